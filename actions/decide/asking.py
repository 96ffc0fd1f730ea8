"""Answers that ask back: which place, which procedure."""

from dataclasses import replace

from actions.compose.fit import Line
from actions.compose.names import inside
from actions.compose.places import MAX_CANDIDATES, candidate_button, choose_lines
from actions.compose.wording import say, variant
from actions.decide.memory import Memory, Pending, Topic
from actions.decide.places import Choose, Outcome, Unclear, Wider
from actions.decide.refs import commune_ref, label_ref, procedure_ref
from actions.decide.reply import Button, Draft
from actions.decide.request import Request


def ask_place(request: Request, memory: Memory, outcome: Outcome | None) -> Draft:
    """Ask for the commune, in the way the words so far allow.

    Args:
        request: what the place is needed for; it is answered once the place is known.
        memory: the conversation so far.
        outcome: what is known of the place; never a settled one.

    Returns:
        A choice where there are candidates, else a question.
    """
    if isinstance(outcome, Choose):
        return _choose(request, memory, outcome)
    pending = Pending("place", topic=request.topic)
    if isinstance(outcome, Wider):
        pending = wider_pending(outcome, request.topic)
        text = say("places.ask_within", unit=inside(outcome.unit.name))
    elif isinstance(outcome, Unclear):
        text = say("places.unclear", words=outcome.words)
    else:
        text = say("places.ask_conversion" if request.kind == "unit_conversion" else "places.ask")
    return Draft((Line(text),), {"type": "ask", "slot": "place"}, replace(memory, pending=pending))


def wider_pending(outcome: Wider, topic: Topic) -> Pending:
    """Wait for a commune inside a province or a former district."""
    province = outcome.now.province_code or outcome.now.code if outcome.now else None
    return Pending("place", topic=topic, words=outcome.unit.name, province=province)


def ask_procedure(request: Request, memory: Memory) -> Draft:
    """Ask which procedure a facet is asked of."""
    pending = Pending("procedure", topic=Topic("procedure", None, request.facet))
    answer = {"type": "ask", "slot": "procedure"}
    return Draft((Line(say("procedures.ask")),), answer, replace(memory, pending=pending))


def choose_procedure(request: Request, memory: Memory, titles: dict[str, str]) -> Draft:
    """Ask which of several near procedures is meant; other matters may stand among them."""
    facet = request.facet if request.facet != "overview" else None
    buttons, codes = [], []
    for label, title in titles.items():
        code = label.removeprefix("procedure/")
        if code != label:
            codes.append(code)
            buttons.append(Button(title, procedure_ref(code, facet)))
        else:
            ref = label_ref(label)
            if ref:
                buttons.append(Button(title, ref))
    lines = [Line(variant("procedures.choose", memory.fallbacks)), *numbered(buttons)]
    pending = Pending("choose_procedure", refs=tuple(button.ref for button in buttons))
    answer = {"type": "choose_procedure", "candidates": codes}
    memory = replace(memory, pending=pending, fallbacks=memory.fallbacks + 1)
    return Draft(tuple(lines), answer, memory, tuple(buttons))


def numbered(buttons: list[Button]) -> list[Line]:
    """The titles of buttons as numbered lines, for those who type the number."""
    return [
        Line(say("procedures.choose_item", number=number, title=button.title))
        for number, button in enumerate(buttons, start=1)
    ]


def _choose(request: Request, memory: Memory, outcome: Choose) -> Draft:
    distances = dict(outcome.distances)
    shown = outcome.candidates[:MAX_CANDIDATES]
    buttons = tuple(Button(candidate_button(candidate), commune_ref(candidate.unit.code)) for candidate in shown)
    pending = Pending(
        "choose_unit",
        refs=tuple(button.ref for button in buttons),
        topic=request.topic,
        words=outcome.words,
        distances=distances,
    )
    answer = {
        "type": "choose_unit",
        "reason": outcome.reason,
        "candidates": [candidate.unit.public() for candidate in outcome.candidates],
    }
    lines = choose_lines(outcome.reason, outcome.candidates, distances)
    return Draft(tuple(lines), answer, replace(memory, pending=pending), buttons)
