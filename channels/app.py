"""The public application: chat contract, plain page, health."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.base import RequestResponseEndpoint

from channels import errors
from channels.body_limit import BodyLimit
from channels.chat.assistant import Assistant
from channels.chat.places import Places
from channels.chat.routes import router as chat_router
from channels.chat.service import ChatService
from channels.database import Database
from channels.inbox.pace import Pace
from channels.limits import RateLimits
from channels.page.routes import router as page_router
from channels.page.transcripts import Transcripts
from channels.settings import ChannelSettings
from channels.turns import Turns

if TYPE_CHECKING:
    from channels.messengers import Messengers

# A message with what it quotes and all its marks is far below that.
MAX_UPDATE = 1024 * 1024
STATIC = Path(__file__).parent / "page" / "static"
SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(self)",
}


def create_app(
    settings: ChannelSettings, transport: httpx2.AsyncBaseTransport | None = None, pace: Pace | None = None
) -> FastAPI:
    """Build the application.

    Args:
        settings: where the assistant and the directory are, limits.
        transport: stands in for the network in tests.
        pace: how patiently the messengers' inbox is worked off, in tests.
    """
    messengers = _messengers(settings, pace)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with closing(Database.opened(settings)) as database:
            async with httpx2.AsyncClient(timeout=settings.bot_timeout, transport=transport) as client:
                assistant = Assistant(client, settings.rasa_url)
                limits = RateLimits(settings.rate_limit_per_minute, settings.address_rate_limit_per_minute)
                app.state.assistant = assistant
                turns = Turns(assistant, Places(client, settings.directory_url), limits)
                app.state.chat = ChatService(turns)
                app.state.transcripts = Transcripts(settings.transcripts)
                app.state.database = database
                async with messengers.running(turns, client, database) if messengers else nullcontext():
                    yield

    app = FastAPI(title="Một Cửa – chat", version="1", lifespan=lifespan, docs_url=None, redoc_url=None)
    errors.install(app)
    app.add_middleware(BodyLimit, larger={"/telegram/": MAX_UPDATE, "/zalo/": MAX_UPDATE})

    @app.middleware("http")
    async def secure(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        response.headers.update(SECURITY_HEADERS)
        return response

    app.include_router(chat_router)
    app.include_router(page_router)
    if messengers:
        app.state.messengers = messengers
        for router in messengers.routers():
            app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")

    @app.get("/health/live", tags=["health"])
    async def live() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @app.get("/health/ready", tags=["health"])
    async def ready() -> Response:
        """The assistant behind the page has its model loaded."""
        if await app.state.assistant.ready():
            return JSONResponse({"status": "ok"})
        return errors.problem(503, "Chưa sẵn sàng", "Trợ lý chưa sẵn sàng.")

    return app


def _messengers(settings: ChannelSettings, pace: Pace | None) -> "Messengers | None":
    """Prepare the messengers that are configured; without one their libraries (a second of start) stay unread."""
    if settings.telegram_bot_token is None and settings.zalo_bot_token is None:
        return None
    from channels.messengers import Messengers  # noqa: PLC0415

    return Messengers(settings, pace)
