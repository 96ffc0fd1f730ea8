"""What several topics need to know about the content."""

from collections import defaultdict
from datetime import date
from pathlib import Path

from directory.compile.tables import read_table

LAST_FORMER_DAY = "2025-06-30"
_UNIT_TABLES = ("provinces", "districts_former", "communes_former", "communes")

Table = list[dict[str, str]]


def units(content: Path) -> dict[str, Table]:
    """The four unit tables by name."""
    return {name: read_table(content / "units" / f"{name}.csv") for name in _UNIT_TABLES}


def present(rows: Table) -> dict[str, dict[str, str]]:
    """Code → the row that is valid today."""
    return {row["code"]: row for row in rows if not row["valid_to"]}


def former(rows: Table) -> dict[str, dict[str, str]]:
    """Code → the row of the three-level order before 1 July 2025."""
    return {row["code"]: row for row in rows if row["valid_to"] == LAST_FORMER_DAY}


def date_problems(where: str, row: dict[str, str]) -> list[str]:
    """Dates that are no ISO dates, or a unit that ends before it begins."""
    found = []
    for column in ("valid_from", "valid_to", "as_of"):
        text = row.get(column, "")
        if text and not _is_date(text):
            found.append(f"{where}: {column} {text!r} is no date (YYYY-MM-DD)")
    start, end = row.get("valid_from"), row.get("valid_to")
    if start and end and start > end:
        found.append(f"{where}: ends {end} before it begins {start}")
    if not row["as_of"] or not row["source"]:
        found.append(f"{where}: source or as_of is missing")
    return found


def overlaps(rows: Table) -> list[str]:
    """Pairs of rows of one code whose validity overlaps (an open end reaches for ever)."""
    periods: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in rows:
        periods[row["code"]].append((row["valid_from"], row["valid_to"] or "9999-12-31", row["name"]))
    return [
        f"{code}: {one} (to {end}) overlaps {other} (from {start or 'ever'})"
        for code, spans in periods.items()
        for (_, end, one), (start, _, other) in zip(sorted(spans), sorted(spans)[1:], strict=False)
        if start <= end
    ]


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
