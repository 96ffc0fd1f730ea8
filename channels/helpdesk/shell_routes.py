"""The pages themselves: a shell without data, the built files, a sign-in form that needs no JavaScript."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from fastapi.templating import Jinja2Templates

from channels.errors import ChannelError
from channels.helpdesk.errors import ForeignRequest, NotFound
from channels.helpdesk.guard import Desk, address_of
from channels.helpdesk.service import HelpDesk
from channels.helpdesk.session_routes import keep
from channels.helpdesk.shell import WORKER
from channels.helpdesk.wording import say
from channels.origins import from_own_page
from channels.site.rendering import asset

HERE = Path(__file__).parent
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# `same-origin`: with `no-referrer` browsers hide the origin of a form, and that is what shows that it is ours.
_PAGE = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-cache",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}
# Built names carry a hash of what is in them.
_FOR_EVER = "public, max-age=31536000, immutable"
_TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript", ".svg": "image/svg+xml"}

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(directory=HERE / "templates")
templates.env.globals["asset"] = asset


@router.get("/quay/dang-nhap", response_class=HTMLResponse)
async def form(request: Request, desk: Desk) -> Response:
    """Show the sign-in form."""
    return await sign_in_form(request, desk)


@router.post("/quay/dang-nhap")
async def sign_in(
    request: Request, desk: Desk, name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = ""
) -> Response:
    """Sign in by the form."""
    try:
        if not from_own_page(request):
            raise ForeignRequest(say("foreign_request"))
        _account, token = await desk.sign_in.with_password(name[:64], password, address_of(request))
    except ChannelError as error:
        return await sign_in_form(request, desk, error, name)
    response = RedirectResponse("/quay", status_code=303)
    keep(request, response, token)
    return response


@router.get("/quay/sw.js")
async def worker(desk: Desk) -> Response:
    """The service worker, which may also serve `/quay` itself."""
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/quay"}
    return _built(desk, WORKER, headers)


@router.get("/quay/manifest.webmanifest")
async def manifest(desk: Desk) -> Response:
    """What the browser needs to install the desk as an application."""
    return _built(desk, "manifest.webmanifest", {"Cache-Control": "no-cache"})


@router.get("/quay/app/{name:path}")
async def built(desk: Desk, name: str) -> Response:
    """A built file; what is named by its content may be kept for ever."""
    kept = _FOR_EVER if name in desk.shell.build.named_by_content else "no-cache"
    return _built(desk, name, {"Cache-Control": kept})


@router.get("/quay/static/desk.css")
async def style() -> Response:
    """Style of the pages that need no JavaScript."""
    return FileResponse(HERE / "static" / "desk.css", headers={"Cache-Control": "no-cache"})


@router.get("/quay", response_class=HTMLResponse)
@router.get("/quay/{_rest:path}", response_class=HTMLResponse)
async def shell(request: Request, desk: Desk) -> Response:
    """The shell; the same for everybody, so that the browser may keep it for when the network drops."""
    if request.url.path.startswith("/quay/api/"):
        raise NotFound(say("unknown_item"))
    build = desk.shell.build
    usable = await desk.usable()
    context = {"build": build, "usable": usable}
    name = "shell.html" if usable and build.scripts else "not_ready.html"
    return templates.TemplateResponse(request, name, context, headers=_PAGE)


async def sign_in_form(request: Request, desk: HelpDesk, error: ChannelError | None = None, name: str = "") -> Response:
    """The sign-in form; with an error: what went wrong, and its status."""
    context = {
        "problem": error.detail if error else "",
        "name": name[:64],
        "usable": await desk.usable(),
        "oidc_name": desk.oidc_name if desk.elsewhere is not None else None,
    }
    headers = {**_PAGE, "Cache-Control": "no-store"}
    if error and error.retry_after is not None:
        headers["Retry-After"] = str(error.retry_after)
    status = error.status if error else 200
    return templates.TemplateResponse(request, "sign_in.html", context, status_code=status, headers=headers)


def _built(desk: Desk, name: str, headers: dict[str, str]) -> Response:
    path = desk.shell.file(name)
    if path is None:
        raise NotFound(say("unknown_item"))
    return FileResponse(path, media_type=_TYPES.get(path.suffix), headers=headers)
