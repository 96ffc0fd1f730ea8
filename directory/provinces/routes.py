"""Endpoint of the provinces."""

from typing import Annotated

from fastapi import APIRouter, Path

from directory.dependencies import CurrentView
from directory.errors import ProvinceNotFoundError
from directory.problems import documented
from directory.provinces import service
from directory.provinces.schemas import ProvinceSnapshot

router = APIRouter(prefix="/v1/provinces", tags=["provinces"], responses=documented())


@router.get("/{code}/snapshot", summary="Cả một tỉnh trong một tài liệu", responses=documented(ProvinceNotFoundError))
def snapshot(
    view: CurrentView, code: Annotated[str, Path(min_length=2, max_length=5, examples=["79"])]
) -> ProvinceSnapshot:
    """Cho quầy hỗ trợ làm việc khi mất mạng: đơn vị cũ và mới, nơi tiếp nhận, thủ tục, câu hỏi, đường dây hỗ trợ."""
    with view.session() as session:
        return service.snapshot(session, view.snapshot, code, view.clock())
