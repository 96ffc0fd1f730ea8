"""Other names of units."""

from collections import Counter
from pathlib import Path

from directory.checks._content import Table, date_problems, units
from directory.compile.tables import read_table

_KINDS = ("nickname", "former_name", "spelling")


def figures(content: Path) -> dict[str, int]:
    """Counts of aliases by kind."""
    return dict(sorted(Counter(row["kind"] for row in _aliases(content)).items()))


def problems(content: Path) -> list[str]:
    """Aliases of unknown units, unknown kinds, repeated or empty aliases."""
    rows = _aliases(content)
    known = {(row["code"], row["valid_from"]) for table in units(content).values() for row in table}
    found: list[str] = []
    for row in rows:
        where = f"{row['code']} {row['alias']!r}"
        found += date_problems(where, row)
        if (row["code"], row["valid_from"]) not in known:
            found.append(f"{where}: no unit has this code from {row['valid_from'] or 'ever'}")
        if row["kind"] not in _KINDS:
            found.append(f"{where}: kind {row['kind']!r} is unknown")
        if not row["alias"].strip() or "|" in row["alias"]:
            found.append(f"{where}: an alias is a name without '|'")
    seen = Counter((row["code"], row["valid_from"], row["alias"].casefold()) for row in rows)
    return found + [f"{code} {alias!r}: listed {count} times" for (code, _, alias), count in seen.items() if count > 1]


def _aliases(content: Path) -> Table:
    return read_table(content / "units" / "aliases.csv")
