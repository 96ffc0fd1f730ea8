"""Which side of a procedure a message asks about – papers, fee, time … – from everyday words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from nlu.text.folding import fold

FACETS = ("overview", "documents", "fee", "time", "where", "online", "steps", "legal", "result")
"""Facets of the public contract; `overview` is what is meant when none is named."""

_PATTERNS = Path(__file__).resolve().parent / "resources" / "facets.tsv"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """One pattern a facet.

    Raises:
        ValueError: the list names an unknown facet.
    """
    parts: dict[str, list[str]] = {}
    for line in _PATTERNS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            facet, pattern = line.split("\t")
            if facet not in FACETS:
                raise ValueError(f"unknown facet {facet!r}")
            parts.setdefault(facet, []).append(pattern)
    return {facet: re.compile(rf"\b(?:{'|'.join(patterns)})\b") for facet, patterns in parts.items()}


def facets(text: str) -> list[str]:
    """Facets a message names, in order of appearance; empty when it names none.

    Args:
        text: plain spelling (`nlu.text.normalise`), with or without diacritics.
    """
    folded = fold(text)
    found = []
    for facet, pattern in _patterns().items():
        match = pattern.search(folded)
        if match:
            found.append((match.start(), -match.end(), facet))
    return [facet for *_, facet in sorted(found)]
