"""What the procedures endpoints answer; content is checked against the same shapes when it is loaded."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Scope = Literal["home_commune", "any_in_province", "any", "place_of_asset"]
HandledBy = Literal["commune", "commune_police", "province", "other"]
Confidence = Literal["high", "medium", "low"]


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that are known; null in the content means the same as left out."""
    return {name: fact for name, fact in facts.items() if fact is not None}


class DocumentOut(BaseModel):
    """One paper to bring."""

    text: str
    note: str | None = None


class Fee(BaseModel):
    """What it costs."""

    text: str
    amount_vnd: int | None = None
    set_by_province: bool = False


class Said(BaseModel):
    """A fact in words."""

    text: str


class Online(BaseModel):
    """Whether it can be done online; `available` null when unknown."""

    available: bool | None = None
    text: str | None = None
    url: str | None = None


class Where(BaseModel):
    """Where papers are handed in."""

    text: str
    scope: Scope | None = None


class Legal(BaseModel):
    """A legal document."""

    number: str
    date: str | None = None
    note: str | None = None


class ProcedureDetail(BaseModel):
    """A procedure. Any fact may be null: unknown here."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "code": "1.001193",
                    "requested_code": "1.001193",
                    "name": "Đăng ký khai sinh",
                    "short_name": "Đăng ký khai sinh",
                    "field": "Hộ tịch",
                    "levels": ["commune"],
                    "handled_by": "commune",
                    "source": "Cổng Dịch vụ công quốc gia",
                    "as_of": "2026-07-31",
                    "confidence": "high",
                }
            ]
        }
    )

    code: str
    requested_code: str = Field(description="Mã được hỏi; khác `code` khi thủ tục đã được thay")
    name: str
    short_name: str
    field: str
    levels: list[str] = []
    handled_by: HandledBy | None = Field(default=None, description="null khi chỉ biết tên thủ tục")
    agency: str | None = None
    aliases: list[str] = []
    summary: str | None = None
    who: str | None = None
    documents: list[DocumentOut] | None = Field(
        default=None, description="[]: không cần giấy tờ; null: chưa có thông tin"
    )
    fee: Fee | None = None
    time: Said | None = None
    in_person: Said | None = None
    online: Online | None = None
    where: Where | None = None
    steps: list[str] | None = None
    result: str | None = None
    legal: list[Legal] = []
    linked: list[str] = []
    linked_group: str | None = None
    local_to: str | None = None
    doubts: list[str] = []
    url: str | None = None
    source: str
    as_of: date
    confidence: Confidence
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None


class ProcedureFound(BaseModel):
    """A procedure found by words."""

    code: str = Field(examples=["1.001193"])
    name: str = Field(examples=["Đăng ký khai sinh"])
    short_name: str
    field: str
    detailed: bool = Field(description="false: danh bạ chỉ có tên và đường dẫn")
    score: float = Field(ge=0, le=1)


class ProcedureList(BaseModel):
    """Procedures, best first."""

    items: list[ProcedureFound]


class ProcedureName(BaseModel):
    """A procedure by name."""

    code: str = Field(examples=["1.001193"])
    name: str = Field(examples=["Đăng ký khai sinh"])
    short_name: str
    field: str = Field(examples=["Hộ tịch"])
    handled_by: HandledBy | None
    detailed: bool = Field(description="false: danh bạ chỉ có tên và đường dẫn")


class ProcedureNames(BaseModel):
    """Every procedure, in the order of the codes."""

    items: list[ProcedureName]


class LinkedGroupOut(BaseModel):
    """Procedures that are done in one go."""

    id: str = Field(examples=["birth"])
    name: str
    code: str | None = Field(default=None, description="Mã của thủ tục liên thông, nếu có")
    codes: list[str]
    also: list[str] = []
    why: str | None = None
    where: Where | None = None
    steps: list[str] | None = None
    legal: list[Legal] = []
    doubts: list[str] = []
    url: str | None = None
    source: str
    as_of: date
    confidence: Confidence | None = None
