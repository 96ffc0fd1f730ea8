"""Answers about service centres."""

from dataclasses import replace

from actions.compose.centers import center_lines, center_source, map_url, one_line
from actions.compose.fit import Line
from actions.compose.names import inside
from actions.compose.places import conversion_line
from actions.compose.wording import say
from actions.decide.asking import ask_place
from actions.decide.facts import Facts
from actions.decide.memory import Memory, Topic
from actions.decide.places import Settled
from actions.decide.refs import directions_ref, elsewhere_ref
from actions.decide.reply import Button, Draft
from actions.decide.request import Request


def center(request: Request, memory: Memory, facts: Facts) -> Draft:
    """Say where the centre of the person's commune is."""
    if not isinstance(facts.place, Settled):
        return ask_place(request, memory, facts.place)
    lines = [
        Line(conversion_line(facts.place.old, facts.place.commune)),
        *center_lines(facts.centers, facts.place.commune),
    ]
    if facts.place.match == "nearest":
        lines.append(Line(say("centers.nearest"), rank=2))
    source = center_source(facts.centers)
    lines.append(Line(say("general.source", source=source) if source else "", rank=1))
    return Draft(tuple(lines), _answer(facts, facts.place), _remember(memory, Topic("center")), place_buttons(facts))


def elsewhere(_: Request, memory: Memory, facts: Facts) -> Draft:
    """Name other centres of the same province near the person's."""
    if not isinstance(facts.place, Settled):
        return ask_place(Request("center"), memory, facts.place)
    commune = facts.place.commune
    if facts.centers:
        lines = [Line(say("centers.elsewhere", province=inside(commune.province_name or "tỉnh")))]
        lines += [
            Line(say("centers.elsewhere_item", number=number, text=one_line(center)))
            for number, center in enumerate(facts.centers, start=1)
        ]
    else:
        lines = [Line(say("centers.elsewhere_unknown", commune=inside(commune.name)))]
    answer = _answer(facts, replace(facts.place, match="any_in_province"))
    return Draft(tuple(lines), answer, memory)


def directions(_: Request, memory: Memory, facts: Facts) -> Draft:
    """Give the map link of the centre."""
    if not isinstance(facts.place, Settled):
        return ask_place(Request("center"), memory, facts.place)
    commune = inside(facts.place.commune.name)
    main = facts.centers[0] if facts.centers else None
    url = map_url(main) if main else None
    if main is None:
        lines = [Line(say("centers.unknown", commune=commune))]
    elif url is None:
        lines = [Line(say("centers.no_directions", commune=commune, place=one_line(main)))]
    else:
        lines = [
            Line(say("centers.directions", place=one_line(main), url=url)),
            Line(say("centers.directions_rough"), 1),
        ]
    return Draft(tuple(lines), _answer(facts, facts.place), _remember(memory, memory.topic))


def place_buttons(facts: Facts) -> tuple[Button, ...]:
    """Buttons that a settled place with a known centre allows."""
    if not isinstance(facts.place, Settled) or not facts.centers or map_url(facts.centers[0]) is None:
        return ()
    code = facts.place.commune.code
    return (
        Button(say("centers.button_directions"), directions_ref(code)),
        Button(say("centers.button_elsewhere"), elsewhere_ref(code)),
    )


def public_centers(facts: Facts) -> list[dict[str, object]]:
    """The centres as the public contract shows them."""
    return [center.public() for center in facts.centers]


def _answer(facts: Facts, place: Settled) -> dict[str, object]:
    return {
        "type": "center",
        "commune_code": place.commune.code,
        "match": place.match,
        "centers": public_centers(facts),
    }


def _remember(memory: Memory, topic: Topic | None) -> Memory:
    return replace(memory, topic=topic, pending=None)
