"""What the plain page shows of a conversation: each message with the replies to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from channels.chat.schemas import Reply
from channels.conversation.records import Message

TURNS = 30


@dataclass
class Turn:
    """One message as the citizen sent it (personal data masked) and the replies to it."""

    asked: str
    replies: list[Reply] = field(default_factory=list)


def turns_of(messages: Sequence[Message]) -> list[Turn]:
    """Return the last turns of a conversation, oldest first."""
    turns = {message.id: Turn(message.text) for message in messages if message.author == "citizen"}
    for message in messages:
        if message.reply_to in turns:
            reply = Reply(text=message.text, buttons=message.buttons, answer=message.answer)
            turns[message.reply_to].replies.append(reply)
    return list(turns.values())[-TURNS:]
