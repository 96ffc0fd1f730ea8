"""Which process answers which conversation: a lease in the database that lapses when the process dies."""

import secrets
import time
from collections.abc import Callable

from sqlalchemy import Engine, or_, select, update

from channels.conversation.tables import NEW, conversations, messages


class Leases:
    """The conversations this process answers."""

    def __init__(self, engine: Engine, seconds: float = 6.0, now: Callable[[], float] = time.time) -> None:
        """Use the database; a lease that is not renewed lapses after that many seconds."""
        self._engine = engine
        self._seconds = seconds
        self._now = now
        self._worker = secrets.token_hex(8)

    def take(self, name: str) -> bool:
        """Take a conversation; False when another process has it, or it is gone."""
        free = or_(conversations.c.lease < self._now(), conversations.c.worker == self._worker)
        mine = {"worker": self._worker, "lease": self._now() + self._seconds}
        with self._engine.begin() as connection:
            change = update(conversations).where(conversations.c.name == name, free).values(mine)
            return bool(connection.execute(change).rowcount)

    def renew(self) -> None:
        """Keep what this process still answers."""
        held = (conversations.c.worker == self._worker, conversations.c.lease > 0)
        with self._engine.begin() as connection:
            connection.execute(update(conversations).where(*held).values(lease=self._now() + self._seconds))

    def release(self, name: str | None = None) -> None:
        """Give a conversation back; without a name all of this process."""
        change = update(conversations).where(conversations.c.worker == self._worker)
        if name is not None:
            change = change.where(conversations.c.name == name)
        with self._engine.begin() as connection:
            connection.execute(change.values(worker=None, lease=0.0))

    def waiting(self) -> list[str]:
        """Return the conversations in which a message waits and that nobody answers, oldest first."""
        unheld = conversations.c.lease < self._now()
        orphans = (
            select(messages.c.conversation)
            .join(conversations, conversations.c.name == messages.c.conversation)
            .where(messages.c.state == NEW, unheld)
            .order_by(messages.c.at)
        )
        with self._engine.connect() as connection:
            return list(dict.fromkeys(connection.scalars(orphans)))
