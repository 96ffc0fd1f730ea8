"""Help lines and contact points."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from directory.database import Base, InDataset, dataset_key


class Contact(InDataset, Base):
    """A help line; `scope` is `VN`, a province code or a commune code."""

    __tablename__ = "contacts"
    __table_args__ = (dataset_key(), Index(None, "dataset", "scope"))

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    scope: Mapped[str]
    kind: Mapped[str]
    name: Mapped[str]
    phone: Mapped[str | None]
    url: Mapped[str | None]
    hours: Mapped[str | None]
    note: Mapped[str | None]
    source: Mapped[str]
    as_of: Mapped[date]
