"""The rows of a dataset, built by the domains from the content."""

from dataclasses import dataclass, field
from typing import Any

from directory.database import Base

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reference:
    """Content that names a row without a foreign key in the database (inside a JSON column)."""

    place: str
    table: type[Base]
    key: str


@dataclass(slots=True)
class Rows:
    """Rows by table, and the references to check beside the foreign keys."""

    tables: dict[type[Base], list[Row]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)

    def add(self, table: type[Base], rows: list[Row]) -> None:
        """Add the rows of one table."""
        self.tables.setdefault(table, []).extend(rows)

    def counts(self) -> dict[str, int]:
        """Number of rows by table name."""
        return {str(table.__tablename__): len(rows) for table, rows in self.tables.items()}
