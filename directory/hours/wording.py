"""Vietnamese sentences for opening states."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

NO_HOURS = "Chưa có thông tin giờ làm việc"
_CALL = "nên gọi 1800 1096 trước khi đi"
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def clock(moment: datetime) -> str:
    """Time of day, "07:30"."""
    return f"{moment:%H:%M}"


def open_until(end: datetime, minutes: int | None, *, for_lunch: bool) -> str:
    """Open, and what ends it; `minutes` when that is soon."""
    left = "" if minutes is None else f" (còn {minutes} phút)"
    return f"Đang mở, {'nghỉ trưa' if for_lunch else 'đóng cửa'} lúc {clock(end)}{left}"


def lunch(until: datetime) -> str:
    """Lunch break."""
    return f"Đang nghỉ trưa, mở lại lúc {clock(until)}"


def closed(reason: str | None) -> str:
    """Closed, with the holiday's name."""
    return f"Đang đóng cửa ({reason})" if reason else "Đang đóng cửa"


def closed_until(opens: datetime, today: date, reason: str | None) -> str:
    """Closed, and when it opens again."""
    return f"{closed(reason)}, mở lại {clock(opens)} {_day(opens.date(), today)}"


def closed_until_doubtful(reason: str | None, doubt: str | None) -> str:
    """Closed, and nobody can say for sure when it opens again."""
    return f"{closed(reason)}. Chưa chắc ngày mở lại ({doubt or 'lịch nghỉ chưa chốt'}), {_CALL}"


def doubtful_today(doubt: str | None) -> str:
    """Today has no settled decision."""
    return f"Chưa chắc hôm nay có làm việc ({doubt or 'lịch nghỉ chưa chốt'}), {_CALL}"


def week(open_days: Sequence[tuple[Sequence[int], str]], closed: Sequence[int]) -> str:
    """An ordinary week: runs of days (0 is Monday) with the same hours, then the days off."""
    parts = [f"{_run(days)} {hours}" for days, hours in open_days]
    parts += [f"nghỉ {', '.join(_WEEKDAYS[day] for day in closed)}"] if closed else []
    return "; ".join(parts)


def _run(days: Sequence[int]) -> str:
    first, last = _WEEKDAYS[days[0]], _WEEKDAYS[days[-1]]
    return first if first == last else f"{first} – {last}"


def _day(on: date, today: date) -> str:
    if on == today:
        return "hôm nay"
    if on == today + timedelta(days=1):
        return f"ngày mai ({_WEEKDAYS[on.weekday()]}, {on.day}/{on.month})"
    return f"{_WEEKDAYS[on.weekday()]} {on.day}/{on.month}"
