"""Units and changes of a dataset as the rows `nlu.places` is built from."""

from collections.abc import Iterable, Mapping

from directory.database import UNKNOWN_START
from directory.units.content import is_former
from directory.units.repository import Change, Key, NamedUnit, UnitRepository

GazetteerRow = dict[str, str | None]


def gazetteer_rows(units: UnitRepository) -> tuple[list[GazetteerRow], list[GazetteerRow]]:
    """Rows with the columns `UNIT_COLUMNS` and `CHANGE_COLUMNS` of `nlu.places.gazetteer`.

    Args:
        units: the dataset.

    Returns:
        Unit rows and change rows (not of provinces), in a fixed order.
    """
    return rows_of(units.all_units(), units.all_changes(), units.all_aliases())


def rows_of(
    units: Iterable[NamedUnit], changes: Iterable[Change], aliases: Mapping[Key, list[str]]
) -> tuple[list[GazetteerRow], list[GazetteerRow]]:
    """The same of what was read already."""
    unit_rows = [_unit(unit, aliases.get((unit.code, unit.valid_from), [])) for unit in units]
    # Provinces succeed each other too, but that is the unit's `successor_code`.
    provinces = {row["code"] for row in unit_rows if row["level"] == "province"}
    return unit_rows, [_change(change) for change in changes if change.old_code not in provinces]


def _unit(unit: NamedUnit, aliases: list[str]) -> GazetteerRow:
    former_province = unit.level == "province" and is_former(unit.valid_to)
    return {
        "code": unit.code,
        "name": unit.name,
        "level": unit.level,
        "province_code": unit.province_code,
        "district_code": unit.district_code,
        "valid_from": None if unit.valid_from == UNKNOWN_START else unit.valid_from.isoformat(),
        "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
        "successor_code": unit.present_province_code if former_province else None,
        "aliases": "|".join(aliases),
    }


def _change(change: Change) -> GazetteerRow:
    return {
        "old_code": change.old_code,
        "new_code": change.new_code,
        "extent": change.extent,
        "agreement": change.agreement,
        "note": change.note,
    }
