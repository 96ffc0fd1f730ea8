"""The messengers that are configured: their endpoints, the inbox between them and the assistant."""

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import httpx2
from fastapi import APIRouter
from telegram.error import TelegramError
from telegram.ext import ExtBot

from channels import quiet, webhooks
from channels.adapter import Adapter
from channels.database import Database, Leadership
from channels.desk import Desk
from channels.identity import Identity
from channels.inbox.dispatcher import Dispatcher
from channels.inbox.intake import Intake
from channels.inbox.pace import Pace
from channels.inbox.store import Store
from channels.settings import ChannelSettings, secrets_of
from channels.telegram.adapter import TelegramAdapter, make_bot
from channels.telegram.polling import poll
from channels.telegram.profile import introduce, publish
from channels.telegram.reader import HEADER as TELEGRAM_HEADER
from channels.telegram.reader import Reader
from channels.turns import Turns
from channels.webhooks import Webhook
from channels.zalo.adapter import ZaloAdapter
from channels.zalo.updates import HEADER as ZALO_HEADER
from channels.zalo.updates import incoming as read_zalo

log = logging.getLogger(__name__)


def make_store(settings: ChannelSettings, database: Database) -> Store:
    """Return the inbox in the database, its tables made."""
    store = Store(database.engine, settings.inbox_limit)
    store.create()
    return store


def telegram_bot(settings: ChannelSettings) -> ExtBot[Any] | None:
    """Return PTB's client when a token is set."""
    token = settings.telegram_bot_token
    if token is None:
        return None
    return make_bot(token.get_secret_value(), settings.telegram_api_url, settings.telegram_messages_per_second)


@asynccontextmanager
async def zalo_adapter(settings: ChannelSettings) -> AsyncIterator[ZaloAdapter | None]:
    """Yield a client of Zalo when a token is set."""
    async with httpx2.AsyncClient(timeout=settings.bot_timeout) as client:
        token = settings.zalo_bot_token
        yield ZaloAdapter(client, settings.zalo_api_url, token.get_secret_value()) if token else None


class Messengers:
    """Every messenger of the settings."""

    def __init__(self, settings: ChannelSettings, pace: Pace | None = None) -> None:
        """Prepare for the settings; ``pace`` replaces what they say about retries."""
        quiet.silence()
        self._settings = settings
        self._pace = pace or Pace(workers=settings.inbox_workers, tries=settings.inbox_tries)
        self._intake: Intake | None = None
        token = settings.telegram_bot_token
        self._reader = Reader(token.get_secret_value() if token else "")
        self.dispatcher: Dispatcher | None = None

    def routers(self) -> list[APIRouter]:
        """Return the endpoints of the messengers that deliver to a webhook."""
        settings = self._settings
        found = []
        for channel, header, path, secret, read in (
            (
                "telegram",
                TELEGRAM_HEADER,
                settings.telegram_path_secret,
                settings.telegram_webhook_secret,
                self._reader,
            ),
            ("zalo", ZALO_HEADER, settings.zalo_path_secret, settings.zalo_webhook_secret, read_zalo),
        ):
            if path is not None:
                webhook = Webhook(channel, path.get_secret_value(), header, tuple(secrets_of(secret)), read)
                found.append(webhooks.router(webhook, self._opened))
        return found

    @asynccontextmanager
    async def running(self, turns: Turns, client: httpx2.AsyncClient, database: Database) -> AsyncIterator[None]:
        """Work the inbox off while the context lasts.

        Args:
            turns: answers the messages.
            client: for messengers without a client of their own.
            database: holds the inbox.
        """
        settings = self._settings
        bot = telegram_bot(settings)
        adapters: dict[str, Adapter] = {}
        if bot is not None:
            adapters["telegram"] = TelegramAdapter(bot)
        if settings.zalo_bot_token is not None:
            token = settings.zalo_bot_token.get_secret_value()
            adapters["zalo"] = ZaloAdapter(client, settings.zalo_api_url, token)
        identity = Identity.kept_in(settings.var)
        work = database.work
        store = await work(make_store, settings, database)
        leadership = Leadership(database.engine, settings.var)
        desk = Desk(turns, store, work, identity)
        self.dispatcher = Dispatcher(store, work, desk, adapters, leadership, self._pace)
        self._intake = Intake(store, work, identity, self.dispatcher.notify)
        duties: list[Coroutine[Any, Any, None]] = [self.dispatcher.run()]
        if bot is not None:
            duties.append(self._telegram(bot, self._intake))
        tasks = [asyncio.create_task(duty) for duty in duties]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            if bot is not None:
                await bot.shutdown()

    async def _telegram(self, bot: ExtBot[Any], intake: Intake) -> None:
        await introduce(bot, self._reader)
        if self._settings.telegram_path_secret is not None:
            return
        try:
            await bot.delete_webhook()
            await publish(bot)
        except TelegramError as error:
            log.warning("telegram: %s", quiet.describe(error))
        await poll(bot, intake)

    def _opened(self) -> Intake:
        if self._intake is None:
            raise RuntimeError("the application has not started")
        return self._intake
