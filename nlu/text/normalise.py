"""From what a person typed to one plain spelling: the steps of reading a message, in order.

Each step is a pure function of text; `plain` runs those that need no model, `Reader` adds the restored diacritics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.text.folding import nfc
from nlu.text.noise import without_drawn_out_letters, without_pictures, without_telex_keys
from nlu.text.restore import Restorer
from nlu.text.words import rewrite

_GAP = re.compile(r"\s+")


def expand_shorthand(text: str) -> str:
    """Chat spellings and office abbreviations written out; neighbours decide (`dc` = được or địa chỉ)."""
    return rewrite(text, "shorthand.tsv")


def without_dialect(text: str) -> str:
    """Southern and central words replaced by the common ones (khai sanh → khai sinh, mần răng → làm như thế nào)."""
    return rewrite(text, "dialect.tsv")


def plain(text: str) -> str:
    """A message in plain spelling, diacritics as typed.

    Args:
        text: what was typed, NFC or NFD.

    Returns:
        NFC, lower case, single spaces, without pictures, drawn-out letters, Telex keys, shorthand and dialect.
    """
    text = nfc(text).lower()
    for step in (without_pictures, without_telex_keys, without_drawn_out_letters, expand_shorthand, without_dialect):
        text = step(text)
    return _GAP.sub(" ", text).strip()


@dataclass(frozen=True)
class Reading:
    """A message as typed and as read.

    Attributes:
        original: NFC text as it came.
        plain: plain spelling, diacritics as typed.
        text: plain spelling with diacritics restored where none were typed.
    """

    original: str
    plain: str
    text: str


class Reader:
    """Reads messages with one restorer."""

    def __init__(self, restorer: Restorer) -> None:
        """Keep the restorer; it is not changed."""
        self._restorer = restorer

    def read(self, text: str) -> Reading:
        """The message in plain spelling, with diacritics restored and regional words replaced once more."""
        first = plain(text)
        return Reading(nfc(text), first, self.restored(first, nfc(text)))

    def restored(self, text: str, typed: str) -> str:
        """Plain spelling with diacritics restored; what only diacritics show to be regional is replaced then.

        Args:
            text: what `plain` gave.
            typed: what `plain` was given, NFC.
        """
        return without_dialect(self._restorer.restore(text, typed))
