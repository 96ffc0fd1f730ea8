"""Searching units, telling their history, resolving address texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from directory.errors import UnitNotFoundError
from directory.units.content import is_former
from directory.units.models import Unit as UnitRow
from directory.units.repository import UnitRepository
from directory.units.schemas import (
    Resolved,
    Unit,
    UnitCandidate,
    UnitDetail,
    UnitFound,
    UnitLink,
    UnitList,
    UnitRecord,
    unit_fields,
)
from directory.units.search import UnitSearch
from nlu.places.gazetteer import Gazetteer
from nlu.places.gazetteer import is_former as is_former_place
from nlu.places.resolve import resolve
from nlu.places.units import Unit as Place
from nlu.text.folding import canonical, fold


def search(units: UnitSearch, text: str, level: str | None, province: str | None, limit: int) -> UnitList:
    """Units whose name begins with the text, exact diacritics first, present before former."""
    exact = canonical(text)
    rows = units.find(exact, fold(exact), level=level, province=province, limit=limit)
    return UnitList(
        items=[
            UnitFound.model_validate(
                unit_fields(row)
                | {"became": [Unit.of(unit) for unit in units.became(row)] if is_former(row.valid_to) else []}
            )
            for row in rows
        ]
    )


def detail(units: UnitRepository, code: str) -> UnitDetail:
    """Every unit that ever bore the code, with what it became and came from.

    Raises:
        UnitNotFoundError: no unit ever bore it.
    """
    rows = units.by_code(code)
    if not rows:
        raise UnitNotFoundError
    keys = [(row.code, row.valid_from) for row in rows]
    became, came_from, aliases = units.became(keys), units.came_from(keys), units.aliases(code)
    items = []
    for key, row in zip(keys, rows, strict=True):
        record = unit_fields(row) | {
            "aliases": aliases.get(key, []),
            "area_km2": row.area_km2,
            "inside_lat": row.inside_lat,
            "inside_lon": row.inside_lon,
            "became": [UnitLink.of(*link) for link in became.get(key, [])] + _renamed(row, rows),
            "came_from": [UnitLink.of(*link) for link in came_from.get(key, [])],
            "source": row.source,
            "as_of": row.as_of,
        }
        items.append(UnitRecord.model_validate(record))
    return UnitDetail(code=code, items=items)


def _renamed(row: UnitRow, rows: Sequence[UnitRow]) -> list[UnitLink]:
    """A unit that only changed its name became the present unit of the same code."""
    if row.valid_to is None or is_former(row.valid_to):
        return []
    return [
        UnitLink(unit=Unit.of(other), extent="whole", agreement="agreed", note=None)
        for other in rows
        if other.valid_to is None
    ]


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Names of provinces (present and former) and former districts by code."""

    present: dict[str, str]
    former: dict[str, str]

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> "PlaceNames":
        """The names a gazetteer holds."""
        return cls(
            {unit.code: unit.name for unit in gazetteer.units if unit.level == "province" and unit.present},
            {unit.code: unit.name for unit in gazetteer.units if unit.level != "commune" and is_former_place(unit)},
        )

    def unit(self, place: Place) -> Unit:
        """A place of the gazetteer as the API shows it."""
        provinces = self.former if is_former_place(place) else self.present
        return Unit.model_validate(
            {
                "code": place.code,
                "name": place.name,
                "level": place.level,
                "province_code": place.province_code,
                "province_name": provinces.get(place.province_code, place.province_code),
                "district_name": self.former.get(place.district_code or ""),
                "valid_from": _date(place.valid_from),
                "valid_to": _date(place.valid_to),
            }
        )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def resolve_text(gazetteer: Gazetteer, names: PlaceNames, text: str, province: str | None) -> Resolved:
    """What an address text stands for; the province narrows only what the text leaves open."""
    found = resolve(gazetteer, text, province=province)
    show: Callable[[Place], Unit] = names.unit
    return Resolved.model_validate(
        {
            "status": found.status,
            "reason": found.reason,
            "old": [show(unit) for unit in found.old],
            "new": [show(unit) for unit in found.new],
            "candidates": [
                UnitCandidate(
                    unit=show(candidate.unit),
                    old=show(candidate.old) if candidate.old else None,
                    hint=candidate.hint,
                )
                for candidate in found.candidates
            ],
            "score": found.score,
        }
    )
