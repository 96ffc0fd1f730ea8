"""What the log keeps of a message, and what the browser gets of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

from channels.messages import Button

# Of a shared place nothing but this word is kept: the coordinates live in memory until they are used.
PLACE = "location"


class Point(BaseModel):
    """A centre on the picture beside a choice, degrees WGS84."""

    lat: float
    lon: float
    label: str


class Question(BaseModel):
    """A citizen's message as the log keeps it, personal data masked.

    Attributes:
        text: what was typed, or the title of the pressed button.
        payload: reference of the pressed button.
        kind: which of text, payload and a shared place it was.
        commune: the commune whose portal she asks on; told to the assistant before the first message.
    """

    text: str = ""
    payload: str | None = None
    kind: Literal["text", "payload", "location"] = "text"
    commune: str | None = None


class Bubble(BaseModel):
    """One bubble of the assistant as the log keeps it.

    Attributes:
        text: plain words.
        buttons: what can be pressed.
        answer: the same as data; on exactly one bubble of a turn.
        points: the places that the buttons offer, where they can be drawn.
        failed: the message could not be answered and may be sent again.
        reply_to: number of the message it answers.
    """

    text: str
    buttons: list[Button] = []
    answer: dict[str, Any] | None = None
    points: list[Point] = []
    failed: bool = False
    reply_to: int


class Message(BaseModel):
    """One message of a conversation as the browser gets it."""

    id: int = Field(description="Tăng dần trong một cuộc trò chuyện")
    author: Literal["citizen", "assistant"]
    text: str
    lang: str = "vi"
    at: datetime
    message_id: str | None = Field(default=None, description="Mã mà trình duyệt đặt cho tin của người dân")
    buttons: list[Button] = []
    answer: dict[str, Any] | None = None
    points: list[Point] = []
    failed: bool = False
    reply_to: int | None = None


@dataclass(frozen=True)
class Waiting:
    """A citizen's message that waits for its answer; ``first``: nothing was said before it."""

    number: int
    question: Question
    first: bool
