"""The public application over the real directory (a small sample) and a stand-in for the record."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx2
import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI

from channels.app import create_app
from channels.helpdesk.accounts import Account, Draft
from channels.helpdesk.passwords import Passwords
from channels.helpdesk.shell import Shell
from channels.settings import ChannelSettings
from directory.app import create_app as create_directory
from directory.database import open_engine
from directory.datasets.content import Content
from directory.datasets.loader import load
from directory.migrations import upgrade
from directory.settings import Settings
from tests.directory.conftest import MONDAY_MORNING
from tests.directory.sample import write_content, write_questions

PASSWORD = "bốn chữ dễ nhớ"
OURS = {"X-Motcua": "quay", "Origin": "http://quay.test", "Sec-Fetch-Site": "same-origin"}
# The work of the real ones is measured in its own test.
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
QUESTION = {
    "id": "00ff00ff00ff00ff",
    "text": "đổi biển số xe máy cũ",
    "examples": ["đổi biển số xe máy cũ"],
    "count": 3,
    "label": "faq/id_card_valid",
    "label_name": "Thẻ căn cước",
    "answer_type": "fallback",
    "commune": "26740",
    "first": "2026-11-20",
    "last": "2026-11-22",
}
MANIFEST = {
    "src/desk/main.ts": {"file": "desk-a1b2.js", "isEntry": True, "css": ["desk-c3d4.css"]},
    "src/desk/worker/sw.ts": {"file": "sw.js", "isEntry": True},
}


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    root = tmp_path_factory.mktemp("directory")
    url = f"sqlite:///{root / 'directory.sqlite3'}"
    engine = open_engine(url)
    upgrade(engine)
    load(engine, Content(write_content(root / "content"), write_questions(root / "questions")))
    engine.dispose()
    app = create_directory(Settings(database_url=url, var=root), clock=lambda: MONDAY_MORNING)
    app.state.directory.refresh()
    yield app
    app.state.directory.engine.dispose()


class Network(httpx2.AsyncBaseTransport):
    """What the public service reaches: the real directory, and a record that remembers what it was asked."""

    def __init__(self, directory: FastAPI) -> None:
        self.directory = httpx2.ASGITransport(directory)
        self.down: set[int | None] = set()
        self.asked: list[str] = []
        self.record: list[httpx2.Request] = []
        self.open = [QUESTION]

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.port in self.down:
            raise httpx2.ConnectError("down", request=request)
        if request.url.port == 5055:
            return self._record(request)
        self.asked.append(request.url.path)
        return await self.directory.handle_async_request(request)

    def _record(self, request: httpx2.Request) -> httpx2.Response:
        self.record.append(request)
        if request.headers.get("authorization") != "Bearer the-key":
            return httpx2.Response(401)
        if request.method == "GET":
            return httpx2.Response(200, json={"items": self.open})
        known = request.url.path == f"/record/unanswered/{QUESTION['id']}/done"
        return httpx2.Response(204 if known else 404)


@pytest.fixture
def network(directory: FastAPI) -> Network:
    return Network(directory)


@pytest.fixture
def var(tmp_path: Path) -> Path:
    (tmp_path / "record.key").write_text("the-key", encoding="ascii")
    return tmp_path


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "manifest.json").write_text(json.dumps(MANIFEST), encoding="utf-8")
    for name in ("desk-a1b2.js", "desk-c3d4.css", "sw.js", "manifest.webmanifest", "icon.svg"):
        (folder / name).write_text(f"/* {name} */", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("not of the build", encoding="utf-8")
    return folder


class Desk:
    """A browser before the running help desk."""

    def __init__(self, app: FastAPI, client: httpx2.AsyncClient) -> None:
        self.app = app
        self.client = client
        self.sign_in_parts = app.state.helpdesk.sign_in

    def add(self, name: str = "lan", *, commune: str | None = "26740", **more: Any) -> Account:
        password = more.pop("password", PASSWORD)
        draft = Draft(name, "Nguyễn Thị Lan", "79", commune, **more)
        return self.sign_in_parts.accounts.add(draft, CHEAP.hashed(password) if password else None)

    async def sign_in(self, name: str = "lan", password: str = PASSWORD, **headers: str) -> httpx2.Response:
        body = {"name": name, "password": password}
        return await self.client.post("/quay/api/sign-in", json=body, headers=OURS | headers)

    async def get(self, path: str, /, **parameters: str) -> httpx2.Response:
        return await self.client.get(f"/quay/api/{path}", params=parameters)

    async def post(self, path: str) -> httpx2.Response:
        return await self.client.post(f"/quay/api/{path}", headers=OURS)


@asynccontextmanager
async def running(network: Network, dist: Path, settings: ChannelSettings, base: str) -> AsyncIterator[Desk]:
    app = create_app(settings, network)
    async with app.router.lifespan_context(app):
        parts = replace(app.state.helpdesk.sign_in, passwords=CHEAP)
        app.state.helpdesk = replace(app.state.helpdesk, shell=Shell(dist), sign_in=parts)
        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url=base) as client:
            yield Desk(app, client)


@pytest.fixture
async def fresh(network: Network, dist: Path, var: Path) -> AsyncIterator[Desk]:
    """A help desk without any account."""
    async with running(network, dist, ChannelSettings(var=var), "http://quay.test") as desk:
        yield desk


@pytest.fixture
async def desk(fresh: Desk) -> Desk:
    """A help desk with one account, nobody signed in."""
    fresh.add()
    return fresh


@pytest.fixture
async def signed_in(desk: Desk) -> Desk:
    assert (await desk.sign_in()).status_code == 200
    return desk
