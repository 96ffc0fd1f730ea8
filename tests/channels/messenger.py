"""The public application with its messengers over stand-ins of their Bot APIs."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
from fastapi import FastAPI

from channels.app import create_app
from channels.inbox.dispatcher import Dispatcher
from channels.inbox.pace import Pace
from channels.settings import ChannelSettings
from ops.bot_api import BotApi, serving
from tests.channels.conftest import Backend

TOKEN = "123456789:AAtelegram-bot-token_of_the_tests"
ZALO_TOKEN = "987654321:zalo-bot-token_of_the_tests"
PATH = "path-secret-of-the-tests"
SECRET = "header-secret-of-the-tests"
SWIFT = Pace(spacing=0.0, first_rest=0.01, longest_rest=0.02, tries=4, typing_after=60.0)


async def eventually(true: Callable[[], bool]) -> None:
    """Wait for what only a look at the database tells."""
    while not true():  # noqa: ASYNC110
        await asyncio.sleep(0.02)


@dataclass
class Messenger:
    """The application as Telegram and Zalo see it, and what they received."""

    app: FastAPI
    client: httpx2.AsyncClient
    api: BotApi
    backend: Backend
    folder: Path

    async def telegram(self, update: dict[str, Any], **headers: str) -> httpx2.Response:
        sent = {"X-Telegram-Bot-Api-Secret-Token": SECRET} | headers
        return await self.client.post(f"/telegram/{PATH}", json=update, headers=sent)

    async def zalo(self, update: dict[str, Any]) -> httpx2.Response:
        return await self.client.post(f"/zalo/{PATH}", json=update, headers={"X-Bot-Api-Secret-Token": SECRET})

    async def answered(self, replies: int = 1) -> list[dict[str, Any]]:
        """Wait for so many messages, return them all."""
        await self.api.until(lambda: len(self.api.sent) >= replies)
        return self.api.sent

    async def settled(self) -> list[dict[str, Any]]:
        """Wait until nothing waits any more; return what was sent."""
        waiting = (
            "SELECT COUNT(*) FROM (SELECT state FROM inbox UNION ALL SELECT state FROM outbox) WHERE state = 'new'"
        )
        await eventually(lambda: self.rows(waiting) == [(0,)])
        return self.api.sent

    def look(self) -> None:
        """Let the dispatcher look at the clock."""
        dispatcher: Dispatcher = self.app.state.messengers.dispatcher
        dispatcher.look()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the inbox's database."""
        with closing(sqlite3.connect(self.folder / "channels.sqlite")) as connection:
            return connection.execute(query).fetchall()


def settings(folder: Path, api_url: str, **more: Any) -> ChannelSettings:
    both: dict[str, Any] = {
        "var": folder,
        "rate_limit_per_minute": 0,
        "telegram_bot_token": TOKEN,
        "telegram_path_secret": PATH,
        "telegram_webhook_secret": SECRET,
        "telegram_api_url": api_url,
        "telegram_messages_per_second": 0,
        "zalo_bot_token": ZALO_TOKEN,
        "zalo_path_secret": PATH,
        "zalo_webhook_secret": SECRET,
        "zalo_api_url": api_url,
    }
    return ChannelSettings(**(both | more))


@asynccontextmanager
async def messenger(
    folder: Path, backend: Backend, api: BotApi | None = None, pace: Pace = SWIFT, **more: Any
) -> AsyncIterator[Messenger]:
    """Run the application; what it stored stays in the folder."""
    api = api or BotApi()
    async with serving(api.app) as api_url, httpx2.AsyncHTTPTransport() as network:
        backend.network = network.handle_async_request
        app = create_app(settings(folder, api_url, **more), backend, pace)
        async with (
            app.router.lifespan_context(app),
            httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://test") as client,
        ):
            await api.until(lambda: any(method == "getMe" for method, _ in api.calls))
            yield Messenger(app, client, api, backend, folder)


def text_update(number: int, text: str, chat: int = 7, **more: Any) -> dict[str, Any]:
    return {"update_id": number, "message": message(chat, text=text, **more)}


def message(chat: int = 7, **content: Any) -> dict[str, Any]:
    kind = {"id": chat, "type": "private", "first_name": "An"}
    if chat < 0:
        kind = {"id": chat, "type": "supergroup", "title": "Tổ dân phố"}
    sender = {"id": abs(chat), "is_bot": False, "first_name": "An", "language_code": "vi"}
    return {"message_id": 5, "date": 1_780_000_000, "chat": kind, "from": sender, **content}


def press_update(number: int, data: str | None, chat: int = 7) -> dict[str, Any]:
    query = {
        "id": "4382bfdwdsb323b2d9",
        "from": {"id": abs(chat), "is_bot": False, "first_name": "An"},
        "message": message(chat, text="…"),
        "chat_instance": "1",
        "data": data,
    }
    return {"update_id": number, "callback_query": query}


def zalo_update(number: int, text: str, chat: str = "e4ea2cd5189df1c3a88c") -> dict[str, Any]:
    said = {
        "message_id": f"16f6366b3f02645a{number:04x}",
        "chat": {"id": chat, "chat_type": "PRIVATE"},
        "from": {"id": chat, "display_name": "An", "is_bot": False},
        "date": 1_766_619_597_000 + number,
        "text": text,
    }
    return {"ok": True, "result": {"event_name": "message.text.received", "message": said}}
