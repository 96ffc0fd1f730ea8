"""Places mentioned in a sentence: the words of each, adjacent levels joined. Precision before recall.

A name counts when a marker stands before it ("phường …"), when the whole message is a place, when the unit it lies in
follows ("vinh phu nghe an"), or after a locative ("ở …") unless it is ordinary speech.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nlu.places.bare import is_speech, may_stand_alone
from nlu.places.everyday import CLOSERS, OPENERS
from nlu.places.gazetteer import Gazetteer
from nlu.places.mention_parts import LEVELS, Part, find_parts, opening_part, share_province
from nlu.places.order import in_order
from nlu.places.parse import readings
from nlu.places.reading import Reading
from nlu.places.words import LocatedWords, Words, locate_words, part_of
from nlu.text.folding import nfc


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text.

    Attributes:
        start: first character, as an offset in `nfc(text)`.
        end: offset after the last character.
        text: the words themselves.
        kind: the smallest level they name: `commune`, `district` or `province`.
    """

    start: int
    end: int
    text: str
    kind: str


def find_mentions(gazetteer: Gazetteer, text: str) -> list[Mention]:
    """The places a message mentions, in order.

    Args:
        gazetteer: the names.
        text: a message in any spelling.

    Returns:
        Mentions that do not overlap; a commune, its district and its province next to each other are one.
    """
    clean = nfc(text)
    words = locate_words(clean)
    whole = _whole_message(gazetteer, words)
    if whole:
        spans = [whole]
    else:
        parts = find_parts(gazetteer, words) or opening_part(gazetteer, words, _starts(words))
        spans = [_span(group) for group in _joined(words, parts)]
    mentions = []
    for first, last, level in spans:
        start, end = words.spans[first][0], words.spans[last - 1][1]
        mentions.append(Mention(start, end, clean[start:end], level))
    return mentions


def _whole_message(gazetteer: Gazetteer, words: LocatedWords) -> tuple[int, int, str] | None:
    """The message without its polite words, when all of it is one place."""
    starts, ends = _starts(words), [len(words)]
    while width := _phrase(words.folded[max(0, ends[-1] - 2) : ends[-1]], CLOSERS, front=False):
        ends.append(ends[-1] - width)
    for start in starts:
        for end in ends:
            found = _place(gazetteer, words, start, end)
            if found:
                level = "commune" if found.commune else "district" if found.district else "province"
                return start, end, level
    return None


def _starts(words: Words) -> list[int]:
    """Where a message may be said to begin: at its first word, or after polite ones."""
    starts = [0]
    while width := _phrase(words.folded[starts[-1] : starts[-1] + 3], OPENERS, front=True):
        starts.append(starts[-1] + width)
    return starts


def _place(gazetteer: Gazetteer, words: LocatedWords, start: int, end: int) -> Reading | None:
    """The reading of a range that is one place from its first to its last word."""
    key = "".join(words.folded[start:end])
    if start >= end or is_speech(words, key) or (end - start == 1 and not may_stand_alone(gazetteer, words, start)):
        return None
    own = part_of(words, start, end)
    found = readings(gazetteer, own)
    if found and found[0].start:
        _, found = in_order(gazetteer, own, found)
    return next((one for one in found if one.start == 0), None)


def _phrase(window: tuple[str, ...], phrases: frozenset[tuple[str, ...]], *, front: bool) -> int:
    for width in range(len(window), 0, -1):
        if (window[:width] if front else window[-width:]) in phrases:
            return width
    return 0


def _joined(words: Words, parts: list[Part]) -> Iterator[list[Part]]:
    """Parts in groups that name one place: "phường 8, Gò Vấp" as well as "Gò Vấp p8"."""
    group: list[Part] = []
    for part in parts:
        if group and _continues(words, group, part):
            group.append(part)
            continue
        if group:
            yield group
        group = [part]
    if group:
        yield group


def _continues(words: Words, group: list[Part], part: Part) -> bool:
    last = group[-1]
    between = words.exact[last.end : part.start]
    if between not in {(), ("cũ",), ("cu",), ("thuộc",), ("thuoc",), ("cũ", "thuộc")}:
        return False
    step = LEVELS.index(part.level) - LEVELS.index(last.level)
    return step > 0 or (step < 0 and len(group) == 1 and part.level == "commune" and share_province(part, last))


def _span(group: list[Part]) -> tuple[int, int, str]:
    level = min((part.level for part in group), key=LEVELS.index)
    return group[0].start, group[-1].end, level
