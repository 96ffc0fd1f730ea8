"""One message as Rasa hands it over."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.facts.shapes import Near

FACETS = ("overview", "documents", "fee", "time", "where", "online", "steps", "legal", "result")


@dataclass(frozen=True)
class Understanding:
    """What the language components made of a text (docs/architecture.md, "Understanding").

    `bare`: it names no matter, so that it speaks of what was talked about before.
    `only_place`: nothing but a place was typed, at most one word beside it ("ở phường Bến Nghé").
    """

    label: str = "nlu_fallback"
    decision: str = "decline"
    ranking: tuple[tuple[str, float], ...] = ()
    facets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    text: str = ""
    only_place: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Turn:
    """One message: words understood, a pressed button, or a shared location – exactly one of them.

    Attributes:
        understanding: of typed words.
        ref: reference of a pressed button, such as `c:26740`.
        near: communes near a shared location, nearest first.
        home: commune the shared location lies in, when known.
    """

    understanding: Understanding | None = None
    ref: str | None = None
    near: tuple[Near, ...] = field(default=())
    home: str | None = None


def read_turn(message: Mapping[str, Any]) -> Turn:
    """Read the latest message of a Rasa tracker.

    Args:
        message: `tracker.latest_message`.

    Returns:
        The turn. A button or location that cannot be read is a text that was not understood.
    """
    text = str(message.get("text") or "")
    intent = (message.get("intent") or {}).get("name")
    if intent in {"pick", "location"} and text.startswith("/"):
        return _event(text)
    return Turn(understanding=_understanding(message.get("understanding") or {}, intent, text))


def _event(text: str) -> Turn:
    try:
        carried = json.loads(text[text.index("{") :])
        if "ref" in carried:
            return Turn(ref=str(carried["ref"]))
        near = tuple(Near(code=str(code), distance_km=float(distance)) for code, distance in carried["near"])
        return Turn(near=near, home=carried.get("home"))
    except (ValueError, KeyError, TypeError):
        return Turn(understanding=Understanding())


def _understanding(carried: Mapping[str, Any], intent: str | None, text: str) -> Understanding:
    label = carried.get("label") or intent or "nlu_fallback"
    places = tuple(str(place["text"]) for place in carried.get("places") or ())
    beside = text
    for place in places:
        beside = beside.replace(place, " ")
    return Understanding(
        label=label,
        decision=carried.get("decision") or ("decline" if label == "nlu_fallback" else "answer"),
        ranking=tuple((str(item["label"]), float(item["confidence"])) for item in carried.get("ranking") or ()),
        facets=tuple(facet for facet in carried.get("facets") or () if facet in FACETS),
        places=places,
        others=tuple(carried.get("others") or ()),
        text=str(carried.get("text") or text),
        bare=bool(carried.get("bare")),
        only_place=bool(places) and len(re.findall(r"\w+", beside)) <= 1,
    )
