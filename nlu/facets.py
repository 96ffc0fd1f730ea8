"""Which side of a procedure a message asks about – papers, fee, time … – from everyday words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from nlu.text.folding import fold

FACETS = ("overview", "documents", "fee", "time", "where", "online", "steps", "legal", "result")
"""Facets of the public contract; `overview` is what is meant when none is named."""

_PATTERNS = Path(__file__).resolve().parent / "resources" / "facets.tsv"
_BACKGROUND = "background"
_CLASS_USED = re.compile(r"@(\w+)@")
_WORD = re.compile(r"\w+")
_BEFORE = re.compile(r"\^|\(\?<[!=][^()]*\)")
_OPTIONAL = re.compile(r"[?*]|\{0,")

Expressions = dict[str, list[tuple[str, re.Pattern[str]]]]
"""Facet and expression by the word that the expression begins with."""


def facets(text: str) -> list[str]:
    """Facets a message names, in order of appearance; empty when it names none.

    What only tells the background is left out first; words that stand within a longer expression of another facet
    ("giá trị bao lâu") do not count of themselves.

    Args:
        text: plain spelling (`nlu.text.normalise`), with or without diacritics.
    """
    background, sides = _expressions()
    asked = fold(text)
    words = [(match.start(), match[0]) for match in _WORD.finditer(asked)]
    for start, end, _ in _found(asked, words, background):
        asked = f"{asked[:start]}{'#' * (end - start)}{asked[end:]}"
    named: dict[str, None] = {}
    reached = 0
    for _, end, facet in sorted(_found(asked, words, sides), key=lambda found: (found[0], -found[1])):
        if end > reached:
            reached = end
            named.setdefault(facet)
    return list(named)


def _found(text: str, words: list[tuple[int, str]], expressions: Expressions) -> list[tuple[int, int, str]]:
    """Start, end and facet of each expression in a text."""
    return [
        (start, match.end(), facet)
        for start, word in words
        for facet, expression in expressions.get(word, ())
        if (match := expression.match(text, start))
    ]


@cache
def _expressions() -> tuple[Expressions, Expressions]:
    """Expressions of the background and of the facets.

    Raises:
        ValueError: the list names an unknown facet or class of words, or an expression begins with no word.
    """
    classes: dict[str, str] = {}
    background: Expressions = {}
    sides: Expressions = {}
    for line in _PATTERNS.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        kind, written = line.split("\t")
        if unknown := set(_CLASS_USED.findall(written)) - set(classes):
            raise ValueError(f"unknown class of words {sorted(unknown)} in {written!r}")
        pattern = _CLASS_USED.sub(lambda used: classes[used[1]], written)
        if kind.startswith("="):
            classes[kind[1:]] = f"(?:{pattern})"
            continue
        if kind not in FACETS and kind != _BACKGROUND:
            raise ValueError(f"unknown facet {kind!r}")
        words = sorted(_first_words(pattern))
        expression = re.compile(rf"(?:{pattern})(?!\w)")
        for word in words:
            (background if kind == _BACKGROUND else sides).setdefault(word, []).append((kind, expression))
    return background, sides


def _first_words(pattern: str) -> set[str]:
    """Words that a match of a pattern can begin with.

    Raises:
        ValueError: it can begin with anything.
    """
    words: set[str] = set()
    for branch in _branches(pattern):
        rest = branch
        while before := _BEFORE.match(rest):
            rest = rest[before.end() :]
        if rest.startswith("(?:"):
            end = _closing(rest)
            words |= _first_words(rest[3:end])
            rest = rest[end + 1 :]
            if optional := _OPTIONAL.match(rest):
                words |= _first_words(rest[rest.index("}") + 1 if optional[0] == "{0," else 1 :])
        elif word := _WORD.match(rest):
            words.add(word[0])
        else:
            raise ValueError(f"begins with no word: {pattern!r}")
    return words


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern."""
    parts, depth = [""], 0
    for char in pattern:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if char == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _closing(pattern: str) -> int:
    """Where the group closes that a pattern begins with."""
    depth = 0
    for at, char in enumerate(pattern):
        depth += {"(": 1, ")": -1}.get(char, 0)
        if not depth:
            return at
    raise ValueError(f"unclosed group: {pattern!r}")
