"""Tells whoever waits for a conversation that something changed in it."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Iterator


class Bell:
    """One bell a conversation, within this process."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self.closed = False

    def ring(self, name: str) -> None:
        """Wake everybody who waits for the conversation."""
        for event in self._waiting.get(name, ()):
            event.set()

    def close(self) -> None:
        """Wake everybody for good: the process stops."""
        self.closed = True
        for name in list(self._waiting):
            self.ring(name)

    @contextlib.contextmanager
    def listening(self, name: str) -> Iterator[asyncio.Event]:
        """Hear the bell of a conversation; clear the event before each look at the log, so that no ring is missed."""
        event = asyncio.Event()
        self._waiting[name].add(event)
        try:
            yield event
        finally:
            self._waiting[name].discard(event)
            if not self._waiting[name]:
                del self._waiting[name]


async def heard(event: asyncio.Event, seconds: float) -> None:
    """Wait until the bell rings, at most that many seconds."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
