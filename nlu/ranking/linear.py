"""A linear classifier for many labels: one support vector machine a label, trained against its hard negatives only.

An example competes in the few labels whose centroid it resembles, not in all of them; that makes training several times
cheaper than one-versus-rest at the same accuracy, and the weights sparse. Scikit-learn trains, numpy scores.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from nlu.ranking.features import Row

Array = np.ndarray[Any, Any]
_RIVALS = 30  # labels an example competes in besides its own
_STRANGERS = 300  # negatives drawn from anywhere, so that a label knows what has nothing to do with it
_COST = 1.0
_MANY = 0.15  # features that speak of a larger share of the labels have a row of the matrix
_SMALLEST = 0.03  # weights nearer to zero are dropped
_TOLERANCE = 0.05
_SKETCH = 2048
_SEED = 20250701


@dataclass(frozen=True)
class Common:
    """Weights of the features that speak of many labels: for each feature its row (−1 for none), one column a label."""

    rows: Array
    matrix: Array


@dataclass(frozen=True)
class Rare:
    """Weights of all other features: where each one's begin (one more entry than features), labels, weights."""

    starts: Array
    labels: Array
    weights: Array


class LinearScorer:
    """Margins of all labels for a row.

    What a feature says of many labels lies in a row of a matrix, which is added up whole; what it says of few lies
    entry by entry. Nearly all entries a message meets belong to features of the first kind.
    """

    def __init__(self, common: Common, rare: Rare, intercepts: Array) -> None:
        """Take weights as `of` sorts them, and the constant of each label."""
        # half floats are slow to add up
        self.common = Common(common.rows, common.matrix.astype(np.float32))
        self.rare, self.intercepts = rare, intercepts

    @classmethod
    def of(cls, machines: Sequence[Machine], features: int) -> LinearScorer:
        """The scorer of one machine a label.

        Args:
            machines: of all labels, in their order.
            features: number of features.
        """
        found = np.concatenate([one.features for one in machines])
        order = np.argsort(found, kind="stable")
        labels = np.repeat(np.arange(len(machines), dtype=np.int16), [len(one.features) for one in machines])[order]
        weights = np.concatenate([one.weights for one in machines])[order]
        sizes = np.bincount(found, minlength=features)
        many = sizes > _MANY * len(machines)
        rows = np.where(many, np.cumsum(many) - 1, -1).astype(np.int32)
        matrix = np.zeros((int(many.sum()), len(machines)), dtype=np.float16)
        row_of = np.repeat(rows, sizes)
        among = row_of >= 0
        matrix[row_of[among], labels[among]] = weights[among]
        starts = np.concatenate([[0], np.cumsum(np.where(many, 0, sizes))]).astype(np.int32)
        intercepts = np.array([one.intercept for one in machines], dtype=np.float32)
        return cls(Common(rows, matrix), Rare(starts, labels[~among], weights[~among]), intercepts)

    def score(self, row: Row) -> Array:
        """Margin of each label: about 1 for a clear hit, about −1 for no relation."""
        at, factors = _postings(self.rare.starts, row)
        rare = np.bincount(self.rare.labels[at], self.rare.weights[at] * factors, len(self.intercepts))
        rows = self.common.rows[row.columns]
        among = rows >= 0
        # not a matrix product: the linear algebra library would wake a thread on every core for so little
        common = np.einsum("i,ij->j", row.weights[among], self.common.matrix.take(rows[among], axis=0))
        return np.asarray(rare + common + self.intercepts)

    def arrays(self) -> dict[str, Array]:
        """What `from_arrays` takes."""
        common = {"rows": self.common.rows, "matrix": self.common.matrix.astype(np.float16)}
        return {**common, **vars(self.rare), "intercepts": self.intercepts}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> LinearScorer:
        """The scorer of `arrays`."""
        rare = Rare(arrays["starts"], arrays["labels"], arrays["weights"])
        return cls(Common(arrays["rows"], arrays["matrix"]), rare, arrays["intercepts"])


def _postings(starts: Array, row: Row) -> tuple[Array, Array]:
    """Positions of the entries stored for the features of a row, and the row's weight for each entry."""
    begin = starts[row.columns].astype(np.int64)
    sizes = starts[row.columns + 1] - begin
    shift = begin - np.concatenate([[0], np.cumsum(sizes)[:-1]]) if len(sizes) else begin
    return np.repeat(shift, sizes) + np.arange(int(sizes.sum())), np.repeat(row.weights, sizes)


@dataclass(frozen=True)
class Machine:
    """The support vector machine of one label.

    Attributes:
        features: what it looks at, ascending.
        weights: what each speaks for (half floats).
        intercept: constant.
    """

    features: Array
    weights: Array
    intercept: float


_NO_MACHINE = Machine(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float16), -1.0)


def fit_machines(matrix: Any, labels: Array, near: Array, wanted: Sequence[int]) -> list[Machine]:
    """Train the machines of some labels.

    Args:
        matrix: examples as rows (`Vocabulary.matrix`).
        labels: label of each example.
        near: labels that each example competes in (`nearest`).
        wanted: labels to train; each has an example.
    """
    matrix, examples = matrix.astype(np.float64), len(labels)
    order = np.argsort(near, axis=None, kind="stable")
    sorted_labels, example_of = near.ravel()[order], order // near.shape[1]

    def machine(label: int) -> Machine:
        begin, end = np.searchsorted(sorted_labels, [label, label + 1])
        strangers = np.random.default_rng([_SEED, label]).integers(0, examples, _STRANGERS)
        others = np.union1d(example_of[begin:end], strangers)
        return _fit_one(matrix, labels == label, others[labels[others] != label])

    # the library trains without holding Python's lock, so threads use every core
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(machine, wanted))


def _fit_one(matrix: Any, own: Array, others: Array) -> Machine:
    """The machine that tells a label's own examples (a mask) from others (their positions)."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as in Vocabulary.matrix
    from sklearn import config_context  # noqa: PLC0415
    from sklearn.svm import LinearSVC  # noqa: PLC0415

    chosen = np.concatenate([np.flatnonzero(own), others])
    if not own.any() or not len(others):
        return _NO_MACHINE
    part = matrix[chosen]  # only the columns it uses: narrow enough for the processor's cache
    used = np.zeros(matrix.shape[1], dtype=bool)
    used[part.indices] = True
    narrow = csr_matrix((part.data, (np.cumsum(used) - 1)[part.indices], part.indptr))
    machine = LinearSVC(C=_COST, tol=_TOLERANCE, random_state=_SEED)
    with config_context(assume_finite=True):  # or it looks at every number first
        machine.fit(narrow, own[chosen])
    weights = machine.coef_[0]
    kept = np.flatnonzero(np.abs(weights) > _SMALLEST)
    return Machine(np.flatnonzero(used)[kept], weights[kept].astype(np.float16), float(machine.intercept_[0]))


def nearest(matrix: Any, centroids: Any) -> Array:
    """The labels whose centroids each example resembles most (one row an example).

    Args:
        matrix: examples as rows.
        centroids: labels as rows (`centroids`).
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as in Vocabulary.matrix

    count, features = centroids.shape
    most = min(_RIVALS + 1, count)
    generator = np.random.default_rng(_SEED)
    buckets = generator.integers(0, _SKETCH, features)
    signs = generator.choice(np.array([-1.0, 1.0], dtype=np.float32), features)
    thrown = csr_matrix((signs, buckets, np.arange(features + 1)), shape=(features, _SKETCH))
    dense, towards = (matrix @ thrown).toarray(), (centroids @ thrown).toarray()
    towards /= np.maximum(np.linalg.norm(towards, axis=1, keepdims=True), 1e-6)
    return np.argpartition(-(dense @ towards.T), most - 1, axis=1)[:, :most].astype(np.int16)


def centroids(matrix: Any, labels: Array, count: int) -> Any:
    """The sums of the examples of each label, one row a label.

    Args:
        matrix: examples as rows.
        labels: label of each example.
        count: number of labels.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as in Vocabulary.matrix

    examples = len(labels)
    ones = np.ones(examples, dtype=np.float32)
    return csr_matrix((ones, (labels, np.arange(examples))), shape=(count, examples)) @ matrix
