"""What people thought of answers: which kind of answer, whether it helped, one masked line; exported by an operator."""

import csv
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TextIO

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from channels.conversation.records import Message
from channels.conversation.tables import feedback

KEEP_DAYS = 90
COLUMNS = ("day", "type", "code", "helpful", "text")


class Feedback:
    """Opinions in the database."""

    def __init__(self, engine: Engine, now: Callable[[], float] = time.time) -> None:
        """Use the database; ``now`` gives seconds since 1970."""
        self._engine = engine
        self._now = now
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert

    def put(self, key: str, message: Message, text: str, *, helpful: bool) -> None:
        """Keep an opinion about an answer; a second one about the same answer replaces the first.

        Args:
            key: names the answer and gives nobody away.
            message: the answer.
            text: one line, personal data masked; may be empty.
            helpful: whether the answer helped.
        """
        answer = message.answer or {}
        code = answer.get("code") or answer.get("id") or answer.get("commune_code")
        day = datetime.fromtimestamp(self._now(), UTC).date()
        row = {
            "day": day,
            "type": answer.get("type"),
            "code": code,
            "helpful": helpful,
            "text": " ".join(text.split()) or None,
        }
        with self._engine.begin() as connection:
            connection.execute(delete(feedback).where(feedback.c.day < day - timedelta(days=KEEP_DAYS)))
            insert = self._insert(feedback).values(answer=key, **row)
            connection.execute(insert.on_conflict_do_update(index_elements=["answer"], set_=row))

    def export(self, file: TextIO) -> int:
        """Write everything as CSV, oldest first; return the number of rows."""
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        rows = select(*(feedback.c[name] for name in COLUMNS)).order_by(feedback.c.day, feedback.c.answer)
        with self._engine.connect() as connection:
            found = connection.execute(rows).all()
        writer.writerows([*row[:-1], _harmless(row[-1])] for row in found)
        return len(found)


def _harmless(text: str | None) -> str | None:
    """Keep a spreadsheet from taking a citizen's line for a formula."""
    return f"'{text}" if text and text[0] in "=+-@" else text
