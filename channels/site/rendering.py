"""Pages out of templates: one environment, the same headers on each, 304 when the browser has it already."""

import hashlib
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from fastapi.templating import Jinja2Templates

from channels.page.links import linked, own_pages, trusted
from channels.reports.tables import MAX_TEXT
from channels.reports.wording import kinds_of
from channels.settings import ChannelSettings
from channels.site import words
from nlu.notice import Notice

HERE = Path(__file__).parent
STATIC = HERE / "static"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
MOMENT_SECONDS = 30
STATIC_SECONDS = 31_536_000


def base_url(request: Request) -> str:
    """Return the public address of the service without a slash at its end."""
    settings: ChannelSettings = request.app.state.settings
    return settings.public_url or str(request.base_url).rstrip("/")


@cache
def asset(name: str) -> str:
    """Return the address of a static file; it changes with the file, so a browser may keep it for a year."""
    version = hashlib.blake2b((STATIC / name).read_bytes(), digest_size=6).hexdigest()
    return f"/static/{name}?v={version}"


def _always(request: Request) -> dict[str, Any]:
    notice: Notice = request.app.state.notice
    base = base_url(request)
    return {"notice": notice.text(), "base_url": base, "canonical": base + request.url.path, "words": words.entries()}


templates = Jinja2Templates(directory=HERE / "templates", context_processors=[_always])
_environment = templates.env
_environment.trim_blocks = _environment.lstrip_blocks = True
_environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
_environment.globals |= {"asset": asset, "kinds_of": kinds_of, "max_text": MAX_TEXT}
_environment.filters |= {"linked": linked, "own_pages": own_pages, **words.FILTERS}
_environment.tests["trusted"] = lambda url: bool(url) and trusted(url)


def render(
    request: Request, template: str, *, seconds: int = MOMENT_SECONDS, status: int = 200, **context: Any
) -> Response:
    """Make a page.

    Args:
        request: what is answered.
        template: file in ``templates``.
        seconds: how long a browser may keep it; 0: it is somebody's own and must not be kept.
        status: HTTP status.
        context: what the template needs.
    """
    html = templates.get_template(template).render({"request": request, **_always(request), **context})
    body = html.encode()
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
    if seconds and status == HTTPStatus.OK:
        etag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        headers |= {"Cache-Control": f"public, max-age={seconds}", "ETag": etag}
        if etag.removeprefix("W/") in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    return HTMLResponse(body, status_code=status, headers=headers)
