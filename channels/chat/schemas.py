"""The public chat contract: what a portal sends and what it gets."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from channels import messages
from channels.messages import PAYLOAD_PATTERN, Button
from channels.turns import MAX_TEXT


class Location(messages.Location):
    """A shared place, degrees WGS84."""

    model_config = ConfigDict(extra="forbid")


class ChatRequest(BaseModel):
    """One message of a citizen: exactly one of text, payload (a button) and location."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"session_id": "b7f3…", "text": "làm khai sinh cho con cần gì"}]},
    )

    session_id: Annotated[str, StringConstraints(pattern=r"^[\w.:-]{1,128}$")]
    text: Annotated[str, StringConstraints(max_length=MAX_TEXT)] | None = None
    payload: Annotated[str, StringConstraints(pattern=PAYLOAD_PATTERN)] | None = None
    location: Location | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "ChatRequest":
        if sum(part is not None for part in (self.text, self.payload, self.location)) != 1:
            raise ValueError("exactly one of text, payload, location")
        return self


class Reply(BaseModel):
    """One bubble: words, buttons, and on exactly one bubble of a turn the answer as data."""

    text: str
    buttons: list[Button] = []
    answer: dict[str, Any] | None = None


class ChatResponse(BaseModel):
    """The assistant's turn."""

    session_id: str
    replies: list[Reply]
