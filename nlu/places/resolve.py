"""Any address text, old or new, to the units of today: resolved, a question, or unknown. Never a silent guess."""

from collections.abc import Sequence
from typing import NamedTuple

from nlu.places.candidates import Candidate, is_sure, of_communes, of_district, of_districts, of_province, outcomes
from nlu.places.everyday import GOES_ON
from nlu.places.gazetteer import Gazetteer
from nlu.places.markers import ends_in_street, is_street, may_be_name, names_commune, starts_with_marker
from nlu.places.mentions import find_mentions
from nlu.places.order import in_order
from nlu.places.parse import communes_named, names_another, names_container, readings
from nlu.places.reading import Reading
from nlu.places.units import Name, Unit
from nlu.places.words import Words, split_words, without_asides
from nlu.text.folding import nfc

EXACT, FOLDED, CORRECTED = 1.0, 0.9, 0.8


class Resolution(NamedTuple):
    """What a text stands for.

    Attributes:
        status: `resolved`, `choose` or `unknown`.
        reason: on `choose` `ambiguous_name` or `split_commune`; on `unknown` `not_found` or `no_such_commune`.
        old: the former units the text names.
        new: on `resolved` the present units.
        candidates: on `choose` what to choose from.
        score: 1 as written, lower without diacritics or with a typing error put right, 0 unless resolved.
    """

    status: str
    reason: str | None = None
    old: tuple[Unit, ...] = ()
    new: tuple[Unit, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    score: float = 0.0


def resolve(gazetteer: Gazetteer, text: str, province: str | None = None) -> Resolution:
    """Find the present unit that an address text names.

    Args:
        gazetteer: the units.
        text: an address or a place name, in any spelling, of any time.
        province: code of the present province the conversation is about; narrows what the text leaves open, never
            goes against a province the text names.

    Returns:
        The resolution. A unit outside a province that the text names is never among its units.
    """
    words = split_words(text)
    found = readings(gazetteer, words)
    complete = _complete(gazetteer, words, found)
    if not complete:
        words, found = _second_try(gazetteer, words, found)
        complete = _complete(gazetteer, words, found)
    if found and found[0].start and not is_street(words, 0, found[0].start):
        words, found = in_order(gazetteer, words, found)
        complete = _complete(gazetteer, words, found)
    if complete:
        if not found[0].commune and ends_in_street(words, found[0].start):
            return Resolution("unknown", "not_found")
        return _answer(gazetteer, words, found, province)
    mention = _only_mention(gazetteer, text)
    if mention:
        return resolve(gazetteer, mention, province)
    if not found or (not found[0].commune and ends_in_street(words, found[0].start)):
        return Resolution("unknown", "not_found")
    return _missing_commune(gazetteer, words, found)


def _second_try(gazetteer: Gazetteer, words: Words, found: list[Reading]) -> tuple[Words, list[Reading]]:
    """The text read without asides, then with one typing error put right."""
    if words.has_asides:
        words = without_asides(words)
        found = readings(gazetteer, words)
        if _complete(gazetteer, words, found):
            return words, found
    return words, _corrected(gazetteer, words, found) or found


def _corrected(gazetteer: Gazetteer, words: Words, found: list[Reading]) -> list[Reading]:
    """Readings with one typing error put right; a province that is spelt as it should be stays the one named."""
    named = {one.province.code for one in found if one.province and any(name.official for name in one.province.names)}
    corrected = readings(gazetteer, words, correct=True)
    return [one for one in corrected if not named or (one.province and one.province.code in named)]


def _only_mention(gazetteer: Gazetteer, text: str) -> str | None:
    """The one place a sentence mentions, when what stands around it is speech and names no other unit."""
    mentions = find_mentions(gazetteer, text)
    if len(mentions) != 1:
        return None
    before = split_words(nfc(text)[: mentions[0].start])
    rest = split_words(nfc(text)[mentions[0].end :])
    if GOES_ON.isdisjoint(rest.folded) or starts_with_marker(rest):
        return None
    if names_container(gazetteer, before) or names_container(gazetteer, rest):
        return None
    return mentions[0].text


def _complete(gazetteer: Gazetteer, words: Words, found: Sequence[Reading]) -> bool:
    """Whether what the readings leave in front of them is no name of a unit."""
    if not found:
        return False
    start = found[0].start
    communes = [reading for reading in found if reading.commune]
    if communes and not names_commune(words, 0, start):
        return True
    if communes:
        marked = any(
            one.commune and one.commune.kind and not one.doubt and not may_be_name(words, one.start) for one in communes
        )
        return marked and not names_another(gazetteer, words, start)
    return not start or (is_street(words, 0, start) and not names_commune(words, 0, start))


def _missing_commune(gazetteer: Gazetteer, words: Words, found: Sequence[Reading]) -> Resolution:
    """The text names a commune that is not where it says: ask inside the province it names, or give up."""
    provinces = {reading.province.code for reading in found if reading.province}
    districts = {name.unit for reading in found if reading.district for name in reading.district.names}
    scope = provinces or {gazetteer.province_now(unit) for unit in districts}
    names = [name for code in sorted(scope) for name in communes_named(gazetteer, words, found[0].start, code)]
    names = list(gazetteer.inside(names, {unit.code for unit in districts})) or names
    if names:
        return _choose(gazetteer, names)
    if len(districts) == 1 and not found[0].typos:
        return _district(gazetteer, districts.pop())
    return Resolution("unknown", "no_such_commune")


def _answer(gazetteer: Gazetteer, words: Words, found: Sequence[Reading], context: str | None) -> Resolution:
    score = (EXACT if words.marked else FOLDED) - (EXACT - CORRECTED) * found[0].typos
    communes, doubt = _communes(gazetteer, found)
    above = [one for one in found if not one.commune]
    districts = _distinct([name for one in above if one.district for name in one.district.names])
    provinces = [name for one in above if one.province and not one.district for name in one.province.names]
    if context and not any(one.province for one in found):
        communes = [name for name in communes if name.province == context] or communes
        districts = [unit for unit in districts if gazetteer.province_now(unit) == context] or districts
    if not above:
        return _commune(gazetteer, communes, doubt=doubt, score=score)
    if provinces and _means_province(gazetteer, found, provinces, districts, communes):
        return _province(gazetteer, provinces, doubt=found[0].doubt, score=score)
    if not communes and not provinces and len(districts) == 1:
        return _district(gazetteer, districts[0], score=score, doubt=found[0].doubt)
    by_unit = _of_every_level(gazetteer, provinces, districts, communes)
    if len(by_unit) == 1 and not found[0].doubt and not doubt:
        return Resolution("resolved", None, tuple(districts), (by_unit[0].unit,), (), score)
    return Resolution("choose", "ambiguous_name", tuple(districts), (), by_unit)


def _of_every_level(
    gazetteer: Gazetteer, provinces: list[Name], districts: list[Unit], communes: list[Name]
) -> tuple[Candidate, ...]:
    """Candidates for a name that units of several levels bear, each present unit once."""
    candidates = of_province(gazetteer, provinces)
    candidates += of_communes(gazetteer, [name for name in communes if not name.former])
    candidates += of_district(gazetteer, districts[0]) if len(districts) == 1 else of_districts(gazetteer, districts)
    candidates += of_communes(gazetteer, [name for name in communes if name.former])
    by_unit: dict[tuple[str, str | None], Candidate] = {}
    for candidate in candidates:
        by_unit.setdefault(candidate.unit.key, candidate)
    return tuple(by_unit.values())


def _province(gazetteer: Gazetteer, names: list[Name], *, doubt: bool, score: float) -> Resolution:
    if doubt:
        return Resolution("choose", "ambiguous_name", candidates=of_province(gazetteer, names))
    old = _distinct([name for name in names if name.former])
    return Resolution("resolved", None, tuple(old), (gazetteer.present[names[0].province],), (), score)


def _means_province(
    gazetteer: Gazetteer, found: Sequence[Reading], provinces: list[Name], districts: list[Unit], communes: list[Name]
) -> bool:
    """Whether a province is meant: the name is one province's own, and every other bearer lies inside it."""
    code = provinces[0].province
    if any(name.province != code for name in provinces):
        return False
    if not districts and not communes:
        return True
    return (
        any(name.official for name in provinces)
        and not any(one.province and one.province.narrowed for one in found)
        and all(gazetteer.province_now(unit) == code for unit in districts)
        and all(name.province == code for name in communes)
    )


def _communes(gazetteer: Gazetteer, found: Sequence[Reading]) -> tuple[list[Name], bool]:
    """The communes the readings name, and whether they must be confirmed."""
    names: list[Name] = []
    doubt = True
    for reading in found:
        if reading.commune:
            kind = reading.commune.kind
            fitting = [name for name in reading.commune.names if kind is None or name.kind in (kind, None)]
            unsure = reading.doubt or not (fitting or reading.district)
            fitting, foreign = _of_its_time(gazetteer, reading, fitting or list(reading.commune.names))
            names += fitting
            doubt = doubt and (unsure or foreign)
    return list(dict.fromkeys(names)), doubt


def _of_its_time(gazetteer: Gazetteer, reading: Reading, names: list[Name]) -> tuple[list[Name], bool]:
    """Former communes where the text names a district or a former province; and whether the rest are out of place."""
    former = [name for name in names if name.former]
    if reading.district:
        return former or names, False
    if reading.province and reading.province.former:
        if former:
            return former, False
        at_home = [name for name in names if _made_in(gazetteer, name.unit, reading.province.former)]
        return at_home or names, not at_home
    return names, False


def _made_in(gazetteer: Gazetteer, unit: Unit, former_province: str) -> bool:
    return any(change.old.province_code == former_province for change in gazetteer.sources.get(unit.code, ()))


def _commune(gazetteer: Gazetteer, names: list[Name], *, doubt: bool, score: float) -> Resolution:
    if not doubt:
        units = _distinct(names)
        news = {new for unit in units for new, _ in outcomes(gazetteer, unit)}
        if len(news) == 1 and all(is_sure(gazetteer, unit) for unit in units):
            old = tuple([unit for unit in units if unit.valid_to is not None])
            return Resolution("resolved", None, old, tuple(news), (), score)
    return _choose(gazetteer, names)


def _choose(gazetteer: Gazetteer, names: list[Name]) -> Resolution:
    units = _distinct(names)
    split = len(units) == 1 and len(outcomes(gazetteer, units[0])) > 1
    old = tuple(unit for unit in units if not unit.present)
    return Resolution("choose", "split_commune" if split else "ambiguous_name", old, (), of_communes(gazetteer, names))


def _district(gazetteer: Gazetteer, district: Unit, *, score: float = 0.0, doubt: bool = True) -> Resolution:
    parts = gazetteer.parts.get(district.code, ())
    if len(parts) == 1 and not doubt:
        return Resolution("resolved", None, (district,), parts, (), score)
    return Resolution("choose", "ambiguous_name", (district,), (), of_district(gazetteer, district))


def _distinct(names: Sequence[Name]) -> list[Unit]:
    return list(dict.fromkeys(name.unit for name in names))
