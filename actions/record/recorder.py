"""Takes entries beside the answering and writes them in a thread of its own."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Thread

from actions.record.entry import Unanswered
from actions.record.redaction import redact
from actions.record.store import Store, forget

CAPACITY = 1_000
_BATCH = 200
# How often an idle writer looks whether a day has passed.
_IDLE_SECONDS = 900.0
_STOP_SECONDS = 3.0
# Vietnam has one time all year.
_VIETNAM = timezone(timedelta(hours=7))
logger = logging.getLogger(__name__)


def today() -> date:
    """The day in Vietnam."""
    return datetime.now(UTC).astimezone(_VIETNAM).date()


class Recorder:
    """The record as the answering sees it: `note` never waits and never fails.

    What cannot be written – the queue is full, the disk is – is dropped and counted.
    """

    def __init__(self, path: Path, days: int, day: Callable[[], date] = today, capacity: int = CAPACITY) -> None:
        """Take where and how long to keep.

        Args:
            path: the SQLite file.
            days: rows older than this are deleted; 0: nothing is kept and nothing written.
            day: tells the day.
            capacity: most entries that wait to be written.
        """
        self._path = path
        self._days = days
        self._day = day
        self._queue: Queue[Unanswered | None] = Queue(capacity)
        self._stopping = Event()
        self._writer = Thread(target=self._write, name="unanswered", daemon=True)
        self._store: Store | None = None
        self._cleaned: date | None = None
        # One counter a thread, so that none needs a lock.
        self._overflowed = 0
        self._failed = 0
        self._reported = 0

    @property
    def dropped(self) -> int:
        """Entries that were not stored since the start."""
        return self._overflowed + self._failed

    def start(self) -> None:
        """Delete what is too old and begin to write; with 0 days, delete everything instead."""
        if self._days:
            self._writer.start()
            return
        try:
            forget(self._path)
        except OSError as error:
            logger.warning("the record of unanswered messages cannot be deleted (%s)", type(error).__name__)

    def note(self, entry: Unanswered) -> None:
        """Take an entry to be redacted and written.

        Args:
            entry: with the text as it was typed.
        """
        if not self._days:
            return
        try:
            self._queue.put_nowait(entry)
        except Full:
            self._overflowed += 1

    def stop(self) -> None:
        """Write what waits and stop; gives up after three seconds."""
        if not self._writer.is_alive():
            return
        self._stopping.set()
        with suppress(Full):  # A full queue keeps the writer at work; it will see the event.
            self._queue.put_nowait(None)
        self._writer.join(_STOP_SECONDS)
        if self.dropped:
            logger.warning("%d unanswered messages were not recorded", self.dropped)

    def _write(self) -> None:
        batch: list[Unanswered] = []
        failing = False
        while True:
            try:
                self._save(batch)
                failing = False
            except Exception as error:  # Whatever it is: the next batch is tried anew.
                self._failed += len(batch)
                self._close()
                if not failing:
                    logger.warning("unanswered messages cannot be recorded (%s)", type(error).__name__)
                failing = True
            if self._stopping.is_set() and self._queue.empty():
                self._close()
                return
            batch = self._next_batch()

    def _next_batch(self) -> list[Unanswered]:
        found: list[Unanswered | None] = []
        try:
            found.append(self._queue.get(timeout=_IDLE_SECONDS))
            while len(found) < _BATCH:
                found.append(self._queue.get_nowait())
        except Empty:
            pass
        return [entry for entry in found if entry is not None]

    def _save(self, batch: list[Unanswered]) -> None:
        day = self._day()
        if self._store is None:
            self._store = Store(self._path)
        if day != self._cleaned:
            self._store.delete_before(day - timedelta(days=self._days))
            self._cleaned = day
        dropped = self.dropped
        entries = [replace(entry, text=text) for entry in batch if (text := redact(entry.text))]
        self._store.add(day, entries, dropped - self._reported)
        self._reported = dropped

    def _close(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            try:
                store.close()
            except sqlite3.Error as error:
                logger.warning("the record of unanswered messages cannot be closed (%s)", type(error).__name__)
