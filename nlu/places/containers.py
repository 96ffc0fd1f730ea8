"""The provinces and districts that hold a place: read from the end of a text, and remembered.

Nearly all addresses end in one of a few thousand spellings of a district or a province. What was read from a part of
a text that is nothing but such a name is kept with the gazetteer and goes with it; other words are never kept.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from nlu.places import typos
from nlu.places.gazetteer import Gazetteer
from nlu.places.index import NO_NAMES
from nlu.places.lookup import named
from nlu.places.reading import Found, Province, Scope
from nlu.places.units import Name
from nlu.places.words import Words

_Read = Callable[[Gazetteer, Words, int, Province | None], Iterable[Found]]
_LONGEST_PART = 6
_MOST_KEPT = 8_192


def provinces(
    gazetteer: Gazetteer, words: Words, end: int, *, correct: bool
) -> list[tuple[Province | None, int, bool]]:
    """Provinces that a text ends in, with the position of their first word and whether a typing error was put right.

    The last one is None: that the text names no province.
    """
    found: list[tuple[Province | None, int, bool]] = []
    for one in _kept(gazetteer, words, end, None, _province_names):
        for province in _scopes(gazetteer, one.names):
            found.append((province, one.start, False))
            if one.start and province.former is None:
                found += _narrowed(gazetteer, words, one.start, province)
    if correct:
        for one in typos.corrected(gazetteer, words, end, "province", Scope()):
            found += [(province, one.start, True) for province in _scopes(gazetteer, one.names)]
    found.append((None, end, False))
    return found


def _narrowed(
    gazetteer: Gazetteer, words: Words, start: int, province: Province
) -> Iterator[tuple[Province | None, int, bool]]:
    """The former part of a province when both are named ("Dĩ An, Bình Dương, TP.HCM")."""
    for found in _kept(gazetteer, words, start, None, _province_names):
        for part in _scopes(gazetteer, found.names):
            if part.code == province.code and part.former and part.former != province.names[0].unit.code:
                yield part._replace(narrowed=True), found.start, False


def _scopes(gazetteer: Gazetteer, names: tuple[Name, ...]) -> list[Province]:
    """The names by present province; there are no more such groups than the gazetteer has names of provinces."""
    scopes = gazetteer.scopes.get(names)
    if scopes is None:
        by_code: dict[str, list[Name]] = {}
        for name in names:
            by_code.setdefault(name.province, []).append(name)
        scopes = gazetteer.scopes[names] = [
            Province(code, None if any(not name.former for name in group) else group[0].unit.code, tuple(group))
            for code, group in by_code.items()
        ]
    return scopes


def districts(
    gazetteer: Gazetteer, words: Words, end: int, province: Province | None, *, correct: bool
) -> Iterable[Found]:
    """Former districts that end at a word, in the province if the text names one."""
    found = _kept(gazetteer, words, end, province, _district_names)
    return chain(found, typos.corrected(gazetteer, words, end, "district", Scope(province))) if correct else found


def _kept(gazetteer: Gazetteer, words: Words, end: int, province: Province | None, read: _Read) -> Iterable[Found]:
    """What ends at a word, from memory where the words back to the last break are a name and nothing else."""
    if not end:
        return ()
    start = max((at for at in words.breaks if at < end), default=0)
    if end - start > _LONGEST_PART:
        return read(gazetteer, words, end, province)
    key = (read, province and province[:2], words.exact[start:end], words.marked)
    kept = gazetteer.memory.get(key)
    if kept is None:
        found = list(read(gazetteer, words, end, province))
        if not any(one.start == start for one in found):
            return found
        if len(gazetteer.memory) >= _MOST_KEPT:
            gazetteer.memory.clear()
        # Positions are kept as seen from the end of the name.
        kept = gazetteer.memory[key] = [one._replace(start=one.start - end) for one in found]
    return [Found(names, end + back, kind, typo, doubt) for names, back, kind, typo, doubt in kept]


def _province_names(gazetteer: Gazetteer, words: Words, end: int, _province: Province | None) -> list[Found]:
    return named(words, end, "province", gazetteer.provinces)


def _district_names(gazetteer: Gazetteer, words: Words, end: int, province: Province | None) -> Iterator[Found]:
    index = gazetteer.districts_in.get(province.code, NO_NAMES) if province else gazetteer.districts
    for found in named(words, end, "district", index, province):
        names = found.names if province else _unless_province(gazetteer, found)
        if names:
            yield found._replace(names=names)


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
