"""What is kept in memory of the active dataset, and the holder that follows the active dataset."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from directory.allocation import building, settle
from directory.centers.nearest import CenterPoints
from directory.centers.repository import CenterRepository
from directory.database import is_current, reading
from directory.datasets.models import Dataset
from directory.datasets.repository import DatasetRepository
from directory.faqs.repository import FaqRepository
from directory.hours import Calendar
from directory.outlines.index import Outlines
from directory.outlines.store import OutlinesFile
from directory.procedures.learned import with_learned
from directory.procedures.repository import ProcedureRepository
from directory.procedures.search import Document, LexicalRanker, Ranker
from directory.units.gazetteer import rows_of
from directory.units.repository import UnitRepository
from directory.units.search import UnitSearch
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
    unit_search: UnitSearch
    place_names: PlaceNames
    points: CenterPoints
    calendar: Calendar
    procedures: Mapping[str, Document]
    ranker: Ranker
    faqs: Mapping[str, str]
    faq_ranker: Ranker


def build(session: Session, dataset: Dataset, learned: Path) -> Snapshot:
    """Read a dataset and index it; ``learned`` is the folder of the trained understanding, if there is one."""
    centers = CenterRepository(session, dataset.number)
    documents = ProcedureRepository(session, dataset.number).documents()
    repository = UnitRepository(session, dataset.number)
    units, changes, aliases = repository.all_units(), repository.all_changes(), repository.all_aliases()
    questions = FaqRepository(session, dataset.number).documents()
    gazetteer = from_rows(*rows_of(units, changes, aliases))
    return Snapshot(
        number=dataset.number,
        content_hash=dataset.content_hash,
        # SQLite keeps no time zone; what is written is UTC.
        loaded_at=dataset.loaded_at if dataset.loaded_at.tzinfo else dataset.loaded_at.replace(tzinfo=UTC),
        counts=dataset.counts,
        gazetteer=gazetteer,
        unit_search=UnitSearch(units, aliases, changes),
        place_names=PlaceNames.of(gazetteer),
        points=CenterPoints.of(centers.points()),
        calendar=Calendar.from_rows(centers.holidays()),
        # Only the ranker needs their other wordings.
        procedures={document.code: replace(document, others=()) for document in documents},
        ranker=with_learned(LexicalRanker(documents), learned),
        faqs={document.code: document.names[0] for document in questions},
        faq_ranker=LexicalRanker(questions),
    )


class SnapshotHolder:
    """Holds the snapshot of the active dataset."""

    def __init__(self, engine: Engine, outlines: Path, learned: Path) -> None:
        """Start without a snapshot; `refresh` reads the first one, and outlines and training if there are such."""
        self.engine = engine
        self._learned = learned
        self._outlines = OutlinesFile(outlines)
        self.snapshot: Snapshot | None = None

    @property
    def outlines(self) -> Outlines | None:
        """Outlines of the communes, if an operator has loaded any."""
        return self._outlines.outlines

    def refresh(self) -> bool:
        """Follow the active dataset; when the database cannot be read, what is in memory goes on serving.

        Returns:
            Whether another dataset is served now.
        """
        self._outlines.refresh()
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
            with building():
                self.snapshot = build(session, dataset, self._learned)
        settle()
        _LOG.info("serving dataset %d", self.snapshot.number)
        return True
