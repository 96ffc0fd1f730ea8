"""Parts of a message that may be requests of their own: `cất lại nhà với xin số nhà luôn, mấy bữa xong`."""

from __future__ import annotations

import re

_JOINTS = "với lại|và|với|rồi|còn|sẵn|sẵn tiện|tiện thể|tiện|ngoài ra|xong rồi|luôn tiện|đồng thời|cùng lúc|kèm|thêm cả"
_CUT = re.compile(rf"[,;.?!\n]+(?!\d)|\s(?:{_JOINTS})\s")
_FEWEST_WORDS = 3
_MOST = 4


def segments(text: str) -> list[str]:
    """The clauses of a message, none shorter than three words; empty when it is one request only.

    Args:
        text: plain spelling with diacritics restored (the connecting words are told apart by them).
    """
    parts = [part.strip() for part in _CUT.split(text)]
    long = [part for part in parts if len(part.split()) >= _FEWEST_WORDS]
    return long[:_MOST] if len(long) > 1 else []
