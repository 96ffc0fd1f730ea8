"""Concepts a message names: what `tía`, `bố` and `thầy` have in common, from a list that editors keep."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from nlu.text.folding import syllables

_LIST = Path(__file__).resolve().parent.parent / "resources" / "concepts.tsv"

Words = tuple[str, ...]


@cache
def _forms() -> dict[str, list[tuple[Words, Words]]]:
    """For each first word the forms that begin with it, longest first, and the concepts of each."""
    concepts_of: dict[Words, Words] = {}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            concept, forms = line.split("\t")
            for form in forms.split("|"):
                words = tuple(syllables(form))
                concepts_of[words] = (*concepts_of.get(words, ()), concept)
    found: dict[str, list[tuple[Words, Words]]] = {}
    for words in sorted(concepts_of, key=len, reverse=True):
        found.setdefault(words[0], []).append((words, concepts_of[words]))
    return found


def concepts(words: Sequence[str]) -> list[str]:
    """The concepts that words name, each once, in alphabetical order; of two forms at one spot the longer counts.

    Args:
        words: syllables of plain spelling with diacritics restored (`nlu.text.normalise`).
    """
    forms = _forms()
    named: set[str] = set()
    at = 0
    while at < len(words):
        step = 1
        for form, meant in forms.get(words[at], ()):
            if tuple(words[at : at + len(form)]) == form:
                named.update(meant)
                step = len(form)
                break
        at += step
    return sorted(named)
