"""What was done at the help desk, by which account and when; nothing of a citizen, no words, no address."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Engine, delete, insert, select

from channels.helpdesk.tables import events

KEEP_SECONDS = 180 * 86400.0


class Event(StrEnum):
    """What is noted."""

    SIGNED_IN = "signed_in"
    REFUSED = "refused"
    SIGNED_OUT = "signed_out"
    CREATED = "created"
    DISABLED = "disabled"
    ENABLED = "enabled"
    PASSWORD = "password_changed"  # noqa: S105 - the name of an event
    QUESTION_DONE = "question_done"
    REPORT_DONE = "report_done"


class Audit:
    """The events in the service's database; every method is one transaction."""

    def __init__(self, engine: Engine, now: Callable[[], float] = time.time) -> None:
        """Use the database; ``now`` gives seconds since 1970."""
        self._engine = engine
        self._now = now

    def note(self, event: Event, account_id: int | None) -> None:
        """Keep an event for 180 days; no account: somebody tried a name that does not exist."""
        with self._engine.begin() as connection:
            connection.execute(delete(events).where(events.c.at < self._now() - KEEP_SECONDS))
            connection.execute(insert(events).values(at=self._now(), event=event, account_id=account_id))

    def latest(self, limit: int) -> list[tuple[datetime, Event, int | None]]:
        """Return the latest events, newest first: when (UTC), what, which account."""
        query = select(events.c.at, events.c.event, events.c.account_id).order_by(events.c.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [
                (datetime.fromtimestamp(at, UTC), Event(event), account)
                for at, event, account in connection.execute(query)
            ]
