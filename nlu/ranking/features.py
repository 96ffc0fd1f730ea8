"""Features of a message: hashed pieces of words, words, pairs of words (folded and with diacritics), and concepts.

Folded pieces make a message without diacritics and one with them meet; the forms with diacritics tell
apart what folding throws together (`thừa kế` / `thua kẻ`). A concept and each pair of concepts stand for the many
ways of saying them (`nlu.ranking.concepts`). TF-IDF weighted, rows of length one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import Any

import numpy as np

from nlu.ranking.concepts import concepts
from nlu.text.folding import fold, syllables

Array = np.ndarray[Any, Any]
PLACE = "placeword"
"""Stands for every place of a message, so that no commune's name speaks for a procedure."""

_PIECES = (2, 3, 4, 5)
_PIECE_WEIGHT = 0.5  # pieces forgive typing errors; whole words say more
# Sounds that one region or another does not tell apart, so that they are mixed up in writing.
_ONSETS = (("tr", "ch"), ("gi", "d"), ("s", "x"), ("r", "d"), ("v", "d"), ("qu", "w"), ("ngh", "ng"), ("gh", "g"))
_ENDS = (("ng", "n"), ("nh", "n"), ("ch", "t"), ("c", "t"), ("y", "i"))
_ACCENTED = re.compile(r"[^\x00-\x7f]")


def _hash(kind: str, text: str) -> int:
    """31 bits of hash; the lowest bit tells words and pairs of words (1) from pieces of words (0)."""
    return (zlib.crc32(f"{kind}{text}".encode()) & 0xFFFFFFFE) | (kind != "c")


def are_words(hashes: Array) -> Array:
    """Which feature hashes are of words or pairs of words rather than of pieces."""
    return (hashes & 1).astype(bool)


@lru_cache(maxsize=50_000)
def _word_features(word: str) -> tuple[int, ...]:
    folded = fold(word)
    found = [_hash("w", folded)]
    if folded != PLACE:
        framed = f" {folded} "
        found += [_hash("c", framed[at : at + n]) for n in _PIECES for at in range(len(framed) - n + 1)]
    if _ACCENTED.search(word):
        found.append(_hash("W", word))
    return tuple(found)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """How a syllable sounds to those who write as they speak: `trứng` and `chứng`, `cướt` and `cước` are one.

    Args:
        word: one syllable, any case.
    """
    folded = fold(word)
    for written, spoken in _ONSETS:
        if folded.startswith(written):
            folded = spoken + folded[len(written) :]
            break
    return next((folded[: -len(end)] + spoken for end, spoken in _ENDS if folded.endswith(end)), folded)


@lru_cache(maxsize=200_000)
def _pair_features(left: str, right: str) -> tuple[int, ...]:
    found: tuple[int, ...] = (_hash("b", f"{sound(left)} {sound(right)}"),)
    if _ACCENTED.search(left) or _ACCENTED.search(right):
        found += (_hash("B", f"{left} {right}"),)
    return found


@dataclass(frozen=True)
class Features:
    """What a text is made of.

    Attributes:
        hashes: its features as 32-bit hashes, with repetitions.
        singles: those of its words, places aside.
        words: number of words.
    """

    hashes: Array
    singles: tuple[int, ...]
    words: int


def features_of(text: str) -> Features:
    """The features of a text.

    Args:
        text: plain spelling (`nlu.text.normalise`), places already replaced by `PLACE`.
    """
    words = syllables(text)
    found: list[int] = []
    for word in words:
        found += _word_features(word)
    for left, right in pairwise(words):
        found += _pair_features(left, right)
    named = concepts(words)
    found += [_hash("s", concept) for concept in named]
    found += [_hash("t", f"{left} {right}") for left, right in combinations(named, 2)]
    singles = tuple(_word_features(word)[0] for word in words if word != PLACE)
    return Features(np.array(found, dtype=np.uint32), singles, len(words))


@dataclass(frozen=True)
class Row:
    """A weighted text.

    Attributes:
        columns: its features, ascending.
        weights: their weights, of length one.
        known_words: share of the words that stand in the vocabulary (0–1), places aside.
    """

    columns: Array
    weights: Array
    known_words: float = 0.0


class Vocabulary:
    """Known features with their weights; a feature's column is its place among the sorted hashes."""

    def __init__(self, hashes: Array, idf: Array) -> None:
        """Take sorted hashes (uint32) and their inverse document frequencies."""
        self.hashes, self.idf = hashes, idf
        self._weights = np.where(are_words(hashes), idf, idf * np.float32(_PIECE_WEIGHT)).astype(np.float32)

    @classmethod
    def of(cls, texts: Iterable[Features]) -> Vocabulary:
        """Learn from the features of texts how common each is."""
        rows = [np.unique(text.hashes) for text in texts]
        hashes, counts = np.unique(np.concatenate([*rows, np.zeros(0, dtype=np.uint32)]), return_counts=True)
        return cls(hashes.astype(np.uint32), _idf(len(rows), counts))

    def row(self, text: Features) -> Row:
        """A text weighted by this vocabulary; features never seen weigh nothing."""
        found, counts = np.unique(text.hashes, return_counts=True)
        if not len(found) or not len(self.hashes):
            return Row(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
        at = np.minimum(np.searchsorted(self.hashes, found), len(self.hashes) - 1)
        known = self.hashes[at] == found
        columns = at[known]
        weights = _repeated(counts[known]) * self._weights[columns]
        length = float(np.sqrt((weights**2).sum())) or 1.0
        seen = set(found[known].tolist())
        share = sum(single in seen for single in text.singles) / len(text.singles) if text.singles else 1.0
        return Row(columns, weights / np.float32(length), share)

    def matrix(self, texts: Sequence[Features]) -> Any:
        """The rows of texts all of whose features are known, one below the other (`scipy.sparse.csr_matrix`)."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415 - training only: parsing does without scipy

        none = np.zeros(0, dtype=np.uint32)
        hashes = np.concatenate([*(text.hashes for text in texts), none]).astype(np.uint64)
        text = np.repeat(np.arange(len(texts), dtype=np.uint64), [len(one.hashes) for one in texts])
        found, counts = np.unique(text << np.uint64(32) | hashes, return_counts=True)
        row = (found >> np.uint64(32)).astype(np.int64)
        columns = np.searchsorted(self.hashes, (found & np.uint64(0xFFFFFFFF)).astype(np.uint32))
        weights = _repeated(counts) * self._weights[columns]
        lengths = np.sqrt(np.bincount(row, weights.astype(np.float64) ** 2, minlength=len(texts)))
        starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(texts)))])
        values = (weights / lengths[row]).astype(np.float32)
        return csr_matrix((values, columns, starts), shape=(len(texts), len(self.hashes)))

    def widened(self, texts: Sequence[Features], known: int) -> Vocabulary:
        """This vocabulary with the features of further texts, those it has weighing what they did.

        Args:
            texts: the further texts.
            known: how many texts this vocabulary was learnt from.
        """
        rows = [np.unique(text.hashes) for text in texts]
        found, counts = np.unique(np.concatenate([*rows, np.zeros(0, dtype=np.uint32)]), return_counts=True)
        fresh = ~np.isin(found, self.hashes)
        hashes = np.concatenate([self.hashes, found[fresh]])
        idf = np.concatenate([self.idf, _idf(known + len(rows), counts[fresh])])
        order = np.argsort(hashes)
        return Vocabulary(hashes[order].astype(np.uint32), idf[order])

    def arrays(self) -> dict[str, Array]:
        """What `from_arrays` takes."""
        return {"hashes": self.hashes, "idf": self.idf}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> Vocabulary:
        """The vocabulary of `arrays`."""
        return cls(arrays["hashes"], arrays["idf"])


def _idf(texts: int, counts: Array) -> Array:
    return np.asarray(np.log((1 + texts) / (1 + counts)) + 1, dtype=np.float32)


def _repeated(counts: Array) -> Array:
    return np.asarray(1 + np.log(counts), dtype=np.float32)


def replace_places(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with each span (start, end; none overlapping) replaced by `PLACE`."""
    out, done = [], 0
    for start, end in sorted(spans):
        out += [text[done:start], f" {PLACE} "]
        done = end
    return "".join([*out, text[done:]])
