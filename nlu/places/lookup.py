"""Names of a level that end at a word of a text, with or without a marker before them."""

from collections.abc import Sequence

from nlu.places.index import Index, Several
from nlu.places.markers import (
    COMMUNE_KINDS,
    DISTRICT_KINDS,
    PROVINCE_KINDS,
    belongs_to_street,
    marker_before,
    may_be_name,
)
from nlu.places.reading import Found, Province
from nlu.places.units import Name
from nlu.places.words import Words, agrees

LONGEST_NAME = 7
_BY_LEVEL = {"commune": COMMUNE_KINDS, "district": DISTRICT_KINDS, "province": PROVINCE_KINDS}
_NUMBERED = frozenset({"phuong", "quan"})


def named(words: Words, end: int, level: str, index: Index | Several, province: Province | None = None) -> list[Found]:
    """Names of a level that end at a word, shortest first.

    Args:
        words: the text.
        end: the position after the last word of the name.
        level: `province`, `district` or `commune`.
        index: where to look.
        province: the province the text names; its former part excludes what lay elsewhere.
    """
    found: list[Found] = []
    key = ""
    folded, breaks = words.folded, words.breaks
    for start in range(end - 1, max(-1, end - 1 - LONGEST_NAME), -1):
        key = folded[start] + key
        names = index.get(key, ())
        if names:
            exact = "".join(words.exact[start:end]) if words.marked else key
            fitting_names = _as_typed(names, exact, words, province)
            for kind, width in _marks(words, start):
                if kind is None and level == "commune" and belongs_to_street(words, start):
                    continue
                fitting = _of_kind(fitting_names, exact, kind, level)
                if kind is None and level == "commune":  # "ad ơi" is not A Dơi
                    fitting = _parted_alike(fitting, words.exact[start:end])
                if fitting:
                    loose = kind is None and level == "commune" and start not in breaks
                    found.append(Found(fitting, start - width, kind, False, loose))
        if start in breaks or not index.may_end_with(key):
            break
    return found


def _marks(words: Words, start: int) -> list[tuple[str | None, int]]:
    """The markers a name at a position may have: the one before it, and none when that may belong to another name."""
    mark = marker_before(words, start)
    if mark[1] == 1 and may_be_name(words, start - 1):
        return [mark, (None, 0)]
    return [mark]


def _as_typed(names: Sequence[Name], exact: str, words: Words, province: Province | None) -> Sequence[Name]:
    """The names that the diacritics allow, exact ones first; inside the former province if the text names one."""
    if province and province.former:
        names = [name for name in names if name.former_province is None or name.former_province == province.former]
    if not words.marked:
        return names
    return [name for name in names if name.exact == exact] or [name for name in names if agrees(exact, name.exact)]


def _parted_alike(names: Sequence[Name], typed: Sequence[str]) -> tuple[Name, ...]:
    """The names without those that have as many words as typed, but part them elsewhere."""
    sizes = [len(word) for word in typed]
    return tuple(name for name in names if len(name.words) != len(sizes) or [*map(len, name.words)] == sizes)


def _of_kind(names: Sequence[Name], exact: str, kind: str | None, level: str) -> tuple[Name, ...]:
    if kind is not None and kind not in _BY_LEVEL[level]:
        return ()
    if exact.isdecimal() and kind not in _NUMBERED:
        return ()
    if level == "province" and kind == "city":
        return tuple(name for name in names if name.kind in {"city", None})
    if kind == "quan":
        return tuple(name for name in names if name.kind != "huyen")
    return tuple(names)
