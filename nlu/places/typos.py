"""One typing error in one word of a name, tolerated only where the text says the place lies."""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from nlu.places.gazetteer import Gazetteer
from nlu.places.index import patterns
from nlu.places.markers import COMMUNE_KINDS, DISTRICT_KINDS, PROVINCE_KINDS, belongs_to_street, marker_before
from nlu.places.reading import Found, Scope
from nlu.places.units import Name
from nlu.places.words import Words, agrees
from nlu.text.folding import fold, split_tone

_LONGEST = 6
_SHORTEST_LONE_WORD = 2
_BY_LEVEL = {"commune": COMMUNE_KINDS, "district": DISTRICT_KINDS, "province": PROVINCE_KINDS}


def corrected(gazetteer: Gazetteer, words: Words, end: int, level: str, scope: Scope) -> Iterator[Found]:
    """Names of a level that end at a word once one letter of one word is put right.

    Args:
        gazetteer: the names.
        words: the text.
        end: the position after the last word of the name.
        level: `province`, `district` or `commune`.
        scope: where the text says the place lies.

    Yields:
        What was found; to be asked about when only diacritics differ, and when a district is corrected without a
        province to hold it.
    """
    for start in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        kind, width = marker_before(words, start)
        if kind is None and level == "commune" and belongs_to_street(words, start):
            kind = "street"
        if kind is None or kind in _BY_LEVEL[level]:
            anchored = kind is not None or start in words.breaks
            if anchored or (level != "commune" and end - start > 1):
                names = near_names(gazetteer, words, (start, end), level, _provinces(scope))
                names = _inside(gazetteer, names, scope)
                if names and _is_named(gazetteer, words, start, end, level):
                    names = []
                if names:
                    typed = "".join(words.folded[start:end])
                    only_marks = words.marked and any(name.folded == typed for name in names)
                    ask = only_marks or (level == "district" and scope.province is None)
                    yield Found(tuple(names), start - width, kind, typo=True, doubt=ask)
        if start in words.breaks:
            return


def _is_named(gazetteer: Gazetteer, words: Words, start: int, end: int, level: str) -> bool:
    """Whether a province is named as it is: "Tiền Giang" is no misspelt "Kiên Giang"."""
    if level != "province":
        return False
    exact = "".join(words.exact[start:end])
    return any(agrees(exact, name.exact) for name in gazetteer.provinces.get("".join(words.folded[start:end]), ()))


def near_names(
    gazetteer: Gazetteer, words: Words, span: tuple[int, int], level: str, provinces: Collection[str] | None = None
) -> list[Name]:
    """Names that the words of a range become once one letter of one of them is put right.

    Args:
        gazetteer: the names.
        words: the text.
        span: the first word and the position after the last.
        level: `province`, `district` or `commune`.
        provinces: codes of the present provinces to look in; None is all.
    """
    typed = words.exact[slice(*span)]
    folded = words.folded[slice(*span)]
    scopes = (None,) if provinces is None else provinces
    near = [gazetteer.near[level, code] for code in scopes if (level, code) in gazetteer.near]
    found: dict[Name, None] = {}
    spots = [at for at, word in enumerate(folded) if word.isalpha()]
    for at, pattern in zip(spots, patterns(folded), strict=True):
        for index in near:
            for name in index.get(pattern, ()):
                if name not in found and _one_error(typed, name, at):
                    found[name] = None
    return list(found)


def _one_error(typed: Sequence[str], name: Name, at: int) -> bool:
    for own_at, (word, own) in enumerate(zip(typed, name.words, strict=True)):
        if own_at != at and not agrees(word, own):
            return False
    word, own = typed[at], name.words[at]
    if len(name.words) == 1 and min(len(word), len(own)) < _SHORTEST_LONE_WORD:
        return False
    if word == own:
        return False
    if word.isascii():
        return _within_one(word, _plain(own))
    letters, tone = split_tone(word)
    own_letters, own_tone = split_tone(own)
    if letters == own_letters:
        return True
    # A letter that is lost takes its tone with it.
    return tone in {"", own_tone} and _within_one(letters, own_letters)


def _within_one(typed: str, name: str) -> bool:
    if abs(len(typed) - len(name)) > 1:
        return False
    distance = DamerauLevenshtein.distance(typed.replace("y", "i"), name.replace("y", "i"), score_cutoff=1)
    return bool(distance <= 1)


@lru_cache(maxsize=16_384)
def _plain(word: str) -> str:
    return fold(word)


def _provinces(scope: Scope) -> Collection[str] | None:
    if scope.province:
        return (scope.province.code,)
    return None if scope.districts is None else {district.province: None for district in scope.districts}


def _inside(gazetteer: Gazetteer, names: list[Name], scope: Scope) -> list[Name]:
    province = scope.province
    if province and province.former:
        names = [name for name in names if name.former_province in {None, province.former}]
    if scope.districts is None:
        return names
    codes = {district.unit.code: None for district in scope.districts}
    return list(gazetteer.inside(names, codes))
