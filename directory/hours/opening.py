"""Is an office open at a given moment, and until when."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from directory.hours import wording
from directory.hours.calendar import Calendar, Day, DayKind
from directory.hours.schedule import Schedule, Span

TIME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CLOSING_SOON = timedelta(minutes=30)
# A longer gap inside a day is no lunch break but an office that closes and opens again.
LONGEST_LUNCH = timedelta(hours=3)
_LOOK_AHEAD_DAYS = 31


class OpeningState(StrEnum):
    """State of an office at a moment."""

    OPEN = "open"
    CLOSING_SOON = "closing_soon"
    LUNCH = "lunch"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Opening:
    """Opening state.

    Attributes:
        state: open, closing soon (for lunch or for the day), lunch, closed, or unknown.
        until: when the state ends (time zone of Việt Nam); None when that cannot be said.
        text: the same in one short Vietnamese sentence.
    """

    state: OpeningState
    until: datetime | None
    text: str

    @property
    def open_now(self) -> bool | None:
        """True while somebody is served, False while not, None when unknown."""
        if self.state is OpeningState.UNKNOWN:
            return None
        return self.state in {OpeningState.OPEN, OpeningState.CLOSING_SOON}


def opening_at(schedule: Schedule | None, calendar: Calendar, moment: datetime) -> Opening:
    """The opening state of an office.

    Args:
        schedule: its weekly hours; None when unknown.
        calendar: holidays, swapped and doubtful days.
        moment: the time asked for, with any time zone.

    Returns:
        State, end of the state, Vietnamese text.

    Raises:
        ValueError: `moment` has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("the moment needs a time zone")
    if schedule is None:
        return Opening(OpeningState.UNKNOWN, None, wording.NO_HOURS)
    now = moment.astimezone(TIME_ZONE).replace(tzinfo=None)
    day = calendar.day(now.date())
    if day.kind is DayKind.DOUBTFUL:
        return Opening(OpeningState.UNKNOWN, None, wording.doubtful_today(day.name))
    spans = spans_of(schedule, now.date(), day)
    current = next((span for span in spans if span[0] <= now < span[1]), None)
    if current:
        return _while_open(spans, current, now)
    before = [span for span in spans if span[1] <= now]
    after = [span for span in spans if span[0] > now]
    if before and after and after[0][0] - before[-1][1] <= LONGEST_LUNCH:
        until = after[0][0]
        return Opening(OpeningState.LUNCH, _aware(until), wording.lunch(until))
    return _while_closed(schedule, calendar, now, day)


def _while_open(spans: list[Span], current: Span, now: datetime) -> Opening:
    end = current[1]
    later = [span for span in spans if end <= span[0] <= end + LONGEST_LUNCH]
    soon = end - now <= CLOSING_SOON
    state = OpeningState.CLOSING_SOON if soon else OpeningState.OPEN
    # Rounded up: "còn 0 phút" would be said to people still at the door.
    minutes = -int((now - end) // timedelta(minutes=1)) if soon else None
    return Opening(state, _aware(end), wording.open_until(end, minutes, for_lunch=bool(later)))


def _while_closed(schedule: Schedule, calendar: Calendar, now: datetime, day: Day) -> Opening:
    reason = day.name if day.kind is DayKind.CLOSED else None
    for ahead in range(_LOOK_AHEAD_DAYS):
        on = now.date() + timedelta(days=ahead)
        that_day = calendar.day(on)
        if that_day.kind is DayKind.DOUBTFUL:
            return Opening(OpeningState.CLOSED, None, wording.closed_until_doubtful(reason, that_day.name))
        opens = next((span[0] for span in spans_of(schedule, on, that_day) if span[0] > now), None)
        if opens:
            return Opening(OpeningState.CLOSED, _aware(opens), wording.closed_until(opens, now.date(), reason))
    return Opening(OpeningState.CLOSED, None, wording.closed(reason))


def spans_of(schedule: Schedule, on: date, day: Day) -> list[Span]:
    """Open spans of one day, in local time without zone, given what the calendar says the day is."""
    if day.kind in {DayKind.CLOSED, DayKind.DOUBTFUL}:
        return []
    if day.kind is DayKind.WORKING and day.instead_of is not None:
        shift = datetime.combine(on, time()) - datetime.combine(day.instead_of, time())
        return [(opens + shift, closes + shift) for opens, closes in schedule.spans(day.instead_of)]
    return schedule.spans(on)


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=TIME_ZONE)
