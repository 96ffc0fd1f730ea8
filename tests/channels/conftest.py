"""The public application over a fake assistant and directory that record what reaches them."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from channels.app import create_app
from channels.database import open_engine
from channels.settings import ChannelSettings

NEAREST = {
    "items": [
        {"commune_code": "26740", "distance_km": 0.31},
        {"commune_code": "26743", "distance_km": 1.87},
    ],
    "home": None,
}


class Backend(httpx2.AsyncBaseTransport):
    """Stands in for Rasa and the directory."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.places: list[dict[str, Any]] = []
        self.replies: list[dict[str, Any]] = [
            {"recipient_id": "x", "text": "Xin chào", "buttons": [{"title": "Lệ phí", "payload": "p:1.001193:fee"}]},
            {"recipient_id": "x", "custom": {"answer": {"type": "small_talk", "act": "greet"}}},
        ]
        self.down = False
        # What the directory knows, by commune.
        self.centers: dict[str, dict[str, Any]] = {}
        # Set it to let a slow assistant answer.
        self.gate: asyncio.Event | None = None
        self.arrived = asyncio.Condition()
        # Answers instead of `replies`, message by message.
        self.script: Callable[[dict[str, Any]], list[dict[str, Any]]] | None = None
        # Where calls to a Bot API go.
        self.network: Callable[[httpx2.Request], Awaitable[httpx2.Response]] | None = None

    async def until(self, true: Callable[[], bool]) -> None:
        async with self.arrived:
            await self.arrived.wait_for(true)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        if self.down:
            raise httpx2.ConnectError("down", request=request)
        if request.url.path == "/webhooks/rest/webhook":
            message = json.loads(request.content)
            async with self.arrived:
                self.messages.append(message)
                self.arrived.notify_all()
            if self.gate is not None:
                await self.gate.wait()
            return httpx2.Response(200, json=self.script(message) if self.script else self.replies)
        if request.url.path == "/v1/centers/nearest":
            self.places.append(json.loads(request.content))
            return httpx2.Response(200, json=NEAREST)
        if request.url.path == "/v1/centers":
            center = self.centers.get(request.url.params["commune"])
            return httpx2.Response(200, json={"items": [center] if center else []})
        if request.url.path.startswith("/bot") and self.network is not None:
            return await self.network(request)
        return httpx2.Response(200, json={})


class Clock:
    """Seconds since 1970, moved by the test."""

    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """SQLite in the test's own folder (None), then PostgreSQL."""
    return None if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def engine(database_url: str | None, tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(database_url, tmp_path)
    yield opened
    opened.dispose()


@pytest.fixture
def backend() -> Backend:
    return Backend()


@pytest.fixture
def client(backend: Backend, tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(ChannelSettings(rate_limit_per_minute=0, var=tmp_path, answer_patience=0), backend)
    with TestClient(app, follow_redirects=False) as test_client:
        yield test_client


@pytest.fixture
async def limited(backend: Backend, tmp_path: Path) -> AsyncIterator[httpx2.AsyncClient]:
    app = create_app(ChannelSettings(rate_limit_per_minute=2, var=tmp_path, answer_patience=0), backend)
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as async_client:
            yield async_client
