"""Endpoints of the questions and redirects."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from directory.dependencies import CurrentView
from directory.errors import FaqNotFoundError, RedirectNotFoundError
from directory.faqs import service
from directory.faqs.repository import FaqRepository
from directory.faqs.schemas import FaqFoundList, FaqList, FaqOut, RedirectOut
from directory.problems import documented

router = APIRouter(prefix="/v1", tags=["faqs"], responses=documented())

Name = Annotated[str, Path(min_length=1, max_length=60)]


@router.get("/faqs", summary="Mọi câu hỏi thường gặp")
def every(view: CurrentView) -> FaqList:
    """Kèm câu trả lời, nguồn và ngày."""
    with view.session() as session:
        return service.every(FaqRepository(session, view.number))


@router.get("/faqs/search", summary="Tìm câu hỏi thường gặp bằng lời thường ngày")
async def search(
    view: CurrentView,
    q: Annotated[str, Query(min_length=1, max_length=500, examples=["co phai doi can cuoc khong"])],
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> FaqFoundList:
    """Có dấu hay không dấu đều được."""
    return service.search(view.snapshot.faq_ranker, view.snapshot.faqs, q, limit)


@router.get("/faqs/{name}", summary="Một câu hỏi thường gặp", responses=documented(FaqNotFoundError))
def detail(view: CurrentView, name: Name) -> FaqOut:
    """Theo mã, ví dụ `id_card_valid`."""
    with view.session() as session:
        return service.detail(FaqRepository(session, view.number), name)


@router.get("/redirects/{name}", summary="Việc của nơi khác", responses=documented(RedirectNotFoundError))
def redirect(view: CurrentView, name: Name) -> RedirectOut:
    """Việc trung tâm cấp xã không làm (hộ chiếu, bằng lái …) và nơi làm việc ấy."""
    with view.session() as session:
        return service.redirect(FaqRepository(session, view.number), name)
