"""Answers what waits in the log: the messages of a conversation one after the other, conversations side by side."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from channels.conversation.answers import Answers
from channels.conversation.bell import Bell
from channels.conversation.leases import Leases
from channels.conversation.store import Log
from channels.database import Work
from channels.messages import Location
from channels.quiet import describe

log = logging.getLogger(__name__)
SCAN_EVERY, PURGE_EVERY = 1.0, 60.0
AT_ONCE = 64


class Worker:
    """The conversations that are being answered."""

    def __init__(  # noqa: PLR0913, PLR0917 - its parts
        self, store: Log, leases: Leases, answers: Answers, work: Work, bell: Bell, silence: float, most: int
    ) -> None:
        """Compose the worker of its parts; forget conversations silent for ``silence`` s, and those beyond ``most``."""
        self._store = store
        self._leases = leases
        self._answers = answers
        self._work = work
        self._bell = bell
        self._silence = silence
        self._most = most
        self._places: dict[tuple[str, int], Location] = {}
        self._active: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._room = asyncio.Semaphore(AT_ONCE)

    def notify(self, name: str, number: int | None = None, place: Location | None = None) -> None:
        """Hear that a message waits; a shared place is kept here, and only until it is used."""
        if number is not None and place is not None:
            self._places[name, number] = place
        if name in self._active:
            self._again.add(name)
            return
        self._active[name] = asyncio.create_task(self._answer_all(name))

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Work while the context lasts; what is not answered then waits for the next start."""
        watch = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            tasks = [watch, *self._active.values()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            with contextlib.suppress(Exception):
                await self._work(self._leases.release)

    async def _watch(self) -> None:
        """Pick up what nobody answers (after a crash), renew the leases, forget what is old."""
        loop = asyncio.get_running_loop()
        next_purge = 0.0
        while True:
            try:
                for name in await self._work(self._leases.waiting):
                    if name not in self._active:
                        self.notify(name)
                if self._active:
                    await self._work(self._leases.renew)
                if loop.time() >= next_purge:
                    await self._work(self._store.purge, self._silence, self._most)
                    next_purge = loop.time() + PURGE_EVERY
            except Exception as error:
                log.warning("web: %s", describe(error))
            await asyncio.sleep(SCAN_EVERY)

    async def _answer_all(self, name: str) -> None:
        try:
            async with self._room:
                while await self._work(self._leases.take, name) and await self._answer_next(name):
                    pass
                await self._work(self._leases.release, name)
        except Exception as error:
            # The scan tries again in a second.
            log.warning("web: %s", describe(error))
        finally:
            del self._active[name]
            if name in self._again:
                self._again.discard(name)
                self.notify(name)

    async def _answer_next(self, name: str) -> bool:
        waiting = await self._work(self._store.next, name)
        if waiting is None:
            return False
        place = self._places.get((name, waiting.number))
        try:
            bubbles = await self._answers.to(name, waiting, place)
        finally:
            self._places.pop((name, waiting.number), None)
        await self._work(self._store.answered, name, waiting.number, bubbles)
        self._bell.ring(name)
        return True
