"""Address text as words: tokens with offsets, in the normal form in which names are compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlu.text.folding import canonical, fold, nfc

# A letter or two, an apostrophe and the rest are one word ("Ea H' Leo", "K' Nàng"); commas and the like break a text.
_WORD = re.compile(r"[^\W\d_]{1,2}['’ʼ`]\s?[^\W\d_]+|[^\W_]+|[,;:()\[\]\n/|!?]")
# Where this stands, words cannot be cut gap by gap.
_JOINS = re.compile(r"[\n'’ʼ`]")
_LONGEST_PIECE = 24
_APOSTROPHE = re.compile(r"['’ʼ`]\s?")
_GLUED = re.compile(r"(phường|phuong|quận|quan|khóm|khom|[pqf])(\d+)|(tp)([bcdđghklmnpqrstvx][^\W\d_]+)")
# Not VI and X: "Vị" and the marker "x." look the same without diacritics.
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vii": "7", "viii": "8", "ix": "9"}
# One sound, several spellings in public documents; the folded forms are the same already.
_SPELLINGS = {"đăk": "đắk", "đak": "đắk"}
_ASIDES = frozenset({"cũ", "thuộc"})
_OPEN_Y = re.compile(r"(qu|[bcdđghklmnprstvx]+)?[yýỳỷỹỵ]")
_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@dataclass(slots=True)
class Words:
    """A text cut into words; never changed.

    Attributes:
        exact: each word in lower case with its diacritics, spelling variants unified.
        folded: the same without diacritics.
        breaks: positions of words that follow a comma, a bracket or a line end, and 0.
        marked: whether any word carries a diacritic.
    """

    exact: tuple[str, ...]
    folded: tuple[str, ...]
    breaks: frozenset[int]
    marked: bool

    @property
    def has_asides(self) -> bool:
        """Whether the text says "cũ" or "thuộc", which may stand between the parts of an address."""
        return not _ASIDES.isdisjoint(self.exact)

    def __len__(self) -> int:
        """Number of words."""
        return len(self.exact)


@dataclass(slots=True)
class LocatedWords(Words):
    """Words that know where in the text they stand.

    Attributes:
        spans: start and end of each word in `text`.
        text: the text in NFC.
    """

    spans: tuple[tuple[int, int], ...]
    text: str


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
    """
    clean = nfc(text)
    exact: list[str] = []
    folded: list[str] = []
    breaks = [0]
    for piece in (clean,) if _JOINS.search(clean) else clean.split():
        own_exact, own_folded, own_breaks, _ = _piece(piece) if len(piece) <= _LONGEST_PIECE else _cut(piece)
        if own_breaks:
            breaks += [len(exact) + at for at in own_breaks]
        exact += own_exact
        folded += own_folded
    return Words(tuple(exact), tuple(folded), frozenset(breaks), exact != folded)


def locate_words(text: str) -> LocatedWords:
    """Cut a text into words that know where they stand.

    Args:
        text: any text, NFC or NFD, any case.

    Returns:
        Its words; spans refer to `nfc(text)`.
    """
    clean = nfc(text)
    exact, folded, breaks, spans = _cut(clean)
    return LocatedWords(exact, folded, frozenset({0, *breaks}), exact != folded, spans, clean)


_Cut = tuple[tuple[str, ...], tuple[str, ...], tuple[int, ...], tuple[tuple[int, int], ...]]


def _cut(clean: str) -> _Cut:
    """Exact words, folded words, positions of words after a break, spans."""
    exact: list[str] = []
    folded: list[str] = []
    breaks: list[int] = []
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(clean):
        raw = match.group()
        if not raw[0].isalnum():
            breaks.append(len(exact))
            continue
        span = match.span()
        for one, bare in word_forms(raw):
            exact.append(one)
            folded.append(bare)
            spans.append(span)
    return tuple(exact), tuple(folded), tuple(breaks), tuple(spans)


# What stands between two gaps of a text: the same few thousand pieces make up nearly all addresses.
_piece = lru_cache(maxsize=32_768)(_cut)


def part_of(words: Words, start: int, end: int) -> Words:
    """The words of a range, as a text of their own."""
    breaks = frozenset({0, *(at - start for at in words.breaks if start < at < end)})
    return Words(words.exact[start:end], words.folded[start:end], breaks, words.marked)


def moved(words: Words, start: int, stop: int, before: int) -> Words:
    """The words with some of them moved: "Gò Vấp p8" → "p8, Gò Vấp", "p8 hcm gò vấp" → "p8, gò vấp, hcm".

    Args:
        words: the text.
        start: the first word that is moved.
        stop: the position after the last one.
        before: the position, not before `stop`, that they are moved to.

    Returns:
        The words in the new order, with a break wherever two parts meet.
    """
    order = [*range(start), *range(stop, before), *range(start, stop), *range(before, len(words))]
    joins = {0, start, start + before - stop, before}
    breaks = frozenset({*joins, *(order.index(one) for one in words.breaks if one < len(words))})
    exact, folded = [words.exact[one] for one in order], [words.folded[one] for one in order]
    return Words(tuple(exact), tuple(folded), breaks, words.marked)


def without_asides(words: Words) -> Words:
    """The words without "cũ" and without "thuộc"."""
    kept = [at for at, word in enumerate(words.exact) if word not in _ASIDES]
    breaks = frozenset({0, *(sum(1 for one in kept if one < at) for at in words.breaks)})
    exact, folded = tuple(words.exact[at] for at in kept), tuple(words.folded[at] for at in kept)
    return Words(exact, folded, breaks, words.marked)


def agrees(typed: str, name: str) -> bool:
    """Whether typed diacritics leave a name possible.

    Args:
        typed: exact form as typed; a letter without a mark stands for any mark ("tan thành" may be "tân thành").
        name: exact form of the name, equal to `typed` once both are folded.
    """
    return len(typed) == len(name) and all(a == b or a.isascii() for a, b in zip(typed, name, strict=True))
