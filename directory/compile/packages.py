"""Reads the two published packages the unit tables are compiled from.

``vietnamadminunits`` (MIT) gives the units and the old → new pairs. ``vietnam-provinces`` (GPL-3) is read for
facts alone, as a second opinion on every pair; it is never imported when the service runs.
"""

import importlib
import importlib.util
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

MAIN = "vietnamadminunits"
SECOND = "vietnam-provinces"


@dataclass(frozen=True)
class FormerUnit:
    """A commune of 30 June 2025, or an island district that had no communes (``commune_code`` empty)."""

    province_code: str
    province: str
    district_code: str
    district: str
    commune_code: str
    commune: str
    key: str

    @property
    def code(self) -> str:
        """The commune's code; for an island district without communes the district's (three digits)."""
        return self.commune_code or self.district_code


@dataclass(frozen=True)
class PresentUnit:
    """A commune as it stood on 1 July 2025."""

    code: str
    name: str
    province_code: str
    province: str
    province_key: str
    key: str


@cache
def label(package: str) -> str:
    """Name and version of an installed package, as written in ``source`` columns."""
    return f"{package} {version(package)}"


def _folder() -> Path:
    spec = importlib.util.find_spec(MAIN)  # found, not imported: importing it pulls in a geocoder
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{MAIN} is not installed; sync the dependency group 'data'")
    return Path(spec.submodule_search_locations[0]) / "data"


def _rows(table: str) -> Iterator[sqlite3.Row]:
    connection = sqlite3.connect(f"file:{_folder() / 'dataset.db'}?mode=ro&immutable=1", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        yield from connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - two constant names below
    finally:
        connection.close()


@cache
def former_units() -> tuple[FormerUnit, ...]:
    """Every commune of 30 June 2025 and the five island districts without communes, in code order."""
    units = [
        FormerUnit(
            province_code=row["provinceCode"],
            province=row["province"],
            district_code=row["districtCode"],
            district=row["district"],
            commune_code=row["wardCode"] or "",
            commune=row["ward"] or "",
            key=f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}",
        )
        for row in _rows("admin_units_legacy")
    ]
    return tuple(sorted(units, key=lambda unit: unit.code))


@cache
def present_units() -> tuple[PresentUnit, ...]:
    """Every commune of 1 July 2025, in code order."""
    units = [
        PresentUnit(
            code=row["wardCode"],
            name=row["ward"],
            province_code=row["provinceCode"],
            province=row["province"],
            province_key=row["provinceKey"],
            key=row["wardKey"],
        )
        for row in _rows("admin_units")
    ]
    return tuple(sorted(units, key=lambda unit: unit.code))


def province_successors() -> dict[str, str]:
    """Former province code → present province code."""
    table: dict[str, list[str]] = _conversion()["DICT_PROVINCE"]
    former = {unit.key.split("_", 1)[0]: unit.province_code for unit in former_units()}
    present = {unit.province_key: unit.province_code for unit in present_units()}
    return {former[old]: present[new] for new, olds in table.items() for old in olds}


def main_pairs() -> set[tuple[str, str]]:
    """Old code → new code as ``vietnamadminunits`` has it."""
    old = {unit.key: unit.code for unit in former_units()}
    new = {(unit.province_key, unit.key): unit.code for unit in present_units()}
    table = _conversion()
    pairs = set()
    for province, merged in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        pairs |= {(old[former], new[province, key]) for key, formers in merged.items() for former in formers}
    for province, divided in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        pairs |= {
            (old[former], new[province, part["newWardKey"]]) for former, parts in divided.items() for part in parts
        }
    return pairs


def second_pairs() -> set[tuple[str, str]]:
    """Old code → new code as ``vietnam-provinces`` has it (from the official conversion table)."""
    table = _second("_ward_conversion_2025").OLD_TO_NEW
    return {(f"{old:05d}", f"{new.code:05d}") for old, entry in table.items() for new in entry.new_wards}


def second_former_names() -> dict[str, str]:
    """Former commune code → name as ``vietnam-provinces`` spells it."""
    return {f"{code:05d}": ward.name for code, ward in _second("legacy._lookup").WARD_MAPPING.items()}


def _second(module: str) -> Any:
    """A module of the second package; imported on use, so that nothing but compiling needs the package."""
    return importlib.import_module(f"vietnam_provinces.{module}")


@cache
def _conversion() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((_folder() / "converter_2025.json").read_text(encoding="utf-8"))
    return table
