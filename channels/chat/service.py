"""One turn of a conversation, the same for every channel: limit, mask, ask, answer."""

from channels.chat.assistant import Assistant
from channels.chat.places import Places
from channels.chat.schemas import ChatRequest, Reply
from channels.errors import BadMessage
from channels.limits import RateLimits
from nlu.privacy import mask
from nlu.text.folding import nfc


class ChatService:
    """Takes a message of a citizen to the assistant."""

    def __init__(self, assistant: Assistant, places: Places, limits: RateLimits) -> None:
        """Compose the service of its parts."""
        self._assistant = assistant
        self._places = places
        self._limits = limits

    async def turn(self, request: ChatRequest, address: str) -> list[Reply]:
        """Answer one message from the given network address.

        Raises:
            TooManyMessages: over the rate limit.
            BadMessage: nothing to answer.
            AssistantUnavailable: the assistant or the directory did not answer.
        """
        self._limits.check(request.session_id, address)
        conversation = f"web:{request.session_id}"
        if request.payload is not None:
            return await self._assistant.press(conversation, request.payload)
        if request.location is not None:
            near, home = await self._places.near(request.location)
            return await self._assistant.locate(conversation, near, home)
        text = mask(nfc(request.text or "")).strip()
        if not text:
            raise BadMessage("Tin nhắn trống: xin ông/bà gõ câu hỏi.")
        return await self._assistant.say(conversation, text)
