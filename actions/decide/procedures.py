"""Answers about procedures, with the place where it is known."""

from dataclasses import replace

from actions.compose.centers import center_lines, center_source
from actions.compose.fit import Line
from actions.compose.names import inside
from actions.compose.places import conversion_line
from actions.compose.procedures import (
    doubt_lines,
    facet_lines,
    handler_line,
    is_cut,
    knows,
    page_count,
    procedure_source,
    replaced_line,
    who_line,
)
from actions.compose.wording import say
from actions.decide.asking import ask_place, ask_procedure, wider_pending
from actions.decide.centers import place_buttons, public_centers
from actions.decide.facts import Facts
from actions.decide.memory import Memory
from actions.decide.places import Choose, Settled, Unclear, Wider
from actions.decide.refs import AUTHORISE, faq_ref, group_ref, procedure_ref
from actions.decide.reply import Button, Draft
from actions.decide.request import Request
from actions.facts.shapes import Procedure

_MAX_FACETS = 3
_FACET_BUTTONS = ("documents", "fee", "time", "online", "steps")
# Where the commune's centre is no place to file or ask, it is not shown.
_AT_THE_CENTER = frozenset({"commune", "commune_police", None})


def procedure(request: Request, memory: Memory, facts: Facts) -> Draft:
    """Answer a procedure: the facets asked for, where to go, what it is linked with."""
    found = facts.procedure
    if found is None:
        return _not_found(memory) if request.code or request.group else ask_procedure(request, memory)
    request = replace(request, code=found.code)
    if isinstance(facts.place, Choose):
        return ask_place(request, memory, facts.place)
    facets = () if request.who else request.facets[:_MAX_FACETS]
    place_named = isinstance(facts.place, Settled) and not facts.place.remembered
    alone = len(facets) == 1 and not place_named
    lines = [Line(replaced_line(found), rank=4), *_place_lines(request, facts, found)]
    if request.who:
        lines.append(who_line(found))
    elif not alone and not {"documents", "overview"} & set(facets):
        lines.append(Line(say("procedures.heading", title=found.title)))
    for facet in facets:
        lines += facet_lines(found, facet, request.page, alone=alone)
    lines += doubt_lines(found, facets)
    if {"overview", "where"} & set(facets) and found.handled_by in _AT_THE_CENTER:
        lines.append(_place_question(facts, facets))
    told = place_named or "where" in facets
    lines.append(Line(_sources(facts, found, told=told), short=_sources(facts, found, told=told, brief=True)))
    pending = wider_pending(facts.place, request.topic) if isinstance(facts.place, Wider) else None
    memory = replace(memory, topic=request.topic, pending=pending)
    return Draft(tuple(lines), _answer(request, facts, found), memory, _buttons(request, facts, found, alone=alone))


def _not_found(memory: Memory) -> Draft:
    text = say("procedures.not_found")
    return Draft((Line(text),), {"type": "ask", "slot": "procedure"}, replace(memory, pending=None))


def _place_lines(request: Request, facts: Facts, found: Procedure) -> list[Line]:
    place = facts.place
    if not isinstance(place, Settled):
        return []
    lines = [Line(conversion_line(place.old, place.commune))] if not place.remembered else []
    asked = not place.remembered or "where" in request.facets
    if not asked and request.facet != "overview":
        return lines
    if found.handled_by != "commune" and "where" not in request.facets:
        lines.append(Line(handler_line(found)))
    if found.handled_by in _AT_THE_CENTER:
        own = center_lines(facts.centers, place.commune, to_ask=found.handled_by == "commune_police")
        # A remembered place is a courtesy in a longer answer: it is the first to go when there is no room.
        lines += own if asked else [replace(line, rank=line.rank + 5) for line in own]
    return lines


def _place_question(facts: Facts, facets: tuple[str, ...]) -> Line:
    if isinstance(facts.place, Unclear):
        return Line(say("places.unclear", words=facts.place.words), rank=2)
    if isinstance(facts.place, Wider):
        return Line(say("places.ask_within", unit=inside(facts.place.unit.name)), rank=2)
    if facts.place is None:
        return Line(say("procedures.ask_place"), rank=0 if "where" in facets else 5)
    return Line("")


def _sources(facts: Facts, found: Procedure, *, told: bool, brief: bool = False) -> str:
    sources = [procedure_source(found)]
    own = center_source(facts.centers, brief=brief) if told and found.handled_by in _AT_THE_CENTER else None
    if own:
        sources.append(own)
    return say("general.source", source="; ".join(sources))


def _answer(request: Request, facts: Facts, found: Procedure) -> dict[str, object]:
    answer: dict[str, object] = {
        "type": "procedure",
        "code": found.code,
        "facet": request.facet,
        "linked": list(found.linked),
    }
    if isinstance(facts.place, Settled):
        centers = public_centers(facts) if found.handled_by in _AT_THE_CENTER else []
        answer |= {"commune_code": facts.place.commune.code, "centers": centers}
    return answer


def _buttons(request: Request, facts: Facts, found: Procedure, *, alone: bool) -> tuple[Button, ...]:
    buttons = []
    if alone and request.page < page_count(found, request.facet):
        ref = procedure_ref(found.code, request.facet, request.page + 1)
        buttons.append(Button(say("procedures.button_next"), ref))
    group = facts.group
    if group is not None and group.code != found.code:
        buttons.append(
            Button(say("procedures.button_linked", group=group.name[:1].lower() + group.name[1:]), group_ref(group.id))
        )
    said_facets = set(request.facets)
    said = said_facets - {"documents"}
    if (alone and request.facet == "documents") or ({"overview", "documents"} & said_facets and not is_cut(found)):
        said.add("documents")
    buttons += [
        Button(say(f"procedures.button_{facet}"), procedure_ref(found.code, facet))
        for facet in _FACET_BUTTONS
        if facet not in said and knows(found, facet)
    ]
    if request.who:
        buttons.insert(0, Button(say("procedures.button_authorise"), faq_ref(AUTHORISE)))
    return (*buttons[:4], *place_buttons(facts)[:1], *buttons[4:])
