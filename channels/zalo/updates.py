"""From a Zalo update to a message of ours: only what an answer needs, personal data masked."""

import re
from typing import Literal

from pydantic import BaseModel

from channels.errors import NotAnUpdate
from channels.messages import Address, Incoming, Kind
from channels.turns import MAX_TEXT, clean_argument

CHANNEL = "zalo"
HEADER = "X-Bot-Api-Secret-Token"
COMMAND = re.compile(r"/(\w{1,32})(?=\s|$)")
ANSWERED = (
    "message.text.received",
    "message.image.received",
    "message.sticker.received",
    "message.unsupported.received",
)


class Chat(BaseModel):
    """A chat."""

    id: str
    chat_type: Literal["PRIVATE", "GROUP"] = "PRIVATE"


class Sender(BaseModel):
    """Who wrote; a bot's own messages come back too."""

    id: str
    is_bot: bool = False


class Message(BaseModel):
    """A message; ``date`` in milliseconds since 1970."""

    message_id: str
    chat: Chat
    sender: Sender | None = None
    date: int = 0
    text: str | None = None


class Update(BaseModel):
    """What Zalo sends to the webhook, with or without its wrapping ``{"ok": …, "result": …}``."""

    event_name: str = ""
    message: Message | None = None


def incoming(body: dict[str, object]) -> Incoming | None:
    """Read an update.

    Args:
        body: as Zalo sent it.

    Returns:
        The message; None for what wants no answer (groups, which basic bots do not join, and unknown events).

    Raises:
        NotAnUpdate: it is something else.
        ValidationError: it has not the form of an update.
    """
    inner = body.get("result", body)
    if not isinstance(inner, dict) or "event_name" not in inner:
        raise NotAnUpdate("Không phải một tin.")
    if isinstance(inner.get("message"), dict):
        # "from" is no name a Python class can have.
        inner = {**inner, "message": {**inner["message"], "sender": inner["message"].get("from")}}
    update = Update.model_validate(inner)
    message = update.message
    if message is None or update.event_name not in ANSWERED or message.chat.chat_type != "PRIVATE":
        return None
    if message.sender is not None and message.sender.is_bot:
        return None
    text = message.text or ""
    command = COMMAND.match(text)
    kind: Kind = "text" if text.strip() else "unsupported"
    name = command[1].lower() if command else None
    if command:
        kind, text = "command", text[command.end() :]
    return Incoming(
        channel=CHANNEL,
        update_id=message.message_id,
        sequence=message.date,
        address=Address(chat=message.chat.id),
        kind=kind,
        text=clean_argument(name, text)[: MAX_TEXT + 1],
        command=name,
    )
