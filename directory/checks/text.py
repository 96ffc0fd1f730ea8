"""The form of every content file: UTF-8, NFC, no stray spaces, columns as documented."""

import csv
import unicodedata
from pathlib import Path

from directory.compile import aliases, changes, office_points, offices, units

_COLUMNS = {
    "units/provinces.csv": units.PROVINCE_COLUMNS,
    "units/districts_former.csv": units.DISTRICT_COLUMNS,
    "units/communes_former.csv": units.FORMER_COLUMNS,
    "units/communes.csv": units.COMMUNE_COLUMNS,
    "units/changes.csv": changes.CHANGE_COLUMNS,
    "units/aliases.csv": aliases.ALIAS_COLUMNS,
    "offices/offices.csv": offices.OFFICE_COLUMNS,
    "offices/office_points.csv": office_points.POINT_COLUMNS,
    "offices/hours.csv": ("scope", "hours", "label", "source", "as_of"),
    "offices/contacts.csv": ("scope", "kind", "name", "phone", "url", "hours", "note", "source", "as_of"),
}
_OPTIONAL = "offices/office_points.csv"  # its licence forbids commercial use; everything works without it


def problems(content: Path) -> list[str]:
    """Files that are missing or not in the house form."""
    missing = [name for name in _COLUMNS if name != _OPTIONAL and not (content / name).exists()]
    found = [f"{name}: missing" for name in missing]
    for path in sorted(content.rglob("*")):
        if path.suffix not in (".csv", ".yml", ".md"):
            continue
        name = path.relative_to(content).as_posix()
        text = path.read_bytes().decode("utf-8")  # not read_text: it hides CR
        if not unicodedata.is_normalized("NFC", text):
            found.append(f"{name}: not in NFC")
        if "\r" in text or "\ufeff" in text:
            found.append(f"{name}: lines end in CR, or a byte order mark")
        if path.suffix == ".csv":
            found += _table_problems(name, text)
    return found


def _table_problems(name: str, text: str) -> list[str]:
    header, *rows = csv.reader(text.splitlines())
    found = []
    if name in _COLUMNS and tuple(header) != _COLUMNS[name]:
        found.append(f"{name}: columns are {', '.join(header)}")
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            found.append(f"{name} line {number}: {len(row)} fields, expected {len(header)}")
        if any(field != field.strip() or "  " in field for field in row):
            found.append(f"{name} line {number}: stray spaces")
    return found
