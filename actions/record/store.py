"""The record on disk: one SQLite file."""

import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from actions.record.entry import Unanswered

FILE = "unanswered.sqlite3"
BUSY_SECONDS = 5.0
# The random key decides where a row lies: the order in which rows came, which would show who asked twice, is not kept.
_TABLES = """
CREATE TABLE IF NOT EXISTS unanswered (
    day TEXT NOT NULL, shuffle BLOB NOT NULL, text TEXT NOT NULL, answer_type TEXT NOT NULL,
    label TEXT, confidence REAL, commune TEXT, PRIMARY KEY (day, shuffle)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS done (day TEXT NOT NULL, shuffle BLOB NOT NULL, PRIMARY KEY (day, shuffle)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dropped (day TEXT PRIMARY KEY, messages INTEGER NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Row:
    """One stored message.

    Attributes:
        day: the day in Vietnam.
        text: redacted.
        answer_type: `fallback`, `choose_procedure` or `out_of_scope`.
        label: likeliest label.
        confidence: of the label.
        commune: present commune code.
        key: tells the row from the others of its day; random, 16 hexadecimal digits.
    """

    day: date
    text: str = field(repr=False)
    answer_type: str
    label: str | None = None
    confidence: float | None = None
    commune: str | None = None
    key: str = field(default="", compare=False, repr=False)


class Store:
    """The file, open for writing. Not shared between threads; every method may raise `sqlite3.Error`."""

    def __init__(self, path: Path) -> None:
        """Open or create the file, readable by its owner alone.

        Args:
            path: the file; its folder is made.

        Raises:
            OSError: the folder or the file cannot be made.
            sqlite3.Error: it is no usable database.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        self._db = sqlite3.connect(path, timeout=BUSY_SECONDS)
        try:
            # secure_delete: a deleted row is overwritten, not only forgotten.
            self._db.executescript(
                f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; {_TABLES}"
            )
        except sqlite3.Error:
            self._db.close()
            raise

    def add(self, day: date, entries: Iterable[Unanswered], dropped: int = 0) -> None:
        """Store entries whose text is redacted, and how many were dropped since the last time, all or nothing."""
        rows = [
            (day.isoformat(), secrets.token_bytes(8), e.text, e.answer_type, e.label, e.confidence, e.commune)
            for e in entries
        ]
        with self._db:
            self._db.executemany("INSERT INTO unanswered VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            if dropped:
                self._db.execute(
                    "INSERT INTO dropped VALUES (?, ?) "
                    "ON CONFLICT DO UPDATE SET messages = messages + excluded.messages",
                    (day.isoformat(), dropped),
                )

    def delete_before(self, day: date) -> None:
        """Delete the rows of earlier days, from the write-ahead log as well."""
        with self._db:
            self._db.execute("DELETE FROM unanswered WHERE day < ?", (day.isoformat(),))
            self._db.execute("DELETE FROM done WHERE day < ?", (day.isoformat(),))
            self._db.execute("DELETE FROM dropped WHERE day < ?", (day.isoformat(),))
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def forget(path: Path) -> None:
    """Delete the file and what SQLite keeps beside it.

    Raises:
        OSError: it cannot be deleted.
    """
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def read(path: Path, since: date) -> tuple[list[Row], int]:
    """Read the rows of a day and later.

    Args:
        path: the file; it need not exist.
        since: first day.

    Returns:
        The rows, oldest day first, and how many messages were dropped meanwhile.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    if not path.exists():
        return [], 0
    with reading(path) as db:
        found = db.execute(
            "SELECT day, text, answer_type, label, confidence, commune FROM unanswered WHERE day >= ? ORDER BY day",
            (since.isoformat(),),
        )
        rows = [Row(date.fromisoformat(day), *rest) for day, *rest in found]
        lost = db.execute("SELECT coalesce(sum(messages), 0) FROM dropped WHERE day >= ?", (since.isoformat(),))
        return rows, int(lost.fetchone()[0])


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an existing file for reading alone."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as db:
        yield db
