"""Diacritics put back into text typed without them: a bigram model of syllables, searched exactly (Viterbi).

Trained on our own texts (procedure names, questions, answers, place names), so it knows the words of this field:
`lam giay khai sinh` → `làm giấy khai sinh`. A syllable typed with diacritics is never changed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np

from nlu.text.folding import canonical, fold, has_diacritics
from nlu.text.words import is_word, split_words

_START = 0  # id of the boundary before the first syllable
_BIGRAM_SHARE = 0.9  # weight of the bigram against the unigram
_ACCENTED_MESSAGE = 0.35  # from this share of accented words on, a plain word was probably meant plain
_PLAIN_BONUS = 4.0  # log weight of the typed form in such a message
_MAX_CANDIDATES = 12
_UNKNOWN = 1e-6  # share of a syllable never seen

_Path: TypeAlias = "tuple[str, _Path] | None"


class Restorer:
    """Restores diacritics; built by `train` or `from_arrays`, read-only afterwards."""

    def __init__(
        self,
        syllables: list[str],
        counts: np.ndarray[Any, Any],
        pairs: np.ndarray[Any, Any],
        pair_counts: np.ndarray[Any, Any],
    ) -> None:
        """Take the counted model.

        Args:
            syllables: all syllables, index 0 being the boundary.
            counts: how often each was seen.
            pairs: `left * len(syllables) + right` of every pair seen.
            pair_counts: how often each pair was seen.
        """
        self._syllables, self._counts, self._pairs, self._pair_counts = syllables, counts, pairs, pair_counts
        self._size = len(syllables)
        total = float(counts[1:].sum()) or 1.0
        alone = [(1 - _BIGRAM_SHARE) * (count + 0.5) / total for count in counts.tolist()]
        alone[_START] = _UNKNOWN
        self._alone = [math.log(share) for share in alone]
        left = np.maximum(counts[pairs // self._size], 1).astype(np.float64) if len(pairs) else np.zeros(0)
        shares = (_BIGRAM_SHARE * pair_counts / left).tolist()
        # logarithms, by `left * size + right`, of the pair's share mixed with that of its right syllable alone
        self._after = {
            pair: math.log(share + alone[pair % self._size]) for pair, share in zip(pairs.tolist(), shares, strict=True)
        }
        self._options = lru_cache(maxsize=20_000)(self._find_options)
        self._candidates: dict[str, list[int]] = {}
        for at in sorted(range(1, self._size), key=lambda index: -counts[index]):
            options = self._candidates.setdefault(fold(syllables[at]), [])
            if len(options) < _MAX_CANDIDATES:
                options.append(at)

    @classmethod
    def train(cls, texts: Iterable[str]) -> Restorer:
        """Count syllables and pairs of syllables.

        Args:
            texts: texts with diacritics; texts without any teach nothing and are passed over.
        """
        ids: dict[str, int] = {"": _START}
        unigrams: Counter[int] = Counter()
        bigrams: Counter[tuple[int, int]] = Counter()
        for text in texts:
            if not has_diacritics(text):
                continue
            left = _START
            unigrams[left] += 1
            for token in split_words(canonical(text)):
                if not is_word(token):
                    if any(mark in token for mark in ".;:!?\n"):
                        left = _START
                    continue
                right = ids.setdefault(token, len(ids))
                unigrams[right] += 1
                bigrams[left, right] += 1
                left = right
        size = len(ids)
        pairs = sorted((left * size + right, count) for (left, right), count in bigrams.items())
        return cls(
            list(ids),
            np.array([unigrams[at] for at in range(size)], dtype=np.int32),
            np.array([key for key, _ in pairs], dtype=np.int64),
            np.array([count for _, count in pairs], dtype=np.int32),
        )

    def to_arrays(self) -> dict[str, np.ndarray[Any, Any]]:
        """The model as arrays for `numpy.savez`, no pickle."""
        text = "\n".join(self._syllables).encode()
        return {
            "syllables": np.frombuffer(text, dtype=np.uint8),
            "counts": self._counts,
            "pairs": self._pairs,
            "pair_counts": self._pair_counts,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray[Any, Any]]) -> Restorer:
        """The model of `to_arrays`."""
        syllables = arrays["syllables"].tobytes().decode().split("\n")
        return cls(syllables, arrays["counts"], arrays["pairs"], arrays["pair_counts"])

    def restore(self, text: str, typed: str | None = None) -> str:
        """The text with diacritics on the words that were typed without.

        Args:
            text: NFC text, any case; restored words come back in lower case.
            typed: the message before abbreviations were written out (`cccd` brings four words with diacritics that
                nobody typed); it tells whether its writer uses diacritics. The text itself when left out.

        Returns:
            The same words and gaps; unknown words and words with diacritics as they were.
        """
        tokens = split_words(text)
        spots = [at for at, token in enumerate(tokens) if is_word(token)]
        if not spots:
            return text
        bonus = _PLAIN_BONUS if is_accented(text if typed is None else typed) else 0.0
        for at, word in zip(spots, self._best([tokens[at] for at in spots], bonus), strict=True):
            tokens[at] = word
        return "".join(tokens)

    def _best(self, words: list[str], bonus: float) -> list[str]:
        """The likeliest spelling of the words.

        `paths` maps the last syllable's id to its score and the spelling so far, last word first (`(word, before)`).
        """
        paths: dict[int, tuple[float, _Path]] = {_START: (0.0, None)}
        for word in words:
            step: dict[int, tuple[float, _Path]] = {}
            for syllable, spelling, weight in self._options(word, bonus):
                alone, best, behind = self._alone[syllable], -math.inf, None
                for left, (before, path) in paths.items():
                    score = before + self._after.get(left * self._size + syllable, alone)
                    if score > best:
                        best, behind = score, path
                step[syllable] = (best + weight, (spelling, behind))
            paths = step
        path = max(paths.values(), key=lambda found: found[0])[1]
        spellings = []
        while path is not None:
            spelling, path = path
            spellings.append(spelling)
        return spellings[::-1]

    def _find_options(self, word: str, bonus: float) -> list[tuple[int, str, float]]:
        """Possible syllables of a typed word: id (0 when unknown), spelling, log weight."""
        lower = word.lower()
        options = self._candidates.get(fold(lower), [])
        if not lower.isascii():
            known = canonical(lower)
            return [(next((at for at in options if self._syllables[at] == known), _START), word, 0.0)]
        if not options or not lower.isalpha():
            return [(_START, word, 0.0)]
        return [(at, self._syllables[at], bonus if self._syllables[at] == lower else 0.0) for at in options]


def is_accented(text: str) -> bool:
    """Whether the writer of a text uses diacritics."""
    words = [token for token in split_words(text) if is_word(token)]
    return sum(1 for word in words if not word.isascii()) >= _ACCENTED_MESSAGE * len(words)
