"""What passes between a channel and the assistant, in no channel's own form."""

from typing import Any, Literal

from pydantic import BaseModel, Field

# A reference, never an intent: the assistant decides what it means (docs/architecture.md).
PAYLOAD_PATTERN = r"^[a-z](:[\w.:-]{1,62})?$"

Kind = Literal["text", "payload", "location", "command", "unsupported"]


class Location(BaseModel):
    """A place on earth, degrees WGS84."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class Address(BaseModel):
    """Where an answer goes.

    Attributes:
        chat: the channel's own number of the chat; needed to send, never logged, scrubbed with the message.
        thread: topic of a group, where the channel has them.
        reply_to: message of a group that is answered.
        private: a talk between one person and the assistant.
    """

    chat: str
    thread: int | None = None
    reply_to: int | None = None
    private: bool = True


class Incoming(BaseModel):
    """One message of a person, personal data already masked.

    Attributes:
        channel: name of the channel.
        update_id: the channel's own id of the delivery; the same id is never answered twice.
        sequence: order within the chat.
        address: where to answer.
        person: the channel's number of the sender; in a group it keeps the conversations apart.
        kind: which of the following fields is meant.
        text: what was typed; the words after a command.
        payload: reference of the pressed button.
        location: the shared place.
        command: name without the slash.
        callback: what the channel wants to hear back about a pressed button.
        album: several pictures sent together share it.
    """

    channel: str
    update_id: str
    sequence: int = 0
    address: Address
    person: str | None = None
    kind: Kind
    text: str = ""
    payload: str | None = None
    location: Location | None = None
    command: str | None = None
    callback: str | None = None
    album: str | None = None


class Button(BaseModel):
    """Something to press instead of typing; ``payload`` goes back as it came."""

    title: str
    payload: str


class Venue(BaseModel):
    """A place that a map can open."""

    lat: float
    lon: float
    name: str
    address: str


class Reply(BaseModel):
    """One bubble of the assistant's turn.

    Attributes:
        text: plain words.
        buttons: what can be pressed.
        answer: the same as data; on exactly one bubble of a turn.
        venue: the one place the bubble speaks of.
        asks_location: sharing one's place would answer the question.
    """

    text: str
    buttons: list[Button] = []
    answer: dict[str, Any] | None = None
    venue: Venue | None = None
    asks_location: bool = False


class Message(BaseModel):
    """One message as a channel sends it: a text (with buttons) or a venue, within the channel's limits."""

    text: str = ""
    buttons: list[Button] = []
    venue: Venue | None = None
    asks_location: bool = False


class Parcel(BaseModel):
    """A message and where it goes: what the outbox keeps."""

    address: Address
    message: Message
