"""The record over HTTP for the public service's help desk; loopback, and only with the key."""

import asyncio
import logging
import re
import sqlite3
from datetime import date, timedelta

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, empty, json

from actions.record.access import allowed, kept_key
from actions.record.desk import DeskRecord, Wanted
from actions.record.recorder import today
from actions.record.store import FILE
from actions.settings import ActionSettings

_CODE = re.compile(r"\d{2}|\d{5}")
_UNAUTHORIZED, _UNPROCESSABLE, _UNAVAILABLE, _NOT_FOUND = 401, 422, 503, 404
logger = logging.getLogger(__name__)


def record_api(settings: ActionSettings) -> Blueprint:
    """Build the endpoints `GET /record/unanswered` and `POST /record/unanswered/<id>/done`.

    Args:
        settings: where the record is and how long it is kept.
    """
    api = Blueprint("record", url_prefix="/record")
    record = DeskRecord(settings.var / FILE, settings.var / "export")
    key = _key(settings)

    @api.on_request
    async def _known(request: Request) -> HTTPResponse | None:
        if key is None:
            return empty(_UNAVAILABLE)
        return None if allowed(key, request.headers.get("authorization")) else empty(_UNAUTHORIZED)

    @api.get("/unanswered")
    async def _open(request: Request) -> HTTPResponse:
        wanted = _wanted(request)
        if wanted is None:
            return empty(_UNPROCESSABLE)
        try:
            return json({"items": await asyncio.to_thread(record.open, wanted, _since(settings))})
        except sqlite3.Error as error:
            return _failed(error)

    @api.post("/unanswered/<name:str>/done")
    async def _done(request: Request, name: str) -> HTTPResponse:
        wanted = _wanted(request)
        if wanted is None:
            return empty(_UNPROCESSABLE)
        try:
            found = await asyncio.to_thread(record.done, wanted, _since(settings), name)
        except sqlite3.Error as error:
            return _failed(error)
        return empty() if found else empty(_NOT_FOUND)

    return api


def _key(settings: ActionSettings) -> str | None:
    """The key; None when the folder takes no files: answering questions goes on without this."""
    try:
        return kept_key(settings.var)
    except OSError as error:
        logger.warning("help desks cannot read the record (%s)", type(error).__name__)
        return None


def _wanted(request: Request) -> Wanted | None:
    province, commune = request.args.get("province"), request.args.get("commune")
    if not all(_CODE.fullmatch(code) for code in (province or "", *([commune] if commune else []))):
        return None
    return Wanted(province, commune or None, request.args.get("unplaced") == "1")


def _since(settings: ActionSettings) -> date:
    return today() - timedelta(days=settings.unanswered_days)


def _failed(error: sqlite3.Error) -> HTTPResponse:
    logger.warning("the record of unanswered messages cannot be used (%s)", type(error).__name__)
    return empty(_UNAVAILABLE)
