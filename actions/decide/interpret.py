"""From a turn and the memory to a request. The order of the questions below is the policy of the dialogue."""

import re
from dataclasses import replace

from actions.decide.memory import Memory, Topic
from actions.decide.refs import AUTHORISE, request_of_ref
from actions.decide.request import PlaceWords, Request
from actions.decide.turn import Turn, Understanding
from nlu.text.folding import fold

_NUMBER = re.compile(
    r"^(?:số|so|cái|cai|thứ|thu|chọn|chon|mục|muc)?\s*(?:thứ|thu|số|so)?\s*([1-9])[.\s]*$", re.IGNORECASE
)
# Among choices offered; 0 is the last one.
_ORDINALS = {
    "đầu": 1, "đầu tiên": 1, "dau": 1, "dau tien": 1, "nhất": 1, "nhat": 1, "hai": 2, "nhì": 2, "ba": 3,
    "tư": 4, "tu": 4, "bốn": 4, "bon": 4, "cuối": 0, "cuối cùng": 0, "cuoi": 0, "cuoi cung": 0,
}  # fmt: skip
_ORDINAL = re.compile(
    rf"^(?:chọn |chon |lấy |lay )?(?:cái|cai|thứ|thu|số|so|mục|muc)(?: thứ| thu| số| so)? ({'|'.join(_ORDINALS)})$"
)
_UNIT_WORDS = ("tinh ", "thanh pho ", "tp", "huyen ", "quan ", "thi xa ", "xa ", "phuong ", "p.", "x.")
_MAX_GUESSES = 3
_FEW_WORDS = 3
_MAX_OTHERS = 2
# What a message without a word of any matter is taken for when it stands alone.
_MATTERS = frozenset({"procedure", "faq", "out_of_scope", "facet", "nlu_fallback"})
# Asked of an office, not of a procedure: "mấy giờ làm việc".
_OF_THE_OFFICE = frozenset({"faq/working_hours", "faq/holidays", "faq/hotline"})
_WHO_COMES = f"faq/{AUTHORISE}"
_WHO = re.compile(
    r"\b(?:mot minh|minh (?:toi|em|con|minh|ong|ba)|ai (?:phai |duoc |co the )?(?:di|nop|den|ra|len|lam|ky)"
    r"|(?:di|nop|lam|ky) (?:thay|gium|giup|ho|dum|chung)|(?:ca )?hai (?:nguoi|dua|vo chong|ben)(?: deu)? phai"
    r"|dich than|truc tiep den)\b"
)
_WHICH_PROVINCE = re.compile(r"\btinh (?:nao|gi|moi)\b")


def interpret(turn: Turn, memory: Memory) -> Request:
    """Tell what is asked.

    Args:
        turn: the message.
        memory: the conversation so far.

    Returns:
        One request; further ones in the same message are in `offers`.
    """
    if turn.ref is not None:
        return request_of_ref(turn.ref, memory)
    if turn.understanding is None:
        return continued(memory, PlaceWords(near=turn.near, home=turn.home))
    number = _NUMBER.match(turn.understanding.text.strip())
    if number:
        return _numbered(int(number[1]), memory)
    if memory.pending and (chosen := _ORDINAL.match(turn.understanding.text.strip().lower())):
        return _numbered(_ORDINALS[chosen[1]] or len(memory.pending.refs), memory)
    if _follows_up(turn.understanding, memory):
        return _followed(turn.understanding, memory)
    return _of_words(turn.understanding, memory)


def continued(memory: Memory, place: PlaceWords) -> Request:
    """Answer what was open, or what was last spoken of, for a place that was just named.

    Args:
        memory: the conversation so far.
        place: the place named now.

    Returns:
        The open request, else the last topic, else the centre of that place.
    """
    topic = memory.open_topic
    return Request(topic.kind, topic.code, (topic.facet,), place=place, converts=topic.kind == "unit_conversion")


def _numbered(number: int, memory: Memory) -> Request:
    """A bare number chooses among what was offered; without an offer it means nothing."""
    refs = memory.pending.refs if memory.pending else ()
    return request_of_ref(refs[number - 1], memory) if number <= len(refs) else Request("fallback")


def _place(understanding: Understanding) -> PlaceWords:
    """The place named; of which province it is part now is asked of a province, not of a commune of that name."""
    words = ", ".join(understanding.places)
    if words and understanding.label == "unit_conversion" and _WHICH_PROVINCE.search(fold(understanding.text)):
        words = words if fold(words).startswith(_UNIT_WORDS) else f"tỉnh {words}"
    return PlaceWords(words=words or None)


def _of_words(understanding: Understanding, memory: Memory) -> Request:
    place = _place(understanding)
    kind, _, code = understanding.label.partition("/")
    if kind == "place" or understanding.only_place or (kind == "small_talk" and place.named):
        return continued(memory, place)
    if kind == "nlu_fallback" or understanding.decision == "decline":
        elsewhere = kind == "out_of_scope"  # "vé tàu về Vinh": the place is not what is asked about
        return continued(memory, place) if place.named and not elsewhere else _not_understood(understanding)
    if understanding.decision == "ask" and not _context_settles(kind, memory):
        return _unsure(understanding, place)
    if kind == "facet":
        return _facet(understanding, memory, place)
    if kind == "small_talk":
        return _small_talk(code, memory)
    return _direct(understanding, memory, place)


def _follows_up(understanding: Understanding, memory: Memory) -> bool:
    """Whether a message asks a side of the procedure that was spoken of: "lệ phí", "trễ ba tháng có bị phạt không".

    Either it names no matter at all, or it is a few unsure words with a side in them.
    """
    if not _procedure(memory.topic):
        return False
    if understanding.bare and understanding.label not in _OF_THE_OFFICE:
        kind = understanding.label.partition("/")[0]
        return kind in _MATTERS or (kind == "center" and not understanding.places)
    few = len(understanding.text.split()) <= _FEW_WORDS
    return few and understanding.decision != "answer" and bool(understanding.facets)


def _followed(understanding: Understanding, memory: Memory) -> Request:
    place = _place(understanding)
    if understanding.label == "center":
        understanding = replace(understanding, facets=("where",))
    who = not understanding.facets and (understanding.label == _WHO_COMES or _WHO.search(fold(understanding.text)))
    return replace(_facet(understanding, memory, place), who=bool(who))


def _context_settles(kind: str, memory: Memory) -> bool:
    """Whether the conversation makes sure what the words alone leave unsure."""
    pending = memory.pending is not None and _procedure(memory.pending.topic)
    return kind == "facet" and (_procedure(memory.topic) or pending)


def _direct(understanding: Understanding, memory: Memory, place: PlaceWords) -> Request:
    labels = [understanding.label, *understanding.others]
    kinds = {label.partition("/")[0] for label in labels}
    lead = understanding.label
    if lead in {"center", "unit_conversion"} and "procedure" in kinds:
        # "nay thuộc đâu, làm khai sinh ở đó mang gì": the procedure's answer says where as well.
        lead = next(label for label in labels if label.startswith("procedure/"))
    kind, _, code = lead.partition("/")
    if kind == "procedure":
        labels = [label for label in labels if label not in {"center", "unit_conversion"}]
    offers = tuple(label for label in labels if label != lead)[:_MAX_OTHERS]
    facets = understanding.facets
    if kind == "procedure" and not facets and memory.pending and memory.pending.kind == "procedure":
        facets = (memory.pending.topic.facet,) if memory.pending.topic else ()
    return Request(
        kind,
        code or None,
        facets or ("overview",),
        place=place,
        converts="unit_conversion" in kinds,
        offers=offers,
    )


def _facet(understanding: Understanding, memory: Memory, place: PlaceWords) -> Request:
    facets = understanding.facets or ("overview",)
    topic = next((t for t in (memory.topic, memory.pending.topic if memory.pending else None) if _procedure(t)), None)
    if topic is None and place.named and facets[0] == "where":
        return Request("center", place=place)
    return Request("procedure", topic.code if topic else None, facets, place=place)


def _procedure(topic: Topic | None) -> bool:
    return topic is not None and topic.is_procedure


def _small_talk(act: str, memory: Memory) -> Request:
    if act == "affirm" and memory.pending and memory.pending.refs:
        return request_of_ref(memory.pending.refs[0], memory)
    return Request("small_talk", {"affirm": "help", "deny": "thanks"}.get(act, act or "help"))


def _unsure(understanding: Understanding, place: PlaceWords) -> Request:
    guesses = _guesses(understanding)
    if sum(label.startswith("procedure/") for label in guesses) == 0:
        return Request("fallback", place=place, offers=guesses)
    return Request("choose_procedure", facets=understanding.facets or ("overview",), place=place, offers=guesses)


def _not_understood(understanding: Understanding) -> Request:
    return Request("fallback", offers=_guesses(understanding))


def _guesses(understanding: Understanding) -> tuple[str, ...]:
    offered = ("procedure/", "faq/", "center", "unit_conversion")
    ranking = dict.fromkeys((understanding.label, *(label for label, _ in understanding.ranking)))
    return tuple(label for label in ranking if label.startswith(offered))[:_MAX_GUESSES]
