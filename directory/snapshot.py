"""What is kept in memory of the active dataset, and the holder that follows the active dataset."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from directory.centers.nearest import CenterPoints
from directory.centers.repository import CenterRepository
from directory.database import reading
from directory.datasets.models import Dataset
from directory.datasets.repository import DatasetRepository
from directory.hours import Calendar
from directory.migrations import is_current
from directory.procedures.repository import ProcedureRepository
from directory.procedures.search import Document, LexicalRanker, Ranker
from directory.units.gazetteer import gazetteer_rows
from directory.units.repository import UnitRepository
from directory.units.service import PlaceNames
from nlu.places.gazetteer import Gazetteer, from_rows

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Indexes over one dataset; never changed."""

    number: int
    content_hash: str
    loaded_at: datetime
    counts: dict[str, Any]
    gazetteer: Gazetteer
    place_names: PlaceNames
    points: CenterPoints
    calendar: Calendar
    procedures: Mapping[str, Document]
    ranker: Ranker


def build(session: Session, dataset: Dataset) -> Snapshot:
    """Read a dataset and index it."""
    centers = CenterRepository(session, dataset.number)
    documents = ProcedureRepository(session, dataset.number).documents()
    gazetteer = from_rows(*gazetteer_rows(UnitRepository(session, dataset.number)))
    return Snapshot(
        number=dataset.number,
        content_hash=dataset.content_hash,
        # SQLite keeps no time zone; what is written is UTC.
        loaded_at=dataset.loaded_at if dataset.loaded_at.tzinfo else dataset.loaded_at.replace(tzinfo=UTC),
        counts=dataset.counts,
        gazetteer=gazetteer,
        place_names=PlaceNames.of(gazetteer),
        points=CenterPoints.of(centers.points()),
        calendar=Calendar.from_rows(centers.holidays()),
        procedures={document.code: document for document in documents},
        ranker=LexicalRanker(documents),
    )


class SnapshotHolder:
    """Holds the snapshot of the active dataset."""

    def __init__(self, engine: Engine) -> None:
        """Start without a snapshot; `refresh` reads the first one."""
        self.engine = engine
        self.snapshot: Snapshot | None = None

    def refresh(self) -> bool:
        """Follow the active dataset; when the database cannot be read, what is in memory goes on serving.

        Returns:
            Whether another dataset is served now.
        """
        try:
            return self._refresh()
        except SQLAlchemyError as error:
            _LOG.warning("database cannot be read: %s", type(error).__name__)
            return False

    def _refresh(self) -> bool:
        if self.snapshot is None and not is_current(self.engine):
            return False
        with reading(self.engine) as session:
            dataset = DatasetRepository(session).active()
            if dataset is None or (self.snapshot and self.snapshot.number == dataset.number):
                return False
            self.snapshot = build(session, dataset)
        _LOG.info("serving dataset %d", self.snapshot.number)
        return True
