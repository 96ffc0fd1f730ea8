"""What a route works with: the dataset of this moment, a session, the clock."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.database import reading
from directory.errors import NotReadyError
from directory.outlines.index import Outlines
from directory.snapshot import Snapshot

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class View:
    """One request's view: it stays on one dataset even when another is activated meanwhile."""

    engine: Engine
    snapshot: Snapshot
    outlines: Outlines | None
    clock: Clock

    @property
    def number(self) -> int:
        """Number of the dataset."""
        return self.snapshot.number

    def session(self) -> AbstractContextManager[Session]:
        """A session for reading."""
        return reading(self.engine)


async def current_view(request: Request) -> View:
    """The view of a request.

    Raises:
        NotReadyError: no dataset is loaded yet.
    """
    holder = request.app.state.directory
    if holder.snapshot is None:
        raise NotReadyError
    return View(holder.engine, holder.snapshot, holder.outlines, request.app.state.clock)


CurrentView = Annotated[View, Depends(current_view)]
