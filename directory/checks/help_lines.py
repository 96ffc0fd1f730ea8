"""Hours and contacts: the scope is known, the hours can be read."""

import re
from pathlib import Path

import opening_hours

from directory.checks._content import Table, date_problems, present, units
from directory.compile.tables import read_table

_PHONE = re.compile(r"[0-9 ]{3,15}")


def figures(content: Path) -> dict[str, int]:
    """Counts of hours and contacts."""
    return {"hours": len(_table(content, "hours")), "contacts": len(_table(content, "contacts"))}


def problems(content: Path) -> list[str]:
    """Unknown scopes, unreadable hours, contacts that cannot be reached."""
    tables = units(content)
    scopes = {"VN", *present(tables["provinces"]), *present(tables["communes"])}
    found: list[str] = []
    for name in ("hours", "contacts"):
        for number, row in enumerate(_table(content, name), start=2):
            where = f"{name}.csv line {number}"
            found += date_problems(where, row)
            if row["scope"] not in scopes:
                found.append(f"{where}: scope {row['scope']!r} is neither VN, a province nor a commune")
            if row["hours"] and not opening_hours.validate(row["hours"]):
                found.append(f"{where}: hours {row['hours']!r} cannot be read")
            if name == "contacts":
                found += _contact_problems(where, row)
    return found


def _table(content: Path, name: str) -> Table:
    return read_table(content / "offices" / f"{name}.csv")


def _contact_problems(where: str, row: dict[str, str]) -> list[str]:
    found = []
    if not (row["phone"] or row["url"]):
        found.append(f"{where}: neither phone nor address on the web")
    if row["phone"] and not _PHONE.fullmatch(row["phone"]):
        found.append(f"{where}: phone {row['phone']!r} is no number")
    if row["url"] and not row["url"].startswith("https://"):
        found.append(f"{where}: {row['url']!r} does not begin with https://")
    return found
