"""What the ranker is sure of, learnt from examples that a trial training did not see, and from labels it did not see.

A question held out tells how often the first label is right at a given score. A question whose label is held out
with all its examples, or one that is about nothing of ours, stands for what nobody has taught: whatever is answered
then is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nlu.ranking import rerank
from nlu.ranking.features import Row
from nlu.ranking.linear import LinearScorer, fit_linear
from nlu.ranking.neighbours import Neighbours

Array = np.ndarray[Any, Any]
_HELD_OUT = 0.2
_MOST = 1800
_UNTAUGHT_LABELS = 0.06
_UNTAUGHT_SHARE = 0.03  # messages of real life, roughly, that ask for a matter near ours which no label covers
_STRANGE_SHARE = 0.1  # messages about nothing of ours
_WRONG = 0.02
_ASK_RIGHT = 0.5
_FEWEST = 16  # labels held out must leave enough others
_NOWHERE = -1  # the label of what nobody taught


@dataclass(frozen=True)
class Calibration:
    """Everything learnt from held-out examples.

    Attributes:
        order: weights of the candidate features.
        sure: weights of the signs of sureness, constant last.
        answer_from: confidence from which the first label is answered.
        ask_from: confidence from which the first labels are offered.
        figures: what the held-out questions gave (shares, 0–1).
    """

    order: Array
    sure: Array
    answer_from: float
    ask_from: float
    figures: dict[str, float]


@dataclass(frozen=True)
class Rows:
    """Examples ready for training, sorted by label.

    Attributes:
        rows: features.
        words: number of words of each.
        labels: label index of each, ascending; every index up to the highest occurs.
        words_among: for each feature, whether it is a word or a pair of words.
    """

    rows: Sequence[Row]
    words: Sequence[int]
    labels: Array
    words_among: Array

    def part(self, positions: Array, labels: Array) -> Rows:
        """Some of the examples under other label indexes."""
        return Rows([self.rows[at] for at in positions], [self.words[at] for at in positions], labels, self.words_among)


@dataclass(frozen=True)
class _HeldOut:
    found: rerank.Candidates
    truth: int
    row: Row
    words: int


def fit_parts(data: Rows) -> tuple[LinearScorer, Neighbours]:
    """The linear model and the neighbours of examples."""
    count = int(data.labels.max()) + 1
    return (
        fit_linear(data.rows, data.labels, count, len(data.words_among)),
        Neighbours.build(data.rows, data.labels, data.words_among),
    )


def calibrate(data: Rows, strangers: Sequence[tuple[Row, int]], harmless: Array) -> Calibration:
    """Learn order and sureness from a trial training on a part of the examples.

    Args:
        data: all examples.
        strangers: rows and word counts of texts that are about nothing of ours.
        harmless: for each label, whether it is right to answer it to a stranger (out of scope, small talk).
    """
    generator = np.random.default_rng(20250701)
    sizes = np.bincount(data.labels)
    untaught = np.zeros(len(sizes), dtype=bool)
    if len(sizes) >= _FEWEST:
        untaught[generator.choice(len(sizes), int(len(sizes) * _UNTAUGHT_LABELS), replace=False)] = True
    mixed = generator.permutation(len(data.labels))
    rank_in_label = np.zeros(len(mixed), dtype=np.int64)
    by_label = mixed[np.argsort(data.labels[mixed], kind="stable")]
    rank_in_label[by_label] = np.arange(len(mixed)) - (np.cumsum(sizes) - sizes)[data.labels[by_label]]
    out = rank_in_label < np.minimum(sizes - 1, np.ceil(sizes * _HELD_OUT))[data.labels]
    strange = untaught[data.labels]
    kept = np.flatnonzero(~out & ~strange)
    names, dense = np.unique(data.labels[kept], return_inverse=True)
    position = np.full(len(sizes), _NOWHERE)
    position[names] = np.arange(len(names))
    linear, neighbours = fit_parts(data.part(kept, dense))
    left = np.bincount(dense)

    def rank(row: Row, words: int, truth: int) -> _HeldOut:
        similar = neighbours.by_label(neighbours.cosines(row))
        return _HeldOut(rerank.candidates(linear.score(row), similar, left), truth, row, words)

    taught_at = _some(generator, np.flatnonzero(out & ~strange), _MOST)
    untaught_at = _some(generator, np.flatnonzero(strange), _MOST // 6)
    taught = [rank(data.rows[at], data.words[at], int(position[data.labels[at]])) for at in taught_at]
    unknown = [rank(data.rows[at], data.words[at], _NOWHERE) for at in untaught_at]
    strange_ones = [rank(row, words, _NOWHERE) for row, words in strangers if len(row.columns)]
    return _learn(taught, unknown, strange_ones, harmless[names])


def _some(generator: np.random.Generator, values: Array, count: int) -> Array:
    return values if len(values) <= count else np.sort(generator.choice(values, count, replace=False))


def _learn(taught: list[_HeldOut], unknown: list[_HeldOut], strange: list[_HeldOut], harmless: Array) -> Calibration:
    there = [held for held in taught if held.truth in held.found.labels]
    order = np.zeros(rerank.FEATURES)
    order[0] = 1.0
    if there:
        order = rerank.fit_order(
            [held.found for held in there], [int(np.flatnonzero(held.found.labels == held.truth)[0]) for held in there]
        )
    signs, right, near, share = [], [], [], []
    for group, part in ((taught, 1.0), (unknown, _UNTAUGHT_SHARE), (strange, _STRANGE_SHARE)):
        for held in group:
            shares = rerank.soft(held.found.features @ order)
            best = np.argsort(-shares)
            names = held.found.labels[best]
            signs.append(rerank.signs_of(shares[best], held.found.features[best[0]], held.row.coverage, held.words))
            right.append(bool(harmless[names[0]]) if group is strange else names[0] == held.truth)
            near.append(held.truth in names[:3])
            share.append(part * max(len(taught), 1) / len(group))
    if not signs:
        return Calibration(order, np.zeros(rerank.SIGNS + 1), 0.5, 0.2, {})
    correct, close, weight = np.array(right, dtype=float), np.array(near, dtype=float), np.array(share)
    inputs = np.array(signs)
    sure = rerank.fit_sureness(inputs, correct, weight)
    confidence = 1 / (1 + np.exp(-(inputs @ sure[:-1] + sure[-1])))
    answer_from, ask_from = _thresholds(confidence, correct, close, weight)
    told = confidence >= answer_from
    count = max(len(taught), 1)
    figures = {
        "first": float(correct[: len(taught)].sum() / count),
        "first_three": float(close[: len(taught)].sum() / count),
        "answered": float(told[: len(taught)].sum() / count),
        "wrong": float((weight * (1 - correct))[told].sum() / weight.sum()),
        "strangers_answered": float((told & (correct == 0))[-len(strange) :].mean()) if strange else 0.0,
    }
    return Calibration(order, sure, answer_from, ask_from, figures)


def _thresholds(confidence: Array, right: Array, near: Array, weight: Array) -> tuple[float, float]:
    """Lowest confidence at which wrong answers stay rare, and at which offering three usually helps."""
    order = np.argsort(-confidence)
    wrong = np.cumsum((weight * (1 - right))[order]) / weight.sum()
    allowed = np.flatnonzero(wrong <= _WRONG)
    answer_from = float(confidence[order[allowed[-1]]]) if len(allowed) else 1.0
    steps = np.linspace(0.02, max(answer_from, 0.03), 40)
    for low in steps:
        part = (confidence >= low) & (confidence < low + 0.1)
        if weight[part].sum() and (weight * near)[part].sum() / weight[part].sum() >= _ASK_RIGHT:
            return answer_from, float(min(low, answer_from))
    return answer_from, answer_from
