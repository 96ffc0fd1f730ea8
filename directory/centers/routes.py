"""Endpoints of the centres."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from sqlalchemy.orm import Session

from directory.centers.repository import CenterRepository
from directory.centers.schemas import CenterDetail, CenterList, NearestCenters, NearestRequest, Week
from directory.centers.service import CenterService, Places
from directory.dependencies import CurrentView, View
from directory.errors import CenterNotFoundError, OutsideVietnamError, ProcedureNotFoundError
from directory.problems import documented
from directory.procedures.repository import ProcedureRepository

router = APIRouter(prefix="/v1/centers", tags=["centers"], responses=documented())

Code = Annotated[
    str, Path(min_length=5, max_length=20, description="Mã nơi tiếp nhận hoặc mã xã, phường", examples=["26740"])
]


def _service(view: View, session: Session) -> CenterService:
    return CenterService(CenterRepository(session, view.number), view.snapshot.calendar, view.clock())


@router.get("", summary="Nơi tiếp nhận hồ sơ của một xã, một tỉnh, hoặc theo tên")
def search(
    view: CurrentView,
    commune: Annotated[str | None, Query(max_length=10, examples=["26740"])] = None,
    province: Annotated[str | None, Query(max_length=5, examples=["79"])] = None,
    q: Annotated[str, Query(max_length=100)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> CenterList:
    """Mỗi xã, phường một mục. Xã chưa có địa chỉ vẫn có mục, `address` là null và `note` nói rõ."""
    with view.session() as session:
        return _service(view, session).search(commune or None, province or None, q, limit)


@router.get("/{code}", summary="Một nơi tiếp nhận", responses=documented(CenterNotFoundError))
def detail(view: CurrentView, code: Code) -> CenterDetail:
    """Theo mã riêng (`26740-ttpvhcc`, `26740-ubnd`) hoặc theo mã xã, phường."""
    with view.session() as session:
        return _service(view, session).detail(code)


@router.get("/{code}/week", summary="Giờ làm việc bảy ngày tới", responses=documented(CenterNotFoundError))
def week(view: CurrentView, code: Code) -> Week:
    """Hôm nay và sáu ngày sau, đã tính ngày nghỉ lễ, làm bù; `items` là null khi chưa biết giờ làm việc."""
    with view.session() as session:
        return _service(view, session).week(code)


@router.post(
    "/nearest",
    summary="Nơi tiếp nhận gần một vị trí",
    responses=documented(OutsideVietnamError, ProcedureNotFoundError),
)
def nearest(view: CurrentView, request: NearestRequest) -> NearestCenters:
    """Vị trí đi trong thân yêu cầu, không bao giờ trong URL, không được ghi lại. Gần nhất chưa chắc là nơi phải đến."""
    with view.session() as session:
        procedures = ProcedureRepository(session, view.number)
        return _service(view, session).nearest(Places(view.snapshot.points, view.outlines), request, procedures)
