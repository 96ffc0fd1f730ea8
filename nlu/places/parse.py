"""Address text to readings: which words name the commune, the district, the province, and what is left in front.

Units are read from the right, each level inside the scope of the one after it, so that a name is only ever looked up
where the text says it lies.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nlu.places import typos
from nlu.places.everyday import NEVER_BARE_FOLDED
from nlu.places.gazetteer import Gazetteer
from nlu.places.markers import (
    COMMUNE_KINDS,
    DISTRICT_KINDS,
    PROVINCE_KINDS,
    belongs_to_street,
    is_street,
    marker_before,
    may_be_name,
)
from nlu.places.reading import Found, Province, Reading, Scope
from nlu.places.units import Name
from nlu.places.words import Words, agrees

LONGEST_NAME = 7
_TAIL = (("viet", "nam"), ("vietnam",), ("vn",))
_BY_LEVEL = {"commune": COMMUNE_KINDS, "district": DISTRICT_KINDS, "province": PROVINCE_KINDS}
_NUMBERED = frozenset({"phuong", "quan"})


def readings(gazetteer: Gazetteer, words: Words, *, correct: bool = False) -> list[Reading]:
    """All readings of a text that cover the most words, those with the fewest corrections.

    Args:
        gazetteer: the names.
        words: the text.
        correct: whether one typing error in one word of the text is tolerated.
    """
    end = _end(words)
    found = list(_all(gazetteer, words, end, correct=correct))
    if not found:
        return []
    best = min((reading.start, reading.typos) for reading in found)
    found = [reading for reading in found if (reading.start, reading.typos) == best]
    # A province with more before it is the province ("Hải Ninh, Quảng Ninh"), whatever else bears its name; alone,
    # "Hòa Bình" may be any of them.
    in_province = [reading for reading in found if reading.province]
    more = any(reading.commune or reading.start for reading in in_province)
    return in_province if more else found


def _end(words: Words) -> int:
    end = len(words)
    for tail in _TAIL:
        if words.folded[end - len(tail) : end] == tail and end > len(tail):
            return end - len(tail)
    return end


def _all(gazetteer: Gazetteer, words: Words, end: int, *, correct: bool) -> Iterator[Reading]:
    settled = False
    for province, at, typo in _provinces(gazetteer, words, end, correct=correct):
        if province is None and settled:
            return
        if province:
            yield Reading(province, None, None, at, int(typo), typo)
        above = Reading(province, None, None, at, int(typo), False)
        for reading in _below(gazetteer, words, at, above, correct=correct and not typo):
            settled = settled or _settles(words, reading)
            yield reading


def _settles(words: Words, reading: Reading) -> bool:
    """Whether a reading needs no other beside it: a marked commune in a province named as such, all of it exact."""
    return (
        reading.commune is not None
        and reading.commune.kind is not None
        and not reading.typos
        and (reading.start == 0 or is_street(words, 0, reading.start))
    )


def _below(gazetteer: Gazetteer, words: Words, end: int, above: Reading, *, correct: bool) -> Iterator[Reading]:
    for district in _districts(gazetteer, words, end, above.province, correct=correct):
        doubt = above.doubt or district.doubt
        reading = Reading(above.province, district, None, district.start, above.typos + district.typo, doubt)
        if above.province or not district.typo:
            yield reading
        settled = False
        for commune in _communes(gazetteer, words, district.start, reading, correct=correct and not district.typo):
            full = _with(reading, commune)
            settled = settled or (district.kind is not None and _settles(words, full))
            yield full
        if settled:
            return
    for commune in _communes(gazetteer, words, end, above, correct=correct):
        yield _with(above, commune)


def _with(reading: Reading, commune: Found) -> Reading:
    return Reading(
        reading.province,
        reading.district,
        commune,
        commune.start,
        reading.typos + commune.typo,
        reading.doubt or commune.doubt,
    )


def _provinces(
    gazetteer: Gazetteer, words: Words, end: int, *, correct: bool
) -> Iterator[tuple[Province | None, int, bool]]:
    for found in _named(words, end, "province", [gazetteer.provinces]):
        for province in _scopes(found.names):
            yield from _narrowed(gazetteer, words, found.start, province)
    if correct:
        for found in typos.corrected(gazetteer, words, end, "province", Scope()):
            for province in _scopes(found.names):
                yield province, found.start, True
    yield None, end, False


def _narrowed(
    gazetteer: Gazetteer, words: Words, start: int, province: Province
) -> Iterator[tuple[Province | None, int, bool]]:
    """The province, and its former part when both are named ("Dĩ An, Bình Dương, TP.HCM")."""
    yield province, start, False
    if start and province.former is None:
        for found in _named(words, start, "province", [gazetteer.provinces]):
            for part in _scopes(found.names):
                if part.code == province.code and part.former and part.former != province.names[0].unit.code:
                    yield replace(part, narrowed=True), found.start, False


def _scopes(names: Iterable[Name]) -> list[Province]:
    by_code: dict[str, list[Name]] = {}
    for name in names:
        by_code.setdefault(name.province, []).append(name)
    scopes = []
    for code, group in by_code.items():
        former = None if any(not name.former for name in group) else group[0].unit.code
        scopes.append(Province(code, former, tuple(group)))
    return scopes


def _districts(
    gazetteer: Gazetteer, words: Words, end: int, province: Province | None, *, correct: bool
) -> Iterator[Found]:
    index = gazetteer.districts_in.get(province.code, {}) if province else gazetteer.districts
    for found in _named(words, end, "district", [index], province):
        names = found.names if province else _unless_province(gazetteer, found)
        if names:
            yield replace(found, names=names) if len(names) < len(found.names) else found
    if correct:
        yield from typos.corrected(gazetteer, words, end, "district", Scope(province))


def _unless_province(gazetteer: Gazetteer, found: Found) -> tuple[Name, ...]:
    """The districts that a name may mean where a province bears it as well.

    "TP Quảng Ninh" is the city, "Quảng Ninh" the province rather than the district of that name in another one.
    """
    bearers = [name for name in gazetteer.provinces.get(found.names[0].folded, ()) if name.official]
    if not bearers or found.kind not in {None, "city"}:
        return found.names
    if found.kind == "city":
        cities = any(name.kind == "city" for name in bearers)
        return tuple(name for name in found.names if name.kind == "city" or not cities)
    homes = {name.province for name in bearers}
    return tuple(name for name in found.names if name.province in homes)


def _communes(gazetteer: Gazetteer, words: Words, end: int, above: Reading, *, correct: bool) -> Iterator[Found]:
    province, district = above.province, above.district
    if district:
        codes = {name.unit.code for name in district.names}
        indexes = [gazetteer.in_district.get(code, {}) for code in codes]
        indexes += [gazetteer.in_province.get(code, {}) for code in {name.province for name in district.names}]
        for found in _named(words, end, "commune", indexes, province):
            inside = inside_districts(gazetteer, found.names, codes)
            if inside:
                yield Found(inside, found.start, found.kind, found.typo, found.doubt)
    else:
        index = gazetteer.in_province.get(province.code, {}) if province else gazetteer.communes
        yield from _named(words, end, "commune", [index], province)
    if correct and (province or district):
        yield from typos.corrected(
            gazetteer, words, end, "commune", Scope(province, district.names if district else None)
        )


def inside_districts(gazetteer: Gazetteer, names: Sequence[Name], codes: set[str]) -> tuple[Name, ...]:
    """Those of the names that lie in the districts: former communes of them, and present ones made from them."""
    former = tuple(dict.fromkeys(name for name in names if name.unit.district_code in codes))
    parts = {unit.code for code in codes for unit in gazetteer.parts.get(code, ())}
    return former + tuple(
        dict.fromkeys(name for name in names if not name.unit.district_code and name.unit.code in parts)
    )


def _named(
    words: Words,
    end: int,
    level: str,
    indexes: Sequence[dict[str, tuple[Name, ...]]],
    province: Province | None = None,
) -> Iterator[Found]:
    """Names of a level that end at a word, with or without a marker before them."""
    key = exact = ""
    for start in range(end - 1, max(-1, end - 1 - LONGEST_NAME), -1):
        key = words.folded[start] + key
        exact = words.exact[start] + exact
        names = [name for index in indexes for name in index.get(key, ())]
        if names:
            names = _as_typed(names, exact, words, province)
            for kind, width in marks(words, start):
                if kind is None and level == "commune" and belongs_to_street(words, start):
                    continue
                fitting = _of_kind(names, exact, kind, level)
                if fitting:
                    loose = kind is None and level == "commune" and start not in words.breaks
                    yield Found(fitting, start - width, kind, doubt=loose)
        if start in words.breaks:
            return


def marks(words: Words, start: int) -> list[tuple[str | None, int]]:
    """The markers a name at a position may have: the one before it, and none when that may belong to another name."""
    mark = marker_before(words, start)
    if mark[1] == 1 and may_be_name(words, start - 1):
        return [mark, (None, 0)]
    return [mark]


def _as_typed(names: list[Name], exact: str, words: Words, province: Province | None) -> list[Name]:
    """The names that the diacritics allow, exact ones first; inside the former province if the text names one."""
    if province and province.former:
        names = [name for name in names if name.former_province in {None, province.former}]
    if not words.marked:
        return names
    return [name for name in names if name.exact == exact] or [name for name in names if agrees(exact, name.exact)]


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


def names_another(gazetteer: Gazetteer, words: Words, end: int) -> bool:
    """Whether a marked commune or district that exists somewhere is named before a position."""
    for stop in range(end, 1, -1):
        for level, index in (("commune", gazetteer.communes), ("district", gazetteer.districts)):
            for found in _named(words, stop, level, [index]):
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
    index = gazetteer.in_province.get(province, {})
    found: dict[Name, None] = {}
    for stop in range(end, 0, -1):
        for one in _named(words, stop, "commune", [index]):
            if one.kind or not one.doubt:
                found.update(dict.fromkeys(one.names))
    return list(found)
