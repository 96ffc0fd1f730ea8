"""Reading the JSON that Telegram sends to the webhook."""

from typing import Any

from telegram import Update

from channels.errors import NotAnUpdate
from channels.messages import Incoming
from channels.telegram.updates import incoming

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST_ID = 2**63


class Reader:
    """Reads updates for one bot.

    Attributes:
        username: the bot's name; None until Telegram has told it. Until then a mention in a group goes unnoticed.
    """

    def __init__(self, token: str) -> None:
        """Take the bot's token: the number in front is the bot's own."""
        number = token.partition(":")[0]
        self.bot_id = int(number) if number.isdigit() else 0
        self.username: str | None = None

    def __call__(self, body: dict[str, Any]) -> Incoming | None:
        """Read one update.

        Raises:
            NotAnUpdate: it has no number.
            Exception: whatever PTB raises when a known field has an unknown form.
        """
        number = body.get("update_id")
        if not isinstance(number, int) or not 0 <= number < LARGEST_ID:
            raise NotAnUpdate("Không phải một tin.")
        return incoming(Update.de_json(body, None), self.bot_id, self.username)
