from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.hours import Calendar, Day, DayKind, InvalidHoursError, OpeningState, opening_at, parse_hours
from directory.hours.opening import TIME_ZONE

OFFICE = parse_hours("Mo-Fr 07:30-11:30,13:30-17:00; PH off")
CALENDAR = Calendar(
    {
        date(2026, 11, 24): Day(DayKind.CLOSED, "Ngày Văn hóa Việt Nam"),
        date(2026, 12, 5): Day(DayKind.WORKING, "làm bù", date(2026, 12, 4)),
        date(2026, 12, 7): Day(DayKind.DOUBTFUL, "lịch chưa chốt"),
    }
)
NEW_YEAR, MINUTES_A_YEAR = datetime(2026, 1, 1, tzinfo=TIME_ZONE), 365 * 24 * 60
moments = st.integers(0, MINUTES_A_YEAR).map(lambda minutes: NEW_YEAR + timedelta(minutes=minutes))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=TIME_ZONE)


@pytest.mark.parametrize(
    ("moment", "state", "until", "words"),
    [
        ("2026-11-23 07:29", "closed", "2026-11-23 07:30", "mở lại 07:30 hôm nay"),
        ("2026-11-23 07:30", "open", "2026-11-23 11:30", "nghỉ trưa lúc 11:30"),
        ("2026-11-23 11:00", "closing_soon", "2026-11-23 11:30", "còn 30 phút"),
        ("2026-11-23 11:29:59", "closing_soon", "2026-11-23 11:30", "còn 1 phút"),
        ("2026-11-23 11:30", "lunch", "2026-11-23 13:30", "Đang nghỉ trưa, mở lại lúc 13:30"),
        ("2026-11-23 16:45", "closing_soon", "2026-11-23 17:00", "đóng cửa lúc 17:00 (còn 15 phút)"),
        ("2026-11-23 17:00", "closed", "2026-11-25 07:30", "mở lại 07:30 thứ Tư 25/11"),
        ("2026-11-24 09:00", "closed", "2026-11-25 07:30", "Ngày Văn hóa Việt Nam"),
        ("2026-11-22 09:00", "closed", "2026-11-23 07:30", "ngày mai (thứ Hai, 23/11)"),
        ("2026-12-05 09:00", "open", "2026-12-05 11:30", "Đang mở"),
        ("2026-12-05 18:00", "closed", None, "Chưa chắc ngày mở lại (lịch chưa chốt)"),
        ("2026-12-07 09:00", "unknown", None, "Chưa chắc hôm nay có làm việc (lịch chưa chốt)"),
    ],
)
def test_state(moment: str, state: str, until: str | None, words: str) -> None:
    opening = opening_at(OFFICE, CALENDAR, at(moment))
    assert opening.state == state
    assert opening.until == (at(until) if until else None)
    assert words in opening.text


def test_without_hours_nothing_is_claimed() -> None:
    opening = opening_at(None, CALENDAR, at("2026-11-23 09:00"))
    assert (opening.state, opening.open_now) == (OpeningState.UNKNOWN, None)
    assert "Chưa có thông tin" in opening.text


def test_other_time_zones_are_converted() -> None:
    assert opening_at(OFFICE, CALENDAR, datetime(2026, 11, 23, 1, 0, tzinfo=UTC)).state == "open"


def test_naive_moments_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        opening_at(OFFICE, CALENDAR, datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001 - the point of the test


def test_afternoon_office_closes_over_a_gap_longer_than_lunch() -> None:
    opening = opening_at(parse_hours("Mo-Fr 06:00-08:00,18:00-20:00"), CALENDAR, at("2026-11-23 12:00"))
    assert opening.state == "closed"
    assert opening.until == at("2026-11-23 18:00")


def test_office_that_never_opens_has_no_end() -> None:
    assert opening_at(parse_hours("off"), Calendar(), at("2026-11-23 12:00")).until is None


def test_bad_hours_are_refused() -> None:
    with pytest.raises(InvalidHoursError):
        parse_hours("sáng chiều")


@given(moments)
def test_every_moment_of_the_year_has_one_consistent_answer(moment: datetime) -> None:
    opening = opening_at(OFFICE, CALENDAR, moment)
    assert opening.text
    if opening.until is not None:
        assert moment < opening.until <= moment + timedelta(days=31)
    if opening.open_now:
        assert opening.until is not None
        assert (opening.state == "closing_soon") == (opening.until - moment <= timedelta(minutes=30))


@given(moments)
def test_the_state_changes_exactly_when_it_says(moment: datetime) -> None:
    opening = opening_at(OFFICE, CALENDAR, moment)
    if opening.until is None:
        return
    last = opening_at(OFFICE, CALENDAR, opening.until - timedelta(seconds=1))
    then = opening_at(OFFICE, CALENDAR, opening.until)
    assert last.open_now == opening.open_now
    assert then.open_now != opening.open_now


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_closed_days_are_closed_all_day(day: date) -> None:
    if CALENDAR.day(day).kind is DayKind.CLOSED:
        for hour in range(24):
            moment = datetime(day.year, day.month, day.day, hour, tzinfo=TIME_ZONE)
            assert opening_at(OFFICE, CALENDAR, moment).state == "closed"
