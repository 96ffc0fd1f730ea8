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
_MOST = 2500  # held-out examples asked; more change no figure
_UNTAUGHT_LABELS = 0.06
_UNTAUGHT_SHARE = 0.03  # messages of real life, roughly, that ask for a matter near ours which no label covers
_STRANGE_SHARE = 0.08  # messages about nothing of ours
_OFTEN = 30  # written questions from which a label counts fully: how much was written tells how often it is asked
# Wrong answers allowed among the held-out examples. Their writers avoided saying anything twice and the trial learns
# from fewer, so they are several times harder than what people ask (docs/understanding.md has both figures).
_WRONG = 0.11
_ASK_RIGHT = 0.4
_FEWEST = 16  # labels of a kind, at least, for some of them to be held out
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
        labels: label index of each, ascending; every index up to the highest occurs.
        words_among: for each feature, whether it is a word or a pair of words.
        kinds: kind of each example's label (a number).
    """

    rows: Sequence[Row]
    labels: Array
    words_among: Array
    kinds: Array

    def part(self, positions: Array, labels: Array) -> Rows:
        """Some of the examples under other label indexes."""
        return Rows([self.rows[at] for at in positions], labels, self.words_among, self.kinds[positions])


@dataclass(frozen=True)
class Parts:
    """What is learnt from examples before anything is calibrated.

    Attributes:
        labels: margins of the labels.
        kinds: margins of the kinds of labels, each machine trained against all examples of the other kinds.
        neighbours: the examples themselves.
        sizes: number of examples of each label.
    """

    labels: LinearScorer
    kinds: LinearScorer
    neighbours: Neighbours
    sizes: Array

    def candidates(self, row: Row, kind_of: Array) -> rerank.Candidates:
        """The labels in question for a message.

        Args:
            row: the message.
            kind_of: kind of each label (a number).
        """
        similar = self.neighbours.by_label(self.neighbours.cosines(row))
        return rerank.candidates(self.labels.score(row), similar, self.sizes, self.kinds.score(row)[kind_of])


@dataclass(frozen=True)
class Kinds:
    """Kinds of labels: procedures, questions, small talk.

    Attributes:
        of_label: kind of each label (a number).
        asked: for each kind, the share of messages that ask for it.
        harmless: for each kind, whether it is right to answer it to a stranger (out of scope, small talk).
        alike: for each kind, whether one label of it is as good as another (out of scope).
    """

    of_label: Array
    asked: Array
    harmless: Array
    alike: Array


@dataclass(frozen=True)
class _HeldOut:
    found: rerank.Candidates
    truth: int
    row: Row
    weight: float


def fit_parts(data: Rows) -> Parts:
    """What is learnt from examples before anything is calibrated."""
    features = len(data.words_among)
    return Parts(
        fit_linear(data.rows, data.labels, int(data.labels.max()) + 1, features),
        fit_linear(data.rows, data.kinds, int(data.kinds.max()) + 1, features),
        Neighbours.build(data.rows, data.labels, data.words_among),
        np.bincount(data.labels),
    )


def calibrate(data: Rows, strangers: Sequence[Row], kinds: Kinds) -> Calibration:
    """Learn order and sureness from a trial training on a part of the examples.

    Args:
        data: all examples.
        strangers: texts that are about nothing of ours.
        kinds: kinds of the labels.
    """
    generator = np.random.default_rng(20250701)
    sizes = np.bincount(data.labels)
    untaught = np.zeros(len(sizes), dtype=bool)
    of_many = np.flatnonzero(np.bincount(kinds.of_label)[kinds.of_label] >= _FEWEST)
    if len(of_many):
        untaught[generator.choice(of_many, int(len(of_many) * _UNTAUGHT_LABELS), replace=False)] = True
    mixed = generator.permutation(len(data.labels))
    rank_in_label = np.zeros(len(mixed), dtype=np.int64)
    by_label = mixed[np.argsort(data.labels[mixed], kind="stable")]
    rank_in_label[by_label] = np.arange(len(mixed)) - (np.cumsum(sizes) - sizes)[data.labels[by_label]]
    out = rank_in_label < np.minimum(sizes - 1, np.ceil(sizes * _HELD_OUT))[data.labels]
    strange = untaught[data.labels]
    kept = np.flatnonzero(~out & ~strange)
    names, dense = np.unique(data.labels[kept], return_inverse=True)
    parts = fit_parts(data.part(kept, dense))

    def rank(row: Row, truth: int, weight: float) -> _HeldOut:
        found = parts.candidates(row, kinds.of_label[names])
        return _HeldOut(rerank.Candidates(names[found.labels], found.features), truth, row, weight)

    taught_at = _some(generator, np.flatnonzero(out & ~strange), _MOST)
    untaught_at = _some(generator, np.flatnonzero(strange), _MOST // 6)
    weight = _weights(data.labels[taught_at], sizes, kinds)
    taught = [
        rank(data.rows[at], int(data.labels[at]), part) for at, part in zip(taught_at.tolist(), weight, strict=True)
    ]
    share = _UNTAUGHT_SHARE / max(len(untaught_at), 1)
    unknown = [rank(data.rows[at], _NOWHERE, share) for at in untaught_at.tolist()]
    known = [row for row in strangers if len(row.columns)]
    strange_ones = [rank(row, _NOWHERE, _STRANGE_SHARE / len(known)) for row in known]
    return _learn(taught, [*unknown, *strange_ones], len(strange_ones), kinds)


def _some(generator: np.random.Generator, values: Array, count: int) -> Array:
    return values if len(values) <= count else np.sort(generator.choice(values, count, replace=False))


def _weights(labels: Array, sizes: Array, kinds: Kinds) -> Array:
    """How much each held-out example counts, so that together they resemble what people ask."""
    weight = np.minimum(sizes[labels], _OFTEN) / _OFTEN
    of = kinds.of_label[labels]
    total = np.bincount(of, weight, len(kinds.asked))
    return np.asarray(weight * (kinds.asked / np.maximum(total, 1e-9))[of])


def _learn(taught: list[_HeldOut], untaught: list[_HeldOut], strange: int, kinds: Kinds) -> Calibration:
    there = [held for held in taught if held.truth in held.found.labels]
    order = np.zeros(rerank.FEATURES)
    order[0] = 1.0
    if there:
        order = rerank.fit_order(
            [held.found for held in there],
            [int(np.flatnonzero(held.found.labels == held.truth)[0]) for held in there],
            np.array([held.weight for held in there]),
        )
    signs, right, near = [], [], []
    held_out = [*taught, *untaught]
    for at, held in enumerate(held_out):
        shares = rerank.soft(held.found.features @ order)
        names = held.found.labels[np.argsort(-shares, kind="stable")]
        signs.append(rerank.signs_of(held.found, shares, kinds.of_label, held.row, len(kinds.asked)))
        right.append(_is_right(int(names[0]), held.truth, at >= len(held_out) - strange, kinds))
        near.append(held.truth in names[:3])
    if not signs:
        return Calibration(order, np.zeros(rerank.signs_count(len(kinds.asked)) + 1), 0.5, 0.2, {})
    correct, close = np.array(right, dtype=float), np.array(near, dtype=float)
    weight = np.array([held.weight for held in held_out])
    inputs = np.array(signs)
    sure = rerank.fit_sureness(inputs, correct, weight)
    confidence = 1 / (1 + np.exp(-(inputs @ sure[:-1] + sure[-1])))
    answer_from, ask_from = _thresholds(confidence, correct, close, weight)
    told = confidence >= answer_from

    def share(holds: Array, among: slice) -> float:
        return float((weight * holds)[among].sum() / max(float(weight[among].sum()), 1e-9))

    asked = slice(0, len(taught))
    figures = {
        "first": share(correct, asked),
        "first_three": share(close, asked),
        "answered": share(told, asked),
        "wrong": share(told * (1 - correct), slice(None)),
        "strangers_answered": share(told * (1 - correct), slice(len(held_out) - strange, None)),
    }
    return Calibration(order, sure, answer_from, ask_from, figures)


def _is_right(found: int, truth: int, stranger: bool, kinds: Kinds) -> bool:
    kind = kinds.of_label[found]
    if truth == _NOWHERE:
        return stranger and bool(kinds.harmless[kind])
    return found == truth or bool(kinds.alike[kind] and kinds.of_label[truth] == kind)


def _thresholds(confidence: Array, right: Array, near: Array, weight: Array) -> tuple[float, float]:
    """Lowest confidence at which wrong answers stay rare, and the one below which offering three seldom helps."""
    order = np.argsort(-confidence)
    wrong = np.cumsum((weight * (1 - right))[order]) / weight.sum()
    allowed = np.flatnonzero(wrong <= _WRONG)
    answer_from = float(confidence[order[allowed[-1]]]) if len(allowed) else 1.0
    for low in np.linspace(answer_from, 0.02, 40):
        below = confidence < low
        if not weight[below].sum() or (weight * near)[below].sum() / weight[below].sum() < _ASK_RIGHT:
            return answer_from, float(low)
    return answer_from, 0.0
