"""Provinces, districts and communes, old and new."""

import re
from collections import Counter
from pathlib import Path

from directory.checks._content import Table, date_problems, former, overlaps, present, units
from directory.checks._geography import in_viet_nam

_COUNTS = {"provinces": (34, 63), "districts_former": (0, 696), "communes_former": (0, 10_035), "communes": (3_321, 0)}
_WIDTHS = {"provinces": 2, "districts_former": 3, "communes_former": 5, "communes": 5}


def figures(content: Path) -> dict[str, int]:
    """Counts of units."""
    tables = units(content)
    kinds = Counter(row["name"].split()[0] for row in present(tables["communes"]).values())
    return {
        "present provinces": len(present(tables["provinces"])),
        "former provinces": len(former(tables["provinces"])),
        "former districts": len(tables["districts_former"]),
        "former communes": len(tables["communes_former"]),
        "present communes": len(present(tables["communes"])),
        "of these phường": kinds["Phường"],
        "of these xã": kinds["Xã"],
        "of these đặc khu": kinds["Đặc"],
        "communes renamed since 2025-07-01": len(tables["communes"]) - len(present(tables["communes"])),
    }


def problems(content: Path) -> list[str]:
    """Wrong counts, codes, references, dates and inside points."""
    tables = units(content)
    found = _counts(tables) + _references(tables)
    for name, rows in tables.items():
        pattern = re.compile(rf"\d{{{_WIDTHS[name]}}}")
        for row in rows:
            where = f"{name} {row['code']} {row['name']}"
            found += date_problems(where, row)
            if not pattern.fullmatch(row["code"]):
                found.append(f"{where}: the code has not {_WIDTHS[name]} digits")
    found += overlaps(tables["provinces"])
    found += overlaps(tables["communes"] + tables["communes_former"])
    found += [
        f"communes {row['code']} {row['name']}: {row['inside_lat']}, {row['inside_lon']} is not in Việt Nam"
        for row in tables["communes"]
        if not in_viet_nam(float(row["inside_lat"]), float(row["inside_lon"]))
    ]
    return found


def _counts(tables: dict[str, Table]) -> list[str]:
    return [
        f"{name}: {len(present(rows))} present and {len(former(rows))} former codes, expected {_COUNTS[name]}"
        for name, rows in tables.items()
        if (len(present(rows)), len(former(rows))) != _COUNTS[name]
    ]


def _references(tables: dict[str, Table]) -> list[str]:
    now, before = present(tables["provinces"]), former(tables["provinces"])
    districts = former(tables["districts_former"])
    found = [
        f"provinces {row['code']} {row['name']}: successor {row['successor_code']!r} is no present province"
        for row in before.values()
        if row["successor_code"] not in now
    ]
    references = (
        ("districts_former", "province_code", before),
        ("communes_former", "province_code", before),
        ("communes_former", "district_code", districts),
        ("communes", "province_code", now),
    )
    for name, column, known in references:
        found += [
            f"{name} {row['code']} {row['name']}: {column} {row[column]!r} is unknown"
            for row in tables[name]
            if row[column] not in known
        ]
    used = {row["province_code"] for row in tables["communes"]}
    found += [f"provinces {code}: has no commune" for code in sorted(now.keys() - used)]
    return found
