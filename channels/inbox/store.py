"""Reading and writing the inbox and the outbox; every method is one transaction."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, Table, and_, delete, func, literal, select, union, update
from sqlalchemy.dialects import postgresql, sqlite

from channels.errors import InboxFull
from channels.inbox.tables import DEAD, DONE, NEW, conversations, inbox, metadata, outbox


@dataclass(frozen=True)
class Stored:
    """What waits in the inbox (``part`` is None) or the outbox.

    Attributes:
        id: row.
        channel: name of the channel.
        body: JSON of an `Incoming` or a `Parcel`.
        attempts: how often it was tried in vain.
        part: number of the message within its answer.
    """

    id: int
    channel: str
    body: str
    attempts: int
    part: int | None = None


@dataclass(frozen=True)
class Arrival:
    """One update as it is put into the inbox; attributes as the columns of the table."""

    channel: str
    update_id: str
    sequence: int
    lane: str
    body: str


class Store:
    """The inbox and the outbox in a database."""

    def __init__(self, engine: Engine, most_waiting: int, now: Callable[[], float] = time.time) -> None:
        """Use the database; refuse more than that many waiting updates; ``now`` gives seconds since 1970."""
        self._engine = engine
        self._most_waiting = most_waiting
        self._now = now
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert

    def create(self) -> None:
        """Create the tables that are missing."""
        metadata.create_all(self._engine)

    def put(self, arrivals: Sequence[Arrival]) -> None:
        """Store updates; one that is already there (or was, within two days) is left as it is.

        Raises:
            InboxFull: too many updates wait; nothing was stored.
        """
        rows = [{**vars(arrival), "state": NEW, "attempts": 0, "received_at": self._now()} for arrival in arrivals]
        waiting = select(literal(1)).where(inbox.c.state == NEW).limit(self._most_waiting).subquery()
        with self._engine.begin() as connection:
            if connection.scalar(select(func.count()).select_from(waiting)) == self._most_waiting:
                raise InboxFull("Đang có quá nhiều tin chờ trả lời.", retry_after=5)
            connection.execute(self._insert(inbox).on_conflict_do_nothing(), rows)

    def lanes(self) -> list[str]:
        """Return the lanes in which something waits, oldest first."""
        waiting = union(
            *(
                select(table.c.lane, func.min(table.c.received_at).label("since"))
                .where(table.c.state == NEW)
                .group_by(table.c.lane)
                for table in (inbox, outbox)
            )
        ).subquery()
        oldest = select(waiting.c.lane).group_by(waiting.c.lane).order_by(func.min(waiting.c.since))
        with self._engine.connect() as connection:
            return list(connection.scalars(oldest))

    def next(self, lane: str) -> Stored | None:
        """Return what is to be done next in a lane: answers that wait go before new questions."""
        out = select(outbox).where(outbox.c.lane == lane, outbox.c.state == NEW).order_by(outbox.c.id).limit(1)
        into = (
            select(inbox)
            .where(inbox.c.lane == lane, inbox.c.state == NEW)
            .order_by(inbox.c.sequence, inbox.c.id)
            .limit(1)
        )
        with self._engine.connect() as connection:
            row = connection.execute(out).mappings().first()
            if row is not None:
                return Stored(row["id"], row["channel"], row["body"], row["attempts"], row["part"])
            row = connection.execute(into).mappings().first()
            return Stored(row["id"], row["channel"], row["body"], row["attempts"]) if row is not None else None

    def answered(self, stored: Stored, lane: str, parcels: Sequence[str], *, error: str | None = None) -> None:
        """Put the answer to an update into the outbox and scrub the update; with an error it becomes a dead letter.

        A dead letter keeps its body: an operator may want it answered after all.
        """
        ends = {"state": DEAD, "error": error} if error else {"state": DONE, "body": None}
        rows = [
            {
                "inbox_id": stored.id,
                "part": part,
                "channel": stored.channel,
                "lane": lane,
                "body": body,
                "state": NEW,
                "attempts": 0,
                "received_at": self._now(),
            }
            for part, body in enumerate(parcels)
        ]
        with self._engine.begin() as connection:
            connection.execute(update(inbox).where(inbox.c.id == stored.id).values(ends))
            if rows:
                insert = self._insert(outbox)
                # A dead letter tried again had an answer already: an apology, long sent.
                anew = {"body": insert.excluded.body, "state": NEW, "attempts": 0, "error": None}
                connection.execute(insert.on_conflict_do_update(index_elements=["inbox_id", "part"], set_=anew), rows)

    def sent(self, stored: Stored) -> None:
        """Scrub a message that was sent."""
        with self._engine.begin() as connection:
            connection.execute(update(outbox).where(outbox.c.id == stored.id).values(state=DONE, body=None))

    def failed(self, stored: Stored, error: str, *, dead: bool) -> None:
        """Count a try in vain (``error``: the kind, never the words); a dead letter is not tried again."""
        table = _table(stored)
        with self._engine.begin() as connection:
            connection.execute(
                update(table)
                .where(table.c.id == stored.id)
                .values(attempts=stored.attempts + 1, error=error[:64], state=DEAD if dead else NEW)
            )

    def refused(self, lane: str, error: str) -> None:
        """Drop every message that waits for a chat that takes none any more."""
        here = and_(outbox.c.lane == lane, outbox.c.state == NEW)
        with self._engine.begin() as connection:
            connection.execute(update(outbox).where(here).values(state=DONE, body=None, error=error))

    def conversation(self, name: str) -> tuple[int, list[str]]:
        """Return the epoch of a conversation and the references behind the last numbered choices."""
        with self._engine.connect() as connection:
            row = connection.execute(select(conversations).where(conversations.c.name == name)).mappings().first()
        return (row["epoch"], json.loads(row["menu"] or "[]")) if row else (0, [])

    def remember(self, name: str, epoch: int, menu: Sequence[str]) -> None:
        """Keep the epoch and the choices of a conversation."""
        row = {"name": name, "epoch": epoch, "menu": json.dumps(list(menu)), "touched_at": self._now()}
        with self._engine.begin() as connection:
            insert = self._insert(conversations).values(row)
            connection.execute(insert.on_conflict_do_update(index_elements=["name"], set_=row))

    def forget(self, lane: str) -> None:
        """Cut every tie between the chat and what was handled; the bare update ids stay, against double answers."""
        with self._engine.begin() as connection:
            for table in (inbox, outbox):
                handled = and_(table.c.lane == lane, table.c.state != NEW)
                connection.execute(update(table).where(handled).values(lane="", body=None))

    def purge(self, older_than: float) -> None:
        """Delete everything that came more than that many seconds ago, handled or not."""
        with self._engine.begin() as connection:
            for table in (inbox, outbox):
                connection.execute(delete(table).where(table.c.received_at < self._now() - older_than))
            connection.execute(delete(conversations).where(conversations.c.touched_at < self._now() - older_than))

    def requeue(self) -> int:
        """Let every dead letter be tried again; return how many there were."""
        revived = 0
        with self._engine.begin() as connection:
            for table in (inbox, outbox):
                dead = and_(table.c.state == DEAD, table.c.body.is_not(None))
                revived += connection.execute(update(table).where(dead).values(state=NEW, attempts=0)).rowcount
        return revived

    def counts(self) -> dict[str, int]:
        """Return how many rows there are, by table and state (``inbox.new`` …)."""
        found: dict[str, int] = {}
        with self._engine.connect() as connection:
            for table in (inbox, outbox):
                states = select(table.c.state, func.count()).group_by(table.c.state)
                found |= {f"{table.name}.{state}": number for state, number in connection.execute(states)}
        return found


def _table(stored: Stored) -> Table:
    return inbox if stored.part is None else outbox
