"""Endpoint of the outlines."""

from typing import Annotated

from fastapi import APIRouter, Query

from directory.dependencies import CurrentView
from directory.errors import InvalidRequestError
from directory.outlines import service
from directory.outlines.schemas import OutlineList
from directory.problems import documented
from directory.units.repository import UnitRepository

router = APIRouter(prefix="/v1/outlines", tags=["outlines"], responses=documented())

# More than any province has.
_MOST = 1_000


@router.get("", summary="Ranh giới để vẽ bản đồ")
def outlines(
    view: CurrentView,
    commune: Annotated[str | None, Query(max_length=10, description="Xã, phường này và các xã, phường giáp nó")] = None,
    province: Annotated[str | None, Query(max_length=5, description="Mọi xã, phường của tỉnh, thành phố")] = None,
) -> OutlineList:
    """Cần đúng một trong hai. Chưa nạp ranh giới thì `known` là false; ranh giới đã giản lược, chỉ để vẽ."""
    if (commune is None) == (province is None):
        raise InvalidRequestError("Cần đúng một trong hai: commune, province.")
    if province is not None:
        found = view.snapshot.unit_search.find("", "", level="commune", province=province, limit=_MOST)
        return service.of_province(view.outlines, {unit.code: unit.name for unit in found})
    with view.session() as session:
        present = UnitRepository(session, view.number).present_communes()
    return service.around(view.outlines, {code: unit.name for code, unit in present.items()}, commune or "")
