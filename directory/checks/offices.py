"""Offices and their points."""

from collections import Counter, defaultdict
from pathlib import Path

from geopy.distance import great_circle

from directory.checks._content import Table, date_problems, present, units
from directory.checks._geography import in_viet_nam
from directory.compile.tables import read_table
from nlu.text.folding import canonical

MAX_KM = 30.0
_LEVELS = ("high", "medium", "low")
_KINDS = ("ttpvhcc", "ubnd")
_PRECISIONS = ("street", "hamlet", "former_office", "commune_only")
_FLAGS = {
    "same_as_old_unit",
    "names_other_commune",
    "duplicate_suspect",
    "garbled",
    "truncated",
    "temporary",
    "planned",
}


def figures(content: Path) -> dict[str, int]:
    """Counts of offices by kind and confidence, and of communes without one."""
    rows = _offices(content)
    communes = present(units(content)["communes"])
    centres = {row["commune_code"] for row in rows if row["kind"] == "ttpvhcc"}
    known = {row["commune_code"] for row in rows}
    offices = Counter((row["kind"], row["confidence"]) for row in rows if row["site"] == "1")
    points = {row["commune_code"] for row in _points(content)}
    return {
        "sites": len(rows),
        "communes with a service centre": len(centres),
        "communes with a committee office alone": len(known - centres),
        "communes without any office": len(communes.keys() - known),
        **{f"{kind} {level}": offices[kind, level] for kind in _KINDS for level in _LEVELS},
        "communes with an office point": len(points),
        "communes without an office point": len(communes.keys() - points),
    }


def problems(content: Path) -> list[str]:
    """Unknown communes and words, wrong site numbers, unexplained repeated addresses, far-off points."""
    communes = present(units(content)["communes"])
    rows = _offices(content)
    return [
        *(problem for row in rows for problem in _row_problems(row, communes)),
        *_site_numbers(rows),
        *_repeated_addresses(rows, communes),
        *(problem for row in _points(content) for problem in _point_problems(row, communes)),
    ]


def _offices(content: Path) -> Table:
    return read_table(content / "offices" / "offices.csv")


def _points(content: Path) -> Table:
    """Office points; none when the operator leaves the file out because of its licence."""
    path = content / "offices" / "office_points.csv"
    return read_table(path) if path.exists() else []


def _row_problems(row: dict[str, str], communes: dict[str, dict[str, str]]) -> list[str]:
    where = f"{row['commune_code']} {row['kind']} {row['site']}"
    found = date_problems(where, row)
    if row["commune_code"] not in communes:
        found.append(f"{where}: no such present commune")
    for column, words in (("kind", _KINDS), ("precision", _PRECISIONS), ("confidence", _LEVELS)):
        if row[column] not in words:
            found.append(f"{where}: {column} {row[column]!r} is unknown")
    flags = set(filter(None, row["flags"].split(";")))
    if not flags <= _FLAGS:
        found.append(f"{where}: unknown flags {sorted(flags - _FLAGS)}")
    if not (row["address"] or row["former_office"] or row["label"]):
        found.append(f"{where}: neither address nor former office")
    if row["confidence"] == "low" and not row["note"]:
        found.append(f"{where}: low confidence without a note")
    return found


def _site_numbers(rows: Table) -> list[str]:
    sites: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        sites[row["commune_code"], row["kind"]].append(row["site"])
    return [
        f"{code} {kind}: sites are numbered {numbers}"
        for (code, kind), numbers in sites.items()
        if numbers != [str(number) for number in range(1, len(numbers) + 1)]
    ]


def _repeated_addresses(rows: Table, communes: dict[str, dict[str, str]]) -> list[str]:
    """Sites of several communes of one province with the same words and nothing that explains it."""
    places: dict[tuple[str, str, str], Table] = defaultdict(list)
    for row in rows:
        province = communes.get(row["commune_code"], {}).get("province_code", "")
        places[province, canonical(row["address"]), canonical(row["former_office"])].append(row)
    return [
        f"{row['commune_code']} {row['kind']} {row['site']}: same address as another commune, without a note"
        for same in places.values()
        if len({row["commune_code"] for row in same}) > 1
        for row in same
        if not row["note"]
    ]


def _point_problems(row: dict[str, str], communes: dict[str, dict[str, str]]) -> list[str]:
    where = f"point of {row['commune_code']}"
    found = date_problems(where, row)
    commune = communes.get(row["commune_code"])
    if commune is None:
        return [*found, f"{where}: no such present commune"]
    lat, lon = float(row["lat"]), float(row["lon"])
    if not in_viet_nam(lat, lon):
        found.append(f"{where}: {lat}, {lon} is not in Việt Nam")
    km = great_circle((lat, lon), (float(commune["inside_lat"]), float(commune["inside_lon"]))).km
    if km >= MAX_KM:
        found.append(f"{where}: {km:.0f} km from the commune's inside point")
    return found
