"""The pages' fixed words (`wording.yml`) and how dates, numbers and names are written."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

Unit = dict[str, Any]


@cache
def entries() -> dict[str, Any]:
    """Read the file."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("wording.yml").read_text(encoding="utf-8"))
    return found


def day(text: str | None) -> str:
    """Write an ISO date the Vietnamese way: "30/6/2025"; a month alone as "6/2025"."""
    if not text:
        return ""
    parts = [str(int(part)) for part in text.split("-")]
    return "/".join(reversed(parts))


def weekday(text: str) -> str:
    """Name the day of the week of an ISO date."""
    return str(entries()["weekdays"][date.fromisoformat(text).weekday()])


def inline(name: str) -> str:
    """Write a unit's name inside a sentence: "phường Sài Gòn", "thành phố Đồng Nai"."""
    return name[:1].lower() + name[1:]


def kilometres(value: float) -> str:
    """Write a distance: "350 m", "1,9 km", "12 km"."""
    if value < 1:
        return f"{round(value * 100) * 10} m"
    return (f"{value:.1f}" if value < 10 else f"{value:.0f}").replace(".", ",") + " km"  # noqa: PLR2004


def number(value: float) -> str:
    """Write a number the Vietnamese way: "3.321", "34,2"."""
    return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


def dialled(phone: str) -> str:
    """Return the address that calls a number."""
    return "tel:" + "".join(letter for letter in phone if letter.isdigit() or letter == "+")


def former(unit: Unit) -> str:
    """Name a former unit with where it lay: "Phường Bến Nghé, quận 1, thành phố Hồ Chí Minh"."""
    parts = [unit["name"]]
    if unit.get("district_name"):
        parts.append(inline(unit["district_name"]))
    if unit["level"] != "province":
        parts.append(inline(unit["province_name"]))
    return ", ".join(parts)


def slash(code: str) -> str:
    """Write a code as a part of a path."""
    return quote(code, safe="")


FILTERS: dict[str, Callable[..., str]] = {
    "day": day,
    "weekday": weekday,
    "inline": inline,
    "kilometres": kilometres,
    "number": number,
    "dialled": dialled,
    "former": former,
    "slash": slash,
}
