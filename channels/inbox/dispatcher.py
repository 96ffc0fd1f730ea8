"""Works the inbox off: the messages of a chat one after the other, chats side by side."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Mapping

from channels.adapter import Adapter
from channels.capabilities import CAPABILITIES
from channels.database import Leadership, Work
from channels.desk import Desk
from channels.errors import DeliveryError, Impossible, Refused, TryLater
from channels.inbox.pace import Pace
from channels.inbox.store import Store, Stored
from channels.messages import Incoming, Parcel
from channels.quiet import describe

log = logging.getLogger(__name__)


class Dispatcher:
    """Answers what waits in the inbox and sends what waits in the outbox."""

    def __init__(  # noqa: PLR0913, PLR0917 - its parts
        self,
        store: Store,
        work: Work,
        desk: Desk,
        adapters: Mapping[str, Adapter],
        leadership: Leadership,
        pace: Pace,
    ) -> None:
        """Compose the dispatcher of its parts."""
        self._store = store
        self._work = work
        self._desk = desk
        self._adapters = adapters
        self._leadership = leadership
        self._pace = pace
        self._clock = pace.clock
        self._ready: deque[str] = deque()
        self._queued: set[str] = set()
        self._active: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._resting: dict[str, float] = {}
        self._next_send: dict[str, float] = {}
        self._wake = asyncio.Event()
        self._next_scan = self._next_purge = 0.0

    def notify(self, lane: str) -> None:
        """Hear that something waits in a lane."""
        if lane in self._active:
            self._again.add(lane)
        elif lane not in self._queued and lane not in self._resting:
            self._queued.add(lane)
            self._ready.append(lane)
        self._wake.set()

    def look(self) -> None:
        """Look at the clock again."""
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled; a message under way stays in the inbox and is answered after the next start."""
        try:
            while True:
                self._wake.clear()
                try:
                    leads = await self._work(self._leadership.held)
                    if leads:
                        await self._scan()
                except Exception as error:
                    log.warning("inbox: %s", describe(error))
                    leads = False
                if leads:
                    self._start_lanes()
                await self._pause()
        finally:
            await self._finish()
            self._leadership.release()

    async def _finish(self) -> None:
        """Let what is being sent arrive: cut off, it might be sent again after the next start."""
        active = list(self._active.values())
        if active:
            await asyncio.wait(active, timeout=self._pace.finish_within)
        for task in active:
            task.cancel()
        await asyncio.gather(*active, return_exceptions=True)

    async def _scan(self) -> None:
        now = self._clock()
        if now >= self._next_purge:
            await self._work(self._store.purge, self._pace.keep_seconds)
            self._next_send = {lane: at for lane, at in self._next_send.items() if at > now}
            self._next_purge = now + self._pace.purge_every
        if now >= self._next_scan:
            for lane in await self._work(self._store.lanes):
                self.notify(lane)
            self._next_scan = self._clock() + self._pace.scan_every
        for lane in [lane for lane, until in self._resting.items() if until <= now]:
            del self._resting[lane]
            self.notify(lane)

    def _start_lanes(self) -> None:
        while self._ready and len(self._active) < self._pace.workers:
            lane = self._ready.popleft()
            self._queued.discard(lane)
            self._active[lane] = asyncio.create_task(self._step(lane))

    async def _pause(self) -> None:
        due = min([self._next_scan, *self._resting.values()])
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), max(min(due - self._clock(), self._pace.scan_every), 0.001))

    async def _step(self, lane: str) -> None:
        """Do the next thing in a lane; then it is another lane's turn."""
        more = False
        try:
            stored = await self._work(self._store.next, lane)
            if stored is not None:
                await (self._answer if stored.part is None else self._send)(stored, lane)
                more = True
        except Exception as error:
            log.warning("inbox: %s", describe(error))
            self._rest(lane, self._pace.first_rest)
        finally:
            del self._active[lane]
            if more or lane in self._again:
                self._again.discard(lane)
                self.notify(lane)
            self._wake.set()

    def _rest(self, lane: str, seconds: float) -> None:
        self._resting[lane] = max(self._resting.get(lane, 0.0), self._clock() + seconds)

    async def _answer(self, stored: Stored, lane: str) -> None:
        incoming = Incoming.model_validate_json(stored.body)
        adapter = self._adapters.get(stored.channel)
        if adapter is None:
            await self._work(self._store.failed, stored, "NoChannel", dead=True)
            return
        error = None
        heard = asyncio.create_task(_heard(adapter, incoming))
        typing = asyncio.create_task(self._type(adapter, incoming))
        try:
            answer = await self._desk.answer(incoming)
        except Exception as problem:
            error = describe(problem)
            log.warning("%s: no answer yet: %s", stored.channel, error)
            if stored.attempts + 1 < self._pace.tries:
                await self._work(self._store.failed, stored, error, dead=False)
                self._rest(lane, self._pace.rest(stored.attempts))
                return
            answer = self._desk.apology(incoming)
        finally:
            typing.cancel()
            await asyncio.gather(heard, typing, return_exceptions=True)
        parcels = [
            Parcel(address=incoming.address, message=message).model_dump_json(exclude_defaults=True)
            for message in answer.messages
        ]
        await self._work(self._store.answered, stored, lane, parcels, error=error)
        if answer.forget:
            await self._work(self._store.forget, lane)

    async def _type(self, adapter: Adapter, incoming: Incoming) -> None:
        with contextlib.suppress(DeliveryError):
            await asyncio.sleep(self._pace.typing_after)
            while True:
                await adapter.typing(incoming.address)
                await asyncio.sleep(self._pace.typing_every)

    async def _send(self, stored: Stored, lane: str) -> None:
        adapter = self._adapters.get(stored.channel)
        wait = max(self._next_send.get(lane, 0.0), self._next_send.get(stored.channel, 0.0)) - self._clock()
        if wait > 0:
            self._rest(lane, wait)
            return
        parcel = Parcel.model_validate_json(stored.body)
        try:
            if adapter is None:
                raise Impossible("NoChannel")
            await adapter.send(parcel.address, parcel.message)
        except TryLater as error:
            # The messenger counts all messages of the bot: all chats wait.
            self._next_send[stored.channel] = self._clock() + error.seconds
            self._rest(lane, error.seconds)
        except Refused as error:
            await self._work(self._store.refused, lane, describe(error))
        except DeliveryError as error:
            dead = isinstance(error, Impossible) or stored.attempts + 1 >= self._pace.tries
            log.warning("%s: not sent%s: %s", stored.channel, ", dead letter" if dead else "", describe(error))
            await self._work(self._store.failed, stored, describe(error), dead=dead)
            self._rest(lane, self._pace.rest(stored.attempts))
        else:
            self._next_send[lane] = self._clock() + CAPABILITIES[stored.channel].seconds_between * self._pace.spacing
            await self._work(self._store.sent, stored)


async def _heard(adapter: Adapter, incoming: Incoming) -> None:
    """Let a pressed button stop spinning; nothing is lost when that fails."""
    if incoming.callback is not None:
        with contextlib.suppress(DeliveryError):
            await adapter.acknowledge(incoming)
