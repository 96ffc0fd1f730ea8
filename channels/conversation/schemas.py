"""What a browser sends about its conversation, and what it gets."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from channels.chat.schemas import Location
from channels.conversation.records import Message
from channels.messages import PAYLOAD_PATTERN, Button
from channels.turns import MAX_TEXT

MAX_TITLE, MAX_OPINION = 200, 300
LONGEST_WAIT = 25
SessionId = Annotated[
    str, StringConstraints(pattern=r"^[\w.:-]{16,128}$"), Field(description="Mã ngẫu nhiên, chỉ trình duyệt giữ")
]
Commune = Annotated[str, StringConstraints(pattern=r"^\d{5}$")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")

    session_id: SessionId


class Sent(_Body):
    """One message of a citizen: exactly one of text, payload (a button) and location."""

    message_id: Annotated[str, StringConstraints(pattern=r"^[\w-]{8,64}$")] = Field(
        description="Mã ngẫu nhiên của tin; gửi lại cùng mã thì không thành hai tin"
    )
    text: Annotated[str, StringConstraints(max_length=MAX_TEXT)] | None = None
    payload: Annotated[str, StringConstraints(pattern=PAYLOAD_PATTERN)] | None = None
    title: Annotated[str, StringConstraints(max_length=MAX_TITLE)] = Field(default="", description="Chữ trên nút")
    location: Location | None = Field(default=None, description="Dùng một lần, không lưu")
    commune: Commune | None = Field(default=None, description="Xã, phường của trang đang nhúng")

    @model_validator(mode="after")
    def _exactly_one(self) -> "Sent":
        if sum(part is not None for part in (self.text, self.payload, self.location)) != 1:
            raise ValueError("exactly one of text, payload, location")
        return self


class Accepted(BaseModel):
    """The message is stored and will be answered."""

    id: int
    message_id: str


class After(_Body):
    """Which messages the browser does not have yet."""

    after: int = Field(default=0, ge=0, le=2**53, description="Số của tin cuối cùng đã có; 0 là từ đầu")
    wait: float = Field(default=0, ge=0, le=LONGEST_WAIT, description="Chờ tin mới nhiều nhất bao nhiêu giây")


class Since(BaseModel):
    """The messages after a number, in their order."""

    messages: list[Message]
    state: Literal["answering", "idle"]


class Session(_Body):
    """Which conversation."""


class Opinion(_Body):
    """Whether an answer helped."""

    id: int = Field(description="Số của câu trả lời")
    helpful: bool
    text: Annotated[str, StringConstraints(max_length=MAX_OPINION)] = Field(default="", description="Một dòng góp ý")


class Welcome(BaseModel):
    """What is shown before the first message."""

    text: str
    buttons: list[Button]
    notice: str | None = Field(description="Thông báo của người vận hành")
