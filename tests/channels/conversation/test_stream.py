"""POST /v1/conversation/events: what comes, as it comes."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from channels.app import create_app
from channels.conversation.streams import Streams
from channels.errors import TooManyStreams
from channels.settings import ChannelSettings
from tests.channels.conftest import Backend

SESSION = "0123456789abcdef"


@pytest.fixture
async def app(backend: Backend, tmp_path: Path) -> AsyncIterator[FastAPI]:
    made = create_app(ChannelSettings(rate_limit_per_minute=0, var=tmp_path, answer_patience=0), backend)
    async with made.router.lifespan_context(made):
        yield made


class Call:
    """One request whose answer is read while it is written."""

    def __init__(self, app: FastAPI, path: str, **body: Any) -> None:
        self.received: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.gone = asyncio.Event()
        self._body = json.dumps({"session_id": SESSION, **body}).encode()
        self._sent = False
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(self._body)).encode())]
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "path": path,
            "raw_path": path.encode(), "query_string": b"", "root_path": "", "scheme": "http", "headers": headers,
            "client": ("10.0.0.1", 1), "server": ("test", 80), "state": {},
        }  # fmt: skip
        self.task = asyncio.create_task(app(scope, self._receive, self.received.put))  # type: ignore[arg-type]

    async def _receive(self) -> dict[str, Any]:
        if not self._sent:
            self._sent = True
            return {"type": "http.request", "body": self._body, "more_body": False}
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def until(self, words: str) -> str:
        """Read until the words came; return everything up to there."""
        text = ""
        async with asyncio.timeout(10):
            while words not in text:
                message = await self.received.get()
                text += message.get("body", b"").decode() or str(message.get("status", ""))
        return text

    async def leave(self) -> None:
        self.gone.set()
        async with asyncio.timeout(10):
            await self.task


async def test_messages_come_while_the_stream_is_open(app: FastAPI) -> None:
    stream = Call(app, "/v1/conversation/events")
    assert "200" in await stream.until('"idle"')
    sent = Call(app, "/v1/conversation/messages", message_id="message-1", text="chào")
    await sent.until("message-1")
    came = await stream.until("Xin chào")
    assert came.index('"citizen"') < came.index('"assistant"')
    assert came.count("event: message") == 2
    await stream.until('"idle"')
    await stream.leave()


async def test_a_reconnect_begins_where_it_broke_off(app: FastAPI) -> None:
    await Call(app, "/v1/conversation/messages", message_id="message-1", text="một").until("message-1")
    first = Call(app, "/v1/conversation/events")
    before = await first.until("Xin chào")
    await first.leave()
    last = max(int(line[4:]) for line in before.splitlines() if line.startswith("id: "))
    await Call(app, "/v1/conversation/messages", message_id="message-2", text="hai").until("message-2")
    second = Call(app, "/v1/conversation/events", after=last)
    came = await second.until("Xin chào")
    assert "hai" in came
    assert "một" not in came
    await second.leave()


async def test_when_the_service_stops_streams_end_by_themselves(app: FastAPI) -> None:
    stream = Call(app, "/v1/conversation/events")
    await stream.until('"idle"')
    app.state.conversations.close()
    async with asyncio.timeout(10):
        await stream.task


async def test_a_stream_that_ended_gives_its_place_back(app: FastAPI) -> None:
    app.state.streams = Streams(0, 0, most=1)
    stream = Call(app, "/v1/conversation/events")
    await stream.until('"idle"')
    refused = await Call(app, "/v1/conversation/events").until("kết nối")
    assert "503" in refused
    await stream.leave()
    with app.state.streams.seat():
        pass


def test_places_are_counted() -> None:
    streams = Streams(0, 0, most=1)
    with streams.seat(), pytest.raises(TooManyStreams), streams.seat():
        pass
    with streams.seat():
        pass
