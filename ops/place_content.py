"""The gazetteer straight from the content files, without a database, for checks and tests."""

import csv
from collections import defaultdict
from pathlib import Path

from nlu.places.gazetteer import Gazetteer, from_rows

_LEVELS = {
    "provinces.csv": "province",
    "districts_former.csv": "district",
    "communes_former.csv": "commune",
    "communes.csv": "commune",
}


def read_content(folder: Path) -> Gazetteer:
    """Build the gazetteer from `units/*.csv` of the directory's content.

    Raises:
        OSError: a file is missing.
        KeyError: a column is missing.
    """
    aliases = defaultdict(list)
    for row in _rows(folder / "aliases.csv"):
        aliases[row["code"], row["valid_from"]].append(row["alias"])
    units = [
        {
            "code": row["code"],
            "name": row["name"],
            "level": level,
            "province_code": row.get("province_code", row["code"]),
            "district_code": row.get("district_code", ""),
            "valid_from": row["valid_from"],
            "valid_to": row["valid_to"],
            "successor_code": row.get("successor_code", ""),
            "aliases": "|".join(aliases[row["code"], row["valid_from"]]),
        }
        for file, level in _LEVELS.items()
        for row in _rows(folder / file)
    ]
    return from_rows(units, _rows(folder / "changes.csv"))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
