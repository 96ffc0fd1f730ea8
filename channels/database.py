"""The database of the public service (inbox, conversations, reports, accounts), and who may work on it."""

import asyncio
import fcntl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError

from channels.settings import ChannelSettings

# Any fixed number: every service that works on one database asks for the same lock.
ADVISORY_LOCK = 7_265_518_411
P = ParamSpec("P")
R = TypeVar("R")
SQLITE_THREADS, POSTGRESQL_THREADS = 1, 8


def open_engine(url: str | None, folder: Path, busy_seconds: float = 2.0) -> Engine:
    """Open the database.

    Args:
        url: of PostgreSQL; None: SQLite in the folder.
        folder: for data and state.
        busy_seconds: how long a write may wait for another one.
    """
    if url is not None:
        return create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=POSTGRESQL_THREADS,
            connect_args={"connect_timeout": 5},
        )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "channels.sqlite"
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True, connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _: object) -> None:
        # FULL: what was acknowledged outlives a power cut, not only a crash. secure_delete: scrubbed is gone.
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;")

    return engine


class Work:
    """Runs database calls beside the event loop: SQLite one after the other, PostgreSQL side by side."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine."""
        threads = SQLITE_THREADS if engine.dialect.name == "sqlite" else POSTGRESQL_THREADS
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="database")

    async def __call__(self, call: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run one call in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, partial(call, *args, **kwargs))

    def close(self) -> None:
        """Wait for what runs, take nothing more."""
        self._threads.shutdown()


@dataclass(frozen=True)
class Database:
    """The one database of the service; each domain makes its own tables in it."""

    engine: Engine
    work: Work

    @classmethod
    def opened(cls, settings: ChannelSettings) -> "Database":
        """Open the database of the settings."""
        url = settings.channels_database_url
        engine = open_engine(url.get_secret_value() if url else None, settings.var)
        return cls(engine, Work(engine))

    def close(self) -> None:
        """Wait for what runs, then let the connections go."""
        self.work.close()
        self.engine.dispose()


class Leadership:
    """At most one process works on a database: so a chat's order needs no further locks.

    The system gives the lock back when the process ends, however it ends.
    """

    def __init__(self, engine: Engine, folder: Path) -> None:
        """Lead on the engine's database; SQLite is locked by a file in the folder."""
        self._engine = engine
        self._path = folder / "channels.lock"
        self._file: IO[bytes] | None = None
        self._connection: Connection | None = None

    def held(self) -> bool:
        """Take the lock, or make sure of it; False when another process has it."""
        return self._held_file() if self._engine.dialect.name == "sqlite" else self._held_advisory()

    def release(self) -> None:
        """Let another process lead."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _held_file(self) -> bool:
        if self._file is not None:
            return True
        file = self._path.open("wb")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def _held_advisory(self) -> bool:
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                self._connection.commit()
                return True
            connection = self._engine.connect()
            if connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": ADVISORY_LOCK}):
                connection.commit()
                self._connection = connection
                return True
            connection.close()
        except SQLAlchemyError:
            self.release()
            raise
        return False
