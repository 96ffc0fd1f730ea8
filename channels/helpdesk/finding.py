"""The server's answer to what somebody types, and one thing with everything about it."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any, Literal
from urllib.parse import quote

from pydantic import BaseModel

from channels.helpdesk.directory import Directory
from channels.helpdesk.errors import NotFound
from channels.helpdesk.wording import say

Kind = Literal["unit", "center", "procedure", "faq"]
_MOST, _FEW = 8, 4
_PATHS: dict[Kind, str] = {
    "unit": "/v1/units/{}",
    "center": "/v1/centers/{}",
    "procedure": "/v1/procedures/{}",
    "faq": "/v1/faqs/{}",
}
# Units come by the beginning of their name, best first, without a score: the first is as good as a sure procedure.
_FIRST, _STEP = 1.0, 0.05
# Beside a place that is found, a procedure that only sounds like it ("ben nghe", bệnh nghề nghiệp) is in the way.
_BESIDE_A_PLACE = 0.3
# Questions share everyday words with whatever is typed: below that it is chance, and a procedure goes first.
_FAQ_WORTH, _FAQ_SHARE = 0.5, 0.9


class Found(BaseModel):
    """One line under the box."""

    kind: Kind
    code: str
    title: str
    subtitle: str
    score: float
    valid_from: str | None = None


class Card(BaseModel):
    """One thing with everything the directory says about it now."""

    kind: Kind
    code: str
    item: dict[str, Any]
    centers: list[dict[str, Any]]


async def search(directory: Directory, text: str, province: str) -> list[Found]:
    """Units, centres, procedures and frequent questions for a text, best first.

    Args:
        directory: who is asked.
        text: what was typed.
        province: present province code; units of it come before those of others.

    Raises:
        DirectoryUnavailable: the directory gave no usable answer.
    """
    text = text.strip()
    if not text:
        return []
    units, centers, procedures, faqs = await asyncio.gather(
        directory.get("/v1/units", q=text, province=province, limit=_MOST),
        directory.get("/v1/centers", q=text, province=province, limit=_FEW),
        directory.get("/v1/procedures/search", q=text, limit=_MOST),
        directory.get("/v1/faqs/search", q=text, limit=_MOST),
    )
    places = _items(units) or await _resolved(directory, text, province)
    found = [
        *(_unit(item, _FIRST - _STEP * at) for at, item in enumerate(places)),
        *(_center(item, _FIRST - _STEP * (at + 1)) for at, item in enumerate(_items(centers))),
        *(_procedure(item) for item in _items(procedures) if not places or item["score"] >= _BESIDE_A_PLACE),
        *(_faq(item) for item in _items(faqs) if item["score"] >= _FAQ_WORTH),
    ]
    return sorted(found, key=lambda item: -item.score)


async def card(directory: Directory, kind: Kind, code: str) -> Card:
    """One thing as the directory says it now; a unit with the centres of what it is today.

    Raises:
        NotFound: the directory knows no such thing.
        DirectoryUnavailable: it gave no usable answer.
    """
    item = await directory.get(_PATHS[kind].format(quote(code, safe="")))
    if item is None:
        raise NotFound(say("unknown_item"))
    centers = await _centers(directory, item) if kind == "unit" else []
    return Card(kind=kind, code=code, item=item, centers=centers)


async def _resolved(directory: Directory, text: str, province: str) -> list[dict[str, Any]]:
    """Units an address in free words stands for ("ben nghe q1"), present ones first."""
    answer = await directory.get("/v1/units/resolve", q=text, province=province) or {}
    today = [*answer.get("new", []), *(candidate["unit"] for candidate in answer.get("candidates", []))]
    return [unit | {"became": []} for unit in today][:_MOST]


async def _centers(directory: Directory, unit: Mapping[str, Any]) -> list[dict[str, Any]]:
    communes = dict.fromkeys(
        code for record in unit["items"] if record["level"] == "commune" for code in _today(record)
    )
    found = await asyncio.gather(*(directory.get("/v1/centers", commune=code) for code in communes))
    return [center for answer in found for center in _items(answer)]


def _today(record: Mapping[str, Any]) -> Iterable[str]:
    return [record["code"]] if record["valid_to"] is None else [link["unit"]["code"] for link in record["became"]]


def _items(answer: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (answer or {}).get("items", [])
    return items


def _unit(item: Mapping[str, Any], score: float) -> Found:
    place = ", ".join(name for name in (item["district_name"], item["province_name"]) if name)
    now = ", ".join(unit["name"] for unit in item["became"])
    return Found(
        kind="unit",
        code=item["code"],
        title=item["name"],
        subtitle=say("former_unit", place=place, now=now) if now else place,
        score=round(score, 2),
        valid_from=item["valid_from"],
    )


def _center(item: Mapping[str, Any], score: float) -> Found:
    address = item["address"] or say("no_address")
    return Found(kind="center", code=item["code"], title=item["name"], subtitle=address, score=round(score, 2))


def _procedure(item: Mapping[str, Any]) -> Found:
    return Found(
        kind="procedure",
        code=item["code"],
        title=item["short_name"],
        subtitle=" · ".join((item["field"], item["code"])) if item["field"] else item["code"],
        score=item["score"],
    )


def _faq(item: Mapping[str, Any]) -> Found:
    return Found(
        kind="faq",
        code=item["id"],
        title=item["title"],
        subtitle=say("faq"),
        score=round(item["score"] * _FAQ_SHARE, 4),
    )
