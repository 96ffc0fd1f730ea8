"""FAQ answers, small talk, hand-over, out of scope, not understood."""

from dataclasses import replace

from actions.compose.fit import Line, shorten
from actions.compose.names import day, month
from actions.compose.wording import buttons as worded_buttons
from actions.compose.wording import say, variant
from actions.decide.asking import numbered
from actions.decide.facts import Facts
from actions.decide.memory import Memory, Pending, Topic
from actions.decide.refs import HANDOVER_REF, faq_ref, label_ref
from actions.decide.reply import Button, Draft
from actions.decide.request import Request
from actions.facts.shapes import Source

_SOURCES_SHOWN = 3
_CONTACTS_SHOWN = 4
_TRIES_BEFORE_HANDOVER = 2
_ACTS = ("greet", "help", "thanks", "bye")


def faq(request: Request, memory: Memory, facts: Facts) -> Draft:
    """Answer a question about the reform; the details stand behind a button.

    A procedure that was spoken of stays what "mấy ngày?" is asked of.
    """
    found = facts.faq
    kept = memory.topic if memory.topic and memory.topic.is_procedure else Topic("faq", request.code)
    memory = replace(memory, topic=kept, pending=None)
    answer = {"type": "faq", "id": request.code}
    if found is None:
        return Draft((Line(say("talk.faq_not_found")),), answer, memory, (handover_button(),))
    buttons = offer_buttons(request, facts)
    if request.facet == "more" and found.details:
        lines = [Line(found.details)]
        lines += [Line(say("talk.faq_link", title=link.title, url=link.url), rank=3) for link in found.links]
    else:
        lines = [Line(found.answer)]
        if found.details:
            buttons = (Button(say("talk.button_more"), faq_ref(found.id, more=True)), *buttons)
    lines += [Line(say("general.doubt", doubt=shorten(doubt, 160)), rank=2) for doubt in found.doubts[:1]]
    lines.append(sources_line(found.sources, found.as_of))
    return Draft(tuple(lines), answer, memory, buttons)


def small_talk(request: Request, memory: Memory, _: Facts) -> Draft:
    """Greet, help, be thanked, say goodbye."""
    act = request.code if request.code in _ACTS else "help"
    key = f"talk.{act}"
    said = 1 if memory.introduced else 0
    buttons = tuple(Button(item["title"], item["ref"]) for item in worded_buttons("talk.buttons_help"))
    shown = buttons if act in {"greet", "help"} else ()
    return Draft((Line(variant(key, said)),), {"type": "small_talk", "act": act}, memory, shown)


def handover(_: Request, memory: Memory, facts: Facts) -> Draft:
    """Tell which people can be reached, and how."""
    return _handover(say("talk.handover"), memory, facts)


def out_of_scope(_: Request, memory: Memory, facts: Facts) -> Draft:
    """Say that a matter is not done here, and where it is."""
    redirect = facts.redirect
    answer = {"type": "out_of_scope"}
    memory = replace(memory, pending=None)
    if redirect is None:
        return Draft((Line(say("talk.out_of_scope_unknown")),), answer, memory, (help_button(),))
    lines = [
        Line(redirect.answer),
        Line(say("talk.out_of_scope_link", url=redirect.url) if redirect.url else "", rank=2),
        sources_line(redirect.sources, redirect.as_of),
    ]
    return Draft(tuple(lines), answer, memory)


def fallback(request: Request, memory: Memory, facts: Facts) -> Draft:
    """Say that it was not understood, offer the nearest guesses, and after a few tries the way to a person."""
    tries = memory.fallbacks
    memory = replace(memory, fallbacks=tries + 1)
    if tries % (_TRIES_BEFORE_HANDOVER + 1) == _TRIES_BEFORE_HANDOVER:
        return _handover(say("talk.handover_after_fallbacks"), memory, facts)
    guesses = offer_buttons(request, facts)
    key = "talk.fallback" if guesses else "talk.fallback_empty"
    lines = [Line(variant(key, tries)), *numbered(list(guesses))]
    pending = Pending("choose_procedure", refs=tuple(button.ref for button in guesses)) if guesses else memory.pending
    memory = replace(memory, pending=pending)
    return Draft(tuple(lines), {"type": "fallback"}, memory, (*guesses, handover_button()))


def offer_buttons(_: Request, facts: Facts) -> tuple[Button, ...]:
    """Buttons for the labels whose titles were fetched."""
    found = []
    for label, title in facts.titles.items():
        ref = label_ref(label)
        if ref is not None:
            found.append(Button(title, ref))
    return tuple(found)


def sources_line(sources: list[Source], as_of: str | None) -> Line:
    """Name legal sources with their dates, and when they were checked; shortest, the first source alone."""
    names = []
    for source in sources[:_SOURCES_SHOWN]:
        name, dated = source.number or source.title, day(source.date)
        if name:
            names.append(f"{name} ({dated})" if dated else name)
    checked = [say("general.checked", date=month(as_of))] if as_of else []
    if not names and not checked:
        return Line("")
    full, brief = ("; ".join([*some, *checked]) for some in (names, names[:1]))
    return Line(say("general.source", source=full), rank=1, short=say("general.source", source=brief))


def help_button() -> Button:
    """Button that tells what can be asked."""
    return Button(say("talk.button_help"), "s:help")


def handover_button() -> Button:
    """Button that leads to a person."""
    return Button(say("talk.button_handover"), HANDOVER_REF)


def _handover(opening: str, memory: Memory, facts: Facts) -> Draft:
    contacts = [contact for contact in facts.contacts if contact.phone or contact.url][:_CONTACTS_SHOWN]
    lines = [Line(opening)]
    for contact in contacts:
        line = (
            say("talk.handover_contact", name=contact.name, phone=contact.phone)
            if contact.phone
            else say("talk.handover_contact_url", name=contact.name, url=contact.url)
        )
        lines.append(Line(line))
    lines.append(Line(say("talk.handover_close" if contacts else "talk.handover_unknown")))
    keys = {"name", "phone", "url", "hours", "note"}
    answer = {"type": "handover", "contacts": [contact.model_dump(include=keys) for contact in contacts]}
    return Draft(tuple(lines), answer, replace(memory, pending=None))
