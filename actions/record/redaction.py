"""The last redaction before a text is stored. Stricter than the gateway's: what is lost here harms no answer."""

import re
import unicodedata

from nlu.privacy import LONG_NUMBER, NAME, mask
from nlu.text.folding import fold, nfc

HOUSE_NUMBER = "[số nhà]"
LINK = "[liên kết]"
MAX_CHARACTERS = 200
# Far above what the gateway lets through; bounds the work on a text from elsewhere.
_MAX_READ = 1_000

_LINK = re.compile(r"\S*://\S*|(?<!\w)www\.\S+", re.IGNORECASE)
# Six digits and more, however they are set apart: "09 12 34 56 78", "1.001193", "12/05/1990", "0_9_1…".
_DIGITS = re.compile(r"\d(?:[\W_]{0,3}\d){5,}")
# The same read aloud: "không chín một hai …". Only unbroken runs, because `ba` and `năm` are common words.
_DIGIT_WORD = r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)"
_SPOKEN = re.compile(rf"(?<!\w){_DIGIT_WORD}(?:[\W_]{{1,3}}{_DIGIT_WORD}){{5,}}(?!\w)")
_HOUSE = re.compile(
    r"(?<!\w)(?:so nha|nha so|ngo|hem|ngach|kiet) ?(?P<after>\d[\w/]*)"
    r"|(?<![\w/])(?P<before>\d[\w/]*)(?=,? (?:ngo|hem|ngach|kiet|duong|pho)(?!\w))"
)
_SELF = r"(?:toi|tui|toy|t|em|e|minh|mk|mik|m|tao|con|chau|anh|chi|ba|bac|co|chu|ong|me|ma|cha|bo|chong|vo|no)"
_LEAD = re.compile(rf"(?<!\w)(?:{_SELF} ten|ten (?:cua )?{_SELF}|ho (?:va )?ten)(?: that| day du)?(?: la)?[ :]+")
_KNOWN_LEAD = "tôi tên "
_WORD = r"[^\W\d_][\w'’]*"
_NAME_WORD = re.compile(rf" ?(['’]?{_WORD})")
_MAX_NAME = 5
_MIDDLE = re.compile(rf"{_WORD} (?:Văn|Thị|VĂN|THỊ)(?: {_WORD}){{1,3}}")


def redact(text: str) -> str:
    """Take out of a text what could tell who wrote it.

    Args:
        text: what a person typed.

    Returns:
        One line of NFC text, at most `MAX_CHARACTERS` characters, no run of six digits or more. Empty when nothing
        but placeholders, numbers and signs would be left.
    """
    text = mask(_LINK.sub(LINK, _one_line(text[:_MAX_READ])))
    text = _without_full_names(_without_names(text))
    for pattern, placeholder in ((_HOUSE, HOUSE_NUMBER), (_DIGITS, LONG_NUMBER), (_SPOKEN, LONG_NUMBER)):
        text = _replace(text, pattern, placeholder)
    text = text[:MAX_CHARACTERS].strip()
    return text if any(char.isalpha() for char in bare(text)) else ""


def bare(text: str) -> str:
    """The text without its placeholders, a cut one at the end included."""
    return re.sub(r"\[[^\[\]]*(?:\]|$)", " ", text)


def _one_line(text: str) -> str:
    """No control characters, single spaces, every digit of any script or shape as an ASCII digit."""
    shown = []
    for char in nfc(text):
        digit = unicodedata.digit(char, None)
        if digit is not None:
            shown.append(str(digit))
        else:
            shown.append(" " if unicodedata.category(char)[0] in "CZ" else char)
    return " ".join("".join(shown).split())


def _replace(text: str, pattern: re.Pattern[str], placeholder: str) -> str:
    """Put the placeholder for every match in the folded text; for its named group, where it has one."""
    out, done = [], 0
    for match in pattern.finditer(fold(text)):
        start, end = match.span(match.lastgroup or 0)
        out += [text[done:start], placeholder]
        done = end
    return "".join([*out, text[done:]])


def _without_names(text: str) -> str:
    """Names after "tôi tên", also those that begin with an everyday word or follow a lead in chat spelling."""
    done = 0
    while lead := _LEAD.search(fold(text), done):
        done = lead.end()
        rest = text[done:]
        if not rest.startswith(NAME):
            rest = mask(_KNOWN_LEAD + rest).removeprefix(_KNOWN_LEAD)
        kept = rest.removeprefix(NAME)
        more = _large_words(kept)
        text = text[:done] + (NAME if kept != rest or more else "") + kept[more:]
    return text


def _large_words(text: str) -> int:
    """Length of the words written large, or hung on with an apostrophe, with which a text begins."""
    end = 0
    for _ in range(_MAX_NAME):
        word = _NAME_WORD.match(text, end)
        if word is None or word[1][0].islower():
            break
        end = word.end()
    return end


def _without_full_names(text: str) -> str:
    """Full names anywhere that show themselves by their middle name: Nguyễn Thị Bảo Anh."""

    def shorter(match: re.Match[str]) -> str:
        words = match.group().split(" ")
        large = next((at for at, word in enumerate(words) if not word[0].isupper()), len(words))
        return " ".join([NAME, *words[large:]]) if large > 2 else match.group()  # noqa: PLR2004 - surname, middle, given

    return _MIDDLE.sub(shorter, text)
