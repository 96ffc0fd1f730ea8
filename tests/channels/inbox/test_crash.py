"""The service killed with kill -9 in the middle of an answer: a real process, a real database."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from ops.bot_api import BotApi, serving
from ops.running import free_port
from tests.channels.messenger import PATH, SECRET, TOKEN, text_update

HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


class SlowAssistant:
    """Rasa's REST channel that answers when it is let."""

    def __init__(self) -> None:
        self.asked = 0
        self.arrived = asyncio.Event()
        self.gate = asyncio.Event()
        self.app = Starlette(routes=[Route("/webhooks/rest/webhook", self._answer, methods=["POST"])])

    async def _answer(self, _: Request) -> JSONResponse:
        self.asked += 1
        self.arrived.set()
        await self.gate.wait()
        return JSONResponse([{"text": "Xin chào"}, {"custom": {"answer": {"type": "fallback"}}}])


@asynccontextmanager
async def service(folder: Path, rasa: str, api: str) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    """The public service as a process of its own; killed at the end if it still lives."""
    port = free_port()
    variables = {
        **os.environ,
        "MOTCUA_VAR": str(folder),
        "MOTCUA_WEB_HOST": "127.0.0.1",
        "MOTCUA_WEB_PORT": str(port),
        "MOTCUA_RASA_URL": rasa,
        "MOTCUA_TELEGRAM_API_URL": api,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "MOTCUA_TELEGRAM_PATH_SECRET": PATH,
        "MOTCUA_TELEGRAM_WEBHOOK_SECRET": SECRET,
    }
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "channels", "serve", env=variables)
    try:
        yield f"http://127.0.0.1:{port}", process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def until_up(api: BotApi, times: int) -> None:
    """The service asks for its name when it has started."""
    await api.until(lambda: [method for method, _ in api.calls].count("getMe") >= times)


async def deliver(url: str, update: dict[str, Any]) -> int:
    async with httpx2.AsyncClient() as client:
        while True:
            try:
                return (await client.post(f"{url}/telegram/{PATH}", json=update, headers=HEADERS)).status_code
            except httpx2.ConnectError:  # noqa: PERF203
                await asyncio.sleep(0.01)


@pytest.mark.parametrize("moment", ["stored", "while sending"])
async def test_killed_and_started_again_it_answers_exactly_once(tmp_path: Path, moment: str) -> None:
    assistant, api = SlowAssistant(), BotApi()
    if moment != "stored":
        assistant.gate.set()
        api.before = asyncio.Event()
    async with serving(assistant.app) as rasa, serving(api.app) as api_url:
        async with service(tmp_path, rasa, api_url) as (url, process):
            assert await deliver(url, text_update(1, "chào")) == 200
            if moment == "stored":
                await assistant.arrived.wait()
            else:
                await api.until(lambda: "sendMessage" in [method for method, _ in api.calls])
            process.kill()
            await process.wait()
        assistant.gate = asyncio.Event()
        assistant.gate.set()
        api.before = None
        async with service(tmp_path, rasa, api_url) as (url, _):
            await api.until(lambda: len(api.sent) == 1)
            # Telegram saw no answer to its delivery and sends it again.
            assert await deliver(url, text_update(1, "chào")) == 200
            assert await deliver(url, text_update(2, "xong chưa", chat=9)) == 200
            await api.until(lambda: any(one["chat_id"] == "9" for one in api.sent))
    assert [one["chat_id"] for one in api.sent] == ["7", "9"]


async def test_killed_after_telegram_took_the_message_it_sends_at_most_one_more(tmp_path: Path) -> None:
    """The documented window: Telegram has the message, we do not know it yet."""
    assistant, api = SlowAssistant(), BotApi()
    assistant.gate.set()
    api.after = asyncio.Event()
    async with serving(assistant.app) as rasa, serving(api.app) as api_url:
        async with service(tmp_path, rasa, api_url) as (url, process):
            assert await deliver(url, text_update(1, "chào")) == 200
            await api.until(lambda: len(api.sent) == 1)
            process.kill()
            await process.wait()
        api.after = None
        async with service(tmp_path, rasa, api_url) as (url, _):
            await until_up(api, 2)
            assert await deliver(url, text_update(2, "xong chưa", chat=9)) == 200
            await api.until(lambda: any(one["chat_id"] == "9" for one in api.sent))
    assert [one["chat_id"] for one in api.sent].count("7") <= 2
