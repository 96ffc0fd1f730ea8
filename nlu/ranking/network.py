"""A small network for many labels: the features' vectors added up, one hidden layer, a softmax over all labels.

Unlike the machines of `nlu.ranking.linear` it weighs all labels against each other at once, so that its shares tell how
sure it is; and what one label teaches about a word helps all others. Numpy scores, scipy helps to train.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from nlu.ranking.features import Row

Array = np.ndarray[Any, Any]
_SIZE = 96
_EPOCHS = 5
_FEWEST_STEPS = 400  # for small sets of examples
_BATCH = 512
_RATE = 0.01
_VECTOR_RATE = 5.0
_WARM_UP = 100  # batches
_SCALE = 4.0  # rows have length one; the hidden layer wants larger sums
_SMOOTHING = 0.1  # share of a label's target given to all labels: no certainty that the examples do not bear out
_FEATURES_DROPPED, _HIDDEN_DROPPED = 0.2, 0.3
_DECAY = 0.01
_SEED = 20250701


class Network:
    """Shares of all labels for a row."""

    def __init__(self, rows: Array, vectors: Array, bias: Array, output: Array, intercepts: Array) -> None:
        """Take trained weights.

        Args:
            rows: for each feature the row of its vector, −1 for features too rare to have one.
            vectors: one vector a row.
            bias: of the hidden layer.
            output: from the hidden layer to the labels, one column a label.
            intercepts: constant of each label.
        """
        self.rows, self.vectors = rows.astype(np.int32), vectors.astype(np.float16)
        self.bias, self.output, self.intercepts = (part.astype(np.float32) for part in (bias, output, intercepts))

    def score(self, row: Row) -> Array:
        """Logarithm of each label's share."""
        rows = self.rows[row.columns]
        known = rows >= 0
        vectors = self.vectors.take(rows[known], axis=0).astype(np.float32)
        # not matrix products: see LinearScorer.score
        hidden = np.maximum(np.einsum("i,ij->j", row.weights[known] * np.float32(_SCALE), vectors) + self.bias, 0)
        found = np.einsum("i,ij->j", hidden, self.output) + self.intercepts
        highest = found.max()
        return np.asarray(found - highest - np.log(np.exp(found - highest).sum()))

    def moved(self, columns: Array, features: int) -> Network:
        """The same network among more features, of which it knows nothing.

        Args:
            columns: where each of its features stands then.
            features: number of features then.
        """
        rows = np.full(features, -1, dtype=np.int32)
        rows[columns] = self.rows
        return Network(rows, self.vectors, self.bias, self.output, self.intercepts)

    def arrays(self) -> dict[str, Array]:
        """What `from_arrays` takes."""
        return {
            "rows": self.rows,
            "vectors": self.vectors,
            "bias": self.bias,
            "output": self.output.astype(np.float16),
            "intercepts": self.intercepts,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array]) -> Network:
        """The network of `arrays`."""
        return cls(*(arrays[name] for name in ("rows", "vectors", "bias", "output", "intercepts")))


def fit_network(matrix: Any, labels: Array, count: int) -> Network:
    """Train the network.

    Args:
        matrix: examples as rows (`Vocabulary.matrix`).
        labels: label of each example.
        count: number of labels.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as in Vocabulary.matrix

    often = np.bincount(matrix.indices, minlength=matrix.shape[1]) > 1
    at = np.where(often, np.cumsum(often) - 1, -1)
    kept = often[matrix.indices]
    starts = np.concatenate([[0], np.cumsum(kept)])[matrix.indptr]
    values, columns = matrix.data[kept] * np.float32(_SCALE), at[matrix.indices[kept]]
    matrix = csr_matrix((values, columns, starts), shape=(len(labels), max(int(often.sum()), 1)))
    trainer = _Trainer(matrix.shape[1], count, np.random.default_rng(_SEED))
    batches = max(len(labels) // _BATCH, 1)
    epochs = max(_EPOCHS, -(-_FEWEST_STEPS // batches))
    steps = epochs * batches
    for epoch in range(epochs):
        order = trainer.generator.permutation(len(labels))
        for number, chosen in enumerate(np.array_split(order, batches)):
            step = epoch * batches + number
            rate = _RATE * min(1.0, (step + 1) / min(_WARM_UP, steps)) * max(1 - step / steps, 0.01)
            trainer.step(matrix[chosen], labels[chosen], rate)
    return Network(at, trainer.vectors, trainer.bias, trainer.output, trainer.intercepts)


class _Adam:
    """Moments of one dense parameter."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.first, self.second = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        self.steps = 0

    def change(self, slope: Array) -> Array:
        """How far to go along the slope, for a rate of one."""
        self.steps += 1
        self.first += 0.1 * (slope - self.first)
        self.second += 0.001 * (slope * slope - self.second)
        correction = np.sqrt(1 - 0.999**self.steps) / (1 - 0.9**self.steps)
        return np.asarray(self.first * np.float32(correction) / (np.sqrt(self.second) + 1e-8))


class _Trainer:
    """The weights while they are learnt; vectors by steps whose length each feature's past slopes set."""

    def __init__(self, features: int, count: int, generator: np.random.Generator) -> None:
        self.generator = generator
        self.vectors = (generator.standard_normal((features, _SIZE)) * 0.1).astype(np.float32)
        self.slopes = np.zeros(features, np.float32)
        self.bias = np.zeros(_SIZE, np.float32)
        self.output = ((generator.random((_SIZE, count)) * 2 - 1) / np.sqrt(_SIZE)).astype(np.float32)
        self.intercepts = np.zeros(count, np.float32)
        self.moments = {name: _Adam(getattr(self, name).shape) for name in ("bias", "output", "intercepts")}
        self.position = np.zeros(features, np.int64)

    def step(self, batch: Any, labels: Array, rate: float) -> None:
        """Learn from a batch of rows (sparse) and their labels."""
        size = len(labels)
        used = np.unique(batch.indices)
        self.position[used] = np.arange(len(used))
        kept = self.generator.random(len(batch.data), dtype=np.float32) >= _FEATURES_DROPPED
        batch.data *= kept / np.float32(1 - _FEATURES_DROPPED)
        part = type(batch)((batch.data, self.position[batch.indices], batch.indptr), shape=(size, len(used)))
        hidden = part @ self.vectors[used] + self.bias
        mask = (hidden > 0) * (self.generator.random(hidden.shape, dtype=np.float32) >= _HIDDEN_DROPPED)
        mask = mask / np.float32(1 - _HIDDEN_DROPPED)
        hidden *= mask
        found = hidden @ self.output + self.intercepts
        found -= found.max(axis=1, keepdims=True)
        shares = np.exp(found)
        shares /= shares.sum(axis=1, keepdims=True)
        shares -= np.float32(_SMOOTHING / found.shape[1])
        shares[np.arange(size), labels] -= 1 - _SMOOTHING
        shares /= size
        back = (shares @ self.output.T) * mask
        slope = part.T @ back
        self.slopes[used] += (slope * slope).mean(axis=1)
        self.vectors[used] -= np.float32(rate * _VECTOR_RATE) * slope / (np.sqrt(self.slopes[used])[:, None] + 1e-8)
        self.output *= 1 - rate * _DECAY
        for name, along in (
            ("output", hidden.T @ shares),
            ("bias", back.sum(axis=0)),
            ("intercepts", shares.sum(axis=0)),
        ):
            getattr(self, name)[...] -= np.float32(rate) * self.moments[name].change(along)
