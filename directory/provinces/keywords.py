"""The words by which people ask for a matter and which its name does not have."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nlu.text.folding import fold

MOST = 12
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 2
# A word of a single question is as often a slip as a habit.
_OFTEN = 2
# What is said of more matters than that ("có", "không", "giấy") tells none from another.
_MOST_MATTERS = 0.08


@dataclass(frozen=True, slots=True)
class Matter:
    """Something people ask for.

    Attributes:
        names: what it is called; these words are found anyway.
        questions: what people say.
    """

    names: tuple[str, ...]
    questions: tuple[str, ...]


def keywords(matters: Mapping[str, Matter]) -> dict[str, list[str]]:
    """The words that tell each matter from the others.

    Args:
        matters: by code.

    Returns:
        By code, at most `MOST` folded words, the most telling first; none for a matter nobody was heard to ask for.
    """
    said = {code: _said(matter.questions) for code, matter in matters.items()}
    asked = sum(1 for words in said.values() if words)
    spread = Counter(word for words in said.values() for word in words)
    rarity = {word: math.log(asked / often) for word, often in spread.items() if often <= 1 + _MOST_MATTERS * asked}
    return {code: _telling(words, set(_words(matters[code].names)), rarity) for code, words in said.items()}


def _telling(words: Counter[str], named: set[str], rarity: Mapping[str, float]) -> list[str]:
    weights = {
        word: often * rarity[word]
        for word, often in words.items()
        if often >= _OFTEN and word in rarity and word not in named and len(word) >= _SHORTEST
    }
    return sorted(weights, key=lambda word: (-weights[word], word))[:MOST]


def _said(questions: Iterable[str]) -> Counter[str]:
    """In how many questions each word is."""
    return Counter(word for question in questions for word in set(_words((question,))))


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _WORD.findall(fold(text))]
