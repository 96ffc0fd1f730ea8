"""The parts of place mentions: each level of each place in a sentence. `nlu.places.mentions` joins them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nlu.places.bare import after_person, is_speech, may_stand_alone, written_as_name
from nlu.places.everyday import ASKED_ABOUT, JOINED, LOCATIVES, LONE_NAMES, PHRASES
from nlu.places.gazetteer import Gazetteer
from nlu.places.index import Index
from nlu.places.markers import COMMUNE_KINDS, DISTRICT_KINDS, marker_before
from nlu.places.typos import near_names
from nlu.places.units import Name
from nlu.places.words import LocatedWords, Words, agrees

LEVELS = ("commune", "district", "province")
_NEARBY = 4  # words after a place among which one tells that it is asked about
_LONGEST = 6
_LONE_LETTERS = frozenset("xpfqht")


@dataclass(frozen=True, slots=True)
class Part:
    """One level of a place in a text.

    Attributes:
        start: first word, marker included.
        end: the position after the last word.
        level: `commune`, `district` or `province`.
        names: the names the words may stand for.
        sure: whether it counts without a larger unit next to it.
    """

    start: int
    end: int
    level: str
    names: tuple[Name, ...]
    sure: bool


def find_parts(gazetteer: Gazetteer, words: LocatedWords) -> list[Part]:
    """The parts of all places that a text mentions, in order, none overlapping."""
    parts: list[Part] = []
    at = 0
    while at < len(words):
        part = _marked(gazetteer, words, at) or _bare(gazetteer, words, at)
        if part is None:
            at += 1
        while part:
            parts.append(part)
            at = part.end
            part = _following(gazetteer, words, part)
    parts = sorted([*parts, *_extended(gazetteer, words, parts)], key=lambda part: part.start)
    return [part for part in parts if part.sure or _has_container(words, part, parts)]


def opening_part(gazetteer: Gazetteer, words: Words, starts: Iterable[int]) -> list[Part]:
    """The bare unit that a message begins with, when what follows asks about a place."""
    for start in starts:
        for level in ("commune", "district", "province"):
            for end, names in _names(words, start, _index(gazetteer, level)):
                key = "".join(words.folded[start:end])
                joined = level == "province" and not JOINED.isdisjoint(words.folded[end : end + _NEARBY])
                if end - start == 1 or is_speech(words, key) or (key in PHRASES and not joined):
                    continue
                if any(words.folded[end : end + len(cue)] == cue for cue in ASKED_ABOUT):
                    return [Part(start, end, level, names, sure=True)]
    return []


def _marked(gazetteer: Gazetteer, words: LocatedWords, at: int) -> Part | None:
    for width in (2, 1):
        start = at + width
        if start < len(words) and marker_before(words, start)[1] == width:
            kind = marker_before(words, start)[0] or ""
            for level in _levels(kind):
                part = _after_marker(gazetteer, words, _Marker(at, start, kind, level))
                if part:
                    return part
    return None


class _Marker(NamedTuple):
    """A marker and the place of the name after it."""

    at: int
    start: int
    kind: str
    level: str


def _after_marker(gazetteer: Gazetteer, words: LocatedWords, mark: _Marker) -> Part | None:
    at, start, kind, level = mark
    marker = words.exact[at]
    abbreviation = start - at == 1 and marker in _LONE_LETTERS
    full = not marker.isascii() or start - at > 1 or marker in {"tp", "tx"}
    for end, names in _names(words, start, _index(gazetteer, level)):
        own = tuple(name for name in names if name.kind in {kind, None}) or names
        fits = own[0].kind in {kind, None}
        lone = end - start == 1
        if words.exact[start].isdecimal() and lone:
            if fits:
                return Part(at, end, level, own, sure=True)
            continue
        if lone and not fits:
            continue
        if abbreviation or marker == "tt":
            sure = _dotted(words, at) or (fits and not (lone or marker in {"h", "t"}))
        else:
            speech = is_speech(words, "".join(words.folded[start:end]))
            sure = full or (fits and not (lone or speech or after_person(words, at)))
        return Part(at, end, level, own, sure=sure)
    if full or marker in {"xa", "phuong"}:
        return _misspelt(gazetteer, words, mark, sure=full)
    return None


def _misspelt(gazetteer: Gazetteer, words: Words, mark: _Marker, *, sure: bool) -> Part | None:
    at, start, kind, level = mark
    stop = next((spot for spot in range(start + 1, len(words)) if spot in words.breaks), len(words))
    for end in range(min(stop, start + 4), start + 1, -1):
        names = tuple(name for name in near_names(gazetteer, words, (start, end), level) if name.kind == kind)
        if names:
            return Part(at, end, level, names, sure=sure)
    return None


def _bare(gazetteer: Gazetteer, words: LocatedWords, at: int) -> Part | None:
    if after_person(words, at) or words.exact[at] in LOCATIVES:
        return None
    before = words.exact[at - 1] if at and at not in words.breaks else ""
    locative = before in LOCATIVES
    found = [
        (end, level, names)
        for level in ("province", "district", "commune")
        for end, names in _names(words, at, _index(gazetteer, level))
    ]
    for end, level, names in sorted(found, key=lambda one: -one[0]):  # "Điện Bàn Đông" before "Điện Bàn"
        key = "".join(words.folded[at:end])
        lone = end - at == 1
        if key.isdecimal() or is_speech(words, key) or before in {"việt", "viet"}:
            continue
        if lone and (level == "commune" or not may_stand_alone(gazetteer, words, at)):
            continue
        if level == "province":
            official = any(name.official for name in names)
            return Part(at, end, level, names, sure=locative or (official and not lone and key not in PHRASES))
        if locative or (key not in PHRASES and written_as_name(words, at, end)):
            return Part(at, end, level, names, sure=True)
    return None


def _following(gazetteer: Gazetteer, words: Words, part: Part) -> Part | None:
    """A bare name just after a part that it holds ("buon ma thuot" after "hoa thang")."""
    if part.level == "province" or part.end >= len(words):
        return None
    provinces = {name.province for name in part.names}
    for level in LEVELS[LEVELS.index(part.level) + 1 :]:
        for end, names in _names(words, part.end, _index(gazetteer, level)):
            held = tuple(name for name in names if name.province in provinces)
            if held and (end - part.end > 1 or words.folded[part.end] in LONE_NAMES or _is_short(words, part.end)):
                return Part(part.end, end, level, held, sure=True)
    return None


def _is_short(words: Words, at: int) -> bool:
    """Whether a word is an abbreviation such as "hcm": letters, none of them a vowel."""
    return words.exact[at].isalpha() and not set(words.folded[at]) & set("aeiouy")


def _extended(gazetteer: Gazetteer, words: LocatedWords, parts: list[Part]) -> Iterator[Part]:
    """Bare names just before a part that holds them ("hoa thang" before "buon ma thuot")."""
    taken = {at for part in parts for at in range(part.start, part.end)}
    for part in parts:
        container = _container_before(gazetteer, words, part, taken) if part.level == "commune" and part.sure else None
        if container:
            yield container
            taken.update(range(container.start, container.end))
        level = part.level
        current = part
        while level != "commune":
            found = _before(gazetteer, words, current, taken)
            if found is None:
                break
            yield found
            taken.update(range(found.start, found.end))
            current, level = found, found.level


def _container_before(gazetteer: Gazetteer, words: Words, part: Part, taken: set[int]) -> Part | None:
    """The bare district or province before a commune it holds ("Gò Vấp p8")."""
    districts = {name.unit.district_code for name in part.names}
    provinces = {name.province for name in part.names}
    for level in ("district", "province"):
        for start in range(max(0, part.start - _LONGEST), part.start - 1):
            if taken.isdisjoint(range(start, part.start)) and not _breaks(words, start + 1, part.start):
                names = _fitting(words, start, part.start, _index(gazetteer, level))
                holds = [
                    name
                    for name in names
                    if (name.unit.code in districts if level == "district" else name.province in provinces)
                ]
                if holds:
                    return Part(start, part.start, level, tuple(holds), sure=True)
    return None


def _before(gazetteer: Gazetteer, words: Words, part: Part, taken: set[int]) -> Part | None:
    provinces = {name.province for name in part.names}
    for level in LEVELS[: LEVELS.index(part.level)][::-1]:
        for start in range(max(0, part.start - _LONGEST), part.start - 1 + (level == "district")):
            if any(at in taken for at in range(start, part.start)) or _breaks(words, start + 1, part.start):
                continue
            names = _fitting(words, start, part.start, _index(gazetteer, level))
            names = tuple(name for name in names if name.province in provinces)
            if part.level == "district":
                names = gazetteer.inside(names, {name.unit.code for name in part.names})
            if names and not words.exact[start].isdecimal() and words.exact[start] not in LOCATIVES:
                return Part(start, part.start, level, names, sure=part.sure)
    return None


def _has_container(words: Words, part: Part, parts: Iterable[Part]) -> bool:
    """Whether a larger unit that holds the part follows at once, or the part follows a smaller one it holds."""
    return any(
        (
            other.start == part.end
            and LEVELS.index(other.level) > LEVELS.index(part.level)
            and share_province(part, other)
        )
        or (
            other.end == part.start
            and LEVELS.index(other.level) < LEVELS.index(part.level)
            and share_province(part, other)
        )
        for other in parts
    )


def share_province(one: Part, other: Part) -> bool:
    """Whether two parts may lie in one present province."""
    return bool({name.province for name in one.names} & {name.province for name in other.names})


def _levels(kind: str) -> tuple[str, ...]:
    if kind in COMMUNE_KINDS:
        return ("commune",)
    return ("province", "district") if kind == "city" else ("district",) if kind in DISTRICT_KINDS else ("province",)


def _index(gazetteer: Gazetteer, level: str) -> Index:
    return {"commune": gazetteer.communes, "district": gazetteer.districts, "province": gazetteer.provinces}[level]


def _names(words: Words, start: int, index: Index) -> Iterator[tuple[int, tuple[Name, ...]]]:
    """Names that start at a word, longest first."""
    longest = min(len(words), start + _LONGEST)
    for end in range(longest, start, -1):
        if not _breaks(words, start + 1, end):
            names = _fitting(words, start, end, index)
            if names:
                yield end, names


def _fitting(words: Words, start: int, end: int, index: Index) -> tuple[Name, ...]:
    names = index.get("".join(words.folded[start:end]), ())
    if not names or not words.marked:
        return names
    exact = "".join(words.exact[start:end])
    own = tuple(name for name in names if name.exact == exact)
    return own or tuple(name for name in names if agrees(exact, name.exact))


def _breaks(words: Words, start: int, end: int) -> bool:
    return any(at in words.breaks for at in range(start, end))


def _dotted(words: LocatedWords, at: int) -> bool:
    """Whether a dot follows the word at once ("p. 5", "x.Tân Thành")."""
    end = words.spans[at][1]
    return words.text[end : end + 1] == "."
