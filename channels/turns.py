"""One turn of a conversation, the same for every channel: limit, mask, ask, answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from channels.capabilities import CAPABILITIES, Capabilities
from channels.chat.assistant import Assistant
from channels.chat.places import Places
from channels.deep_links import reference
from channels.errors import BadMessage
from channels.limits import RateLimits
from channels.messages import Incoming, Reply
from channels.wording import say
from nlu.privacy import mask
from nlu.text.folding import nfc

MAX_TEXT = 500


@dataclass(frozen=True)
class Turn:
    """What the assistant answers, and whether the conversation is to be forgotten."""

    replies: list[Reply]
    forget: bool = False


def clean(text: str) -> str:
    """Return the text composed (NFC), personal data masked: nothing else is stored or handed on."""
    # Half a character (a lone surrogate) is valid JSON and no text: nothing after here could write it.
    return mask(nfc(text.encode(errors="replace").decode())).strip()


def clean_argument(command: str | None, text: str) -> str:
    """Return the words after a command, cleaned; a deep link's code looks like a number of a person and is none."""
    words = text.strip()
    return words if command == "start" and reference(words) else clean(words)


class Turns:
    """Takes what a person sent to the assistant."""

    def __init__(self, assistant: Assistant, places: Places, limits: RateLimits) -> None:
        """Compose the service of its parts."""
        self._assistant = assistant
        self._places = places
        self._limits = limits
        self._commands: dict[str, Callable[[Incoming, str], Awaitable[list[Reply]]]] = {
            "start": self._start,
            "trungtam": self._center,
            "thutuc": self._procedure,
            "trogiup": self._help,
            "help": self._help,
        }

    async def answer(self, incoming: Incoming, conversation: str, network: str | None = None) -> Turn:
        """Answer one message.

        Args:
            incoming: the message.
            conversation: the assistant's name for the conversation.
            network: network address of the sender, where the channel knows one.

        Raises:
            TooManyMessages: over the rate limit.
            BadMessage: nothing to answer; the sentence says why.
            AssistantUnavailable: the assistant or the directory did not answer.
        """
        self._limits.check(conversation, network)
        return await self.reply(incoming, conversation)

    def count(self, conversation: str, network: str | None) -> None:
        """Count one message that is answered later by `reply`; raises TooManyMessages."""
        self._limits.check(conversation, network)

    async def reply(self, incoming: Incoming, conversation: str) -> Turn:
        """Answer one message that was counted already; raises as `answer` but for the rate limit."""
        if incoming.kind == "payload" and incoming.payload is not None:
            return Turn(await self._assistant.press(conversation, incoming.payload))
        if incoming.kind == "location" and incoming.location is not None:
            near, home = await self._places.near(incoming.location)
            return Turn(await self._assistant.locate(conversation, near, home))
        if incoming.kind == "command":
            return await self._command(incoming, conversation)
        if incoming.kind == "unsupported":
            return Turn([Reply(text=say("unsupported"))])
        return Turn(await self._say(incoming.text, conversation))

    async def _say(self, text: str, conversation: str) -> list[Reply]:
        if len(text) > MAX_TEXT:
            raise BadMessage(say("too_long", limit=MAX_TEXT))
        text = clean(text)
        if not text:
            raise BadMessage("Tin nhắn trống: xin ông/bà gõ câu hỏi.")
        return await self._assistant.say(conversation, text)

    async def _command(self, incoming: Incoming, conversation: str) -> Turn:
        can = CAPABILITIES[incoming.channel]
        command = incoming.command or ""
        if command in self._commands:
            return Turn(await self._commands[command](incoming, conversation))
        if command == "xoa":
            return Turn([Reply(text=say("forgotten"))], forget=True)
        if command == "dulieu":
            return Turn([Reply(text=say("kept"))])
        if command == "ngonngu":
            return Turn([Reply(text=say("language"))])
        if command == "vitri":
            return Turn([_location(incoming, can)])
        # Not ours ("/intent{…}"): the words are treated as words.
        return Turn(await self._say(f"{command} {incoming.text}", conversation))

    async def _start(self, incoming: Incoming, conversation: str) -> list[Reply]:
        welcome = Reply(text=say("start"), asks_location=incoming.address.private)
        return [welcome, *await self._assistant.press(conversation, reference(incoming.text) or "s:greet")]

    async def _center(self, incoming: Incoming, conversation: str) -> list[Reply]:
        if incoming.text:
            return await self._say(f"trung tâm phục vụ hành chính công {incoming.text}", conversation)
        return await self._assistant.press(conversation, "t:center")

    async def _procedure(self, incoming: Incoming, conversation: str) -> list[Reply]:
        if incoming.text:
            return await self._say(incoming.text, conversation)
        return [Reply(text=say("procedure"))]

    async def _help(self, _: Incoming, conversation: str) -> list[Reply]:
        return await self._assistant.press(conversation, "s:help")


def _location(incoming: Incoming, can: Capabilities) -> Reply:
    if not can.location_request:
        return Reply(text=say("location_unavailable"))
    if not incoming.address.private:
        return Reply(text=say("location_private"))
    return Reply(text=say("location"), asks_location=True)
