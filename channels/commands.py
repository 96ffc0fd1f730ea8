"""`python -m channels …`: what an operator does by hand."""

import asyncio
import sys

from telegram.error import TelegramError

from channels import quiet
from channels.conversation.feedback import Feedback
from channels.conversation.tables import metadata
from channels.database import Database
from channels.errors import DeliveryError
from channels.messengers import make_store, telegram_bot, zalo_adapter
from channels.settings import ChannelSettings, secrets_of
from channels.telegram.profile import publish, register


def inbox(settings: ChannelSettings) -> int:
    """Print how much waits, is done, is dead."""
    store = make_store(settings, Database.opened(settings))
    for name, number in sorted(store.counts().items()):
        print(f"{name:<12} {number}")
    return 0


def requeue(settings: ChannelSettings) -> int:
    """Let every dead letter be tried again."""
    store = make_store(settings, Database.opened(settings))
    print(f"{store.requeue()} tin được đưa lại vào hàng đợi")
    return 0


def feedback(settings: ChannelSettings) -> int:
    """Print what people thought of answers as CSV (day, type, code, helpful, text)."""
    engine = Database.opened(settings).engine
    metadata.create_all(engine)
    Feedback(engine).export(sys.stdout)
    return 0


def webhook(settings: ChannelSettings, public_url: str) -> int:
    """Tell every configured messenger where to deliver: under the public https address of this service."""
    quiet.silence()
    try:
        done = asyncio.run(_register(settings, public_url.rstrip("/")))
    except (TelegramError, DeliveryError) as error:
        print(f"không xong: {error}")
        return 1
    for channel in done:
        print(f"{channel}: đã đặt webhook")
    if not done:
        print("chưa có kênh nào có đủ mã bot, khóa đường dẫn và khóa webhook")
    return 0 if done else 1


async def _register(settings: ChannelSettings, public_url: str) -> list[str]:
    done = []
    bot = telegram_bot(settings)
    if bot is not None and settings.telegram_path_secret is not None:
        async with bot:
            path = settings.telegram_path_secret.get_secret_value()
            await register(bot, f"{public_url}/telegram/{path}", secrets_of(settings.telegram_webhook_secret)[0])
            await publish(bot)
        done.append("telegram")
    async with zalo_adapter(settings) as zalo:
        if zalo is not None and settings.zalo_path_secret is not None:
            path = settings.zalo_path_secret.get_secret_value()
            secret = secrets_of(settings.zalo_webhook_secret)[0]
            await zalo.call("setWebhook", url=f"{public_url}/zalo/{path}", secret_token=secret)
            done.append("zalo")
    return done
