"""Address text to readings: which words name the commune, the district, the province, and what is left in front.

Units are read from the right, each level inside the scope of the one after it, so that a name is only ever looked up
where the text says it lies.
"""

from collections.abc import Iterable
from itertools import chain

from nlu.places import typos
from nlu.places.containers import districts, provinces
from nlu.places.everyday import NEVER_BARE_FOLDED
from nlu.places.gazetteer import Gazetteer
from nlu.places.index import NO_NAMES, Several
from nlu.places.lookup import LONGEST_NAME, named
from nlu.places.markers import is_street
from nlu.places.reading import Found, Reading, Scope
from nlu.places.units import Name
from nlu.places.words import Words, agrees

_TAILS = (("viet", "nam"), ("vietnam",), ("vn",))
_TAIL_ENDS = frozenset({"nam", "vietnam", "vn"})


def readings(gazetteer: Gazetteer, words: Words, *, correct: bool = False) -> list[Reading]:
    """All readings of a text that cover the most words, those with the fewest corrections.

    Args:
        gazetteer: the names.
        words: the text.
        correct: whether one typing error in one word of the text is tolerated.
    """
    found: list[Reading] = []
    _read(gazetteer, words, found, correct=correct)
    if not found:
        return []
    best = min([(reading.start, reading.typos) for reading in found])
    found = [reading for reading in found if (reading.start, reading.typos) == best]
    if len(found) == 1:
        return found
    # A province with more before it is the province ("Hải Ninh, Quảng Ninh"), whatever else bears its name; alone,
    # "Hòa Bình" may be any of them.
    in_province = [reading for reading in found if reading.province]
    more = any(reading.commune or reading.start for reading in in_province)
    return in_province if more else found


def _end(words: Words) -> int:
    end = len(words)
    if end and words.folded[-1] in _TAIL_ENDS:
        for tail in _TAILS:
            if words.folded[end - len(tail) : end] == tail and end > len(tail):
                return end - len(tail)
    return end


def _read(gazetteer: Gazetteer, words: Words, into: list[Reading], *, correct: bool) -> None:
    settled = False
    for province, at, typo in provinces(gazetteer, words, _end(words), correct=correct):
        if province is None and settled:
            return
        above = Reading(province, None, None, at, int(typo), False)
        if province:
            into.append(above._replace(doubt=True) if typo else above)
        settled = _read_below(gazetteer, words, above, into, correct=correct and not typo) or settled


def _read_below(gazetteer: Gazetteer, words: Words, above: Reading, into: list[Reading], *, correct: bool) -> bool:
    """Add the readings below a province, or of a text without one; returns whether one of them needs no other."""
    province, any_settled = above.province, False
    for district in districts(gazetteer, words, above.start, province, correct=correct):
        doubt = above.doubt or district.doubt
        held = Reading(province, district, None, district.start, above.typos + district.typo, doubt)
        if province or not district.typo:
            into.append(held)
        settled = _read_communes(gazetteer, words, held, into, correct=correct and not district.typo)
        if settled and district.kind is not None:
            return True
        any_settled = settled or any_settled
    return _read_communes(gazetteer, words, above, into, correct=correct) or any_settled


def _read_communes(gazetteer: Gazetteer, words: Words, above: Reading, into: list[Reading], *, correct: bool) -> bool:
    settled = False
    for commune in _communes(gazetteer, words, above.start, above, correct=correct):
        reading = Reading(
            above.province,
            above.district,
            commune,
            commune.start,
            above.typos + commune.typo,
            above.doubt or commune.doubt,
        )
        into.append(reading)
        settled = settled or _settles(words, reading)
    return settled


def _settles(words: Words, reading: Reading) -> bool:
    """Whether a reading needs no other beside it: a marked commune in a province named as such, all of it exact."""
    return (
        reading.commune is not None
        and reading.commune.kind is not None
        and not reading.typos
        and (reading.start == 0 or is_street(words, 0, reading.start))
    )


def _communes(gazetteer: Gazetteer, words: Words, end: int, above: Reading, *, correct: bool) -> Iterable[Found]:
    province, district = above.province, above.district
    if district:
        codes = dict.fromkeys([name.unit.code for name in district.names])
        around = dict.fromkeys([name.province for name in district.names])
        indexes = [gazetteer.in_province[code] for code in around if code in gazetteer.in_province]
        index = indexes[0] if len(indexes) == 1 else Several(indexes)
        found = named(words, end, "commune", index, province)
        inside = [(one, gazetteer.inside(one.names, codes)) for one in found]
        found = [one if len(names) == len(one.names) else one._replace(names=names) for one, names in inside if names]
    else:
        own = gazetteer.in_province.get(province.code, NO_NAMES) if province else gazetteer.communes
        found = named(words, end, "commune", own, province)
    if correct and (province or district):
        scope = Scope(province, district.names if district else None)
        return chain(found, typos.corrected(gazetteer, words, end, "commune", scope))
    return found


def names_another(gazetteer: Gazetteer, words: Words, end: int) -> bool:
    """Whether a marked commune or district that exists somewhere is named before a position."""
    for stop in range(end, 1, -1):
        for level, index in (("commune", gazetteer.communes), ("district", gazetteer.districts)):
            for found in named(words, stop, level, index):
                if any(name.kind == found.kind for name in found.names):
                    return True
    return False


def names_container(gazetteer: Gazetteer, words: Words) -> bool:
    """Whether a text has the name of a province or a district anywhere, with a marker or without."""
    for start in range(len(words)):
        key = exact = ""
        for at in range(start, min(len(words), start + LONGEST_NAME)):
            key += words.folded[at]
            exact += words.exact[at]
            if key.isdecimal() or (not words.marked and key in NEVER_BARE_FOLDED):
                continue
            names = (*gazetteer.provinces.get(key, ()), *gazetteer.districts.get(key, ()))
            if any(agrees(exact, name.exact) for name in names):
                return True
    return False


def communes_named(gazetteer: Gazetteer, words: Words, end: int, province: str) -> list[Name]:
    """Communes of a present province that the words before a position name, wherever among them they stand."""
    index = gazetteer.in_province.get(province, NO_NAMES)
    found: dict[Name, None] = {}
    for stop in range(end, 0, -1):
        for one in named(words, stop, "commune", index):
            if one.kind or not one.doubt:
                found.update(dict.fromkeys(one.names))
    return list(found)
