from datetime import date

from directory.hours import Calendar, Day, DayKind


def test_tet_and_swaps_come_from_the_law() -> None:
    calendar = Calendar()
    assert calendar.day(date(2026, 2, 17)).kind is DayKind.CLOSED
    assert calendar.day(date(2026, 8, 31)).kind is DayKind.CLOSED
    swap = calendar.day(date(2026, 8, 22))
    assert (swap.kind, swap.instead_of) == (DayKind.WORKING, date(2026, 8, 24))
    assert calendar.day(date(2026, 11, 23)).kind is DayKind.ORDINARY


def test_culture_day_is_closed_since_2026() -> None:
    assert Calendar().day(date(2025, 11, 24)).kind is DayKind.ORDINARY
    assert all(Calendar().day(date(year, 11, 24)).kind is DayKind.CLOSED for year in (2026, 2027))


def test_what_an_editor_wrote_goes_before_the_law() -> None:
    calendar = Calendar.from_rows([(date(2026, 8, 22), "doubtful", "chưa rõ", None)])
    assert calendar.day(date(2026, 8, 22)) == Day(DayKind.DOUBTFUL, "chưa rõ")
