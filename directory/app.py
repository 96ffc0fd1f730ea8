"""The directory as an ASGI app."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.openapi.utils import get_openapi

from directory import health, problems
from directory.centers import routes as centers
from directory.contacts import routes as contacts
from directory.database import open_engine
from directory.dependencies import Clock
from directory.etag import EtagMiddleware
from directory.faqs import routes as faqs
from directory.metrics import Metrics, MetricsMiddleware
from directory.outlines import routes as outlines
from directory.outlines.store import FILE as OUTLINES_FILE
from directory.procedures import routes as procedures
from directory.provinces import routes as provinces
from directory.settings import Settings
from directory.snapshot import SnapshotHolder
from directory.units import routes as units

# Until something is loaded, somebody is waiting for it.
_FIRST_LOAD_SECONDS = 0.5


def _now() -> datetime:
    return datetime.now(UTC)


def create_app(settings: Settings, clock: Clock = _now) -> FastAPI:
    """Make the app.

    Args:
        settings: database and refresh interval.
        clock: tells the moment (with time zone) for opening states.

    Returns:
        The app; its lifespan follows the active dataset.
    """
    holder = SnapshotHolder(
        open_engine(settings.url), settings.var / OUTLINES_FILE, settings.var / "models" / "understanding"
    )
    metrics = Metrics(lambda: holder.snapshot.number if holder.snapshot else 0)
    app = FastAPI(
        title="Một Cửa – danh bạ",
        version="1",
        description="Đơn vị hành chính cũ và mới, nơi tiếp nhận hồ sơ, thủ tục, câu hỏi thường gặp.",
        lifespan=_lifespan(settings.directory_refresh_seconds),
    )
    app.state.directory, app.state.metrics, app.state.clock = holder, metrics, clock
    for module in (units, centers, procedures, faqs, contacts, outlines, provinces, health):
        app.include_router(module.router)
    problems.install(app)
    # The outermost comes last: figures also count 304.
    app.add_middleware(EtagMiddleware)
    app.add_middleware(MetricsMiddleware, metrics=metrics)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _lifespan(seconds: float) -> Any:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        holder: SnapshotHolder = app.state.directory
        stop = asyncio.Event()
        following = asyncio.create_task(_follow(holder, seconds, stop))
        yield
        # Not cancelled: a thread in the middle of a query would outlive the engine.
        stop.set()
        await following
        holder.engine.dispose()

    return lifespan


async def _follow(holder: SnapshotHolder, seconds: float, stop: asyncio.Event) -> None:
    while not stop.is_set():
        await run_in_threadpool(holder.refresh)
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), seconds if holder.snapshot else min(seconds, _FIRST_LOAD_SECONDS))


def _openapi(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        problem = problems.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schema["components"]["schemas"] |= problem.pop("$defs") | {"Problem": problem}
        app.openapi_schema = schema
    return app.openapi_schema
