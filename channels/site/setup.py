"""How the pages join the application."""

import httpx2
from fastapi import APIRouter, FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from channels.database import Database
from channels.reports.allowance import Allowance
from channels.reports.store import ReportStore
from channels.settings import ChannelSettings
from channels.site import centers, corrections, errors, former_units, notices, procedures, provinces, sitemaps
from channels.site.directory import DirectoryReader
from channels.site.rendering import STATIC, STATIC_SECONDS
from nlu.notice import Notice


class VersionedFiles(StaticFiles):
    """Static files; one asked for with its version in the address may be kept for a year."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Serve one file."""
        response = await super().get_response(path, scope)
        kept = f"public, max-age={STATIC_SECONDS}, immutable" if b"v=" in scope["query_string"] else "no-cache"
        response.headers["Cache-Control"] = kept
        return response


def install(app: FastAPI, settings: ChannelSettings) -> None:
    """Add the pages' routes, files and error pages; to be called after the problem documents are installed."""
    app.state.notice = Notice(settings.var, settings.notice)
    errors.install(app)
    for router in routers():
        app.include_router(router)
    app.mount("/static", VersionedFiles(directory=STATIC), name="static")


def routers() -> list[APIRouter]:
    """Return the routers of the pages."""
    modules = (centers, former_units, procedures, provinces, corrections, sitemaps, notices)
    return [module.router for module in modules]


async def start(app: FastAPI, settings: ChannelSettings, client: httpx2.AsyncClient, database: Database) -> None:
    """Prepare what the pages work with, before the first request."""
    app.state.site_directory = DirectoryReader(client, settings.directory_url)
    app.state.reports = ReportStore(database.engine)
    app.state.report_allowance = Allowance()
    await database.work(app.state.reports.create)
    await database.work(app.state.reports.purge)
