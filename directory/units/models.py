"""Administrative units, old and new, and how they changed into each other."""

from datetime import date

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, FoldedText, InDataset, dataset_key


class Unit(InDataset, Base):
    """A province, district or commune as it was named in one span of time; key (code, valid_from)."""

    __tablename__ = "units"
    __table_args__ = (
        dataset_key(),
        Index(None, "dataset", "folded_name"),
        Index(None, "dataset", "folded_short_name"),
        Index(None, "dataset", "province_code", "level"),
        Index(None, "dataset", "present_province_code", "level"),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    valid_to: Mapped[date | None]
    level: Mapped[str]
    name: Mapped[str]
    canonical_name: Mapped[str] = mapped_column(FoldedText)
    canonical_short_name: Mapped[str] = mapped_column(FoldedText)
    folded_name: Mapped[str] = mapped_column(FoldedText)
    folded_short_name: Mapped[str] = mapped_column(FoldedText)
    province_code: Mapped[str]
    province_name: Mapped[str]
    present_province_code: Mapped[str]
    district_code: Mapped[str | None]
    district_name: Mapped[str | None]
    area_km2: Mapped[float | None]
    inside_lat: Mapped[float | None]
    inside_lon: Mapped[float | None]
    source: Mapped[str]
    as_of: Mapped[date]


class UnitChange(InDataset, Base):
    """A former unit went, whole or in part, into a later one."""

    __tablename__ = "unit_changes"
    __table_args__ = (
        dataset_key(),
        ForeignKeyConstraint(
            ["dataset", "old_code", "old_valid_from"], ["units.dataset", "units.code", "units.valid_from"]
        ),
        ForeignKeyConstraint(
            ["dataset", "new_code", "new_valid_from"], ["units.dataset", "units.code", "units.valid_from"]
        ),
        Index(None, "dataset", "new_code"),
    )

    old_code: Mapped[str] = mapped_column(primary_key=True)
    old_valid_from: Mapped[date] = mapped_column(primary_key=True)
    new_code: Mapped[str] = mapped_column(primary_key=True)
    new_valid_from: Mapped[date] = mapped_column(primary_key=True)
    extent: Mapped[str]
    agreement: Mapped[str]
    note: Mapped[str | None]
    source: Mapped[str]
    as_of: Mapped[date]


class UnitAlias(InDataset, Base):
    """Another name people use for a unit."""

    __tablename__ = "unit_aliases"
    __table_args__ = (
        dataset_key(),
        ForeignKeyConstraint(["dataset", "code", "valid_from"], ["units.dataset", "units.code", "units.valid_from"]),
        Index(None, "dataset", "folded_alias"),
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    alias: Mapped[str] = mapped_column(primary_key=True)
    folded_alias: Mapped[str] = mapped_column(FoldedText)
    kind: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    as_of: Mapped[date]
