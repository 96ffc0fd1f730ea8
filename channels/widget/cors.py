"""CORS for what a portal's page reads from the citizen's browser, and for nothing else."""

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

# The plain chat is for portals' own pages; the other paths are the widget's.
READABLE = ("/v1/chat", "/v1/conversation/", "/v1/welcome", "/v1/notice")
PREFLIGHT_SECONDS = 3600


class EmbedCors:
    """ASGI middleware: the widget's paths are readable by pages on the allowed origins."""

    def __init__(self, app: ASGIApp, origins: list[str]) -> None:
        """Wrap the application; without origins only its own pages read it."""
        self._app = app
        self._readable = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type"],
            expose_headers=["Retry-After"],
            max_age=PREFLIGHT_SECONDS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        readable = scope["type"] == "http" and scope["path"].startswith(READABLE)
        await (self._readable if readable else self._app)(scope, receive, send)
