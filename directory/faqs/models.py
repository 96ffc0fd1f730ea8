"""Questions people ask about the reform, and matters that are somebody else's job."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, InDataset, dataset_key


class Faq(InDataset, Base):
    """A question with its answer."""

    __tablename__ = "faqs"
    __table_args__ = (dataset_key(),)

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    answer: Mapped[str]
    details: Mapped[str | None]
    sources: Mapped[list[dict[str, Any]]]
    links: Mapped[list[dict[str, Any]]]
    doubts: Mapped[list[str]]
    related_procedures: Mapped[list[str]]
    questions: Mapped[list[str]]
    as_of: Mapped[date]


class Redirect(InDataset, Base):
    """An out-of-scope matter and who takes care of it."""

    __tablename__ = "redirects"
    __table_args__ = (dataset_key(),)

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    answer: Mapped[str]
    url: Mapped[str | None]
    sources: Mapped[list[dict[str, Any]]]
    questions: Mapped[list[str]]
    procedures: Mapped[list[str]] = mapped_column(server_default="[]")
    as_of: Mapped[date]
