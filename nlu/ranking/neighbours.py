"""Similarity of a message to every example of every label: nearest example, nearest centroid.

It reaches labels that have a name and nothing else, where a trained weight has too little to go by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nlu.ranking.features import Row
from nlu.ranking.linear import postings

Array = np.ndarray[Any, Any]
_POWER = 6
_COMMON = 0.3  # features in more than this share of the examples say nothing about neighbours


@dataclass(frozen=True)
class Similarities:
    """For each label: cosine of its nearest example, cosine of its centroid, a mean that its near examples dominate."""

    nearest: Array
    centroid: Array
    mean: Array


class Neighbours:
    """Inverted index over the examples' rows, examples sorted by label."""

    def __init__(self, starts: Array, documents: Array, weights: Array, labels: Array, norms: Array) -> None:
        """Take the index.

        Args:
            starts: where each feature's postings begin (one more entry than features).
            documents: example of each posting.
            weights: weight of each posting.
            labels: label of each example, ascending; every label has one example at least.
            norms: length of each label's sum of examples.
        """
        self.starts, self.documents, self.labels, self.norms = starts, documents, labels, norms
        self.weights = weights.astype(np.float32)  # bincount casts half floats slowly
        self._first = np.flatnonzero(np.concatenate([[True], labels[1:] != labels[:-1]])) if len(labels) else labels
        self._sizes = np.bincount(labels) if len(labels) else labels

    @classmethod
    def build(cls, rows: Sequence[Row], labels: Array, words: Array) -> Neighbours:
        """Index rows.

        Args:
            rows: examples.
            labels: label of each, ascending without a hole.
            words: for each feature, whether it is a word or a pair of words; pieces of words are not compared.
        """
        features = len(words)
        columns = np.concatenate([row.columns for row in rows])
        documents = np.repeat(np.arange(len(rows)), [len(row.columns) for row in rows])
        weights = np.concatenate([row.weights / row.word_length for row in rows])
        seen = np.bincount(columns, minlength=features)
        keep = words[columns] & (seen[columns] <= max(_COMMON * len(rows), 20))
        columns, documents, weights = columns[keep], documents[keep], weights[keep]
        order = np.argsort(columns, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(columns, minlength=features))])
        cells, at = np.unique(labels[documents] * np.int64(features) + columns, return_inverse=True)
        sums = np.bincount(at, weights)
        norms = np.sqrt(np.bincount(cells // features, sums**2, int(labels.max()) + 1))
        return cls(
            starts.astype(np.int32),
            documents[order].astype(np.int32),
            weights[order],
            labels,
            np.maximum(norms, 1e-6).astype(np.float32),
        )

    def cosines(self, row: Row) -> Array:
        """Cosine of the row with every example (over words that are not common)."""
        at, factors = postings(self.starts, row)
        return np.bincount(self.documents[at], self.weights[at] * factors / row.word_length, len(self.labels))

    def by_label(self, cosines: Array) -> Similarities:
        """The cosines of the examples summed up for each label."""
        total = np.add.reduceat(cosines, self._first)
        powers = np.add.reduceat(np.abs(cosines) ** _POWER, self._first)
        return Similarities(
            np.maximum.reduceat(cosines, self._first),
            total / self.norms,
            (powers / np.sqrt(self._sizes)) ** (1 / _POWER),
        )

    def arrays(self) -> dict[str, Array]:
        """What `from_arrays` takes."""
        return {
            "starts": self.starts,
            "documents": self.documents,
            "weights": self.weights.astype(np.float16),
            "labels": self.labels,
            "norms": self.norms,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> Neighbours:
        """The index of `arrays`."""
        return cls(*(arrays[name] for name in ("starts", "documents", "weights", "labels", "norms")))
