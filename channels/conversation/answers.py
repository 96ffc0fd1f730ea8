"""From a waiting message to the bubbles that answer it."""

import asyncio
import logging
import time
from collections.abc import Callable

from channels.chat.service import CHANNEL, incoming
from channels.conversation.points import Points
from channels.conversation.records import PLACE, Bubble, Waiting
from channels.errors import AssistantUnavailable, BadMessage
from channels.messages import Incoming, Location, Reply
from channels.quiet import describe
from channels.turns import Turns
from channels.wording import say

log = logging.getLogger(__name__)
FIRST_REST, LONGEST_REST = 0.5, 4.0


class Answers:
    """Asks the assistant, patiently."""

    def __init__(
        self, turns: Turns, points: Points, patience: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Ask again for that many seconds while the assistant is away; then apologise."""
        self._turns = turns
        self._points = points
        self._patience = patience
        self._clock = clock

    async def to(self, name: str, waiting: Waiting, place: Location | None) -> list[Bubble]:
        """Answer one message.

        Args:
            name: of the conversation.
            waiting: the message.
            place: the shared place, if it was one and is still known.
        """
        number = waiting.number
        if waiting.question.kind == PLACE and place is None:
            return [Bubble(text=say("location_lost"), failed=True, reply_to=number)]
        conversation = f"{CHANNEL}:{name}"
        asked = incoming(waiting.question.text, waiting.question.payload, place)
        try:
            if waiting.first:
                await self._introduce(conversation, waiting.question.commune, asked)
            replies = await self._patiently(conversation, asked)
        except BadMessage as error:
            return [Bubble(text=error.detail, reply_to=number)]
        except Exception as error:
            log.warning("web: no answer: %s", describe(error))
            return [Bubble(text=say("busy"), failed=True, reply_to=number)]
        return [
            Bubble(
                text=reply.text,
                buttons=reply.buttons,
                answer=reply.answer,
                points=await self._points.of(reply.answer),
                reply_to=number,
            )
            for reply in replies
        ]

    async def _introduce(self, conversation: str, commune: str | None, asked: Incoming) -> None:
        """Tell the assistant on which commune's portal the person asks; what it says to that is not for her."""
        if commune is not None and asked.kind != "location" and not (asked.payload or "").startswith("c:"):
            await self._patiently(conversation, incoming(None, f"c:{commune}", None))

    async def _patiently(self, conversation: str, asked: Incoming) -> list[Reply]:
        until = self._clock() + self._patience
        rest = FIRST_REST
        while True:
            try:
                return (await self._turns.reply(asked, conversation)).replies
            except AssistantUnavailable:
                if self._clock() + rest > until:
                    raise
            await asyncio.sleep(rest)
            rest = min(2 * rest, LONGEST_REST)
