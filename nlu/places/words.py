"""Address text as words: tokens with offsets, in the normal form in which names are compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlu.text.folding import canonical, fold, nfc

# A letter or two, an apostrophe and the rest are one word ("Ea H' Leo", "K' Nàng"); commas and the like break a text.
_WORD = re.compile(r"[^\W\d_]{1,2}['’ʼ`]\s?[^\W\d_]+|[^\W_]+|[,;:()\[\]\n/|!?]")
_APOSTROPHE = re.compile(r"['’ʼ`]\s?")
_GLUED = re.compile(r"(phường|phuong|quận|quan|khóm|khom|[pqf])(\d+)|(tp)([bcdđghklmnpqrstvx][^\W\d_]+)")
# Not VI and X: "Vị" and the marker "x." look the same without diacritics.
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vii": "7", "viii": "8", "ix": "9"}
# One sound, several spellings in public documents; the folded forms are the same already.
_SPELLINGS = {"đăk": "đắk", "đak": "đắk"}
_ASIDES = frozenset({"cũ", "thuộc"})
_OPEN_Y = re.compile(r"(qu|[bcdđghklmnprstvx]+)?[yýỳỷỹỵ]")
_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words.

    Attributes:
        exact: each word in lower case with its diacritics, spelling variants unified.
        folded: the same without diacritics.
        spans: start and end of each word in `nfc(text)`.
        breaks: positions of words that follow a comma, a bracket or a line end, and 0.
        marked: whether any word carries a diacritic.
        text: `nfc(text)`, which the spans refer to.
    """

    exact: tuple[str, ...]
    folded: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    breaks: frozenset[int]
    marked: bool
    text: str

    @property
    def has_asides(self) -> bool:
        """Whether the text says "cũ" or "thuộc", which may stand between the parts of an address."""
        return not _ASIDES.isdisjoint(self.exact)

    def __len__(self) -> int:
        """Number of words."""
        return len(self.exact)


@lru_cache(maxsize=32_768)
def word_forms(raw: str) -> tuple[tuple[str, str], ...]:
    """The (exact, folded) forms of one raw word; "Q1" and "F5" are two words, a marker and a number."""
    lower = canonical(raw)
    glued = _GLUED.fullmatch(lower)
    parts = [part for part in glued.groups() if part] if glued else [lower]
    return tuple((exact, fold(exact)) for exact in map(_unify, parts))


def _unify(word: str) -> str:
    if word.isdecimal():
        return word.lstrip("0") or "0"
    word = _APOSTROPHE.sub("", word)
    word = _ROMAN.get(word, word)
    word = _SPELLINGS.get(word, word)
    return word.translate(_Y_TO_I) if _OPEN_Y.fullmatch(word) else word


def split_words(text: str) -> Words:
    """Cut a text into words.

    Args:
        text: any text, NFC or NFD, any case.

    Returns:
        Its words; spans refer to `nfc(text)`.
    """
    exact: list[str] = []
    folded: list[str] = []
    spans: list[tuple[int, int]] = []
    breaks = {0}
    clean = nfc(text)
    for match in _WORD.finditer(clean):
        raw = match.group()
        if not raw[0].isalnum():
            breaks.add(len(exact))
            continue
        span = match.span()
        for one, bare in word_forms(raw):
            exact.append(one)
            folded.append(bare)
            spans.append(span)
    return Words(tuple(exact), tuple(folded), tuple(spans), frozenset(breaks), exact != folded, clean)


def part_of(words: Words, start: int, end: int) -> Words:
    """The words of a range, as a text of their own; spans still refer to the whole text."""
    breaks = frozenset({0, *(at - start for at in words.breaks if start < at < end)})
    exact, folded = words.exact[start:end], words.folded[start:end]
    return Words(exact, folded, words.spans[start:end], breaks, words.marked, words.text)


def turned_at(words: Words, at: int) -> Words:
    """The words with the first ones moved to the end, after a break."""
    size = len(words)
    breaks = frozenset({0, size - at, *((spot - at) % size for spot in words.breaks)})
    return Words(
        words.exact[at:] + words.exact[:at],
        words.folded[at:] + words.folded[:at],
        words.spans[at:] + words.spans[:at],
        breaks,
        words.marked,
        words.text,
    )


def without_asides(words: Words) -> Words:
    """The words without "cũ" and without "thuộc"."""
    kept = [at for at, word in enumerate(words.exact) if word not in _ASIDES]
    breaks = frozenset({0, *(sum(1 for one in kept if one < at) for at in words.breaks)})
    return Words(
        tuple(words.exact[at] for at in kept),
        tuple(words.folded[at] for at in kept),
        tuple(words.spans[at] for at in kept),
        breaks,
        words.marked,
        words.text,
    )


def agrees(typed: str, name: str) -> bool:
    """Whether typed diacritics leave a name possible.

    Args:
        typed: exact form as typed; a letter without a mark stands for any mark ("tan thành" may be "tân thành").
        name: exact form of the name, equal to `typed` once both are folded.
    """
    return len(typed) == len(name) and all(a == b or a.isascii() for a, b in zip(typed, name, strict=True))
