"""Queries on datasets and the pointer to the active one."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import cast

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.orm import Session

from directory.database import Base
from directory.datasets.models import POINTER, ActiveDataset, Dataset
from directory.datasets.rows import Rows

STILL_SERVED = timedelta(minutes=2)


class DatasetRepository:
    """Datasets in one session."""

    def __init__(self, session: Session) -> None:
        """Work in the given session; the caller commits."""
        self._session = session

    def active(self) -> Dataset | None:
        """The dataset that is answered from."""
        pointer = self._session.get(ActiveDataset, POINTER)
        return self.get(pointer.number) if pointer else None

    def get(self, number: int | None) -> Dataset | None:
        """A dataset by number."""
        return None if number is None else self._session.get(Dataset, number)

    def lock(self) -> ActiveDataset:
        """The pointer, locked until the transaction ends, so that importers queue up."""
        return self._session.execute(select(ActiveDataset).with_for_update()).scalar_one()

    def insert(self, content_hash: str, rows: Rows) -> int:
        """Write a dataset under the next number; returns the number."""
        number = (self._session.scalar(select(func.max(Dataset.number))) or 0) + 1
        self._session.execute(
            insert(Dataset).values(
                number=number, content_hash=content_hash, loaded_at=datetime.now(UTC), counts=rows.counts()
            )
        )
        by_name = {table.__tablename__: found for table, found in rows.tables.items()}
        for table in Base.metadata.sorted_tables:
            if found := by_name.get(table.name):
                self._session.execute(insert(table), [row | {"dataset": number} for row in found])
        return number

    def forget_all_but(self, *numbers: int | None) -> None:
        """Delete every other dataset with its rows, except those that services may still be answering from.

        A service looks for a new dataset every few seconds; what was replaced less than `STILL_SERVED` ago is left for
        the next load to delete.
        """
        recently = datetime.now(UTC) - STILL_SERVED
        known = self._session.execute(select(Dataset.number, Dataset.loaded_at).order_by(Dataset.number)).all()
        kept = {number for number in numbers if number is not None}
        for (number, _), (_, replaced_at) in pairwise(known):
            # SQLite keeps no time zone; what is written is UTC.
            if replaced_at.replace(tzinfo=replaced_at.tzinfo or UTC) > recently:
                kept.add(number)
        for table in reversed(Base.metadata.sorted_tables):
            if "dataset" in table.columns:
                self._session.execute(delete(table).where(table.columns["dataset"].not_in(kept)))
        self._session.execute(delete(cast(Table, Dataset.__table__)).where(Dataset.number.not_in(kept)))
