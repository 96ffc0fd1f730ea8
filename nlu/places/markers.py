"""Words that stand before a name: the kinds of units and their abbreviations, and the words of streets and hamlets."""

from nlu.places.words import Words
from nlu.text.folding import fold

COMMUNE_KINDS = frozenset({"xa", "phuong", "thi_tran", "dac_khu"})
DISTRICT_KINDS = frozenset({"quan", "huyen", "thi_xa", "city"})
PROVINCE_KINDS = frozenset({"province", "city"})

_ONE = {
    **dict.fromkeys(("xã", "xa", "x"), "xa"),
    **dict.fromkeys(("phường", "phuong", "p", "f", "fuong", "phừơng"), "phuong"),
    "tt": "thi_tran",
    **dict.fromkeys(("huyện", "huyen", "h"), "huyen"),
    **dict.fromkeys(("quận", "quan", "q"), "quan"),
    "tx": "thi_xa",
    **dict.fromkeys(("tp", "thànhphố", "thanhpho"), "city"),
    **dict.fromkeys(("tỉnh", "tinh", "t"), "province"),
}
_SYLLABLES = frozenset({"xa", "quan", "phuong", "huyen", "tinh"})
_TWO = {
    **dict.fromkeys((("thị", "trấn"), ("thi", "tran")), "thi_tran"),
    **dict.fromkeys((("thị", "xã"), ("thi", "xa")), "thi_xa"),
    **dict.fromkeys((("đặc", "khu"), ("dac", "khu")), "dac_khu"),
    **dict.fromkeys((("thành", "phố"), ("thanh", "pho")), "city"),
}
# A name after one of these is a street, a hamlet or a building, unless a marker of its own follows.
_STREET = frozenset(
    {
        *("đường", "phố", "số", "ngõ", "ngách", "hẻm", "kiệt", "ql", "tl", "dt", "đt", "hl", "cầu", "chợ"),
        *("tổ", "thôn", "ấp", "xóm", "làng", "khóm", "bản", "buôn", "bon", "khu", "kdc", "kđt", "kdt", "kcn"),
        *("lô", "tòa", "chung", "nhà"),
    }
)
_STREET_WORDS = _STREET | {fold(word) for word in _STREET}


def marker_before(words: Words, start: int) -> tuple[str | None, int]:
    """The kind named by the word or two before a position, and how many words that takes ((None, 0) if none)."""
    if start and start not in words.breaks:
        last = words.exact[start - 1]
        if start > 1 and start - 1 not in words.breaks:
            kind = _TWO.get((words.exact[start - 2], last))
            if kind:
                return kind, 2
        kind = _ONE.get(last)
        if kind:
            return kind, 1
    return None, 0


def starts_with_marker(words: Words) -> bool:
    """Whether a text begins with a marker."""
    return any(marker_before(words, at)[1] == at for at in (1, 2) if at < len(words))


def may_be_name(words: Words, at: int) -> bool:
    """Whether a marker typed without diacritics may as well be the last syllable of a name ("Bạch Xa", "Văn Quan")."""
    return words.exact[at] in _SYLLABLES


def belongs_to_street(words: Words, start: int) -> bool:
    """Whether an unmarked name at this position continues a house number, a street or a hamlet."""
    if start in words.breaks:
        return False
    before = words.exact[start - 1]
    if before[0].isdigit():
        return marker_before(words, start - 1)[0] not in {"phuong", "quan"}
    return before in _STREET_WORDS


def is_street(words: Words, start: int, end: int) -> bool:
    """Whether a range begins, or goes on after a comma, with a house number, a street or a hamlet."""
    return any(
        words.exact[at][0].isdigit() or words.exact[at] in _STREET_WORDS
        for at in range(start, end)
        if at == start or at in words.breaks
    )


def ends_in_street(words: Words, end: int) -> bool:
    """Whether the word before a position makes a street of what follows ("đường Điện Biên Phủ")."""
    return end > 0 and end not in words.breaks and words.exact[end - 1] in _STREET_WORDS


def names_commune(words: Words, start: int, end: int) -> bool:
    """Whether a marker of a commune or a district stands in a range."""
    return any(marker_before(words, at)[0] not in {None, "province"} for at in range(start + 1, end + 1))
