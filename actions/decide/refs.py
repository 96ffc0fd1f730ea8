"""References that buttons carry, both ways: written when a button is made, read when it is pressed."""

from collections.abc import Callable

from actions.decide.memory import Memory
from actions.decide.request import PlaceWords, Request
from actions.decide.turn import FACETS


def commune_ref(code: str) -> str:
    """Choose a commune."""
    return f"c:{code}"


def procedure_ref(code: str, facet: str | None = None, page: int = 1) -> str:
    """Open a procedure, or one facet of it, or a further page of that facet."""
    return f"p:{code}" + (f":{facet}" if facet else "") + (f":{page}" if page > 1 else "")


def faq_ref(faq: str, *, more: bool = False) -> str:
    """Open a FAQ answer, or its details."""
    return f"q:{faq}" + (":more" if more else "")


def group_ref(group: str) -> str:
    """Open a linked group."""
    return f"l:{group}"


def directions_ref(commune: str) -> str:
    """Show a commune's centre on the map."""
    return f"m:{commune}"


def elsewhere_ref(commune: str) -> str:
    """Show other centres of the same province near a commune's."""
    return f"a:{commune}"


def talk_ref(act: str) -> str:
    """Small talk: `help`, `greet`, `thanks`, `bye`."""
    return f"s:{act}"


AUTHORISE = "authorise_other"
"""The FAQ about sending somebody else."""
HANDOVER_REF = "h"


def label_ref(label: str) -> str | None:
    """Reference for an understanding's label.

    Args:
        label: such as `procedure/1.001193`, `faq/hotline`, `center`.

    Returns:
        The reference, or None for what no button can open.
    """
    kind, _, code = label.partition("/")
    if kind == "procedure" and code:
        return procedure_ref(code)
    if kind == "faq" and code:
        return faq_ref(code)
    return {"center": "t:center", "unit_conversion": "t:unit_conversion", "handover": HANDOVER_REF}.get(kind)


def request_of_ref(ref: str, memory: Memory) -> Request:
    """Read a pressed button.

    Args:
        ref: the button's reference.
        memory: the conversation so far; a chosen commune continues what was open.

    Returns:
        What is asked; help for a reference that means nothing here.
    """
    kind, _, rest = ref.partition(":")
    code, _, tail = rest.partition(":")
    if code and kind in _READERS:
        return _READERS[kind](code, tail, memory)
    return Request("handover") if kind == HANDOVER_REF else Request("small_talk", "help")


def _procedure(code: str, tail: str, _memory: Memory) -> Request:
    facet, _, page = tail.partition(":")
    return Request(
        "procedure", code, (facet if facet in FACETS else "overview",), page=max(int(page), 1) if page.isdigit() else 1
    )


def _faq(code: str, tail: str, _memory: Memory) -> Request:
    return Request("faq", code, ("more",) if tail == "more" else ("overview",))


def _place_question(code: str, _tail: str, _memory: Memory) -> Request:
    return Request("unit_conversion", converts=True) if code == "unit_conversion" else Request("center")


def _commune(code: str, _tail: str, memory: Memory) -> Request:
    topic = memory.open_topic
    by_location = memory.pending is not None and code in memory.pending.distances
    place = PlaceWords(commune=code, match="nearest" if by_location else "home_commune")
    return Request(topic.kind, topic.code, (topic.facet,), place=place, converts=topic.kind == "unit_conversion")


_READERS: dict[str, Callable[[str, str, Memory], Request]] = {
    "c": _commune,
    "p": _procedure,
    "q": _faq,
    "l": lambda code, _tail, _memory: Request("procedure", group=code),
    "m": lambda code, _tail, _memory: Request("directions", code, place=PlaceWords(commune=code)),
    "a": lambda code, _tail, _memory: Request("elsewhere", code, place=PlaceWords(commune=code)),
    "t": _place_question,
    "s": lambda code, _tail, _memory: Request("small_talk", code),
}
