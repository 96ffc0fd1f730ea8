"""Answers about what a former unit is now."""

from dataclasses import replace

from actions.compose.fit import Line
from actions.compose.names import former_name, place_name
from actions.compose.places import conversion_line
from actions.compose.wording import say
from actions.decide.asking import ask_place
from actions.decide.facts import Facts
from actions.decide.memory import Memory, Topic
from actions.decide.places import Settled, Wider
from actions.decide.reply import Button, Draft
from actions.decide.request import Request
from actions.facts.shapes import Unit


def unit_conversion(request: Request, memory: Memory, facts: Facts) -> Draft:
    """Say what a former unit is now; a district or province is a valid answer too."""
    place = facts.place
    if isinstance(place, Wider) and place.now is not None:
        return _wider(place, place.now, memory)
    if not isinstance(place, Settled):
        return ask_place(request, memory, place)
    new = place.commune
    text = conversion_line(place.old, new)
    if not text:
        text = say("places.unchanged" if place.old else "places.present", new=_capital(place_name(new)))
    button = Button(say("centers.button_center"), "t:center")
    return _draft(place.old, new, [Line(text)], memory, (button,))


def _wider(place: Wider, now: Unit, memory: Memory) -> Draft:
    old = place.unit if place.unit.code != now.code or place.unit.valid_to else None
    if old is None:
        lines = [Line(say("places.present", new=_capital(place_name(now))))]
    else:
        lines = [Line(say("places.converted", old=former_name(old, now), new=place_name(now)))]
    if place.unit.level == "district":
        lines.append(Line(say("places.district_ended")))
    return _draft(old, now, lines, memory, ())


def _draft(old: Unit | None, new: Unit, lines: list[Line], memory: Memory, buttons: tuple[Button, ...]) -> Draft:
    answer = {"type": "unit_conversion", "old": [old.public()] if old else [], "new": [new.public()]}
    lines.append(Line(say("places.source"), rank=1))
    return Draft(tuple(lines), answer, replace(memory, topic=Topic("unit_conversion"), pending=None), buttons)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
