"""Weekly hours as the OpenStreetMap `opening_hours` text, read by opening-hours-py."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]  # not in its stub

Span = tuple[datetime, datetime]


class InvalidHoursError(ValueError):
    """The hours text is not in the OSM opening_hours format."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Parsed hours. Public holidays are not its business: see `directory.hours.calendar`."""

    text: str

    def spans(self, on: date) -> list[Span]:
        """Open spans that begin on the given day, in local time without zone, in order and apart from each other."""
        return list(_spans(self.text, on))


def parse_hours(text: str) -> Schedule:
    """Check an hours text.

    Args:
        text: OSM opening_hours, e.g. "Mo-Fr 07:30-11:30,13:30-17:00".

    Returns:
        The schedule.

    Raises:
        InvalidHoursError: the text is not in that format.
    """
    _parsed(text)
    return Schedule(text)


@lru_cache(maxsize=1_024)
def _parsed(text: str) -> OpeningHours:
    try:
        return OpeningHours(text, auto_country=False, auto_timezone=False)
    except ParserError as error:
        raise InvalidHoursError(f"not in OSM opening_hours format: {text!r}") from error


@lru_cache(maxsize=16_384)
def _spans(text: str, on: date) -> tuple[Span, ...]:
    start = datetime.combine(on, time())
    found = []
    for opens, closes, state, _comment in _parsed(text).intervals(start, start + timedelta(days=1)):
        if state == State.OPEN and opens >= start:
            found.append((opens, closes))
    return tuple(found)
