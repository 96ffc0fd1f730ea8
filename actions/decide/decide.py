"""The one decision: what to answer."""

from collections.abc import Callable
from dataclasses import replace

from actions.compose.fit import MAX_CHARACTERS, Line, fit, shorten
from actions.compose.wording import say
from actions.decide import asking, centers, conversion, procedures, talk
from actions.decide.facts import Facts
from actions.decide.memory import Memory, Place
from actions.decide.places import Settled
from actions.decide.reply import Button, Draft, Reply
from actions.decide.request import Request

_MAX_BUTTONS = 6
_BUTTON_TITLE = 72

_Answerer = Callable[[Request, Memory, Facts], Draft]
_ANSWERERS: dict[str, _Answerer] = {
    "center": centers.center,
    "elsewhere": centers.elsewhere,
    "directions": centers.directions,
    "unit_conversion": conversion.unit_conversion,
    "procedure": procedures.procedure,
    "choose_procedure": lambda request, memory, facts: asking.choose_procedure(request, memory, dict(facts.titles)),
    "faq": talk.faq,
    "small_talk": talk.small_talk,
    "handover": talk.handover,
    "out_of_scope": talk.out_of_scope,
    "fallback": talk.fallback,
}
# These offer their labels themselves.
_OFFERING = frozenset({"choose_procedure", "fallback", "faq"})
_UNSURE = frozenset({"choose_procedure", "fallback"})


def decide(request: Request, memory: Memory, facts: Facts, notice: str = "") -> Reply:
    """Answer a request.

    Args:
        request: what is asked.
        memory: the conversation so far.
        facts: what the directory knows of it.
        notice: the operator's notice, put before the answer; may be empty.

    Returns:
        The reply; its text has at most `MAX_CHARACTERS` characters, notice and introduction included.
    """
    if isinstance(facts.place, Settled):
        unit = facts.place.commune
        memory = replace(memory, commune=Place(unit.code, unit.name, unit.province_code))
    answerer = _ANSWERERS.get(request.kind, talk.fallback)
    draft = answerer(request, memory, facts)
    offers = talk.offer_buttons(request, facts) if request.offers and request.kind not in _OFFERING else ()
    lines = [*draft.lines, Line(say("general.others"), rank=3)] if offers else list(draft.lines)
    fallbacks = draft.memory.fallbacks if request.kind in _UNSURE or request.kind not in _ANSWERERS else 0
    return Reply(
        text=opened(lines, memory, notice),
        answer=draft.answer,
        memory=replace(draft.memory, introduced=True, fallbacks=fallbacks),
        buttons=_limited((*offers, *draft.buttons)),
    )


def apologise(memory: Memory, notice: str = "") -> Reply:
    """Answer when the directory is down: an apology and the help line, nothing invented, nothing forgotten.

    Args:
        memory: the conversation so far.
        notice: the operator's notice.

    Returns:
        The reply.
    """
    contact = {"name": say("general.portal_line_name"), "phone": say("general.portal_line_phone")}
    return Reply(
        text=opened([Line(say("general.apology"))], memory, notice),
        answer={"type": "handover", "contacts": [contact | {"url": None, "hours": None, "note": None}]},
        memory=replace(memory, introduced=True),
    )


def opened(lines: list[Line], memory: Memory, notice: str) -> str:
    """Put notice and introduction before an answer and cut the answer to what room is left.

    Args:
        lines: the answer's lines.
        memory: tells whether the assistant was introduced before.
        notice: the operator's notice.

    Returns:
        The whole text.
    """
    before = [] if memory.introduced else [say("general.introduction")]
    if notice.strip():
        before.insert(0, say("general.notice", notice=shorten(notice, 200)))
    opening = "".join(f"{text}\n" for text in before)
    return opening + fit(lines, MAX_CHARACTERS - len(opening))


def _limited(buttons: tuple[Button, ...]) -> tuple[Button, ...]:
    unique = {button.ref: Button(shorten(button.title, _BUTTON_TITLE), button.ref) for button in buttons}
    return tuple(unique.values())[:_MAX_BUTTONS]
