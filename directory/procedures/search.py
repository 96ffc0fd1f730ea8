"""Finding procedures by everyday words: BM25 over folded words and word pairs."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
import numpy.typing as npt

from nlu.text.folding import fold

_Whole = npt.NDArray[np.intp]
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['’]")
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
        # One entry for each term of each passage, as flat numbers: objects would take ten times the memory.
        self._ids: dict[str, int] = {}
        terms, passages, times, lengths = array("i"), array("i"), array("i"), array("i")
        for at, document in enumerate(documents):
            for text in dict.fromkeys((*document.names, *document.others)):
                found = _terms(text)
                counted = Counter(found)
                terms.extend([self._ids.setdefault(term, len(self._ids)) for term in counted])
                passages.extend([len(owners)] * len(counted))
                times.extend(counted.values())
                owners.append(at)
                lengths.append(len(found))
        self._owners = np.array(owners, dtype=np.intp)
        self._index(np.array(terms), np.array(passages), np.array(times), np.array(lengths, dtype=float))

    def _index(self, terms: _Whole, passages: _Whole, times: _Whole, lengths: npt.NDArray[np.float64]) -> None:
        order = np.argsort(terms, kind="stable")
        counts = np.bincount(terms, minlength=len(self._ids))
        self._ends = np.concatenate(([0], np.cumsum(counts)))
        shares = np.array([_share(term) for term in self._ids])
        self._rarity = np.log(1 + (len(lengths) - counts + 0.5) / (counts + 0.5)) * shares
        self._where = passages[order]
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * lengths / (lengths.mean() if len(lengths) else 1.0))
        often = times[order].astype(float)
        gains = self._rarity[terms[order]] * often * (_SATURATION + 1) / (often + norm[self._where])
        self._gains = gains.astype(np.float32)

    def rank(self, text: str, limit: int) -> list[tuple[str, float]]:
        """Codes with a score from 0 (nothing in common) to 1, best first; only codes with something in common."""
        terms = [self._ids[term] for term in dict.fromkeys(_terms(text)) if term in self._ids]
        if not terms:
            return []
        passages = np.zeros(len(self._owners))
        for term in terms:
            span = slice(self._ends[term], self._ends[term + 1])
            passages[self._where[span]] += self._gains[span]
        best = np.zeros(len(self._codes))
        np.maximum.at(best, self._owners, passages)
        total = np.bincount(self._owners, weights=passages, minlength=len(self._codes))
        counts = np.bincount(self._owners, minlength=len(self._codes))
        scores = (best + _FURTHER * total / np.maximum(counts, 1)) * self._weights
        # What a passage of average length that has every word of the text would get.
        full = float(self._rarity[terms].sum()) * (1 + _FURTHER)
        order = np.lexsort((np.arange(len(scores)), -scores))[:limit]
        return [(self._codes[at], round(min(1.0, float(scores[at]) / full), 4)) for at in order if scores[at] > 0]


def _share(term: str) -> float:
    return _SHARE_OF_PAIRS if " " in term else 1.0


def _terms(text: str) -> list[str]:
    words = _WORD.findall(_APOSTROPHE.sub("", fold(text)))
    return [*words, *_pairs(words)]


def _pairs(words: Sequence[str]) -> Iterable[str]:
    return (f"{first} {second}" for first, second in pairwise(words))
