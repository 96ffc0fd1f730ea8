"""Reading and writing the log of conversations; every method is one transaction."""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite

from channels.conversation.records import Bubble, Message, Question, Waiting
from channels.conversation.tables import ASSISTANT, CITIZEN, DONE, NEW, conversations, messages, metadata
from channels.errors import InboxFull

KEPT_MESSAGES = 200
MILLISECONDS = 1000


class Log:
    """The conversations of the web in a database."""

    def __init__(self, engine: Engine, most_waiting: int, now: Callable[[], float] = time.time) -> None:
        """Use the database; refuse more than that many waiting messages; ``now`` gives seconds since 1970."""
        self._engine = engine
        self._most_waiting = most_waiting
        self._now = now
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert

    def create(self) -> None:
        """Create the tables that are missing."""
        metadata.create_all(self._engine)

    def accept(self, name: str, client_id: str, question: Question) -> tuple[int, bool]:
        """Store a citizen's message; one that is already there is left as it is.

        Args:
            name: of the conversation.
            client_id: the browser's id of the message.
            question: what is kept of it.

        Returns:
            The number of the message, and whether it is new.

        Raises:
            InboxFull: too many messages wait; nothing was stored.
        """
        waiting = select(literal(1)).where(messages.c.state == NEW).limit(self._most_waiting).subquery()
        with self._engine.begin() as connection:
            number = self._next_number(connection, name)
            known = connection.scalar(
                select(messages.c.number).where(messages.c.conversation == name, messages.c.client_id == client_id)
            )
            if known is not None:
                return known, False
            if connection.scalar(select(func.count()).select_from(waiting)) == self._most_waiting:
                raise InboxFull("Đang có quá nhiều người hỏi, xin ông/bà gửi lại sau ít giây.", retry_after=5)
            row = self._row(name, number, CITIZEN, question.model_dump_json(exclude_defaults=True))
            connection.execute(messages.insert(), {**row, "client_id": client_id, "state": NEW})
        return number, True

    def next(self, name: str) -> Waiting | None:
        """Return the oldest message of a conversation that waits for its answer."""
        here = messages.c.conversation == name
        oldest = select(messages).where(here, messages.c.state == NEW).order_by(messages.c.number).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(oldest).mappings().first()
            if row is None:
                return None
            earlier = connection.scalar(select(func.count()).where(here, messages.c.number < row["number"]))
        return Waiting(row["number"], Question.model_validate_json(row["body"]), first=not earlier)

    def answered(self, name: str, number: int, bubbles: Sequence[Bubble]) -> None:
        """Add the answer to a message; nothing happens when it was answered or forgotten in between."""
        mine = (messages.c.conversation == name, messages.c.number == number, messages.c.state == NEW)
        oldest_kept = (
            select(messages.c.number)
            .where(messages.c.conversation == name)
            .order_by(messages.c.number.desc())
            .offset(KEPT_MESSAGES - 1)
            .limit(1)
            .scalar_subquery()
        )
        too_old = (messages.c.conversation == name, messages.c.state == DONE, messages.c.number < oldest_kept)
        with self._engine.begin() as connection:
            if not connection.execute(update(messages).where(*mine).values(state=DONE)).rowcount:
                return
            for bubble in bubbles:
                at = self._next_number(connection, name)
                body = bubble.model_dump_json(exclude_defaults=True)
                connection.execute(messages.insert(), {**self._row(name, at, ASSISTANT, body), "state": DONE})
            connection.execute(delete(messages).where(*too_old))

    def since(self, name: str, after: int) -> tuple[list[Message], bool]:
        """Return the messages of a conversation with a higher number, and whether an answer is under way."""
        here = messages.c.conversation == name
        newer = select(messages).where(here, messages.c.number > after).order_by(messages.c.number)
        with self._engine.connect() as connection:
            rows = connection.execute(newer).mappings().all()
            waits = connection.scalar(select(literal(1)).where(here, messages.c.state == NEW).limit(1)) is not None
        return [_shown(dict(row)) for row in rows], waits

    def message(self, name: str, number: int) -> Message | None:
        """Return one message of a conversation."""
        one = select(messages).where(messages.c.conversation == name, messages.c.number == number)
        with self._engine.connect() as connection:
            row = connection.execute(one).mappings().first()
        return _shown(dict(row)) if row else None

    def forget(self, name: str) -> None:
        """Delete a conversation."""
        with self._engine.begin() as connection:
            connection.execute(delete(messages).where(messages.c.conversation == name))
            connection.execute(delete(conversations).where(conversations.c.name == name))

    def purge(self, silent_for: float, most: int) -> None:
        """Delete conversations silent for that many seconds, and the most silent ones beyond that many."""
        beyond = select(conversations.c.name).order_by(conversations.c.touched_at.desc()).offset(most)
        silent = select(conversations.c.name).where(conversations.c.touched_at < self._now() - silent_for)
        with self._engine.begin() as connection:
            gone = [*connection.scalars(silent), *connection.scalars(beyond.limit(10 * most))]
        for name in gone:
            self.forget(name)

    def _next_number(self, connection: Connection, name: str) -> int:
        now = self._now()
        # A browser may still know the numbers of a conversation that was forgotten: new ones must be higher.
        anew = {"name": name, "last": int(now * MILLISECONDS), "lease": 0.0, "touched_at": now}
        connection.execute(self._insert(conversations).values(anew).on_conflict_do_nothing())
        change = update(conversations).where(conversations.c.name == name)
        change = change.values(last=conversations.c.last + 1, touched_at=now)
        return int(connection.scalar(change.returning(conversations.c.last)) or 0)

    def _row(self, name: str, number: int, who: str, body: str) -> dict[str, Any]:
        return {"conversation": name, "number": number, "who": who, "body": body, "at": self._now()}


def _shown(row: dict[str, Any]) -> Message:
    """Shape a row for the browser."""
    at = datetime.fromtimestamp(row["at"], UTC)
    if row["who"] == CITIZEN:
        question = Question.model_validate_json(row["body"])
        return Message(id=row["number"], author="citizen", text=question.text, at=at, message_id=row["client_id"])
    bubble = Bubble.model_validate_json(row["body"])
    return Message(id=row["number"], author="assistant", at=at, **dict(bubble))
