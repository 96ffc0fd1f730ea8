"""The widget's script, its welcome, the framed chat and the example page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import httpx2
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import FileResponse, RedirectResponse, Response
from fastapi.templating import Jinja2Templates

from channels.conversation.guard import ours_or_allowed
from channels.conversation.schemas import Welcome
from channels.settings import ChannelSettings, origins_of
from channels.site.rendering import base_url
from channels.widget.build import built
from channels.widget.welcome import welcome

HERE = Path(__file__).parent
templates = Jinja2Templates(directory=HERE / "templates")
SHORT, FOREVER = "public, max-age=300", "public, max-age=31536000, immutable"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; frame-ancestors "
)
EXAMPLE_COMMUNE = "16690"
CommuneCode = Annotated[str | None, Query(pattern=r"^\d{5}$")]

router = APIRouter(include_in_schema=False)
welcome_router = APIRouter(tags=["conversation"])


@router.get("/widget.js")
async def newest(request: Request) -> Response:
    """Serve the widget of today; browsers ask again after five minutes."""
    return _script(request, SHORT)


@router.get("/widget/{version}/widget.js")
async def pinned(version: str, request: Request) -> Response:
    """Serve these very bytes for good; who asks for an older version gets today's (with SRI: nothing)."""
    if version != built().version:
        return RedirectResponse("/widget.js", headers={"Access-Control-Allow-Origin": "*"})
    return _script(request, FOREVER)


@router.get("/demo")
async def demo(request: Request) -> Response:
    """Show a portal page with the widget on it."""
    build = built()
    context = {
        "commune": EXAMPLE_COMMUNE,
        "version": build.version,
        "integrity": build.integrity,
        "base": base_url(request),
    }
    return _page(request, "demo.html", context, "'self'")


@router.get("/demo.css")
async def style() -> Response:
    """Serve the style sheet of the example page."""
    return FileResponse(HERE / "static" / "demo.css", headers={"Cache-Control": SHORT})


@router.get("/khung")
async def framed(request: Request, commune: CommuneCode = None) -> Response:
    """Show the chat alone, for portals that can only put a frame on their page."""
    settings: ChannelSettings = request.app.state.settings
    ancestors = " ".join(["'self'", *origins_of(settings.embed_origins)])
    return _page(request, "frame.html", {"commune": commune}, ancestors)


@welcome_router.get("/v1/welcome", dependencies=[Depends(ours_or_allowed)])
async def say_welcome(request: Request, response: Response, commune: CommuneCode = None) -> Welcome:
    """Return what the widget shows before the first message: greeting, first buttons, the operator's notice."""
    client: httpx2.AsyncClient = request.app.state.client
    settings: ChannelSettings = request.app.state.settings
    response.headers["Cache-Control"] = "no-store"
    return await welcome(client, settings, commune)


def _script(request: Request, cache: str) -> Response:
    build = built()
    headers = {
        "Cache-Control": cache,
        "ETag": f'"{build.version}"',
        "Vary": "Accept-Encoding",
        # Any page may load the script (SRI needs CORS for that); talking to the assistant is what is limited.
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    if request.headers.get("if-none-match") in {headers["ETag"], f"W/{headers['ETag']}"}:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(build.packed, media_type="text/javascript", headers={**headers, "Content-Encoding": "gzip"})
    return Response(build.script, media_type="text/javascript", headers=headers)


def _page(request: Request, template: str, context: Mapping[str, str | None], ancestors: str) -> Response:
    response = templates.TemplateResponse(request, template, dict(context))
    response.headers["Content-Security-Policy"] = POLICY + ancestors
    response.headers["Cache-Control"] = "no-cache"
    return response
