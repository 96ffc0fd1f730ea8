"""The last word on the few labels that the linear model and the neighbours put in front, and how sure it is.

Two small logistic models: one orders the candidates, one tells the probability that the first is right.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nlu.ranking.features import Row
from nlu.ranking.neighbours import Similarities

Array = np.ndarray[Any, Any]
_EACH = 8  # candidates taken from each route
_STEPS = 400
FEATURES = 15
# where the value of each route, and that of the kind, stands among a candidate's features
_LINEAR, _NEAREST, _CENTROID, _MEAN, _KIND = 0, 3, 6, 9, 13
_SIGNS = 16


@dataclass(frozen=True)
class Candidates:
    """Labels in question and their features, one row a label."""

    labels: Array
    features: Array


def candidates(linear: Array, similar: Similarities, sizes: Array, kind_margins: Array) -> Candidates:
    """Candidates of a message.

    Args:
        linear: score of each label by the linear model.
        similar: similarities of each label.
        sizes: number of examples of each label.
        kind_margins: for each label the score of its kind.
    """
    routes = (linear, similar.nearest, similar.centroid, similar.mean)
    count = min(_EACH, len(linear))
    labels = np.unique(np.concatenate([np.argpartition(-route, count - 1)[:count] for route in routes]))
    parts: list[Array] = []
    for route in routes:
        values = route[labels]
        ranks = np.empty(len(values))
        ranks[np.argsort(-values, kind="stable")] = np.arange(len(values))
        parts += [values, values - values.max(), 1 / (1 + ranks)]
    of_kind = kind_margins[labels]
    parts += [np.log1p(sizes[labels]), of_kind, of_kind - of_kind.max()]
    return Candidates(labels, np.stack(parts, axis=1).astype(np.float64))


def soft(scores: Array) -> Array:
    """Probabilities of scores along the last axis."""
    exponents = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=-1, keepdims=True))


def fit_order(questions: list[Candidates], right: list[int], weight: Array, decay: float = 1e-2) -> Array:
    """Weights of the candidate features, by conditional likelihood (Adam, full batch).

    Args:
        questions: candidates of each question.
        right: position of the right label among them.
        weight: how much each question counts.
        decay: weight of the quadratic penalty.

    Returns:
        One weight a feature.
    """
    widest = max(len(question.labels) for question in questions)
    features = np.zeros((len(questions), widest, FEATURES))
    there = np.full((len(questions), widest), -1e9)
    for at, question in enumerate(questions):
        features[at, : len(question.labels)] = question.features
        there[at, : len(question.labels)] = 0
    share = weight / weight.sum()
    truth = share @ features[np.arange(len(questions)), right]

    def gradient(weights: Array) -> Array:
        shares = soft(features @ weights + there) * share[:, None]
        return np.asarray(np.einsum("qc,qcf->f", shares, features) - truth + decay * weights)

    return _descend(gradient, FEATURES)


def fit_sureness(signs: Array, right: Array, weight: Array, decay: float = 1e-3) -> Array:
    """Weights (the last is the constant) that turn signs into the probability of being right."""
    mean, spread = signs.mean(axis=0), signs.std(axis=0) + 1e-6
    inputs = np.concatenate([(signs - mean) / spread, np.ones((len(signs), 1))], axis=1)

    def gradient(weights: Array) -> Array:
        wrong = weight * (1 / (1 + np.exp(-inputs @ weights)) - right)
        return np.asarray(inputs.T @ wrong / weight.sum() + decay * weights)

    found = _descend(gradient, inputs.shape[1])
    weights = found[:-1] / spread
    return np.concatenate([weights, [found[-1] - mean @ weights]])


def _descend(gradient: Callable[[Array], Array], size: int) -> Array:
    weights: Array = np.zeros(size)
    first, second = np.zeros(size), np.zeros(size)
    for step in range(1, _STEPS + 1):
        slope = gradient(weights)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        rate = 0.1 * (1 - (step - 1) / _STEPS)
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def signs_count(kinds: int) -> int:
    """Number of signs when there are so many kinds of labels."""
    return _SIGNS + kinds


def signs_of(found: Candidates, shares: Array, kinds: Array, row: Row, kind_count: int) -> Array:
    """What tells whether the likeliest candidate is right.

    Args:
        found: the candidates.
        shares: their probabilities.
        kinds: what kind of label each label is (a number).
        row: the message.
        kind_count: how many kinds there are; each is a sign of its own, so that each has its own threshold.
    """
    ranked = np.argsort(-shares, kind="stable")
    first = ranked[0]
    second = shares[ranked[1]] if len(ranked) > 1 else 0.0
    best = found.features[first]
    of_kind = kinds[found.labels]
    margins = np.sort(found.features[:, _LINEAR])
    nearest = best[_NEAREST]
    own_kind = np.zeros(kind_count)
    own_kind[of_kind[first]] = 1.0
    kind_margins = np.unique(found.features[:, _KIND])
    signs = np.array(
        [
            np.log(shares[first] + 1e-6),
            shares[first] - second,
            np.log(shares[of_kind == of_kind[first]].sum() + 1e-6),
            best[_LINEAR],
            margins[-1],
            margins[-1] - margins[-2] if len(margins) > 1 else 0.0,
            nearest,
            best[_CENTROID],
            best[_MEAN],
            row.coverage,
            nearest * row.coverage,
            row.known_words,
            row.known_words**4,
            np.log1p(row.words),
            best[_KIND],
            best[_KIND] - (kind_margins[kind_margins != best[_KIND]].max(initial=-1.0)),
        ]
    )
    return np.concatenate([signs, own_kind])


def sureness(signs: Array, weights: Array) -> float:
    """Probability (0–1) that the first candidate is right."""
    return float(1 / (1 + np.exp(-(signs @ weights[:-1] + weights[-1]))))
