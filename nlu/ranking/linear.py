"""A linear classifier for many labels: one support vector machine a label, trained against its hard negatives only.

An example competes in the few labels whose centroid it resembles, not in all of them; that makes training several times
cheaper than one-versus-rest at the same accuracy, and the weights sparse. Scikit-learn trains, numpy scores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from nlu.ranking.features import Row

Array = np.ndarray[Any, Any]
_RIVALS = 30  # labels an example competes in besides its own
_STRANGERS = 300  # negatives drawn from anywhere, so that a label knows what has nothing to do with it
_COST = 1.0
_SMALLEST = 0.01  # weights nearer to zero are dropped
_TOLERANCE = 0.05
_SKETCH = 2048
_SEED = 20250701


class LinearScorer:
    """Margins of all labels for a row, from weights stored by feature."""

    def __init__(self, starts: Array, labels: Array, weights: Array, intercepts: Array) -> None:
        """Take sparse weights.

        Args:
            starts: where each feature's weights begin (one more entry than features).
            labels: label of each weight.
            weights: the weights.
            intercepts: constant of each label.
        """
        self.starts, self.intercepts = starts, intercepts
        self.labels, self.weights = (
            labels.astype(np.int32),
            weights.astype(np.float32),
        )  # small types are slow to add up

    def score(self, row: Row) -> Array:
        """Margin of each label: about 1 for a clear hit, about −1 for no relation."""
        at, factors = postings(self.starts, row)
        found = np.bincount(self.labels[at], self.weights[at] * factors, len(self.intercepts))
        return np.asarray(found + self.intercepts)

    def arrays(self) -> dict[str, Array]:
        """What `from_arrays` takes."""
        return {
            "starts": self.starts,
            "labels": self.labels.astype(np.int16),
            "weights": self.weights.astype(np.float16),
            "intercepts": self.intercepts,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> LinearScorer:
        """The scorer of `arrays`."""
        return cls(*(arrays[name] for name in ("starts", "labels", "weights", "intercepts")))


def postings(starts: Array, row: Row) -> tuple[Array, Array]:
    """Positions of the entries stored for the features of a row, and the row's weight for each entry."""
    begin = starts[row.columns].astype(np.int64)
    sizes = starts[row.columns + 1] - begin
    shift = begin - np.concatenate([[0], np.cumsum(sizes)[:-1]]) if len(sizes) else begin
    return np.repeat(shift, sizes) + np.arange(int(sizes.sum())), np.repeat(row.weights, sizes)


def fit_linear(rows: Sequence[Row], labels: Array, count: int, features: int) -> LinearScorer:
    """Train one machine a label.

    Args:
        rows: examples.
        labels: label of each example; every label has one at least.
        count: number of labels.
        features: number of features.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - training only: parsing does without scipy and scikit-learn
    from sklearn.svm import LinearSVC  # noqa: PLC0415

    starts = np.concatenate([[0], np.cumsum([len(row.columns) for row in rows])])
    columns, values = np.concatenate([row.columns for row in rows]), np.concatenate([row.weights for row in rows])
    matrix = csr_matrix((values.astype(np.float64), columns, starts), shape=(len(rows), features))
    rivals = _rivals(matrix, labels, count)
    generator = np.random.default_rng(_SEED)
    found_features, found_labels, found_weights = [], [], []
    intercepts = np.full(count, -1.0, dtype=np.float32)
    for label in range(count):
        own = np.flatnonzero(labels == label)
        others = np.union1d(rivals[label], generator.integers(0, len(rows), _STRANGERS))
        others = others[labels[others] != label]
        if not len(own) or not len(others):
            continue
        chosen = np.concatenate([own, others])
        part = matrix[chosen]  # only the columns it uses: narrow enough for the processor's cache
        used = np.zeros(features, dtype=bool)
        used[part.indices] = True
        narrow = csr_matrix((part.data, (np.cumsum(used) - 1)[part.indices], part.indptr))
        machine = LinearSVC(C=_COST, tol=_TOLERANCE, random_state=_SEED)
        machine.fit(narrow, labels[chosen] == label)
        weights = machine.coef_[0]
        kept = np.flatnonzero(np.abs(weights) > _SMALLEST)
        found_features.append(np.flatnonzero(used)[kept])
        found_labels.append(np.full(len(kept), label, dtype=np.int16))
        found_weights.append(weights[kept].astype(np.float16))
        intercepts[label] = machine.intercept_[0]
    empty = np.zeros(0, dtype=np.int64)
    at = np.concatenate([empty, *found_features])
    order = np.argsort(at, kind="stable")
    return LinearScorer(
        np.concatenate([[0], np.cumsum(np.bincount(at, minlength=features))]).astype(np.int32),
        np.concatenate([empty.astype(np.int16), *found_labels])[order],
        np.concatenate([empty.astype(np.float16), *found_weights])[order],
        intercepts,
    )


def _rivals(matrix: Any, labels: Array, count: int) -> list[Array]:
    """For each label the examples of other labels that resemble its centroid most, seen from the examples."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as in fit_linear

    if count <= _RIVALS + 1:
        return [np.arange(matrix.shape[0])] * count
    generator = np.random.default_rng(_SEED)
    examples, features = matrix.shape
    buckets = generator.integers(0, _SKETCH, features)
    signs = generator.choice(np.array([-1.0, 1.0], dtype=np.float32), features)
    thrown = csr_matrix((signs, buckets, np.arange(features + 1)), shape=(features, _SKETCH))
    sketch = matrix.astype(np.float32) @ thrown
    of_label = csr_matrix((np.ones(examples, dtype=np.float32), (labels, np.arange(examples))), shape=(count, examples))
    dense, centroids = sketch.toarray(), (of_label @ sketch).toarray()
    centroids /= np.maximum(np.linalg.norm(centroids, axis=1, keepdims=True), 1e-6)
    near = dense @ centroids.T
    most = _RIVALS + 1
    best = np.argpartition(-near, most - 1, axis=1)[:, :most]
    example, rival = np.repeat(np.arange(len(labels)), most), best.ravel()
    order = np.argsort(rival, kind="stable")
    return np.split(example[order], np.cumsum(np.bincount(rival, minlength=count))[:-1])
