"""Long polling: for a laptop without a public address."""

import asyncio
import logging
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError
from telegram.ext import ExtBot

from channels.errors import InboxFull
from channels.inbox.intake import Intake
from channels.quiet import describe
from channels.telegram.updates import WANTED, incoming

log = logging.getLogger(__name__)
WAIT_SECONDS = 25
REST_SECONDS = 3.0


async def poll(bot: ExtBot[Any], intake: Intake) -> None:
    """Fetch updates until cancelled; Telegram forgets one only after it is stored."""
    offset = 0
    while True:
        try:
            offset = await _fetch(bot, intake, offset)
        except (TelegramError, SQLAlchemyError, InboxFull) as error:  # noqa: PERF203 - one fetch takes seconds
            log.warning("telegram: no updates: %s", describe(error))
            await asyncio.sleep(REST_SECONDS)


async def _fetch(bot: ExtBot[Any], intake: Intake, offset: int) -> int:
    for update in await bot.get_updates(offset=offset, timeout=WAIT_SECONDS, allowed_updates=WANTED):
        message = incoming(update, bot.id, bot.username)
        if message is not None:
            await intake.put(message)
        offset = update.update_id + 1
    return offset
