"""All units, old and new, indexed by the names people give them.

Built once from rows (from the directory's database, or from the exported tables) and read-only afterwards.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nlu.places.units import Change, Name, Unit, split_kind
from nlu.places.words import split_words
from nlu.text.folding import fold

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
Index = dict[str, tuple[Name, ...]]
GAP = "*"
LAST_FORMER_DAY = "2025-06-30"


@dataclass(frozen=True, slots=True, repr=False)
class Gazetteer:
    """Units and the indexes over their names. Every index is keyed by a folded name, words joined.

    Attributes:
        units: every unit.
        provinces: names of present and former provinces.
        districts: names of former districts, nationwide.
        communes: names of communes, nationwide.
        in_province: names of communes by the present province they lie in.
        in_district: names of former communes by district code.
        districts_in: names of districts by the present province they lie in.
        near: for each level, names by their folded words with one word left out ("tan *"), to find typing errors.
        changes: former commune code → where it went.
        sources: present commune code → the changes that made it.
        present: present units by code.
        former: former units by code (before 1 July 2025).
        parts: present communes made from a former district, by district code.
    """

    units: tuple[Unit, ...]
    provinces: Index = field(default_factory=dict)
    districts: Index = field(default_factory=dict)
    communes: Index = field(default_factory=dict)
    in_province: dict[str, Index] = field(default_factory=dict)
    in_district: dict[str, Index] = field(default_factory=dict)
    districts_in: dict[str, Index] = field(default_factory=dict)
    near: dict[str, dict[str, tuple[Name, ...]]] = field(default_factory=dict)
    changes: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    sources: dict[str, tuple[Change, ...]] = field(default_factory=dict)
    present: dict[str, Unit] = field(default_factory=dict)
    former: dict[str, Unit] = field(default_factory=dict)
    parts: dict[str, tuple[Unit, ...]] = field(default_factory=dict)

    def province_now(self, unit: Unit) -> str:
        """Code of the present province a unit lies in."""
        if not is_former(unit):
            return unit.province_code
        province = self.former.get(unit.province_code)
        return (province and province.successor_code) or unit.province_code


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
    gazetteer = Gazetteer(tuple(_unit(row) for row in units))
    for unit in gazetteer.units:
        if unit.present:
            gazetteer.present[unit.code] = unit
        elif is_former(unit):
            gazetteer.former[unit.code] = unit
    _index_changes(gazetteer, changes)
    _index_names(gazetteer)
    return gazetteer


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


def _index_names(gazetteer: Gazetteer) -> None:
    flat: dict[str, dict[str, list[Name]]] = {level: defaultdict(list) for level in ("province", "district", "commune")}
    near: dict[str, dict[str, list[Name]]] = {level: defaultdict(list) for level in flat}
    scoped: dict[tuple[str, str], dict[str, list[Name]]] = defaultdict(lambda: defaultdict(list))
    for unit in gazetteer.units:
        for name in _names(gazetteer, unit):
            flat[unit.level][name.folded].append(name)
            scoped[unit.level, name.province][name.folded].append(name)
            if unit.district_code:
                scoped["in_district", unit.district_code][name.folded].append(name)
            for pattern in patterns([fold(word) for word in name.words]):
                near[unit.level][pattern].append(name)
    gazetteer.provinces.update(_frozen(flat["province"]))
    gazetteer.districts.update(_frozen(flat["district"]))
    gazetteer.communes.update(_frozen(flat["commune"]))
    targets = {
        "commune": gazetteer.in_province,
        "district": gazetteer.districts_in,
        "in_district": gazetteer.in_district,
    }
    for (level, code), index in scoped.items():
        if level in targets:
            targets[level][code] = _frozen(index)
    gazetteer.near.update((level, _frozen(index)) for level, index in near.items())


def _frozen(index: Mapping[str, list[Name]]) -> Index:
    return {key: tuple(names) for key, names in index.items()}


def _names(gazetteer: Gazetteer, unit: Unit) -> Iterable[Name]:
    kind, bare = split_kind(unit.name)
    province = gazetteer.province_now(unit)
    former_province = unit.province_code if is_former(unit) else None
    seen = set()
    for alias in (bare, *unit.aliases):
        official = alias is bare
        alias_kind, alias_bare = (kind, bare) if official else split_kind(alias)
        words = split_words(alias_bare)
        exact = "".join(words.exact)
        if exact and (exact, alias_kind) not in seen:
            seen.add((exact, alias_kind))
            yield Name(unit, alias_kind, exact, "".join(words.folded), words.exact, official, province, former_province)


def patterns(words: list[str]) -> Iterable[str]:
    """The words with each one in turn replaced by a gap; words with digits are never left out."""
    for at, word in enumerate(words):
        if word.isalpha():
            yield " ".join((*words[:at], GAP, *words[at + 1 :]))
