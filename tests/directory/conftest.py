"""Databases, a loaded sample, and a client whose clock stands on Monday 23 November 2026, 9 o'clock."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy import Engine

from directory.app import create_app
from directory.database import open_engine
from directory.datasets.content import Content
from directory.datasets.loader import load
from directory.hours.opening import TIME_ZONE
from directory.migrations import upgrade
from directory.settings import Settings
from tests.directory.sample import write_content, write_questions

MONDAY_MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=TIME_ZONE)


@pytest.fixture(autouse=True)
def own_var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever an operator has put into the repository's own folder is none of a test's business."""
    monkeypatch.setenv("MOTCUA_VAR", str(tmp_path / "var"))


@pytest.fixture(autouse=True)
def no_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full collection costs a second here, where everything all tests have loaded is looked through."""
    monkeypatch.setattr("directory.snapshot.settle", lambda: None)


@pytest.fixture
def content(tmp_path: Path) -> Content:
    return Content(write_content(tmp_path / "content"), write_questions(tmp_path / "questions"))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'directory.sqlite3'}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    found: str = request.getfixturevalue(name)
    return found


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    made = open_engine(url)
    upgrade(made)
    yield made
    made.dispose()


@pytest.fixture
def app(engine: Engine, url: str, content: Content) -> Iterator[FastAPI]:
    load(engine, content)
    made = create_app(Settings(database_url=url), clock=lambda: MONDAY_MORNING)
    made.state.directory.refresh()
    yield made
    made.state.directory.engine.dispose()


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[AsyncClient]:
    transport = ASGITransport(app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://directory") as made:
        yield made
