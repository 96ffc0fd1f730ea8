"""From a Telegram update to a message of ours: only what an answer needs, personal data masked."""

import re

from telegram import CallbackQuery, Message, MessageEntity, Update

from channels.messages import PAYLOAD_PATTERN, Address, Incoming, Kind, Location
from channels.turns import MAX_TEXT, clean_argument

CHANNEL = "telegram"
# What we ask Telegram to deliver; everything else it may send all the same is passed over.
WANTED = [Update.MESSAGE, Update.CALLBACK_QUERY]
COMMAND = re.compile(r"/(\w{1,32})(?:@(\w+))?(?=\s|$)")
PRIVATE = "private"


def incoming(update: Update, bot_id: int, username: str | None) -> Incoming | None:
    """Read an update.

    Args:
        update: as Telegram sent it.
        bot_id: our own number.
        username: our own name without @; None while it is not known.

    Returns:
        The message; None for what wants no answer (edits, channel posts, membership, polls, talk in a group that is
        not addressed to us).
    """
    if update.callback_query is not None:
        return _pressed(update, update.callback_query)
    if update.message is not None:
        return _said(update, update.message, bot_id, username)
    return None


def _pressed(update: Update, query: CallbackQuery) -> Incoming | None:
    if query.message is None:
        return None
    known = query.data is not None and re.match(PAYLOAD_PATTERN, query.data)
    message = query.message if isinstance(query.message, Message) else None
    address = Address(
        chat=str(query.message.chat.id),
        thread=_thread(message),
        private=query.message.chat.type == PRIVATE,
    )
    return Incoming(
        channel=CHANNEL,
        update_id=str(update.update_id),
        sequence=update.update_id,
        address=address,
        person=str(query.from_user.id),
        # A button that is not ours (anymore): help is the best answer.
        kind="payload",
        payload=query.data if known else "s:help",
        callback=query.id,
    )


def _said(update: Update, message: Message, bot_id: int, username: str | None) -> Incoming | None:
    private = message.chat.type == PRIVATE
    text = message.text or message.caption or ""
    command = COMMAND.match(text)
    if command and command[2] and username and command[2].lower() != username.lower():
        return None
    if not private and not _to_us(message, text, bot_id, username, bool(command and command[2])):
        return None
    if not private and _service(message):
        return None
    text = _without_mention(text, username)
    place = message.location
    kind: Kind = "unsupported"
    name = None
    if place is not None:
        kind, text = "location", ""
    elif command and not command.string[: command.end()].startswith("//"):
        kind, name, text = "command", command[1].lower(), text[len(_without_mention(command[0], username)) :]
    elif text.strip():
        kind = "text"
    # One character more than may be asked: too long stays too long, a novel is not stored.
    return Incoming(
        channel=CHANNEL,
        update_id=str(update.update_id),
        sequence=update.update_id,
        address=Address(
            chat=str(message.chat.id),
            thread=_thread(message),
            reply_to=None if private else message.message_id,
            private=private,
        ),
        person=str(message.from_user.id) if message.from_user else None,
        kind=kind,
        text=clean_argument(name, text)[: MAX_TEXT + 1],
        # 11 metres are enough to find a centre.
        location=Location(lat=round(place.latitude, 4), lon=round(place.longitude, 4)) if place else None,
        command=name,
        album=message.media_group_id,
    )


def _thread(message: Message | None) -> int | None:
    return message.message_thread_id if message is not None and message.is_topic_message else None


def _to_us(message: Message, text: str, bot_id: int, username: str | None, by_command: bool) -> bool:
    replied = message.reply_to_message
    if by_command or (replied is not None and replied.from_user is not None and replied.from_user.id == bot_id):
        return True
    for entity in (*message.entities, *message.caption_entities):
        if entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == bot_id:
            return True
    return username is not None and _mention(username).search(text) is not None


def _service(message: Message) -> bool:
    """Tell whether a group only reports on itself (members, title, pins)."""
    return not (message.text or message.caption or message.location or message.effective_attachment)


def _mention(username: str) -> re.Pattern[str]:
    return re.compile(rf"@{re.escape(username)}\b", re.IGNORECASE)


def _without_mention(text: str, username: str | None) -> str:
    return _mention(username).sub("", text) if username else text
