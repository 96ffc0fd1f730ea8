"""An ordinary week of an office in words."""

from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from directory.hours import wording
from directory.hours.schedule import Schedule

# A Monday in winter and one in summer: hours that change with the season are told by no single week.
_MONDAYS = (date(2026, 1, 5), date(2026, 7, 6))
_DAYS = 7


@lru_cache(maxsize=1_024)
def typical_week(schedule: Schedule) -> str | None:
    """The hours of an ordinary week.

    Args:
        schedule: weekly hours.

    Returns:
        "thứ Hai – thứ Sáu 07:30–11:30, 13:30–17:00; nghỉ thứ Bảy, Chủ nhật", or None when one week is not like another.
        Public holidays are another matter (`Calendar`).
    """
    winter, summer = (_week(schedule, monday) for monday in _MONDAYS)
    if winter != summer:
        return None
    closed = [day for day, hours in enumerate(winter) if not hours]
    open_days = [(list(days), hours) for hours, days in groupby(range(_DAYS), key=winter.__getitem__) if hours]
    return wording.week(open_days, closed)


def _week(schedule: Schedule, monday: date) -> list[str]:
    days = (monday + timedelta(days=ahead) for ahead in range(_DAYS))
    return [
        ", ".join(f"{wording.clock(opens)}–{wording.clock(closes)}" for opens, closes in schedule.spans(day))
        for day in days
    ]
