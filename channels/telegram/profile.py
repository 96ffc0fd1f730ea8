"""What the bot tells Telegram about itself, and asks it."""

import asyncio
import logging
from typing import Any

from telegram import BotCommand
from telegram.error import TelegramError
from telegram.ext import ExtBot

from channels.quiet import describe
from channels.telegram.reader import Reader
from channels.telegram.updates import WANTED
from channels.wording import commands, say

log = logging.getLogger(__name__)
REST_SECONDS = 15.0
CONNECTIONS = 40


async def introduce(bot: ExtBot[Any], reader: Reader) -> None:
    """Learn our own name; Telegram may be out of reach for a while."""
    while True:
        try:
            await bot.initialize()
        except TelegramError as error:  # noqa: PERF203 - once in 15 seconds
            log.warning("telegram: not reached: %s", describe(error))
            await asyncio.sleep(REST_SECONDS)
        else:
            reader.username = bot.username
            return


async def publish(bot: ExtBot[Any]) -> None:
    """Set the command menu and the text of the empty chat.

    Raises:
        TelegramError: Telegram refused, or was not reached.
    """
    await bot.set_my_commands([BotCommand(name, meaning) for name, meaning in commands().items()])
    await bot.set_my_description(say("about"))


async def register(bot: ExtBot[Any], url: str, secret: str) -> None:
    """Tell Telegram where to deliver updates, and with which secret; raises as `publish`."""
    await bot.set_webhook(url, secret_token=secret, allowed_updates=WANTED, max_connections=CONNECTIONS)
