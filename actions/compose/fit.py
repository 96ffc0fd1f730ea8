"""Keeps an answer within what a person reads on a phone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_CHARACTERS = 600
_SENTENCE_END = re.compile(r"(?<!\d)\. ")
_ELLIPSIS = "…"
# Lines from this rank on are dropped before others are said shorter.
_NEEDED = 3


@dataclass(frozen=True)
class Line:
    """One line of an answer.

    Attributes:
        text: the line; an empty one is left out.
        rank: how early it may be dropped; 0 is never dropped.
        short: the same said shorter, used before lines of rank 1 and 2 are dropped; empty when there is none.
    """

    text: str
    rank: int = 0
    short: str = ""


def shorten(text: str, limit: int) -> str:
    """Cut a text where a sentence, a clause or at least a word ends.

    Args:
        text: what to cut.
        limit: most characters of the result.

    Returns:
        The text, or its beginning with an ellipsis.
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    # the number of a list item ("3. ") ends no sentence
    sentence = max((found.start() for found in _SENTENCE_END.finditer(cut)), default=-1)
    if sentence > limit // 2:
        return cut[: sentence + 1]
    clause = cut.rfind("; ")
    end = clause if clause > limit // 2 else cut.rfind(" ")
    return cut[:end].rstrip(" ,;:.–-") + _ELLIPSIS


def fit(lines: Iterable[Line], limit: int = MAX_CHARACTERS) -> str:
    """Join lines, dropping the least needed until the text is short enough.

    Args:
        lines: the lines in reading order.
        limit: most characters of the result.

    Returns:
        The text. When even the lines of rank 0 are too long, the longest is cut at a word's end.
    """
    kept = [line for line in lines if line.text]
    kept = _drop(kept, limit, down_to=_NEEDED)
    for line in sorted((line for line in kept if line.short), key=lambda line: len(line.short) - len(line.text)):
        if _length(kept) > limit:
            kept[kept.index(line)] = Line(line.short, line.rank)
    kept = _drop(kept, limit, down_to=1)
    excess = _length(kept) - limit
    if excess > 0:
        longest = max(kept, key=lambda line: len(line.text))
        cut = Line(shorten(longest.text, max(len(longest.text) - excess, 1)))
        kept = [cut if line is longest else line for line in kept]
    return "\n".join(line.text for line in kept)


def pages(items: Sequence[str], limit: int) -> list[list[str]]:
    """Split a list into pages.

    Args:
        items: the texts.
        limit: most characters of a page, one line an item; a longer item is cut.

    Returns:
        The pages, at least one.
    """
    result: list[list[str]] = [[]]
    for item in items:
        text = shorten(item, limit)
        if result[-1] and sum(len(other) + 1 for other in result[-1]) + len(text) > limit:
            result.append([])
        result[-1].append(text)
    return result


def _drop(lines: list[Line], limit: int, down_to: int) -> list[Line]:
    kept = list(lines)
    while _length(kept) > limit and any(line.rank >= down_to for line in kept):
        kept.remove(max(reversed(kept), key=lambda line: line.rank))
    return kept


def _length(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines) + max(len(lines) - 1, 0)
