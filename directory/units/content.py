"""Rows of the units, their changes and aliases, from `content/units/`."""

from datetime import date
from typing import Any

from directory.database import UNKNOWN_START
from directory.datasets.content import Content, Record
from directory.datasets.rows import Row, Rows
from directory.units.models import Unit, UnitAlias, UnitChange
from nlu.places.units import split_kind
from nlu.text.folding import canonical, fold

# Last day of the three levels; what ended by then is a "former" unit, what ended later was only renamed.
LAST_FORMER_DAY = date(2025, 6, 30)


def rows(content: Content) -> Rows:
    """All rows of the domain.

    Args:
        content: the content folder.

    Returns:
        Units, changes (communes, and former to present provinces) and aliases.

    Raises:
        ContentRefusedError: a cell cannot be read.
    """
    provinces = list(content.table("units/provinces.csv"))
    units = _provinces(provinces)
    names = _Names(units)
    units += [_unit(record, "district", names) for record in content.table("units/districts_former.csv")]
    names = _Names(units)
    units += [_unit(record, "commune", names) for record in content.table("units/communes_former.csv")]
    units += [_unit(record, "commune", names) for record in content.table("units/communes.csv")]
    starts = _Starts(units)
    found = Rows()
    found.add(Unit, units)
    changes = [_change(record, starts) for record in content.table("units/changes.csv")]
    changes += [_succession(record, starts) for record in provinces if record.optional("successor_code")]
    found.add(UnitChange, changes)
    found.add(UnitAlias, [_alias(record) for record in content.table("units/aliases.csv", optional=True)])
    return found


def is_former(valid_to: date | None) -> bool:
    """Whether a unit with this last day belongs to the three levels before 1 July 2025."""
    return valid_to is not None and valid_to <= LAST_FORMER_DAY


class _Names:
    """Names of provinces and districts by code; present and former provinces apart, since codes were reused."""

    def __init__(self, units: list[Row]) -> None:
        self.present = {row["code"]: row["name"] for row in units if row["valid_to"] is None}
        self.former = {row["code"]: row for row in units if is_former(row["valid_to"])}


class _Starts:
    """First day of validity by code, of the former and of the newest unit that bears it."""

    def __init__(self, units: list[Row]) -> None:
        self.former = {row["code"]: row["valid_from"] for row in units if is_former(row["valid_to"])}
        self.newest = {row["code"]: row["valid_from"] for row in units if row["valid_to"] is None}


def _provinces(records: list[Record]) -> list[Row]:
    successors = {
        record.text("code"): record.optional("successor_code")
        for record in records
        if is_former(record.optional_date("valid_to"))
    }
    found = []
    for record in records:
        code = record.text("code")
        former = is_former(record.optional_date("valid_to"))
        found.append(
            _base(record, "province")
            | {
                "province_code": code,
                "province_name": record.text("name"),
                "present_province_code": (former and successors[code]) or code,
                "district_code": None,
                "district_name": None,
            }
        )
    return found


def _unit(record: Record, level: str, names: _Names) -> Row:
    base = _base(record, level)
    province = record.text("province_code")
    district = record.optional("district_code")
    former = names.former.get(province) if is_former(base["valid_to"]) else None
    return base | {
        "province_code": province,
        "province_name": former["name"] if former else names.present.get(province, province),
        "present_province_code": former["present_province_code"] if former else province,
        "district_code": district,
        "district_name": names.former[district]["name"] if district in names.former else None,
    }


def _base(record: Record, level: str) -> dict[str, Any]:
    name = record.text("name")
    short_name = split_kind(name)[1]
    return {
        "code": record.text("code"),
        "valid_from": record.optional_date("valid_from") or UNKNOWN_START,
        "valid_to": record.optional_date("valid_to"),
        "level": level,
        "name": name,
        "canonical_name": canonical(name),
        "canonical_short_name": canonical(short_name),
        "folded_name": fold(canonical(name)),
        "folded_short_name": fold(canonical(short_name)),
        "area_km2": record.optional_number("area_km2"),
        "inside_lat": record.optional_number("inside_lat"),
        "inside_lon": record.optional_number("inside_lon"),
        "source": record.text("source"),
        "as_of": record.date("as_of"),
    }


def _change(record: Record, starts: _Starts) -> Row:
    old, new = record.text("old_code"), record.text("new_code")
    return {
        "old_code": old,
        "old_valid_from": starts.former.get(old, UNKNOWN_START),
        "new_code": new,
        "new_valid_from": starts.newest.get(new, UNKNOWN_START),
        "extent": record.text("extent"),
        "agreement": record.text("agreement"),
        "note": record.optional("note"),
        "source": record.text("source"),
        "as_of": record.date("as_of"),
    }


def _succession(record: Record, starts: _Starts) -> Row:
    new = record.text("successor_code")
    return {
        "old_code": record.text("code"),
        "old_valid_from": record.optional_date("valid_from") or UNKNOWN_START,
        "new_code": new,
        "new_valid_from": starts.newest.get(new, UNKNOWN_START),
        "extent": "whole",
        "agreement": "agreed",
        "note": None,
        "source": record.text("source"),
        "as_of": record.date("as_of"),
    }


def _alias(record: Record) -> Row:
    alias = record.text("alias")
    return {
        "code": record.text("code"),
        "valid_from": record.optional_date("valid_from") or UNKNOWN_START,
        "alias": alias,
        "folded_alias": fold(canonical(alias)),
        "kind": record.text("kind"),
        "source": record.text("source"),
        "as_of": record.date("as_of"),
    }
