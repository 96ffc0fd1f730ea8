"""Reading and writing correction reports; every method is one transaction."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Engine, RowMapping, and_, delete, false, func, insert, or_, select, true, update

from channels.errors import TooManyReports
from channels.reports.schemas import EVERYTHING, About, Report, Scope, State
from channels.reports.tables import DONE, MAX_TEXT, NEW, metadata, reports
from nlu.privacy import mask
from nlu.text.folding import nfc

KEEP_DONE_SECONDS = 365 * 86400.0
# An attack may fill the table so far and no further; what is dealt with makes room again.
MOST_NEW = 20_000


class ReportStore:
    """The correction reports in the service's database."""

    def __init__(self, engine: Engine, most_new: int = MOST_NEW, now: Callable[[], float] = time.time) -> None:
        """Use the database; keep at most that many new reports; ``now`` gives seconds since 1970."""
        self._engine = engine
        self._most_new = most_new
        self._now = now

    def create(self) -> None:
        """Create the table if it is missing."""
        metadata.create_all(self._engine)

    def add(self, about: About, kind: str, text: str) -> int:
        """Keep a report; personal data in the text is masked here, whoever calls. What is outdated goes.

        Args:
            about: the page it is about.
            kind: what is wrong (a key of ``reports/wording.yml``).
            text: what the person wrote, any length.

        Returns:
            Its number.

        Raises:
            TooManyReports: too many wait to be looked at.
        """
        now = self._now()
        row = {
            "page": about.page,
            "code": about.code,
            "province": about.province,
            "commune": about.commune,
            "kind": kind,
            "text": mask(nfc(text)).strip()[:MAX_TEXT],
            "state": NEW,
            "created_at": now,
        }
        with self._engine.begin() as connection:
            connection.execute(delete(reports).where(_outdated(now)))
            waiting = connection.scalar(select(func.count()).select_from(reports).where(reports.c.state == NEW))
            if (waiting or 0) >= self._most_new:
                raise TooManyReports
            added = connection.execute(insert(reports).values(row)).inserted_primary_key
        return int(added[0]) if added else 0

    def list(self, scope: Scope = EVERYTHING, state: State | None = "new", limit: int = 500) -> list[Report]:
        """Return the reports of a scope, newest first; ``state`` None: both."""
        wanted = and_(_within(scope), true() if state is None else reports.c.state == state)
        query = select(reports).where(wanted).order_by(reports.c.created_at.desc(), reports.c.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [_report(row) for row in connection.execute(query).mappings()]

    def mark_done(self, number: int, by: str, scope: Scope = EVERYTHING) -> bool:
        """Note that a report was dealt with.

        Args:
            number: of the report.
            by: name of the desk account.
            scope: what that account looks after.

        Returns:
            Whether there is such a report in the scope; one that is done already stays as it was.
        """
        here = and_(reports.c.id == number, _within(scope))
        done = {"state": DONE, "done_at": self._now(), "done_by": by}
        with self._engine.begin() as connection:
            connection.execute(update(reports).where(here, reports.c.state == NEW).values(done))
            return connection.scalar(select(reports.c.id).where(here)) is not None

    def purge(self) -> int:
        """Delete what was dealt with a year ago; return how many there were."""
        with self._engine.begin() as connection:
            return int(connection.execute(delete(reports).where(_outdated(self._now()))).rowcount)


def _outdated(now: float) -> ColumnElement[bool]:
    return and_(reports.c.state == DONE, reports.c.done_at < now - KEEP_DONE_SECONDS)


def _within(scope: Scope) -> ColumnElement[bool]:
    if scope.province is None and scope.commune is None:
        return true()
    own = [
        column == code
        for column, code in ((reports.c.province, scope.province), (reports.c.commune, scope.commune))
        if code is not None
    ]
    everywhere = and_(reports.c.province.is_(None), reports.c.commune.is_(None)) if scope.national else false()
    return or_(and_(*own), everywhere)


def _report(row: RowMapping) -> Report:
    moments = {
        name: datetime.fromtimestamp(row[name], UTC) if row[name] is not None else None
        for name in ("created_at", "done_at")
    }
    return Report(**{**row, **moments})
