"""What a phone adds to a message without meaning: pictures, drawn-out letters, keys of the Telex method left over."""

from __future__ import annotations

import re
import unicodedata

from nlu.text.folding import canonical, fold, has_diacritics
from nlu.text.words import is_word, split_words

_PICTURES = {"So", "Sk", "Cs", "Co", "Cn"}
_EMOTICON = re.compile(r"(?<!\w)(?:[:;=xX8][-']?[)(DdPpoO3*/|]+|<3+|\^[_.]*\^|T[_.]T|=+\)+|:v+|\)\)+)(?!\w)")
_DRAWN_OUT = re.compile(r"([^\W\d_b-df-hj-np-tvwxzđ])\1{2,}|([^\W\d_])\2{2,}(?!\w)", re.IGNORECASE)  # not cccd
_DOUBLE_END = re.compile(r"([^\W\d_])\1$", re.IGNORECASE)
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdghklmnprstvx])?"
    r"(?:uye|uyu|uya|oai|oay|oeo|uay|uoi|uou|ieu|yeu|uy|ua|ue|uo|oa|oe|oi|oo|ai|ao|au|ay|eo|eu|ia|ie|iu|ye|ui|uu|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)
_TONE_KEYS = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TELEX = re.compile(r"(?P<onset>[bcdghklmnpqrstvx]*)(?P<rest>[aeiouy][a-z]*)")
_VOWEL = re.compile(r"[aeiouy]")
_STRONG = re.compile(r"aa|ee|(?<!o)oo(?!o)|^dd|[aou]w")


def without_pictures(text: str) -> str:
    """The text without emoji and emoticons, a space in the place of each."""
    if not text.isascii():
        text = "".join(" " if unicodedata.category(char) in _PICTURES or char == "\ufe0f" else char for char in text)
    return _EMOTICON.sub(" ", text)


def is_syllable(word: str) -> bool:
    """Whether a word, folded, has the shape of a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


def without_drawn_out_letters(text: str) -> str:
    """`vậyyyy` → `vậy`, `điii` → `đi`; doubles stay unless they end what is otherwise a syllable (`luônn`)."""
    tokens = split_words(_DRAWN_OUT.sub(lambda run: run.group()[0], text))
    return "".join(_single_end(token) if is_word(token) else token for token in tokens)


def _single_end(word: str) -> str:
    short = _DOUBLE_END.sub(r"\1", word)
    return short if short != word and has_diacritics(word) and is_syllable(short) else word


def telex(word: str) -> str | None:
    """The syllable that Telex keys spell (`giaays` → `giấy`, `dduwowcj` → `được`), or None when they spell none."""
    if not word.isascii() or not word.isalpha():
        return None
    match = _TELEX.fullmatch(word.lower().replace("dd", "đ", 1).replace("đ", "d", 1))
    if match is None:
        return None
    bar = word.lower().startswith("dd")
    onset, rest = match["onset"], match["rest"]
    tones = [char for char in rest if char in _TONE_KEYS]
    if len(tones) > 1 or (tones and _VOWEL.search(rest[rest.index(tones[0]) :])):
        return None
    rest = rest.replace(tones[0], "", 1) if tones else rest
    for keys, letter in (("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uwow", "ươ")):
        rest = rest.replace(keys, letter, 1)
    if "w" in rest:
        rest = _with_horn(rest.replace("w", "", 1))
    syllable = ("đ" + onset[1:] if bar else onset) + rest
    if not is_syllable(syllable):
        return None
    if tones:
        vowel = next(at for at, char in enumerate(syllable) if fold(char) in "aeiouy" and at >= len(onset))
        syllable = syllable[: vowel + 1] + _TONE_KEYS[tones[0]] + syllable[vowel + 1 :]
    return canonical(syllable)


def _with_horn(rest: str) -> str:
    for plain, horned in (("uo", "ươ"), ("oa", "oă"), ("u", "ư"), ("o", "ơ"), ("a", "ă")):
        if plain in rest:
            return rest.replace(plain, horned, 1)
    return rest


def without_telex_keys(text: str) -> str:
    """The text with words left in Telex keys spelt out.

    One word that can be nothing else (`giaays`, `dduowcj`) is enough to read the other words of the message the same
    way (`lamf`, `cos`); without one, or two words ending in f or j, nothing is
    touched: `visa`, `gas`, `max` are words too.
    """
    tokens = split_words(text)
    spelt = {
        at: telex(token)
        for at, token in enumerate(tokens)
        if token.isascii() and token.isalpha() and (not is_syllable(token) or _STRONG.search(token))
    }
    read = [tokens[at].lower() for at, syllable in spelt.items() if syllable]
    sure = sum(1 for word in read if not is_syllable(word) and _STRONG.search(word))
    likely = sum(1 for word in read if word[-1] in "fj")
    if not sure and likely < 2:  # noqa: PLR2004 - see the docstring
        return text
    return "".join(spelt.get(at) or token for at, token in enumerate(tokens))
