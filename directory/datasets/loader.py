"""Load the content as a new dataset, switch to it, go back: each all or nothing."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from directory.centers import content as centers
from directory.contacts import content as contacts
from directory.datasets.checks import faults
from directory.datasets.content import Content
from directory.datasets.repository import DatasetRepository
from directory.datasets.rows import Rows
from directory.errors import ContentRefusedError, NoPreviousDatasetError
from directory.faqs import content as faqs
from directory.procedures import content as procedures
from directory.units import content as units
from directory.units.models import Unit


class Outcome(StrEnum):
    """What a load did."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    ROLLED_BACK = "rolled_back"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Result of a load: what happened, the active dataset, and its number of rows by table."""

    outcome: Outcome
    number: int
    counts: dict[str, int]


def build_rows(content: Content) -> Rows:
    """All rows of the content.

    Raises:
        ContentRefusedError: content that cannot be read, repeated keys, references to nothing.
    """
    rows = units.rows(content)
    parts = [centers.rows(content, rows.tables[Unit]), procedures.rows(content), faqs.rows(content)]
    for part in (*parts, contacts.rows(content)):
        for table, found in part.tables.items():
            rows.add(table, found)
        rows.references += part.references
    found_faults = faults(rows)
    if found_faults:
        raise ContentRefusedError(found_faults)
    return rows


def load(engine: Engine, content: Content, *, force: bool = False) -> Loaded:
    """Make the content the active dataset, in one transaction; the one before is kept for `roll_back`.

    Args:
        engine: database with current tables.
        content: what to load.
        force: load even what is loaded already or was rolled back.

    Returns:
        `unchanged` when the content is the active dataset, `rolled_back` when it is the one an operator went back from,
        else `loaded`.

    Raises:
        ContentRefusedError: the content breaks its rules; nothing is changed.
    """
    content_hash = content.hash()
    with Session(engine) as session:
        settled = None if force else _settled(DatasetRepository(session), content_hash)
    if settled:
        return settled
    rows = build_rows(content)
    with Session(engine) as session, session.begin():
        datasets = DatasetRepository(session)
        pointer = datasets.lock()
        number = datasets.insert(content_hash, rows)
        pointer.previous, pointer.number = pointer.number, number
        session.flush()
        datasets.forget_all_but(pointer.number, pointer.previous)
    return Loaded(Outcome.LOADED, number, rows.counts())


def _settled(datasets: DatasetRepository, content_hash: str) -> Loaded | None:
    active = datasets.active()
    if active is None:
        return None
    if active.content_hash == content_hash:
        return Loaded(Outcome.UNCHANGED, active.number, active.counts)
    left = datasets.get(datasets.lock().previous)
    # Only a roll back leaves a newer dataset behind the active one; starting the service again must not undo it.
    if left and left.number > active.number and left.content_hash == content_hash:
        return Loaded(Outcome.ROLLED_BACK, active.number, active.counts)
    return None


def roll_back(engine: Engine) -> int:
    """Answer from the dataset before the active one; a second time goes forward again.

    Returns:
        The number that is active now.

    Raises:
        NoPreviousDatasetError: there is none.
    """
    with Session(engine) as session, session.begin():
        pointer = DatasetRepository(session).lock()
        if pointer.previous is None:
            raise NoPreviousDatasetError
        pointer.number, pointer.previous = pointer.previous, pointer.number
        return pointer.number
