"""Numbered datasets and the one that is active."""

from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base

POINTER = 1


class Dataset(Base):
    """One import of the content. Its rows are never edited."""

    __tablename__ = "datasets"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content_hash: Mapped[str]
    loaded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    counts: Mapped[dict[str, Any]]


class ActiveDataset(Base):
    """The single row that says which dataset is answered from. Importers lock it."""

    __tablename__ = "active_dataset"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int | None] = mapped_column(ForeignKey("datasets.number"))
    previous: Mapped[int | None] = mapped_column(ForeignKey("datasets.number"))
