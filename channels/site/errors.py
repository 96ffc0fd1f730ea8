"""Errors as pages for whoever reads pages; programs keep their problem documents."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.types import ExceptionHandler

from channels.errors import ChannelError
from channels.site import words
from channels.site.rendering import render

MACHINES = ("/v1/", "/health/", "/telegram/", "/zalo/", "/static/", "/quay/api/")
INVALID = 422


def install(app: FastAPI) -> None:
    """Answer errors of pages with pages; to be called after the problem documents are installed."""
    for kind in (ChannelError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, _choosing(app.exception_handlers[kind]))
    app.add_exception_handler(Exception, _failed)


def reads_pages(request: Request) -> bool:
    """Tell whether a browser asks for a page."""
    return not request.url.path.startswith(MACHINES) and "text/html" in request.headers.get("accept", "")


def _choosing(otherwise: ExceptionHandler) -> ExceptionHandler:
    async def answer(request: Request, error: Exception) -> Response:
        if reads_pages(request):
            return _page(request, getattr(error, "status", getattr(error, "status_code", INVALID)), error)
        found: Any = otherwise(request, error)  # type: ignore[arg-type]
        response: Response = await found
        return response

    return answer


async def _failed(request: Request, _: Exception) -> Response:
    if reads_pages(request):
        return _page(request, 500)
    return Response(status_code=500)


def _page(request: Request, status: int, error: Exception | None = None) -> Response:
    known = words.entries()["errors"]
    title, text = known.get(status) or known[400 if status < 500 else 500]  # noqa: PLR2004
    response = render(request, "error.html", status=status, seconds=0, title=title, text=text, noindex=True)
    after = getattr(error, "retry_after", None)
    if after is not None:
        response.headers["Retry-After"] = str(after)
    return response
