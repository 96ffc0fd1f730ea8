"""The public application: chat contract, plain page, health."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, nullcontext
from typing import TYPE_CHECKING

import httpx2
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.middleware.base import RequestResponseEndpoint
from starlette.middleware.gzip import GZipMiddleware

from channels import errors
from channels.body_limit import BodyLimit
from channels.chat.assistant import Assistant
from channels.chat.places import Places
from channels.chat.routes import router as chat_router
from channels.chat.service import ChatService
from channels.conversation.routes import router as conversation_router
from channels.conversation.service import Conversations
from channels.conversation.streams import Streams
from channels.database import Database
from channels.helpdesk import service as helpdesk
from channels.helpdesk.caching import NoStore
from channels.helpdesk.routes import routers as helpdesk_routers
from channels.inbox.pace import Pace
from channels.limits import RateLimits
from channels.page.routes import router as page_router
from channels.settings import ChannelSettings, origins_of
from channels.site import setup as site
from channels.turns import Turns
from channels.widget.cors import EmbedCors
from channels.widget.routes import router as widget_router
from channels.widget.routes import welcome_router

if TYPE_CHECKING:
    from channels.messengers import Messengers

# A message with what it quotes and all its marks is far below that.
MAX_UPDATE = 1024 * 1024
SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # To ourselves only: with no-referrer a browser would not say from which page a form comes.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(self), geolocation=(self)",
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
                app.state.client = client
                app.state.database = database
                await site.start(app, settings, client, database)
                app.state.helpdesk = await helpdesk.opened(settings, client, database)
                app.state.conversations = Conversations(settings, client, database, turns)
                async with (
                    app.state.conversations.running(),
                    messengers.running(turns, client, database) if messengers else nullcontext(),
                ):
                    yield

    app = FastAPI(title="Một Cửa – chat", version="1", lifespan=lifespan, docs_url=None, redoc_url=None)
    errors.install(app)
    app.state.settings = settings
    app.state.streams = Streams(settings.rate_limit_per_minute, settings.address_rate_limit_per_minute)
    app.add_middleware(EmbedCors, origins=origins_of(settings.embed_origins))
    app.add_middleware(NoStore)
    app.add_middleware(GZipMiddleware)
    app.add_middleware(BodyLimit, larger={"/telegram/": MAX_UPDATE, "/zalo/": MAX_UPDATE})

    @app.middleware("http")
    async def secure(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    app.include_router(chat_router)
    app.include_router(conversation_router)
    app.include_router(welcome_router)
    app.include_router(widget_router)
    app.include_router(page_router)
    for desk_router in helpdesk_routers:
        app.include_router(desk_router)
    if messengers:
        app.state.messengers = messengers
        for router in messengers.routers():
            app.include_router(router)
    site.install(app, settings)

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
