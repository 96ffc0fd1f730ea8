"""A stand-in for the Bot APIs of Telegram and Zalo on loopback: to test and measure without a token.

It answers as the real servers do, and refuses what they refuse: too long a text, broken HTML, a button's data over 64
bytes, a location button in a group.
"""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp

USERNAME = "MotCuaThuBot"
MAX_TEXT = 4096
MAX_CALLBACK_DATA = 64
TAGS = {"a", "b", "i", "u", "s", "code", "pre"}
SENDING = ("sendMessage", "sendVenue")


class BadRequest(Exception):
    """What the Bot API would answer with 400."""


class BotApi:
    """A Bot API server that remembers what it was asked.

    Attributes:
        calls: every call, as (method, parameters).
        sent: the messages that reached a chat, in order.
        updates: what getUpdates hands out.
        refusals: answers for the next calls of a method: (status, body) each, instead of doing it.
        before: awaited before a message is taken.
        after: awaited after a message was taken, before the answer.
    """

    def __init__(self) -> None:
        """Begin without messages."""
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.sent: list[dict[str, Any]] = []
        self.updates: list[dict[str, Any]] = []
        self.refusals: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        self.before: asyncio.Event | None = None
        self.after: asyncio.Event | None = None
        self.arrived = asyncio.Condition()
        self.app = Starlette(routes=[Route("/bot{token}/{method}", self._call, methods=["GET", "POST"])])

    def refuse(self, method: str, status: int, description: str, **parameters: int) -> None:
        """Let the next call of a method be refused."""
        body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
        if parameters:
            body["parameters"] = parameters
        self.refusals.setdefault(method, []).append((status, body))

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until a condition on what was called or sent holds."""
        async with self.arrived:
            await self.arrived.wait_for(true)

    async def _call(self, request: Request) -> JSONResponse:
        method = request.path_params["method"]
        parameters = await _parameters(request)
        await self._note(self.calls, (method, parameters))
        if self.refusals.get(method):
            status, body = self.refusals[method].pop(0)
            return JSONResponse(body, status)
        if method in SENDING and self.before is not None:
            await self.before.wait()
        try:
            result = await self._do(method, parameters)
        except BadRequest as error:
            return JSONResponse({"ok": False, "error_code": 400, "description": f"Bad Request: {error}"}, 400)
        if method in SENDING and self.after is not None:
            await self.after.wait()
        return JSONResponse({"ok": True, "result": result})

    async def _do(self, method: str, parameters: dict[str, Any]) -> Any:
        if method == "getMe":
            return {"id": 1, "is_bot": True, "first_name": "Một Cửa", "username": USERNAME}
        if method == "getUpdates":
            return [update for update in self.updates if update["update_id"] >= int(parameters.get("offset", 0))]
        if method not in SENDING:
            return True
        if method == "sendMessage":
            _check_text(parameters)
        _check_markup(parameters)
        message = {**parameters, "message_id": len(self.sent) + 1}
        await self._note(self.sent, message)
        chat = parameters["chat_id"]
        number = int(chat) if str(chat).lstrip("-").isdigit() else 1
        kind = {"id": number, "type": "private" if number > 0 else "supergroup"}
        return {"message_id": message["message_id"], "date": 1, "chat": kind, "text": parameters.get("text", "")}

    async def _note(self, where: list[Any], what: Any) -> None:
        async with self.arrived:
            where.append(what)
            self.arrived.notify_all()


async def _parameters(request: Request) -> dict[str, Any]:
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        return dict(json.loads(body)) if body else {}
    return {name: _value(value) for name, value in (await request.form()).items() if isinstance(value, str)}


def _value(text: str) -> Any:
    return json.loads(text) if text[:1] in {"{", "["} else text


def _check_text(parameters: dict[str, Any]) -> None:
    text = parameters.get("text", "")
    if parameters.get("parse_mode") == "HTML":
        parser = _Plain()
        parser.feed(text)
        parser.close()
        text = parser.end()
    if not text.strip():
        raise BadRequest("message text is empty")
    if len(text.encode("utf-16-le")) // 2 > MAX_TEXT:
        raise BadRequest("message is too long")


def _check_markup(parameters: dict[str, Any]) -> None:
    markup = parameters.get("reply_markup") or {}
    for row in markup.get("inline_keyboard", []):
        for button in row:
            if not 1 <= len(button["callback_data"].encode()) <= MAX_CALLBACK_DATA:
                raise BadRequest("BUTTON_DATA_INVALID")
    asks = any(key.get("request_location") for row in markup.get("keyboard", []) for key in row)
    if asks and str(parameters["chat_id"]).startswith("-"):
        raise BadRequest("location can be requested in private chats only")


class _Plain(HTMLParser):
    """The text behind Telegram's HTML; refuses what Telegram refuses."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS or (tag == "a" and [name for name, _ in attrs] != ["href"]):
            raise BadRequest(f"can't parse entities: unsupported start tag {tag}")
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise BadRequest("can't parse entities: unexpected end tag")

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_comment(self, data: str) -> None:
        raise BadRequest("can't parse entities")

    def handle_decl(self, decl: str) -> None:
        raise BadRequest("can't parse entities")

    def end(self) -> str:
        if self._open:
            raise BadRequest("can't parse entities: can't find end tag")
        return "".join(self._text)


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncIterator[str]:
    """Serve an application on a free loopback port in this event loop; yield its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False, lifespan="on"))
        task = asyncio.create_task(server.serve([listener]))
        while not server.started:
            if task.done():
                await task
                raise RuntimeError("the server did not start")
            await asyncio.sleep(0)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = server.force_exit = True
            await task
