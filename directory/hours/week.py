"""The hours of the days to come, day by day, holidays and swapped days included."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from directory.hours.calendar import Calendar, DayKind
from directory.hours.opening import TIME_ZONE, spans_of
from directory.hours.schedule import Schedule

DAYS = 7


@dataclass(frozen=True, slots=True)
class DayHours:
    """One day of an office.

    Attributes:
        on: the day, in Việt Nam.
        kind: what the day is to public offices.
        name: name of the holiday, swap or doubt; None on ordinary days.
        spans: open spans as (from, to), "07:30"; none on a day of rest and on a doubtful day.
    """

    on: date
    kind: DayKind
    name: str | None
    spans: list[tuple[str, str]]


def week_from(schedule: Schedule, calendar: Calendar, moment: datetime) -> list[DayHours]:
    """The hours of today and the six days after.

    Args:
        schedule: weekly hours.
        calendar: holidays, swapped and doubtful days.
        moment: the time asked for, with any time zone.

    Raises:
        ValueError: `moment` has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("the moment needs a time zone")
    today = moment.astimezone(TIME_ZONE).date()
    return [_day(schedule, calendar, today + timedelta(days=ahead)) for ahead in range(DAYS)]


def _day(schedule: Schedule, calendar: Calendar, on: date) -> DayHours:
    day = calendar.day(on)
    spans = [(f"{opens:%H:%M}", f"{closes:%H:%M}") for opens, closes in spans_of(schedule, on, day)]
    return DayHours(on, day.kind, day.name, spans)
