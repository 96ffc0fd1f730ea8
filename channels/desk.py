"""From a stored message to the messages that answer it."""

import re
from collections import OrderedDict
from dataclasses import dataclass

from channels.capabilities import CAPABILITIES
from channels.database import Work
from channels.errors import BadMessage, TooManyMessages
from channels.fit import fit, menu
from channels.identity import Identity
from channels.inbox.store import Store
from channels.limits import RateLimits
from channels.messages import Incoming, Message, Reply
from channels.turns import Turn, Turns
from channels.wording import say

NUMBER = re.compile(r"\s*([1-9])[.)\s]*")
ALBUMS_KEPT = 1000


@dataclass(frozen=True)
class Answer:
    """The messages of an answer; ``forget``: everything of this chat is to be forgotten."""

    messages: list[Message]
    forget: bool = False


class Desk:
    """Answers the messages of every messenger."""

    def __init__(self, turns: Turns, store: Store, work: Work, identity: Identity) -> None:
        """Compose the desk of its parts."""
        self._turns = turns
        self._store = store
        self._work = work
        self._identity = identity
        self._notices = RateLimits(1, 0)
        self._albums: OrderedDict[str, None] = OrderedDict()

    async def answer(self, incoming: Incoming) -> Answer:
        """Answer one message.

        Raises:
            AssistantUnavailable: to be tried again.
            SQLAlchemyError: likewise.
        """
        if self._seen_album(incoming):
            return Answer([])
        can = CAPABILITIES[incoming.channel]
        name = self._name(incoming)
        epoch, choices = await self._work(self._store.conversation, name)
        if not can.buttons:
            incoming = _chosen(incoming, choices)
        conversation = f"{name}.{epoch}" if epoch else name
        try:
            turn = await self._turns.answer(incoming, conversation)
        except BadMessage as error:
            turn = Turn([Reply(text=error.detail)])
        except TooManyMessages as error:
            turn = Turn([Reply(text=error.detail)] if self._first_notice(name) else [])
        offered = menu(turn.replies, can)
        if turn.forget:
            await self._work(self._store.remember, name, epoch + 1, [])
        elif offered != choices and (offered or choices):
            await self._work(self._store.remember, name, epoch, offered)
        return Answer(fit(turn.replies, can), forget=turn.forget)

    @staticmethod
    def apology(incoming: Incoming) -> Answer:
        """Return what is said when a message could not be answered for good."""
        return Answer(fit([Reply(text=say("busy"))], CAPABILITIES[incoming.channel]))

    def _name(self, incoming: Incoming) -> str:
        """Name the conversation: of the chat, in a group of each person in it."""
        people = () if incoming.address.private or incoming.person is None else (incoming.person,)
        return f"{incoming.channel}:{self._identity.of(incoming.channel, incoming.address.chat, *people)}"

    def _first_notice(self, name: str) -> bool:
        try:
            self._notices.check(name, None)
        except TooManyMessages:
            return False
        return True

    def _seen_album(self, incoming: Incoming) -> bool:
        """Pictures sent together are answered once."""
        if incoming.album is None or incoming.kind != "unsupported":
            return False
        seen = incoming.album in self._albums
        self._albums[incoming.album] = None
        if len(self._albums) > ALBUMS_KEPT:
            self._albums.popitem(last=False)
        return seen


def _chosen(incoming: Incoming, choices: list[str]) -> Incoming:
    """Read a bare number as the choice it stands for."""
    found = NUMBER.fullmatch(incoming.text) if incoming.kind == "text" else None
    if found is None or int(found[1]) > len(choices):
        return incoming
    return incoming.model_copy(update={"kind": "payload", "payload": choices[int(found[1]) - 1]})
