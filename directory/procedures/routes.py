"""Endpoints of the procedures."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from directory.dependencies import CurrentView
from directory.errors import LinkedGroupNotFoundError, ProcedureNotFoundError
from directory.problems import documented
from directory.procedures import service
from directory.procedures.repository import ProcedureRepository
from directory.procedures.schemas import LinkedGroupOut, ProcedureDetail, ProcedureList, ProcedureNames

router = APIRouter(prefix="/v1", tags=["procedures"], responses=documented())


@router.get("/procedures", summary="Tên mọi thủ tục")
async def every(view: CurrentView) -> ProcedureNames:
    """Cả thủ tục chỉ biết tên; mã đã bị thay không có ở đây."""
    return service.every(view.snapshot.procedures)


@router.get("/procedures/search", summary="Tìm thủ tục bằng lời thường ngày")
async def search(
    view: CurrentView,
    q: Annotated[str, Query(min_length=1, max_length=500, examples=["lam giay khai sinh cho con"])],
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> ProcedureList:
    """Có dấu hay không dấu đều được; thủ tục của người dân đứng trước thủ tục hải quan, thuế của doanh nghiệp."""
    return service.search(view.snapshot.ranker, view.snapshot.procedures, q, limit)


@router.get("/procedures/{code}", summary="Một thủ tục", responses=documented(ProcedureNotFoundError))
def detail(
    view: CurrentView, code: Annotated[str, Path(min_length=1, max_length=40, examples=["1.001193"])]
) -> ProcedureDetail:
    """Mã đã bị thay trả về thủ tục thay nó; `requested_code` cho biết mã được hỏi. Điều chưa biết là null."""
    with view.session() as session:
        return service.detail(ProcedureRepository(session, view.number), code)


@router.get(
    "/linked-groups/{name}", summary="Một nhóm thủ tục làm liền một lần", responses=documented(LinkedGroupNotFoundError)
)
def linked_group(
    view: CurrentView, name: Annotated[str, Path(min_length=1, max_length=60, examples=["birth"])]
) -> LinkedGroupOut:
    """Nhóm liên thông theo Nghị định 63/2024/NĐ-CP: khai sinh, khai tử."""
    with view.session() as session:
        return service.linked_group(ProcedureRepository(session, view.number), name)
