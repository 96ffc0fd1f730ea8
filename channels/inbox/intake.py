"""The way into the inbox: updates that arrive together are stored in one transaction (one flush to disk)."""

import asyncio
from collections.abc import Callable

from channels.database import Work
from channels.identity import Identity
from channels.inbox.store import Arrival, Store
from channels.messages import Incoming


class Intake:
    """Stores what arrives; when `put` returns it is on disk."""

    def __init__(self, store: Store, work: Work, identity: Identity, notify: Callable[[str], None]) -> None:
        """Store into the given inbox; ``notify`` hears the lane of what was stored."""
        self._store = store
        self._work = work
        self._identity = identity
        self._notify = notify
        self._waiting: list[tuple[Arrival, asyncio.Future[None]]] = []
        self._flushing: asyncio.Task[None] | None = None

    async def put(self, incoming: Incoming) -> None:
        """Store one update.

        Raises:
            InboxFull: too many updates wait.
            SQLAlchemyError: the database does not take it.
        """
        lane = self._identity.of(incoming.channel, incoming.address.chat)
        body = incoming.model_dump_json(exclude_defaults=True)
        stored = asyncio.get_running_loop().create_future()
        self._waiting.append((Arrival(incoming.channel, incoming.update_id, incoming.sequence, lane, body), stored))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())
        await stored
        self._notify(lane)

    async def _flush(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            error: Exception | None = None
            try:
                await self._work(self._store.put, [arrival for arrival, _ in batch])
            except Exception as problem:
                error = problem
            for _, stored in batch:
                if stored.cancelled():
                    continue
                if error is None:
                    stored.set_result(None)
                else:
                    stored.set_exception(error)
