"""Answers of an online geocoder, kept in an SQLite file: also that there was none. Queries are kept as hashes only."""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

FOUND_FOR = timedelta(days=30)
MISSED_FOR = timedelta(days=7)
_TABLE = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT, until TEXT NOT NULL)"


class AnswerMemory:
    """Remembers answers for a while: 30 days what was found, 7 days that nothing was."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        """Keep answers in a file (made when missing); the clock tells the moment."""
        self._path = path
        self._clock = clock
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._open()) as connection:
            connection.execute(_TABLE)

    def recall(self, query: str) -> tuple[bool, list[Any]]:
        """Whether a query was asked before, and what came of it."""
        with closing(self._open()) as connection:
            found = connection.execute(
                "SELECT answer FROM answers WHERE key = ? AND until > ?", (_key(query), self._clock().isoformat())
            ).fetchone()
        return (False, []) if found is None else (True, json.loads(found[0]))

    def keep(self, query: str, answer: list[Any]) -> None:
        """Remember what came of a query, and forget what is too old."""
        now = self._clock()
        until = now + (FOUND_FOR if answer else MISSED_FOR)
        with closing(self._open()) as connection:
            connection.execute("DELETE FROM answers WHERE until <= ?", (now.isoformat(),))
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (_key(query), json.dumps(answer), until.isoformat())
            )

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=30, isolation_level=None)


def _key(query: str) -> str:
    return hashlib.sha256(query.encode()).hexdigest()
