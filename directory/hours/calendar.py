"""Which days public offices of Việt Nam are closed, work in place of another day, or are not settled yet.

The `holidays` package knows the law and the yearly decisions; `content/offices/holidays.csv` goes before it, day by
day, because decisions come late and differ for public servants.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

import holidays


class DayKind(StrEnum):
    """What a day is to a public office."""

    ORDINARY = "ordinary"
    CLOSED = "closed"
    WORKING = "working"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar.

    Attributes:
        kind: `ordinary` follows the weekly hours; `working` follows the hours of `instead_of`; `doubtful` has no
            decision that could be relied on.
        name: Vietnamese name of the holiday or swap, None on ordinary days.
        instead_of: on a working swap day, the day whose hours apply.
    """

    kind: DayKind
    name: str | None = None
    instead_of: date | None = None


ORDINARY = Day(DayKind.ORDINARY)


class Calendar:
    """The law's holidays, corrected by the days an editor has written down."""

    def __init__(self, days: Mapping[date, Day] | None = None) -> None:
        """Take the corrected days; they go before the holidays of the law."""
        self._days = dict(days or {})

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[date, str, str, date | None]]) -> "Calendar":
        """A calendar from rows of (date, kind, name, instead_of)."""
        return cls({on: Day(DayKind(kind), name, instead_of) for on, kind, name, instead_of in rows})

    def day(self, on: date) -> Day:
        """What the given day is."""
        return self._days.get(on) or _law(on)


@lru_cache(maxsize=2_048)
def _law(on: date) -> Day:
    year = _year(on.year)
    name = year.get(on)
    if name is not None:
        return Day(DayKind.CLOSED, name)
    if on in year.weekend_workdays:
        monday = on + timedelta(days=7 - on.weekday())
        return Day(DayKind.WORKING, "ngày làm việc bù", monday)
    return ORDINARY


@lru_cache(maxsize=16)
def _year(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("VN", years=year, language="vi")
