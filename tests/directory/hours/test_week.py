"""The hours of the days to come."""

from datetime import date, datetime

import pytest

from directory.hours import Calendar, parse_hours, week_from
from directory.hours.opening import TIME_ZONE

CALENDAR = Calendar.from_rows(
    [
        (date(2026, 11, 24), "closed", "Ngày Văn hóa Việt Nam", None),
        (date(2026, 11, 28), "working", "làm bù", date(2026, 11, 23)),
        (date(2026, 11, 27), "doubtful", "lịch chưa chốt", None),
    ]
)
HOURS = parse_hours("Mo-Fr 07:30-11:30,13:30-17:00; PH off")
DAY = [("07:30", "11:30"), ("13:30", "17:00")]


def test_a_week_with_everything_in_it() -> None:
    days = week_from(HOURS, CALENDAR, datetime(2026, 11, 23, 9, 0, tzinfo=TIME_ZONE))
    assert [(day.on.day, day.kind.value, day.spans) for day in days] == [
        (23, "ordinary", DAY),
        (24, "closed", []),
        (25, "ordinary", DAY),
        (26, "ordinary", DAY),
        (27, "doubtful", []),
        (28, "working", DAY),
        (29, "ordinary", []),
    ]
    assert days[1].name == "Ngày Văn hóa Việt Nam"


def test_the_day_is_that_of_viet_nam() -> None:
    late = datetime.fromisoformat("2026-11-23T18:00:00+00:00")
    assert week_from(HOURS, CALENDAR, late)[0].on == date(2026, 11, 24)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        week_from(HOURS, CALENDAR, datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001
