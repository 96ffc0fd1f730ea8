"""Opening state of an office: hours, public holidays, swapped working days. Pure functions of data and time."""

from directory.hours.calendar import Calendar, Day, DayKind
from directory.hours.opening import Opening, OpeningState, opening_at
from directory.hours.schedule import InvalidHoursError, Schedule, parse_hours

__all__ = [
    "Calendar",
    "Day",
    "DayKind",
    "InvalidHoursError",
    "Opening",
    "OpeningState",
    "Schedule",
    "opening_at",
    "parse_hours",
]
