"""Queries on units."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import and_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from directory.units.models import Unit, UnitAlias, UnitChange

Key = tuple[str, date]
Links = dict[Key, list[tuple[UnitChange, Unit]]]


class NamedUnit(NamedTuple):
    """The columns of a unit that say what it is called and where it belongs."""

    code: str
    valid_from: date
    valid_to: date | None
    level: str
    name: str
    canonical_name: str
    canonical_short_name: str
    folded_name: str
    folded_short_name: str
    province_code: str
    present_province_code: str
    province_name: str
    district_code: str | None
    district_name: str | None


class Change(NamedTuple):
    """The columns of a change that say what became what."""

    old_code: str
    old_valid_from: date
    new_code: str
    new_valid_from: date
    extent: str
    agreement: str
    note: str | None


class Commune(NamedTuple):
    """A commune of today: its name, and longitude and latitude (degrees, WGS84) of a point inside it."""

    name: str
    inside: tuple[float, float] | None


class UnitRepository:
    """Units of one dataset."""

    def __init__(self, session: Session, dataset: int) -> None:
        """Read the given dataset in the given session."""
        self._session = session
        self._dataset = dataset

    def by_code(self, code: str) -> Sequence[Unit]:
        """Every unit that ever bore the code, newest first."""
        query = select(Unit).where(Unit.dataset == self._dataset, Unit.code == code).order_by(Unit.valid_from.desc())
        return self._session.scalars(query).all()

    def became(self, keys: Iterable[Key]) -> Links:
        """What the units of the keys (code, valid_from) went into."""
        return self._links(keys, UnitChange.old_code, UnitChange.old_valid_from, forward=True)

    def came_from(self, keys: Iterable[Key]) -> Links:
        """What went into the units of the keys (code, valid_from)."""
        return self._links(keys, UnitChange.new_code, UnitChange.new_valid_from, forward=False)

    def aliases(self, code: str) -> dict[Key, list[str]]:
        """Aliases of the units that bore the code."""
        found: dict[Key, list[str]] = defaultdict(list)
        query = select(UnitAlias).where(UnitAlias.dataset == self._dataset, UnitAlias.code == code)
        for row in self._session.scalars(query.order_by(UnitAlias.alias)):
            if row.alias not in found[row.code, row.valid_from]:
                found[row.code, row.valid_from].append(row.alias)
        return found

    def all_units(self) -> list[NamedUnit]:
        """Every unit, in a fixed order."""
        columns = [getattr(Unit, field) for field in NamedUnit._fields]
        query = select(*columns).where(Unit.dataset == self._dataset)
        rows = self._session.execute(query.order_by(Unit.level, Unit.code, Unit.valid_from))
        # Names and codes of provinces and districts repeat thousands of times.
        return [NamedUnit._make(sys.intern(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]

    def present_communes(self) -> dict[str, Commune]:
        """The communes of today by code."""
        query = select(Unit.code, Unit.name, Unit.inside_lat, Unit.inside_lon)
        query = query.where(Unit.dataset == self._dataset, Unit.level == "commune", Unit.valid_to.is_(None))
        return {
            code: Commune(name, None if lat is None or lon is None else (lon, lat))
            for code, name, lat, lon in self._session.execute(query.order_by(Unit.code))
        }

    def all_changes(self) -> list[Change]:
        """Every change, in a fixed order."""
        columns = [getattr(UnitChange, field) for field in Change._fields]
        query = select(*columns).where(UnitChange.dataset == self._dataset)
        rows = self._session.execute(query.order_by(UnitChange.old_code, UnitChange.new_code))
        return [Change(*row) for row in rows]

    def all_aliases(self) -> dict[Key, list[str]]:
        """Aliases of every unit, in a fixed order."""
        found: dict[Key, list[str]] = defaultdict(list)
        query = select(UnitAlias.code, UnitAlias.valid_from, UnitAlias.alias).where(UnitAlias.dataset == self._dataset)
        for code, valid_from, alias in self._session.execute(query.order_by(UnitAlias.alias).distinct()):
            found[code, valid_from].append(alias)
        return found

    def _links(
        self,
        keys: Iterable[Key],
        code: InstrumentedAttribute[str],
        valid_from: InstrumentedAttribute[date],
        *,
        forward: bool,
    ) -> Links:
        other = (
            and_(Unit.code == UnitChange.new_code, Unit.valid_from == UnitChange.new_valid_from)
            if forward
            else and_(Unit.code == UnitChange.old_code, Unit.valid_from == UnitChange.old_valid_from)
        )
        query = (
            select(UnitChange, Unit)
            .join(Unit, and_(Unit.dataset == UnitChange.dataset, other))
            .where(UnitChange.dataset == self._dataset, tuple_(code, valid_from).in_(list(keys)))
            .order_by(UnitChange.extent.desc(), Unit.folded_name, Unit.code)
        )
        found: Links = defaultdict(list)
        for change, unit in self._session.execute(query):
            own = (change.old_code, change.old_valid_from) if forward else (change.new_code, change.new_valid_from)
            found[own].append((change, unit))
        return found
