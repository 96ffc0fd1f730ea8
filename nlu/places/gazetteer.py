"""All units, old and new, indexed by the names people give them.

Built once from rows (from the directory's database, or from the exported tables) and read-only afterwards.
"""

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nlu.places.index import Index, IndexBuilder, names_of
from nlu.places.reading import Found, Province
from nlu.places.units import Change, Name, Unit

UNIT_COLUMNS = (
    "code",
    "name",
    "level",
    "province_code",
    "district_code",
    "valid_from",
    "valid_to",
    "successor_code",
    "aliases",
)
"""Columns of a unit row. Dates are ISO, empty when unknown or open; `aliases` are joined by "|"."""

CHANGE_COLUMNS = ("old_code", "new_code", "extent", "agreement")
"""Columns of a change row: former commune → present commune, `whole`/`part`, `agreed`/`doubtful`."""

Row = Mapping[str, str | None]
LAST_FORMER_DAY = "2025-06-30"


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Gazetteer:
    """Units and the indexes over their names. Every index is keyed by a folded name, words joined.

    Attributes:
        units: every unit.
        provinces: names of present and former provinces.
        districts: names of former districts, nationwide.
        communes: names of communes, nationwide.
        in_province: names of communes by the present province they lie in.
        districts_in: names of districts by the present province they lie in.
        near: for each level, nationwide (None) and by present province, names by their folded words with one word left
            out ("tan *"), to find typing errors.
        changes: former commune code → where it went.
        sources: present commune code → the changes that made it.
        present: present units by code.
        former: former units by code (before 1 July 2025).
        parts: present communes made from a former district, by district code.
        part_codes: their codes.
        memory: what `nlu.places.containers` has read from the ends of texts; bounded there.
        scopes: province names in groups of one present province, as they were needed.
    """

    units: tuple[Unit, ...]
    provinces: Index = field(default_factory=Index)
    districts: Index = field(default_factory=Index)
    communes: Index = field(default_factory=Index)
    in_province: dict[str, Index] = field(default_factory=dict)
    districts_in: dict[str, Index] = field(default_factory=dict)
    near: dict[tuple[str, str | None], dict[str, tuple[Name, ...]]] = field(default_factory=dict)
    changes: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    sources: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    present: dict[str, Unit] = field(default_factory=dict)
    former: dict[str, Unit] = field(default_factory=dict)
    parts: dict[str, tuple[Unit, ...]] = field(default_factory=dict)
    part_codes: dict[str, frozenset[str]] = field(default_factory=dict)
    memory: dict[Any, list[Found]] = field(default_factory=dict)
    scopes: dict[tuple[Name, ...], list[Province]] = field(default_factory=dict)

    def province_now(self, unit: Unit) -> str:
        """Code of the present province a unit lies in."""
        if not is_former(unit):
            return unit.province_code
        province = self.former.get(unit.province_code)
        return (province and province.successor_code) or unit.province_code

    def inside(self, names: Sequence[Name], districts: Collection[str]) -> tuple[Name, ...]:
        """Those of the names that lie in the districts: former communes of them first, then what was made from them."""
        former = tuple([name for name in names if name.unit.district_code in districts])
        if len(former) == len(names):
            return former
        parts = [self.part_codes[code] for code in districts if code in self.part_codes]
        present = [
            name for name in names if not name.unit.district_code and any(name.unit.code in codes for codes in parts)
        ]
        return (*former, *present)


def is_former(unit: Unit) -> bool:
    """Whether a unit belongs to the three-level order before 1 July 2025 (not merely to an earlier name)."""
    return unit.valid_to is not None and unit.valid_to <= LAST_FORMER_DAY


def load(units_tsv: Path, changes_tsv: Path) -> Gazetteer:
    """Read the exported tables.

    Args:
        units_tsv: tab separated, header `UNIT_COLUMNS`, UTF-8.
        changes_tsv: tab separated, header `CHANGE_COLUMNS`, UTF-8.

    Raises:
        OSError: a file cannot be read.
        KeyError: a column is missing.
    """
    return from_rows(_read(units_tsv), _read(changes_tsv))


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def from_rows(units: Iterable[Row], changes: Iterable[Row]) -> Gazetteer:
    """Build the gazetteer from rows with `UNIT_COLUMNS` and `CHANGE_COLUMNS`.

    Raises:
        KeyError: a column is missing, or a change names a unit that is not there.
    """
    known = tuple(_unit(row) for row in units)
    gazetteer = Gazetteer(
        known,
        present={unit.code: unit for unit in known if unit.present},
        former={unit.code: unit for unit in known if is_former(unit)},
    )
    _index_changes(gazetteer, changes)
    return _with_names(gazetteer)


def _unit(row: Row) -> Unit:
    return Unit(
        code=row["code"] or "",
        name=row["name"] or "",
        level=row["level"] or "",
        province_code=row["province_code"] or "",
        district_code=row["district_code"] or None,
        valid_from=row["valid_from"] or None,
        valid_to=row["valid_to"] or None,
        successor_code=row["successor_code"] or None,
        aliases=tuple(alias for alias in (row["aliases"] or "").split("|") if alias),
    )


def _index_changes(gazetteer: Gazetteer, rows: Iterable[Row]) -> None:
    by_old: dict[str, list[Change]] = defaultdict(list)
    by_new: dict[str, list[Change]] = defaultdict(list)
    parts: dict[str, dict[str, Unit]] = defaultdict(dict)
    for row in rows:
        old = gazetteer.former[row["old_code"] or ""]
        new = gazetteer.present[row["new_code"] or ""]
        change = Change(old, new, row["extent"] == "whole", row["agreement"] == "agreed")
        by_old[old.code].append(change)
        by_new[new.code].append(change)
        parts[old.district_code or old.code][new.code] = new
    gazetteer.changes.update((code, tuple(found)) for code, found in by_old.items())
    gazetteer.sources.update((code, tuple(found)) for code, found in by_new.items())
    gazetteer.parts.update((code, tuple(found.values())) for code, found in parts.items())
    gazetteer.part_codes.update((code, frozenset(found)) for code, found in parts.items())


def _with_names(gazetteer: Gazetteer) -> Gazetteer:
    nationwide: dict[str, IndexBuilder] = defaultdict(IndexBuilder)
    by_province: dict[tuple[str, str], IndexBuilder] = defaultdict(IndexBuilder)
    for unit in gazetteer.units:
        province = gazetteer.province_now(unit)
        for name in names_of(unit, province, unit.province_code if is_former(unit) else None):
            nationwide[unit.level].add(name)
            by_province[unit.level, province].add(name)
    return replace(
        gazetteer,
        provinces=nationwide["province"].index(),
        districts=nationwide["district"].index(),
        communes=nationwide["commune"].index(),
        in_province={code: built.index() for (level, code), built in by_province.items() if level == "commune"},
        districts_in={code: built.index() for (level, code), built in by_province.items() if level == "district"},
        near={key: built.near() for key, built in by_province.items()}
        | {(level, None): built.near() for level, built in nationwide.items()},
    )
