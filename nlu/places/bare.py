"""Names without a marker before them: when they are places, and when a person or ordinary speech."""

from nlu.places.everyday import KIN, LONE_NAMES, NEVER_BARE, NEVER_BARE_FOLDED, PERSONS
from nlu.places.gazetteer import Gazetteer
from nlu.places.markers import belongs_to_street
from nlu.places.words import LocatedWords, Words


def is_speech(words: Words, key: str) -> bool:
    """Whether a folded name is ordinary speech as it stands in this text."""
    return key in NEVER_BARE or (not words.marked and key in NEVER_BARE_FOLDED)


def may_stand_alone(gazetteer: Gazetteer, words: LocatedWords, at: int) -> bool:
    """Whether a single word without a marker may be a place: a well-known one, a nickname, or one in capitals."""
    key = words.folded[at]
    start = words.spans[at][0]
    nickname = any(
        name.kind is None for index in (gazetteer.provinces, gazetteer.districts) for name in index.get(key, ())
    )
    named = key in gazetteer.districts or key in gazetteer.provinces
    return key in LONE_NAMES or nickname or (named and words.marked and words.text[start].isupper())


def written_as_name(words: LocatedWords, at: int, end: int) -> bool:
    """Whether just these words, two or more, carry capitals in a message that does not everywhere: "ra Hòa Lạc nộp"."""
    if end - at == 1 or not words.marked or belongs_to_street(words, at) or (at and words.exact[at - 1] in KIN):
        return False
    capital = [words.text[start].isupper() for start, _ in words.spans]
    around = [spot for spot in (at - 1, end) if 0 <= spot < len(words) and spot not in {0}]
    quiet = not any(capital[spot] for spot in around) and sum(capital) <= len(words) // 2 + 1
    return quiet and all(capital[at:end]) and not words.text[words.spans[at][0] : words.spans[end - 1][1]].isupper()


def after_person(words: Words, at: int) -> bool:
    """Whether the word before a position makes what follows the name of a person."""
    if at == 0:
        return False
    before = words.exact[at - 1]
    return before in PERSONS or (
        before in {"là", "la"} and at > 1 and words.exact[at - 2] in PERSONS | {"tôi", "toi", "con"}
    )
