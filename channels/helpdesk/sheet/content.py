"""What stands on the sheet, from what the directory says; nothing is drawn here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

# Where a commune's own centre is the right address to print.
_AT_CENTER = "commune"
Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One paper to bring, and what to know about it."""

    text: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on one sheet.

    Attributes:
        title: what a citizen calls the procedure.
        subtitles: its official name when that is another, field and code.
        items: papers to bring; None: unknown.
        sections: fee, time, where …, in the order of reading.
        doubts: what is not sure.
        url: public page, also in the QR code.
        source: what it rests on, with the date.
        printed: the last line.
    """

    title: str
    subtitles: tuple[str, ...]
    items: tuple[Item, ...] | None
    sections: tuple[Section, ...]
    doubts: tuple[str, ...]
    url: str
    source: str
    printed: str


def sheet(procedure: Facts, center: Facts | None, commune: str | None, url: str, today: date) -> Sheet:
    """Put a sheet together.

    Args:
        procedure: the directory's `ProcedureDetail`.
        center: `PlainCenter` or `CenterDetail` of the commune, when one was chosen.
        commune: name of that commune.
        url: public page of the procedure.
        today: the day in Việt Nam.
    """
    documents = procedure["documents"]
    sections = (
        _section("where", _where(procedure, center, commune)),
        _section("fee", _fee(procedure["fee"])),
        _section("time", _text(procedure["time"])),
        _section("who", [procedure["who"]], optional=True),
        _section("online", _online(procedure["online"])),
        _section("in_person", _text(procedure["in_person"]), optional=True),
        _section("result", [procedure["result"]], optional=True),
    )
    doubts = [*procedure["doubts"]]
    if procedure["confidence"] == "low":
        doubts.append(say("low_confidence"))
    return Sheet(
        title=procedure["short_name"],
        subtitles=tuple(_subtitles(procedure)),
        items=None if documents is None else tuple(Item(item["text"], item["note"]) for item in documents),
        sections=tuple(section for section in sections if section),
        doubts=tuple(doubts),
        url=url,
        source=say("source", source=procedure["source"].rstrip("."), day=_day(procedure["as_of"])),
        printed=say("printed", day=_day(today.isoformat())),
    )


@cache
def _entries() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("wording.yml").read_text(encoding="utf-8"))
    return found


def say(key: str, **values: object) -> str:
    """Fill one text of the sheet."""
    return str(_entries()[key]).format(**values)


def _section(key: str, lines: Iterable[str | None], *, optional: bool = False) -> Section | None:
    known = tuple(line for line in lines if line)
    if not known and optional:
        return None
    return Section(say(key), known or (say("unknown"),))


def _subtitles(procedure: Facts) -> Iterable[str]:
    if procedure["name"] != procedure["short_name"]:
        yield say("official", name=procedure["name"])
    yield " · ".join(part for part in (procedure["field"], say("code", code=procedure["code"])) if part)


def _text(fact: Facts | None) -> list[str | None]:
    return [fact["text"] if fact else None]


def _fee(fee: Facts | None) -> list[str | None]:
    if fee is None:
        return []
    by_province = fee["set_by_province"] and "tỉnh" not in (fee["text"] or "")
    return [fee["text"], say("fee_by_province") if by_province else None]


def _online(online: Facts | None) -> list[str | None]:
    if online is None or online["available"] is None:
        return [online["text"] if online else None]
    return [online["text"] or say("online_yes" if online["available"] else "online_no")]


def _where(procedure: Facts, center: Facts | None, commune: str | None) -> list[str | None]:
    handler = procedure["handled_by"]
    said = procedure["where"]["text"] if procedure["where"] else None
    if handler != _AT_CENTER:
        return [said, _entries()["handled_by"].get(handler)]
    return [said, *(_center(center, commune) if center and commune else ())]


def _center(center: Facts, commune: str) -> Iterable[str | None]:
    yield f"{say('center', commune=_inside(commune))}: {center['address'] or say('no_address')}"
    if center.get("hours_text"):
        label = f" {say('hours_label', label=center['hours_label'])}" if center["hours_label"] else ""
        yield f"{say('hours', hours=center['hours_text'])}{label}"
    if center["phones"]:
        yield say("phones", phones=", ".join(center["phones"]))
    yield center["note"]


def _inside(name: str) -> str:
    """A unit's name inside a sentence: "phường Sài Gòn"."""
    return name[:1].lower() + name[1:]


def _day(iso: str) -> str:
    year, month, day = iso[:10].split("-")
    return f"{int(day)}/{int(month)}/{year}"
