"""Compiles provinces, former districts, former communes and present communes."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from directory.compile import packages
from directory.compile.names import tidy
from directory.compile.tables import Row, read_table

REFORM = date(2025, 7, 1)
LAST_DAY_BEFORE = (REFORM - timedelta(days=1)).isoformat()

PROVINCE_COLUMNS = ("code", "name", "valid_from", "valid_to", "successor_code", "source", "as_of")
DISTRICT_COLUMNS = ("code", "name", "province_code", "valid_from", "valid_to", "source", "as_of")
FORMER_COLUMNS = ("code", "name", "district_code", "province_code", "valid_from", "valid_to", "source", "as_of")
COMMUNE_COLUMNS = (
    "code",
    "name",
    "province_code",
    "valid_from",
    "valid_to",
    "area_km2",
    "inside_lat",
    "inside_lon",
    "source",
    "as_of",
)

PROVINCES_SOURCE = "Nghị quyết 202/2025/QH15"
COMMUNES_SOURCE = "Quyết định 19/2025/QĐ-TTg"
_LATER = Path(__file__).with_name("later_changes.csv")


def provinces() -> list[Row]:
    """Present provinces (one row a name) followed by the 63 of before the reform."""
    names = {unit.province_code: unit.province for unit in packages.present_units()}
    source = f"{PROVINCES_SOURCE}; {packages.label(packages.MAIN)}"
    present: list[Row] = [
        {"code": code, "name": tidy(name), "successor_code": "", **period}
        for code, first_name in sorted(names.items())
        for name, period in _periods("province", code, first_name, source)
    ]
    successors = packages.province_successors()
    former_names = {unit.province_code: unit.province for unit in packages.former_units()}
    former: list[Row] = [
        {"code": code, "name": tidy(name), "successor_code": successors[code], **_former_period()}
        for code, name in sorted(former_names.items())
    ]
    return present + former


def districts_former() -> list[Row]:
    """The districts that ended on 30 June 2025."""
    names = {unit.district_code: (unit.district, unit.province_code) for unit in packages.former_units()}
    return [
        {"code": code, "name": tidy(name), "province_code": province, **_former_period()}
        for code, (name, province) in sorted(names.items())
    ]


def communes_former() -> list[Row]:
    """The communes that ended on 30 June 2025."""
    return [
        {
            "code": unit.commune_code,
            "name": tidy(unit.commune),
            "district_code": unit.district_code,
            "province_code": unit.province_code,
            **_former_period(),
        }
        for unit in packages.former_units()
        if unit.commune_code
    ]


def communes(measures: dict[str, Row]) -> list[Row]:
    """Present communes, one row a name.

    Args:
        measures: Commune code → ``area_km2``, ``inside_lat``, ``inside_lon`` (WGS84, degrees).

    Returns:
        Rows in code order; a renamed commune has its earlier name first.
    """
    source = f"{COMMUNES_SOURCE}; {packages.label(packages.MAIN)}"
    return [
        {"code": unit.code, "name": tidy(name), "province_code": unit.province_code, **period, **measures[unit.code]}
        for unit in packages.present_units()
        for name, period in _periods("commune", unit.code, unit.name, source)
    ]


def _former_period() -> dict[str, str]:
    source = packages.label(packages.MAIN)
    return {"valid_from": "", "valid_to": LAST_DAY_BEFORE, "source": source, "as_of": LAST_DAY_BEFORE}


def _periods(level: str, code: str, first_name: str, source: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each name of a present unit with its ``valid_from``, ``valid_to``, ``source`` and ``as_of``."""
    names = [(first_name, REFORM.isoformat(), source, REFORM.isoformat())]
    names += [
        (row["name"], row["valid_from"], row["source"], row["as_of"])
        for row in read_table(_LATER)
        if (row["level"], row["code"]) == (level, code)
    ]
    for index, (name, start, name_source, as_of) in enumerate(names):
        following = names[index + 1][1] if index + 1 < len(names) else None
        end = (date.fromisoformat(following) - timedelta(days=1)).isoformat() if following else ""
        yield name, {"valid_from": start, "valid_to": end, "source": name_source, "as_of": as_of}
