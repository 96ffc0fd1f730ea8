"""Whether a message names a matter at all, or only says a side of what is being talked about.

"Muộn ba tháng có bị phạt không" means something else after a birth than alone: none of its words belongs to a matter.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from nlu.text.folding import fold

_WORDS = Path(__file__).resolve().parent / "resources" / "common.txt"
_WORD = re.compile(r"\w+")


def is_bare(text: str) -> bool:
    """Whether all words of a text are such as any matter is asked with; numbers are.

    Args:
        text: plain spelling (`nlu.text.normalise`), with or without diacritics, places left out.
    """
    words, phrases = _common()
    rest = phrases.sub(" ", text)
    return bool(text.strip()) and all(word.isdecimal() or word in words for word in _WORD.findall(rest))


@cache
def _common() -> tuple[frozenset[str], re.Pattern[str]]:
    """The words, with and without diacritics, and an expression for what is common only as a whole ("mất bao lâu")."""
    lines = [line for line in _WORDS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    entries = [entry for line in lines for entry in line.split(", ")]
    entries += [fold(entry) for entry in entries]
    phrases = "|".join(re.escape(entry) for entry in entries if " " in entry)
    return frozenset(entry for entry in entries if " " not in entry), re.compile(rf"\b(?:{phrases})\b")
