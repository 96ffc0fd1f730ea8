"""A bound on the size of a request body, before anything reads it."""

from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from channels.errors import problem

MAX_BODY = 64 * 1024


class BodyLimit:
    """ASGI middleware: 413 for a body larger than `MAX_BODY` bytes, declared or not."""

    def __init__(self, app: ASGIApp, limit: int = MAX_BODY, larger: Mapping[str, int] | None = None) -> None:
        """Wrap the application; ``larger`` allows more bytes to paths that begin so."""
        self._app = app
        self._limit = limit
        self._larger = dict(larger or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        limit = next((bytes_ for start, bytes_ in self._larger.items() if path.startswith(start)), self._limit)
        body = await _read(scope, receive, limit)
        if body is None:
            too_large = problem(413, "Tin nhắn quá lớn", f"Tin nhắn lớn hơn {limit} byte.")
            await too_large(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)


async def _read(scope: Scope, receive: Receive, limit: int) -> bytes | None:
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    if not declared.isdigit() or int(declared) > limit:
        return None
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replayed() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed
