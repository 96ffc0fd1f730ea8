"""The endpoints that messengers call: prove the sender, store, answer 200; a worker does the rest."""

import hmac
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from sqlalchemy.exc import SQLAlchemyError

from channels.errors import NotAnUpdate, NotStored
from channels.inbox.intake import Intake
from channels.messages import Incoming
from channels.quiet import describe

log = logging.getLogger(__name__)
RETRY_SECONDS = 5


@dataclass(frozen=True)
class Webhook:
    """One messenger's endpoint.

    Attributes:
        channel: name of the channel, first part of the path.
        path_secret: second part of the path.
        header: in which the messenger sends its secret.
        secrets: what is accepted there.
        read: from the JSON object to a message; None: nothing to answer.
    """

    channel: str
    path_secret: str
    header: str
    secrets: tuple[str, ...]
    read: Callable[[dict[str, Any]], Incoming | None]


def router(webhook: Webhook, intake: Callable[[], Intake]) -> APIRouter:
    """Return the endpoint of a messenger."""
    routes = APIRouter(include_in_schema=False)

    @routes.post(f"/{webhook.channel}/{{path_secret}}")
    async def receive(path_secret: str, request: Request) -> Response:
        if not _equal(path_secret, webhook.path_secret):
            raise HTTPException(404, "Không có trang này.")
        sent = request.headers.get(webhook.header, "")
        # Every secret is compared, so that the time does not tell which one was near.
        if not sum(_equal(sent, secret) for secret in webhook.secrets):
            raise HTTPException(403, "Sai khóa.")
        message = _read(webhook, await request.body())
        if message is not None:
            try:
                await intake().put(message)
            except SQLAlchemyError as error:
                log.warning("%s: update not stored: %s", webhook.channel, describe(error))
                raise NotStored("Chưa nhận được tin, xin gửi lại.", RETRY_SECONDS) from error
        return Response(status_code=200)

    return routes


def _read(webhook: Webhook, body: bytes) -> Incoming | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        raise HTTPException(400, "Không đọc được tin.") from None
    if not isinstance(update, dict):
        raise NotAnUpdate("Không phải một tin.")
    try:
        return webhook.read(update)
    except NotAnUpdate:
        raise
    except Exception as error:
        # The messenger would send it again and again, and hold back all that follows: better to pass it over.
        log.warning("%s: update not understood: %s", webhook.channel, describe(error))
        return None


def _equal(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode(), secret.encode())
