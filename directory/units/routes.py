"""Endpoints of the units."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from directory.dependencies import CurrentView
from directory.errors import UnitNotFoundError
from directory.problems import documented
from directory.units import service
from directory.units.repository import UnitRepository
from directory.units.schemas import Level, Resolved, UnitDetail, UnitList

router = APIRouter(prefix="/v1/units", tags=["units"], responses=documented())

Code = Annotated[str, Path(min_length=2, max_length=10, examples=["26740"])]
Province = Annotated[
    str | None, Query(max_length=5, description="Mã tỉnh, thành phố; bỏ trống nếu không lọc", examples=["79"])
]


@router.get("", summary="Tìm đơn vị theo tên khi đang gõ")
async def search(
    view: CurrentView,
    q: Annotated[str, Query(max_length=100, examples=["bến ngh"])] = "",
    level: Level | None = None,
    province: Province = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 20,
) -> UnitList:
    """Đơn vị mới và cũ có tên bắt đầu bằng `q` (có dấu hoặc không dấu); đơn vị cũ kèm đơn vị mới thay nó."""
    return service.search(view.snapshot.unit_search, q, level, province or None, limit)


@router.get("/resolve", summary="Hiểu một địa chỉ bất kỳ, cũ hay mới")
async def resolve(
    view: CurrentView,
    q: Annotated[str, Query(min_length=1, max_length=500, examples=["p.bến nghé q1"])],
    province: Province = None,
) -> Resolved:
    """Trả về đơn vị hiện nay, một câu hỏi để chọn, hoặc không rõ. Không bao giờ tự đoán."""
    snapshot = view.snapshot
    return service.resolve_text(snapshot.gazetteer, snapshot.place_names, q, province or None)


@router.get("/{code}", summary="Lịch sử của một mã đơn vị", responses=documented(UnitNotFoundError))
def detail(view: CurrentView, code: Code) -> UnitDetail:
    """Mọi đơn vị từng mang mã này, mới nhất trước, kèm đơn vị thay nó và đơn vị tạo nên nó."""
    with view.session() as session:
        return service.detail(UnitRepository(session, view.number), code)
