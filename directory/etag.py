"""Weak ETags over the content of answers; 304 when the client has it already."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OK = 200


class EtagMiddleware:
    """Adds an ETag to each 200 answer to a GET, and answers 304 to a matching If-None-Match."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] == "/metrics":
            await self._app(scope, receive, send)
            return
        known = Headers(scope=scope).get("if-none-match", "")
        start: Message = {}
        body = bytearray()

        async def hold(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                if start["status"] != _OK:
                    await send(start)
            elif start["status"] != _OK:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    await _answer(start, bytes(body), known, send)

        await self._app(scope, receive, hold)


async def _answer(start: Message, body: bytes, known: str, send: Send) -> None:
    etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["ETag"] = etag
    headers["Cache-Control"] = "no-cache"
    if matches(known, etag):
        del headers["content-length"]
        del headers["content-type"]
        start, body = {**start, "status": 304}, b""
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})


def matches(if_none_match: str, etag: str) -> bool:
    """Whether a header If-None-Match names the ETag, compared weakly (RFC 9110)."""
    offered = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return "*" in offered or etag.removeprefix("W/") in offered
