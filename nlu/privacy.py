"""Personal data in what people type unasked, replaced before anything is stored, logged or handed on.

`mask` keeps what the assistant needs – places, house numbers, years, sums of money, procedure codes, law numbers,
hotlines – and replaces what names a person. When in doubt a long number goes: it is never needed for an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from nlu.text.folding import fold, nfc

ID_NUMBER = "[số giấy tờ]"
PHONE = "[số điện thoại]"
EMAIL = "[thư điện tử]"
PLATE = "[biển số xe]"
ACCOUNT = "[số tài khoản]"
TAX_NUMBER = "[mã số thuế]"
BIRTH_DATE = "[ngày sinh]"
FILE_CODE = "[mã hồ sơ]"
NAME = "[họ tên]"
LONG_NUMBER = "[dãy số]"

_LISTS = Path(__file__).resolve().parent / "resources" / "names.tsv"

_SEP = r"[ .\-]?"
_LAW = r"\d{1,4}/\d{4}/[a-z]{2,4}[\w\-]*|\d{1,4}/[a-z]{2}-[a-z]{2,}\w*"
_HOTLINE = r"(?<!\d)1[89]00[ .]?\d{2}[ .]?\d{2}(?!\d)"
_PROCEDURE = r"(?<![\w.])\d\.\d{6}(?![\w.])"
_KEEP = re.compile(rf"\[[^\[\]]{{1,20}}\]|(?<![\w.])(?:{_LAW})|{_PROCEDURE}|{_HOTLINE}")
_NOT_MONEY = r"(?!\s?(?:d|dong|vnd|k|nghin|ngan|trieu|tr|ty|m2|met)\b)"

# Matched against folded text; a group named `data` is what goes, else the whole match. Order matters.
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), placeholder)
    for pattern, placeholder in (
        (r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+", EMAIL),
        (r"(?<!\w)[a-z]?\d{2,3}(?:\.\d{1,3}){0,4}-\d{6}-\d{3,8}(?!\w)", FILE_CODE),
        (rf"(?:ma so thue|mst)\D{{0,12}}(?P<data>\d(?:{_SEP}\d){{9}}(?:-?\d{{3}})?)(?!\d)", TAX_NUMBER),
        (r"(?<![\d.])\d{10}-\d{3}(?!\d)", TAX_NUMBER),
        (
            r"(?:sinh|sn|dob)(?: ngay| nam| la|:){0,3} ?"
            r"(?P<data>\d{1,2}\s?(?:[/.\-]|thang)\s?\d{1,2}(?:\s?(?:[/.\-]|nam)\s?\d{2,4})?)(?![\d/])",
            BIRTH_DATE,
        ),
        (rf"(?<![\w/.])(?:\+84|0084|84|0){_SEP}[35789](?:{_SEP}\d){{8}}(?!\d)", PHONE),
        (rf"(?<![\w/.])(?:\+84|0)2\d{{1,2}}{_SEP}\d{{3,4}}{_SEP}\d{{3,4}}(?!\d)", PHONE),
        (r"(?<!\w)\d{2}\s?-?\s?(?:[a-z]{1,2}\d?)\s?[-. ]\s?\d{3}\.?\d{2}(?!\w)", PLATE),
        (r"(?<!\w)\d{2}[a-z]{1,2}\d?-?\d{4,5}(?!\w)", PLATE),
        (rf"(?<![\w/.])0\d{{2}}(?:{_SEP}\d){{9}}(?!\d)", ID_NUMBER),
        (rf"(?<![\w/.])\d{{3}}{_SEP}\d{{3}}{_SEP}\d{{3}}{_NOT_MONEY}(?!\d|[ .]\d|/)", ID_NUMBER),
        (r"(?<![\w/.])\d{4}[ \-]\d{4}[ \-]\d{4}[ \-]\d{4}(?:[ \-]\d{1,3})?(?!\d)", ACCOUNT),
        (
            rf"(?:tai khoan|stk|tk|so the)(?: so| ngan hang| la|:){{0,3}} ?(?P<data>\d(?:{_SEP}\d){{5,18}})(?!\d)",
            ACCOUNT,
        ),
        (rf"(?<![\w/.,])\d{{6,}}{_NOT_MONEY}(?![\d/])", LONG_NUMBER),
    )
)

_WHO = (
    r"(?:toi|tui|em|minh|con|chau|anh|chi|ba|bac|co|chu|ong|me|ma|cha|bo|chong|vo|con trai|con gai|be|"
    r"(?:con|chong|vo|me|cha|bo|ba|ong|em|chau|anh|chi|be) (?:toi|tui|em|minh|chau|trai|gai))"
)
_TITLE = r"(?:ong|ba|anh|chi|co|chu|bac|em|chau|be)"
_LEAD = re.compile(
    rf"(?<!\w)(?:(?:{_WHO} (?:ho va )?ten(?: la|:)?"
    rf"|(?:ho va ten|ho ten|ten that|ten day du|ten cua (?:{_WHO})|ten (?:{_WHO}))(?: la|:)?"
    rf"|(?:{_WHO}) la {_TITLE}|nguoi nop|chu ho la|ky ten)[ :]+)"
)


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of one list in `nlu/resources/names.tsv`."""
    rows = (line.split("\t") for line in _LISTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset(word for name, words in rows if name == kind for word in words.split())


_NAME_WORD = re.compile(r"[^\W\d_]+")
_SURNAMES = _words("surname")
_NOT_NAMES = _words("speech")
_ALSO_NAMES = _words("either")
_MAX_NAME = 4


def mask(text: str) -> str:
    """The text with personal data replaced by bracketed placeholders.

    Args:
        text: what a person typed, with or without diacritics.

    Returns:
        NFC text. Masking it again changes nothing.
    """
    text = nfc(text)
    text = _replace(text, _mask_names)
    for pattern, placeholder in _PATTERNS:
        text = _replace(text, partial(_substitute, pattern, placeholder))
    return text


def _replace(text: str, change: Callable[[str], str]) -> str:
    """Apply `change` to what stands between the parts that must stay (placeholders, codes, laws, hotlines)."""
    out, done = [], 0
    for match in _KEEP.finditer(fold(text)):
        out += [change(text[done : match.start()]), text[match.start() : match.end()]]
        done = match.end()
    return "".join([*out, change(text[done:])])


def _substitute(pattern: re.Pattern[str], placeholder: str, text: str) -> str:
    out, done = [], 0
    group = "data" if "data" in pattern.groupindex else 0
    for match in pattern.finditer(fold(text)):
        out += [text[done : match.start(group)], placeholder]
        done = match.end(group)
    return "".join([*out, text[done:]])


def _mask_names(text: str) -> str:
    folded = fold(text)
    out, done = [], 0
    for lead in _LEAD.finditer(folded):
        end = _name_end(text, folded, lead.end())
        if lead.end() < done or end is None:
            continue
        out += [text[done : lead.end()], NAME]
        done = end
    return "".join([*out, text[done:]])


def _name_end(text: str, folded: str, start: int) -> int | None:
    """Where the name that starts here ends: up to four words, written large or not words of everyday use."""
    words: list[str] = []
    end, at = None, start
    while len(words) < _MAX_NAME and (match := _NAME_WORD.match(folded, at)):
        large = text[match.start()].isupper()
        if words and text[start].isupper():
            goes_on = large
        else:
            goes_on = match.group() not in _NOT_NAMES or (
                bool(words) and words[0] in _SURNAMES and match.group() in _ALSO_NAMES
            )
        if not goes_on:
            break
        words.append(match.group())
        end = match.end()
        if folded[end : end + 1] != " ":
            break
        at = end + 1
    return end
