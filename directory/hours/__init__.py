"""Opening state of an office: hours, public holidays, swapped working days. Pure functions of data and time."""

from directory.hours.calendar import Calendar, Day, DayKind
from directory.hours.opening import Opening, OpeningState, opening_at
from directory.hours.schedule import InvalidHoursError, Schedule, parse_hours
from directory.hours.typical import typical_week
from directory.hours.week import DayHours, week_from

__all__ = [
    "Calendar",
    "Day",
    "DayHours",
    "DayKind",
    "InvalidHoursError",
    "Opening",
    "OpeningState",
    "Schedule",
    "opening_at",
    "parse_hours",
    "typical_week",
    "week_from",
]
