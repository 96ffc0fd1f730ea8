"""What the contacts endpoint answers."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class ContactOut(BaseModel):
    """A help line."""

    model_config = ConfigDict(from_attributes=True)

    scope: str = Field(description="`VN` hoặc mã tỉnh", examples=["VN"])
    kind: str = Field(examples=["portal"])
    name: str = Field(examples=["Cổng Dịch vụ công quốc gia"])
    phone: str | None = Field(examples=["1800 1096"])
    url: str | None
    hours: str | None
    note: str | None
    source: str
    as_of: date


class ContactList(BaseModel):
    """Help lines, the province's own first."""

    items: list[ContactOut]
