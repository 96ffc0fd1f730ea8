"""Which recorded messages a help desk has dealt with."""

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from actions.record.store import BUSY_SECONDS, Row, reading


@dataclass(frozen=True)
class Places:
    """Which messages are wanted, by where they were asked.

    Attributes:
        communes: present commune codes.
        unplaced: also those whose commune is unknown.
    """

    communes: Collection[str]
    unplaced: bool = False


def read_open(path: Path, since: date, places: Places) -> list[Row]:
    """Read the rows of some places that nobody has dealt with.

    Args:
        path: the file; it need not exist.
        since: first day.
        places: where they were asked.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    if not path.exists():
        return []
    marks = ", ".join("?" * len(places.communes))
    here = f"(commune IN ({marks}){' OR commune IS NULL' if places.unplaced else ''})"
    # Only question marks are put in.
    query = f"""
        SELECT day, text, answer_type, label, confidence, commune, shuffle FROM unanswered
        WHERE day >= ? AND {here} AND (day, shuffle) NOT IN (SELECT day, shuffle FROM done) ORDER BY day, shuffle
    """  # noqa: S608
    with reading(path) as db:
        return [_row(*cells) for cells in db.execute(query, (since.isoformat(), *places.communes))]


def mark_done(path: Path, rows: Iterable[Row]) -> None:
    """Note that somebody dealt with rows of `read_open`; they stay in the record for the report.

    Raises:
        sqlite3.Error: the file cannot be written.
    """
    keys = [(row.day.isoformat(), bytes.fromhex(row.key)) for row in rows]
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as db, db:
        db.executemany("INSERT OR IGNORE INTO done VALUES (?, ?)", keys)


def _row(  # noqa: PLR0913, PLR0917 - the columns of one row
    day: str,
    text: str,
    answer_type: str,
    label: str | None,
    confidence: float | None,
    commune: str | None,
    shuffle: bytes,
) -> Row:
    return Row(date.fromisoformat(day), text, answer_type, label, confidence, commune, shuffle.hex())
