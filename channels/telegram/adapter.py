"""Sending to Telegram."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from telegram import LinkPreviewOptions, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from channels.errors import DeliveryError, Impossible, Refused, TryLater
from channels.messages import Address, Incoming, Message
from channels.telegram.markup import html, inline_keyboard, location_keyboard
from channels.telegram.updates import CHANNEL

CONNECTIONS = 32
# A token that Telegram does not know needs an operator; until then nothing is lost.
WRONG_TOKEN_SECONDS = 60.0
# Telegram speaks of the chat itself: whatever is sent there, it will not arrive.
GONE = ("chat not found", "user is deactivated", "bot was kicked", "group chat was deactivated", "topic_closed")


class RateLimiter(AIORateLimiter):
    """30 messages a second in all, 20 a minute to a group; what is no message is not counted.

    A refusal (429) is not waited for here: the outbox keeps the message and the time, so that it outlives a restart.
    """

    async def process_request(  # noqa: PLR0913, PLR0917 - PTB's signature
        self, callback: Any, args: Any, kwargs: Any, endpoint: str, data: Any, rate_limit_args: int | None
    ) -> Any:
        """Let a request through when its time has come."""
        if endpoint == "sendChatAction":
            return await callback(*args, **kwargs)
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)


def make_bot(token: str, api_url: str, per_second: int) -> ExtBot[Any]:
    """Return PTB's client for a Bot API server; 0 messages a second means no limit of our own."""
    limiter = RateLimiter(overall_max_rate=per_second, group_max_rate=20 if per_second else 0, max_retries=0)
    return ExtBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=HTTPXRequest(connection_pool_size=CONNECTIONS, read_timeout=20, pool_timeout=20),
        get_updates_request=HTTPXRequest(connection_pool_size=1, read_timeout=40),
        rate_limiter=limiter,
    )


class TelegramAdapter:
    """Sends messages of ours to Telegram chats."""

    channel = CHANNEL

    def __init__(self, bot: ExtBot[Any]) -> None:
        """Use PTB's client."""
        self._bot = bot

    async def send(self, address: Address, message: Message) -> None:
        """Send one message; raises as `Adapter.send`."""
        async with _errors():
            try:
                await self._send(address, int(address.chat), message)
            except ChatMigrated as error:
                # A group became a supergroup: its messages and topics are numbered anew.
                await self._send(Address(chat="", private=address.private), error.new_chat_id, message)

    async def typing(self, address: Address) -> None:
        """Show "typing"; raises as `Adapter.send`."""
        async with _errors():
            await self._bot.send_chat_action(int(address.chat), ChatAction.TYPING, message_thread_id=address.thread)

    async def acknowledge(self, incoming: Incoming) -> None:
        """Stop a button's waiting sign; raises as `Adapter.send`."""
        if incoming.callback is not None:
            async with _errors():
                await self._bot.answer_callback_query(incoming.callback)

    async def _send(self, address: Address, chat: int, message: Message) -> None:
        answered = None
        if address.reply_to is not None:
            answered = ReplyParameters(address.reply_to, allow_sending_without_reply=True)
        where: dict[str, Any] = {"message_thread_id": address.thread, "reply_parameters": answered}
        if message.venue is not None:
            place = message.venue
            await self._bot.send_venue(chat, place.lat, place.lon, place.name, place.address, **where)
            return
        keyboard: Any = None
        if message.buttons:
            keyboard = inline_keyboard(message.buttons)
        elif message.asks_location and address.private:
            keyboard = location_keyboard()
        await self._bot.send_message(
            chat,
            html(message.text),
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=keyboard,
            **where,
        )


@asynccontextmanager
async def _errors() -> AsyncIterator[None]:
    """Say in our words what Telegram refused."""
    try:
        yield
    except RetryAfter as error:
        raise TryLater(_seconds(error)) from error
    except InvalidToken as error:
        raise TryLater(WRONG_TOKEN_SECONDS) from error
    except Forbidden as error:
        raise Refused("Forbidden") from error
    except BadRequest as error:
        if any(sign in error.message.lower() for sign in GONE):
            raise Refused("BadRequest") from error
        raise Impossible("BadRequest") from error
    except TelegramError as error:
        raise DeliveryError(type(error).__name__) from error


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after if isinstance(after, int) else after.total_seconds())
