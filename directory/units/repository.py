"""Queries on units."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, CompoundSelect, and_, case, or_, select, tuple_, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from directory.units.models import Unit, UnitAlias, UnitChange

Key = tuple[str, date]
Links = dict[Key, list[tuple[UnitChange, Unit]]]
_LAST = "\U0010ffff"


class UnitRepository:
    """Units of one dataset."""

    def __init__(self, session: Session, dataset: int) -> None:
        """Read the given dataset in the given session."""
        self._session = session
        self._dataset = dataset

    def search(
        self, canonical: str, folded: str, *, level: str | None, province: str | None, limit: int
    ) -> Sequence[Unit]:
        """Units whose name, short name or alias begins with the text; without text, present units only.

        Args:
            canonical: the text with its diacritics; names that begin with it come first.
            folded: the same without diacritics.
            level: only this level.
            province: only units of this province code, present or former.
            limit: at most so many.
        """
        query = select(Unit).where(Unit.dataset == self._dataset)
        if level:
            query = query.where(Unit.level == level)
        if province:
            query = query.where(or_(Unit.present_province_code == province, Unit.province_code == province))
        if folded:
            keys = self._keys_of(folded).subquery()
            # A join, not IN: SQLite seeks no index for a pair in a list.
            query = query.join(keys, and_(Unit.code == keys.c.code, Unit.valid_from == keys.c.valid_from))
        else:
            query = query.where(Unit.valid_to.is_(None))
        exact = or_(_begins(Unit.canonical_name, canonical), _begins(Unit.canonical_short_name, canonical))
        whole = or_(Unit.folded_name == folded, Unit.folded_short_name == folded)
        query = query.order_by(
            case((exact, 0), else_=1),
            case((whole, 0), else_=1),
            case((Unit.valid_to.is_(None), 0), else_=1),
            case((Unit.level == "province", 0), (Unit.level == "district", 1), else_=2),
            Unit.folded_short_name,
            Unit.code,
            Unit.valid_from,
        )
        return self._session.scalars(query.limit(limit)).all()

    def _keys_of(self, folded: str) -> CompoundSelect[tuple[str, date]]:
        # One range of one index each; as a single OR the database would read every unit.
        parts = [
            select(table.code, table.valid_from).where(table.dataset == self._dataset, _begins(column, folded))
            for table, column in (
                (Unit, Unit.folded_name),
                (Unit, Unit.folded_short_name),
                (UnitAlias, UnitAlias.folded_alias),
            )
        ]
        return union(*parts)

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

    def all_units(self) -> Sequence[Unit]:
        """Every unit, in a fixed order."""
        query = select(Unit).where(Unit.dataset == self._dataset)
        return self._session.scalars(query.order_by(Unit.level, Unit.code, Unit.valid_from)).all()

    def all_changes(self) -> Sequence[UnitChange]:
        """Every change, in a fixed order."""
        query = select(UnitChange).where(UnitChange.dataset == self._dataset)
        return self._session.scalars(query.order_by(UnitChange.old_code, UnitChange.new_code)).all()

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


def _begins(column: InstrumentedAttribute[str], prefix: str) -> ColumnElement[bool]:
    # A range, not LIKE: it uses the index, and % and _ have no meaning.
    return and_(column >= prefix, column < prefix + _LAST)
