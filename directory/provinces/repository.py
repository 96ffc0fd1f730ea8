"""Queries on what belongs to a province."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from directory.units.models import Unit, UnitAlias, UnitChange
from directory.units.repository import Key


class ProvinceRepository:
    """One present province of one dataset."""

    def __init__(self, session: Session, dataset: int, code: str) -> None:
        """Read the given dataset in the given session; ``code`` is a present province's."""
        self._session = session
        self._dataset = dataset
        self._here = and_(Unit.dataset == dataset, Unit.present_province_code == code)
        self._code = code

    def name(self) -> str | None:
        """Name of the province; None when there is none today."""
        query = select(Unit.name).where(
            self._here, Unit.code == self._code, Unit.level == "province", Unit.valid_to.is_(None)
        )
        return self._session.scalar(query)

    def units(self) -> Sequence[Unit]:
        """Units of today and former ones, in a fixed order."""
        query = select(Unit).where(self._here).order_by(Unit.level, Unit.code, Unit.valid_from)
        return self._session.scalars(query).all()

    def became(self) -> dict[Key, list[tuple[str, str]]]:
        """What the former units went into: code and extent, the whole ones first."""
        own = and_(
            Unit.dataset == UnitChange.dataset,
            Unit.code == UnitChange.old_code,
            Unit.valid_from == UnitChange.old_valid_from,
        )
        query = (
            select(UnitChange.old_code, UnitChange.old_valid_from, UnitChange.new_code, UnitChange.extent)
            .join(Unit, own)
            .where(self._here, UnitChange.dataset == self._dataset)
            .order_by(UnitChange.old_code, UnitChange.extent.desc(), UnitChange.new_code)
        )
        found: dict[Key, list[tuple[str, str]]] = defaultdict(list)
        for old, since, new, extent in self._session.execute(query):
            found[old, since].append((new, extent))
        return found

    def aliases(self) -> dict[Key, list[str]]:
        """Other names of the units."""
        own = and_(
            Unit.dataset == UnitAlias.dataset, Unit.code == UnitAlias.code, Unit.valid_from == UnitAlias.valid_from
        )
        query = select(UnitAlias.code, UnitAlias.valid_from, UnitAlias.alias).join(Unit, own).where(self._here)
        found: dict[Key, list[str]] = defaultdict(list)
        for code, since, alias in self._session.execute(query.order_by(UnitAlias.alias).distinct()):
            found[code, since].append(alias)
        return found
