"""What the questions and redirects endpoints answer."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class Source(BaseModel):
    """What an answer rests on."""

    title: str
    number: str | None = None
    date: str | None = None


class Link(BaseModel):
    """A page to go to."""

    title: str
    url: str


class FaqOut(BaseModel):
    """A question with its answer."""

    model_config = ConfigDict(from_attributes=True)

    id: str = Field(examples=["id_card_valid"])
    title: str
    answer: str
    details: str | None
    sources: list[Source]
    links: list[Link]
    doubts: list[str] = Field(description="Điều chưa chắc, nói bằng lời cho người dân")
    related_procedures: list[str]
    as_of: date


class FaqList(BaseModel):
    """All questions."""

    items: list[FaqOut]


class FaqFound(BaseModel):
    """A question found by words."""

    id: str = Field(examples=["id_card_valid"])
    title: str
    score: float = Field(ge=0, le=1)


class FaqFoundList(BaseModel):
    """Questions, best first."""

    items: list[FaqFound]


class RedirectOut(BaseModel):
    """A matter that is somebody else's job, and whose."""

    model_config = ConfigDict(from_attributes=True)

    id: str = Field(examples=["passport"])
    kind: str = Field(description="`redirect`: nơi khác làm; `not_ours`: không nơi nào trong danh bạ làm")
    title: str
    answer: str
    url: str | None
    sources: list[Source]
    as_of: date
