"""Procedures, replaced codes and linked groups."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, InDataset, dataset_key


class Procedure(InDataset, Base):
    """A procedure; `facts` is the entry as the content holds it, None when only its name is known."""

    __tablename__ = "procedures"
    __table_args__ = (
        dataset_key(),
        ForeignKeyConstraint(["dataset", "linked_group"], ["linked_groups.dataset", "linked_groups.id"]),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    short_name: Mapped[str]
    field: Mapped[str]
    levels: Mapped[list[str]]
    handled_by: Mapped[str | None]
    aliases: Mapped[list[str]]
    questions: Mapped[list[str]]
    linked_group: Mapped[str | None]
    facts: Mapped[dict[str, Any]]
    detailed: Mapped[bool]
    url: Mapped[str | None]
    source: Mapped[str]
    as_of: Mapped[date]


class ProcedureSuccessor(InDataset, Base):
    """A replaced code and the live one that answers for it."""

    __tablename__ = "procedure_successors"
    __table_args__ = (
        dataset_key(),
        ForeignKeyConstraint(["dataset", "new_code"], ["procedures.dataset", "procedures.code"]),
    )

    old_code: Mapped[str] = mapped_column(primary_key=True)
    new_code: Mapped[str]
    valid_from: Mapped[date | None]
    source: Mapped[str | None]
    note: Mapped[str | None]


class LinkedGroup(InDataset, Base):
    """Procedures done in one go (birth, death); `facts` is the entry as the content holds it."""

    __tablename__ = "linked_groups"
    __table_args__ = (dataset_key(),)

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    codes: Mapped[list[str]]
    facts: Mapped[dict[str, Any]]
