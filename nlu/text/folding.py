"""Normal form, folding and syllables of Vietnamese text.

Every comparison of Vietnamese text in the project goes through this module. Three strengths:

* `nfc`: the same text, one code point a letter. Nothing a reader would notice changes.
* `canonical`: also lower case, one tone placement ("hoà" = "hòa"), one kind of gap. Diacritics are kept.
* `fold`: lower case without diacritics, the way most people type on a phone.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_QUALITY = {"ă", "â", "ê", "ô", "ơ", "ư"}
_VOWELS = _QUALITY | set("aeiouy")
_SYLLABLE = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s\-\u2010-\u2015_]+")

# Left over after composition: marks that no letter takes, and characters of no width. Ð (eth) is how legacy
# encodings spell Đ; a no-break space is a space.
_NOTHING = (*range(0x300, 0x370), 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
_CLEAN: dict[int, int | str | None] = dict.fromkeys(_NOTHING)
_CLEAN |= {0xD0: "Đ", 0xF0: "đ", 0xA0: " ", 0x202F: " "}
# Looking for them is several times cheaper than translating a text that has none.
_UNCLEAN = re.compile("[" + "".join(map(chr, _CLEAN)) + "]")


class _FoldTable(dict[int, str]):
    """Translation table filled on first sight of a character (bounded by the number of code points)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_code(code)
        return folded


def _fold_code(code: int) -> str:
    char = chr(code)
    if char in "đĐðÐ":
        return "d"
    base = unicodedata.normalize("NFD", char)[0]
    if base.isascii():
        return base.lower()
    lower = char.lower()
    return lower if len(lower) == 1 else char


_FOLD = _FoldTable()


def nfc(text: str) -> str:
    """Text in NFC, free of stray combining marks and of characters without width.

    Args:
        text: any text, NFC or NFD.

    Returns:
        The same text to a reader; offsets of everything else in this module refer to this form.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if not _UNCLEAN.search(composed):
        return composed
    return unicodedata.normalize("NFC", composed.translate(_CLEAN))


def fold_char(char: str) -> str:
    """One NFC character in lower case without diacritics (`đ` → `d`); always one character."""
    return _FOLD[ord(char)]


def fold(text: str) -> str:
    """Text in lower case without diacritics.

    Args:
        text: any text; it is brought to `nfc` first.

    Returns:
        As many characters as `nfc(text)`, so that offsets carry over.
    """
    return nfc(text).translate(_FOLD)


def has_diacritics(text: str) -> bool:
    """Whether any letter of the text carries a Vietnamese mark (tone, quality, or the bar of đ)."""
    if text.isascii():
        return False
    clean = nfc(text)
    return clean.lower() != clean.translate(_FOLD)


def canonical(text: str) -> str:
    """Text with its diacritics, in the one spelling used for comparing.

    Lower case, NFC, tone mark placed the classic way ("hoà" → "hòa", "uỷ" → "ủy", "qúy" → "quý"), hyphens, underscores
    and runs of white space as one space, none at the ends.
    """
    lower = nfc(nfc(text).lower())
    if not lower.isascii():
        lower = _SYLLABLE.sub(_retone, lower)
    return _GAP.sub(" ", lower).strip()


def syllables(text: str) -> list[str]:
    """The syllables and numbers of a text in `canonical` form, without punctuation ("Ea H'leo" → ea, hleo)."""
    return _SYLLABLE.findall(canonical(text).replace("'", "").replace("’", ""))


def _retone(match: re.Match[str]) -> str:
    return _place_tone(match.group())


@lru_cache(maxsize=16_384)
def split_tone(syllable: str) -> tuple[str, str]:
    """An NFC syllable without its tone, and the tone as a combining mark ("hòa" → "hoa", U+0300); "" for none.

    A word that carries more than one tone is no syllable and comes back as it is.
    """
    tone = ""
    letters: list[str] = []
    for char in syllable:
        parts = unicodedata.normalize("NFD", char)
        marks = "".join(mark for mark in parts[1:] if mark in _TONES)
        if len(marks) > 1 or (marks and tone):
            return syllable, ""
        tone = tone or marks
        letters.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)))
    return "".join(letters), tone


@lru_cache(maxsize=16_384)
def _place_tone(syllable: str) -> str:
    """A syllable with its tone mark on the classic vowel; anything that is no Vietnamese syllable is left alone."""
    if syllable.isascii():
        return syllable
    bare, tone = split_tone(syllable)
    letters = list(bare)
    span = _nucleus(letters)
    if not tone or span is None:
        return syllable
    at = _tone_position(letters, *span)
    letters[at] = unicodedata.normalize("NFC", letters[at] + tone)
    return "".join(letters)


def _nucleus(letters: list[str]) -> tuple[int, int] | None:
    """Start and end of the one run of vowels, without the u of "qu" and the i of "gi"; None when there are several."""
    spots = [at for at, letter in enumerate(letters) if letter in _VOWELS]
    if not spots or spots[-1] - spots[0] != len(spots) - 1:
        return None
    start, end = spots[0], spots[-1] + 1
    onset = "".join(letters[: start + 1])
    if end - start > 1 and onset in {"qu", "gi"}:
        start += 1
    return start, end


def _tone_position(letters: list[str], start: int, end: int) -> int:
    marked = [at for at in range(start, end) if letters[at] in _QUALITY]
    if marked:
        return marked[-1]
    if end - start == 1:
        return start
    if end < len(letters):
        return end - 1
    return start if end - start == 2 else start + 1  # noqa: PLR2004 - two vowels, or three
