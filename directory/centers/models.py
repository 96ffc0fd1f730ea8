"""Service centres of the communes, and the days they are closed."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, FoldedText, InDataset, dataset_key


class Center(InDataset, Base):
    """A place that receives papers; code = commune code and kind.

    `primary` marks the one entry a commune is answered with: its service centre, else its committee office, else an
    entry that says that nothing is known yet.
    """

    __tablename__ = "centers"
    __table_args__ = (
        dataset_key(),
        ForeignKeyConstraint(
            ["dataset", "commune_code", "commune_valid_from"], ["units.dataset", "units.code", "units.valid_from"]
        ),
        Index(None, "dataset", "commune_code"),
        Index(None, "dataset", "province_code"),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    commune_code: Mapped[str]
    commune_valid_from: Mapped[date]
    province_code: Mapped[str]
    kind: Mapped[str]
    primary: Mapped[bool]
    name: Mapped[str]
    folded_name: Mapped[str] = mapped_column(FoldedText)
    sites: Mapped[list[dict[str, Any]]]
    precision: Mapped[str | None]
    flags: Mapped[list[str]]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    point: Mapped[str | None]
    hours: Mapped[str | None]
    hours_label: Mapped[str | None]
    phones: Mapped[list[str]]
    note: Mapped[str | None]
    confidence: Mapped[str]
    source: Mapped[str]
    as_of: Mapped[date]


class Holiday(InDataset, Base):
    """A day on which offices are closed, work instead of another day, or that is not settled."""

    __tablename__ = "holidays"
    __table_args__ = (dataset_key(),)

    on: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    instead_of: Mapped[date | None]
    note: Mapped[str | None]
    source: Mapped[str]
    as_of: Mapped[date]
