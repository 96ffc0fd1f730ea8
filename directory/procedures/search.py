"""Finding procedures by everyday words: BM25 over folded words and word pairs."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
import numpy.typing as npt

from nlu.text.folding import fold, syllables

_SATURATION, _LENGTH = 1.2, 0.6
# A second wording that fits as well is a hint, not another hit.
_FURTHER = 0.15
_SHARE_OF_PAIRS = 0.6

# Who meets the citizen decides what a citizen means; what the portal merely files under "Cấp xã" comes last.
_BY_HANDLER = {"commune": 1.0, "commune_police": 1.0, "province": 0.9, "other": 0.8}
_NAME_ONLY = 0.6
_BUSINESS_FIELDS = ("hai quan", "thue", "kho bac", "hang hai", "hang khong", "chung khoan", "ngan hang", "dang kiem")
_BUSINESS = 0.5


@dataclass(frozen=True, slots=True)
class Document:
    """A procedure as a text to be found.

    Attributes:
        code: its code.
        names: official and short name.
        others: aliases and example questions.
        field: name of its field.
        handled_by: who meets the citizen; None when unknown.
        detailed: whether more than its name is known here.
    """

    code: str
    names: tuple[str, str]
    others: tuple[str, ...]
    field: str
    handled_by: str | None
    detailed: bool

    @property
    def weight(self) -> float:
        """How much the procedure is a citizen's, 0 to 1."""
        weight = _BY_HANDLER.get(self.handled_by or "", 1.0) * (1.0 if self.detailed else _NAME_ONLY)
        field = fold(self.field)
        return weight * (_BUSINESS if any(name in field for name in _BUSINESS_FIELDS) else 1.0)


class Ranker(Protocol):
    """Ranks procedures for a text."""

    def rank(self, text: str, limit: int) -> list[tuple[str, float]]:
        """Codes with a score from 0 to 1, best first."""
        ...


class LexicalRanker:
    """BM25, each name, alias and question a passage of its own; a procedure is as good as its best passage."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Index the documents."""
        self._codes = [document.code for document in documents]
        self._weights = np.array([document.weight for document in documents])
        owners: list[int] = []
        passages: list[list[str]] = []
        for at, document in enumerate(documents):
            for text in dict.fromkeys((*document.names, *document.others)):
                owners.append(at)
                passages.append(_terms(text))
        self._owners = np.array(owners, dtype=np.intp)
        self._index(passages)

    def _index(self, passages: Sequence[Sequence[str]]) -> None:
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, terms in enumerate(passages):
            for term, times in Counter(terms).items():
                postings[term].append((at, times))
        lengths = np.array([len(terms) for terms in passages], dtype=float)
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / (lengths.mean() if len(lengths) else 1.0))
        self._rarity = {
            term: math.log(1 + (len(passages) - len(found) + 0.5) / (len(found) + 0.5)) * _share(term)
            for term, found in postings.items()
        }
        self._postings: dict[str, tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]] = {}
        for term, found in postings.items():
            where = np.array([at for at, _times in found], dtype=np.intp)
            often = np.array([times for _at, times in found], dtype=float)
            self._postings[term] = where, self._rarity[term] * often * (_SATURATION + 1) / (often + norm[where])

    def rank(self, text: str, limit: int) -> list[tuple[str, float]]:
        """Codes with a score from 0 (nothing in common) to 1, best first; only codes with something in common."""
        terms = [term for term in dict.fromkeys(_terms(text)) if term in self._postings]
        if not terms:
            return []
        passages = np.zeros(len(self._owners))
        for term in terms:
            where, gains = self._postings[term]
            passages[where] += gains
        best = np.zeros(len(self._codes))
        np.maximum.at(best, self._owners, passages)
        total = np.bincount(self._owners, weights=passages, minlength=len(self._codes))
        counts = np.bincount(self._owners, minlength=len(self._codes))
        scores = (best + _FURTHER * total / np.maximum(counts, 1)) * self._weights
        # What a passage of average length that has every word of the text would get.
        full = sum(self._rarity[term] for term in terms) * (1 + _FURTHER)
        order = np.lexsort((np.arange(len(scores)), -scores))[:limit]
        return [(self._codes[at], round(min(1.0, float(scores[at]) / full), 4)) for at in order if scores[at] > 0]


def _share(term: str) -> float:
    return _SHARE_OF_PAIRS if " " in term else 1.0


def _terms(text: str) -> list[str]:
    words = [fold(word) for word in syllables(text)]
    return [*words, *_pairs(words)]


def _pairs(words: Sequence[str]) -> Iterable[str]:
    return (f"{first} {second}" for first, second in pairwise(words))
