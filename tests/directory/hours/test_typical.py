import pytest

from directory.hours import parse_hours, typical_week


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (
            "Mo-Fr 07:30-11:30,13:30-17:00; PH off",
            "thứ Hai – thứ Sáu 07:30–11:30, 13:30–17:00; nghỉ thứ Bảy, Chủ nhật",
        ),
        (
            "Mo-Fr 07:00-17:00; Sa 07:30-11:30",
            "thứ Hai – thứ Sáu 07:00–17:00; thứ Bảy 07:30–11:30; nghỉ Chủ nhật",
        ),
        (
            "Mo,We 08:00-11:00",
            "thứ Hai 08:00–11:00; thứ Tư 08:00–11:00; nghỉ thứ Ba, thứ Năm, thứ Sáu, thứ Bảy, Chủ nhật",
        ),
        ("Mo-Su 07:00-17:00", "thứ Hai – Chủ nhật 07:00–17:00"),
    ],
)
def test_a_week_in_words(hours: str, said: str) -> None:
    assert typical_week(parse_hours(hours)) == said


def test_hours_that_change_with_the_season_have_no_typical_week() -> None:
    assert typical_week(parse_hours("Apr-Sep Mo-Fr 06:30-17:00; Oct-Mar Mo-Fr 07:00-16:30")) is None
