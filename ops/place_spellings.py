"""The ways people write the address of a commune, made from the units themselves."""

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlu.places.gazetteer import Gazetteer, is_former
from nlu.places.units import Unit, split_kind
from nlu.places.words import split_words
from nlu.text.folding import fold, nfc

_SHORT = {
    "Phường ": "P.",
    "Xã ": "X.",
    "Thị trấn ": "TT ",
    "Đặc khu ": "Đặc khu ",
    "Quận ": "Q.",
    "Huyện ": "H.",
    "Thị xã ": "TX ",
    "Thành phố ": "TP ",
    "Tỉnh ": "",
}
_NICKNAMES = {
    "Thành phố Hồ Chí Minh": ("sg", "sài gòn", "tp hcm", "tphcm", "hcm"),
    "Thành phố Hà Nội": ("hn",),
    "Thành phố Huế": ("tt-huế", "thừa thiên huế"),
}
_NEW_TONES = {
    "òa": "oà",
    "óa": "oá",
    "ỏa": "oả",
    "õa": "oã",
    "ọa": "oạ",
    "òe": "oè",
    "óe": "oé",
    "ỏe": "oẻ",
    "ùy": "uỳ",
    "úy": "uý",
    "ủy": "uỷ",
    "ũy": "uỹ",
    "ụy": "uỵ",
}
_LETTERS = "abcdeghiklmnopqrstuvxy"
_MIN_SYLLABLE = 2
_TRIES = 50


@dataclass(frozen=True)
class Case:
    """One text, the way it is spelt, and the code of the present province it names (None when it names none)."""

    spelling: str
    text: str
    province: str | None


def commune_cases(gazetteer: Gazetteer, unit: Unit, chance: random.Random) -> Iterator[Case]:
    """Every spelling of one commune.

    Args:
        gazetteer: the units around it.
        unit: a former or a present commune.
        chance: where the house numbers and typing errors come from.
    """
    now = gazetteer.province_now(unit)
    if is_former(unit):
        names = [unit.name, gazetteer.former[unit.district_code or ""].name, gazetteer.former[unit.province_code].name]
        yield from _spelt("old", names, now, chance, gazetteer)
        yield from _old_only(gazetteer, unit, names, now)
    else:
        yield from _spelt("new", [unit.name, gazetteer.present[now].name], now, chance, gazetteer)


def _spelt(era: str, names: list[str], now: str, chance: random.Random, gazetteer: Gazetteer) -> Iterator[Case]:
    full = ", ".join(names)
    short = ", ".join(_short(name) for name in names)
    bare = " ".join(name if split_kind(name)[1].isdecimal() else split_kind(name)[1] for name in names)
    number = chance.randint(1, 250)
    texts = {
        "full": full,
        "full, no diacritics": fold(full),
        "abbreviated": short,
        "abbreviated, no diacritics, no commas": fold(short).replace(",", ""),
        "upper case": full.upper(),
        "decomposed (NFD)": unicodedata.normalize("NFD", full),
        "new tone placement": _new_tones(full),
        "street and number in front": f"Số {number} đường Nguyễn Huệ, {full}",
        "street in front, no commas or diacritics": fold(f"{number} Lê Lợi {full}").replace(",", ""),
        "full, no commas": full.replace(",", ""),
        "names only, no diacritics": fold(bare),
    }
    for nickname in _NICKNAMES.get(names[-1], ()):
        texts[f"nickname {nickname}"] = ", ".join([*names[:-1], nickname])
    for spelling, text in texts.items():
        yield Case(f"{era}: {spelling}", text, now)
    for spelling, own in (("one typing error", names), ("one typing error, no diacritics", list(map(fold, names)))):
        text = _typo(own, chance, gazetteer)
        yield Case(f"{era}: {spelling}", text, now if text.endswith(own[-1]) else None)
    yield Case(f"{era}: commune alone", names[0], None)
    yield Case(f"{era}: commune alone, no diacritics", fold(names[0]), None)


def _old_only(gazetteer: Gazetteer, unit: Unit, names: list[str], now: str) -> Iterator[Case]:
    commune, district, province = names
    today = gazetteer.present[now].name
    texts = {
        "no district": f"{commune}, {province}",
        "no district, no diacritics": fold(f"{commune}, {province}"),
        "present province": f"{commune}, {district}, {today}",
        "present province, no diacritics": fold(f"{commune}, {district}, {today}"),
        "present province, no district": f"{commune}, {today}",
    }
    if split_kind(commune)[1].isdecimal():
        number = split_kind(commune)[1]
        texts["digits glued (P5 ...)"] = f"P{number} {_short(district)} {_short(province)}"
        texts["digits with a zero"] = f"phường {number:0>2} {district} {province}"
    for spelling, text in texts.items():
        yield Case(f"old: {spelling}", text, now)
    yield Case("old: no province", f"{commune}, {district}", None)
    yield Case("old: no province, no diacritics", fold(f"{commune} {district}"), None)
    for alias in unit.aliases:
        if split_kind(alias)[0]:
            yield Case("old: name before an earlier merger", f"{alias}, {district}, {province}", now)


def _short(name: str) -> str:
    for title, short in _SHORT.items():
        if name.startswith(title):
            return short + name[len(title) :]
    return name


def _new_tones(text: str) -> str:
    words = text.split(" ")
    for at, word in enumerate(words):
        for old, new in _NEW_TONES.items():
            if word.rstrip(",").endswith(old) and not word.lower().startswith("qu"):
                words[at] = word.replace(old, new)
    return " ".join(words)


def _typo(names: Sequence[str], chance: random.Random, gazetteer: Gazetteer) -> str:
    """The address with one error in one syllable of one name, such that no other unit's name comes out."""
    known = (gazetteer.communes, gazetteer.districts, gazetteer.provinces)
    for _ in range(_TRIES):
        changed = list(names)
        at = chance.randrange(len(names))
        kind, bare = split_kind(names[at])
        title = names[at][: len(names[at]) - len(bare)] if kind else _folded_title(names[at])
        syllables = names[at][len(title) :].split(" ")
        spots = [spot for spot, one in enumerate(syllables) if one.isalpha() and len(one) >= _MIN_SYLLABLE]
        if not spots:
            continue
        spot = chance.choice(spots)
        syllables[spot] = _slip(nfc(syllables[spot]), chance)
        key = "".join(split_words(" ".join(syllables)).folded)
        if fold(syllables[spot]) != fold(names[at][len(title) :].split(" ")[spot]) and not any(
            key in index for index in known
        ):
            changed[at] = title + " ".join(syllables)
            return ", ".join(changed)
    return ", ".join(names)


def _folded_title(name: str) -> str:
    return next((title for title in map(fold, _SHORT) if name.startswith(title)), "")


def _slip(syllable: str, chance: random.Random) -> str:
    at = chance.randrange(len(syllable))
    match chance.choice(("swap", "drop", "double", "other")):
        case "swap" if at + 1 < len(syllable):
            return syllable[:at] + syllable[at + 1] + syllable[at] + syllable[at + 2 :]
        case "drop":
            return syllable[:at] + syllable[at + 1 :]
        case "double":
            return syllable[:at] + chance.choice(_LETTERS) + syllable[at:]
        case _:
            return syllable[:at] + chance.choice(_LETTERS) + syllable[at + 1 :]
