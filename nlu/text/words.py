"""Words of a typed message with the gaps between them, and rewriting by lists of forms.

The lists (`nlu/resources/*.tsv`) are content: an editor adds a line, no code changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlu.text.folding import fold, nfc

_TOKEN = re.compile(r"[^\W_]+|[\W_]+")
_RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def split_words(text: str) -> list[str]:
    """A text as alternating words (letters, digits) and gaps; joined again they give the text."""
    return _TOKEN.findall(text)


def is_word(token: str) -> bool:
    """Whether a token of `split_words` is a word rather than a gap."""
    return token[0].isalnum()


@dataclass(frozen=True)
class Rewrite:
    """One row of a list: a form, what stands for it, and where that holds.

    Attributes:
        form: the words to replace, lower case, as typed.
        expansion: the words put in their place.
        before: folded words one of which must stand before; empty means no such condition.
        after: folded words one of which must stand after.
        at: `start`, `end` – the form may also be the first or last word.
    """

    form: tuple[str, ...]
    expansion: str
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()

    def holds(self, words: Sequence[str], start: int) -> bool:
        """Whether the conditions hold for the form found at `start` among the folded words of the message."""
        if not (self.before or self.after or self.at):
            return True
        end = start + len(self.form)
        if start == 0:
            if "start" in self.at:
                return True
        elif _matches(words[start - 1], self.before):
            return True
        if end == len(words):
            return "end" in self.at
        return _matches(words[end], self.after)


def _matches(word: str, wanted: frozenset[str]) -> bool:
    return word in wanted or ("0-9" in wanted and word[:1].isdigit())


def read_rewrites(name: str) -> tuple[Rewrite, ...]:
    """The rows of a list in `nlu/resources`.

    Raises:
        ValueError: a row has an unknown condition.
    """
    rows = []
    for line in (_RESOURCES / name).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        form, expansion, when = (part.strip() for part in (line + "\t\t").split("\t")[:3])
        rows.append(_rewrite(nfc(form), nfc(expansion), when))
    return tuple(rows)


def _rewrite(form: str, expansion: str, when: str) -> Rewrite:
    found: dict[str, frozenset[str]] = {}
    at = set()
    for condition in filter(None, when.split(";")):
        key, _, values = condition.partition("=")
        if key in {"start", "end"}:
            at.add(key)
        elif key in {"prev", "next"}:
            found[key] = frozenset(fold(value) for value in values.split("|"))
        else:
            raise ValueError(f"unknown condition {condition!r} for {form!r}")
    return Rewrite(
        tuple(form.split()), expansion, found.get("prev", frozenset()), found.get("next", frozenset()), frozenset(at)
    )


@cache
def _by_first_word(name: str) -> dict[str, list[Rewrite]]:
    index: dict[str, list[Rewrite]] = {}
    for row in read_rewrites(name):
        index.setdefault(row.form[0], []).append(row)
    for rows in index.values():
        rows.sort(key=lambda row: -len(row.form))  # stable: longer forms first, else the order of the file
    return index


def rewrite(text: str, name: str) -> str:
    """The text with every form of a list replaced where its conditions hold.

    Args:
        text: NFC text.
        name: file in `nlu/resources`.

    Returns:
        The text; words that no row names keep their case and their gaps.
    """
    index = _by_first_word(name)
    tokens = split_words(text)
    spots = [at for at, token in enumerate(tokens) if is_word(token)]
    typed = [tokens[at].lower() for at in spots]
    if not any(word in index for word in typed):
        return text
    folded = [fold(word) for word in typed]
    done = 0
    while done < len(typed):
        row = _find(index.get(typed[done], ()), typed, folded, done)
        if row is None:
            done += 1
            continue
        first, last = spots[done], spots[done + len(row.form) - 1]
        tokens[first : last + 1] = [row.expansion] + [""] * (last - first)
        done += len(row.form)
    return "".join(tokens)


def _find(rows: Sequence[Rewrite], typed: Sequence[str], folded: Sequence[str], at: int) -> Rewrite | None:
    for row in rows:
        if tuple(typed[at : at + len(row.form)]) == row.form and row.holds(folded, at) and not _done(row, typed, at):
            return row
    return None


def _done(row: Rewrite, typed: Sequence[str], at: int) -> bool:
    """Whether the form already stands within its expansion (`nhiêu` in `bao nhiêu`), so that nothing is done twice."""
    words = tuple(row.expansion.split())
    for shift in range(len(words) - len(row.form) + 1):
        start = at - shift
        if start >= 0 and tuple(typed[start : start + len(words)]) == words:
            return True
    return False
