"""The web's way to the assistant: from the public contract to a turn and back."""

from channels.capabilities import CAPABILITIES
from channels.chat.schemas import ChatRequest, Reply
from channels.messages import Address, Incoming, Kind, Location
from channels.turns import Turns

CHANNEL = "web"


class ChatService:
    """Answers the messages of web pages and portals."""

    def __init__(self, turns: Turns) -> None:
        """Compose the service of its parts."""
        self._turns = turns
        self._most_buttons = CAPABILITIES[CHANNEL].max_buttons

    async def turn(self, request: ChatRequest, address: str) -> list[Reply]:
        """Answer one message from the given network address; raises as `Turns.answer`."""
        asked = incoming(request.text, request.payload, request.location)
        turn = await self._turns.answer(asked, f"{CHANNEL}:{request.session_id}", address)
        return [
            Reply(text=reply.text, buttons=reply.buttons[: self._most_buttons], answer=reply.answer)
            for reply in turn.replies
        ]


def incoming(text: str | None, payload: str | None, location: Location | None) -> Incoming:
    """Return a message of the web: exactly one of text, payload (a button) and a shared place is given."""
    kind: Kind = "text"
    if payload is not None:
        kind = "payload"
    elif location is not None:
        kind = "location"
    return Incoming(
        channel=CHANNEL,
        update_id="",
        address=Address(chat=""),
        kind=kind,
        text=text or "",
        payload=payload,
        location=location,
    )
