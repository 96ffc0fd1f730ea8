"""How sure the ranker may be of its first label, learnt once on questions nobody had read (`nlu.calibration`).

The weights lie in `nlu/resources/sureness.json` and do not change when examples are added, so that a question at the
edge of being answered does not flip with every training.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
PATH = Path(__file__).resolve().parent.parent / "resources" / "sureness.json"
SIGNS = ("lead", "share", "kind_share", "margin")


@dataclass(frozen=True)
class Sureness:
    """From signs to a probability, and what to do with it.

    Attributes:
        weights: weight of each sign, by name.
        constant: added to the weighted sum.
        answer_from: for each kind of label the probability from which its label is answered; "" for all others.
        ask_from: probability from which the first labels are offered; below it the message is declined.
    """

    weights: Mapping[str, float]
    constant: float
    answer_from: Mapping[str, float]
    ask_from: float

    def of(self, signs: Array) -> float:
        """Probability (0–1) that the first label is right."""
        total = self.constant + float(signs @ np.array([self.weights[name] for name in SIGNS]))
        return float(1 / (1 + np.exp(-total)))

    def answers(self, kind: str, probability: float) -> bool:
        """Whether a label of that kind is answered when it is so likely to be right."""
        return probability >= self.answer_from.get(kind, self.answer_from[""])

    def save(self, path: Path = PATH) -> None:
        """Write the weights where `load` finds them, four digits each."""
        text = json.dumps(asdict(self), indent=1, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path = PATH) -> Sureness:
        """The weights written by `save`."""
        return _load(path)


@cache
def _load(path: Path) -> Sureness:
    return Sureness(**json.loads(path.read_text(encoding="utf-8")))


def signs_of(scores: Array, shares: Array, margins: Array, kinds: Array) -> Array:
    """What tells whether the likeliest label is right, in the order of `SIGNS`.

    Args:
        scores: score of each label.
        shares: the scores as shares.
        margins: margin of each label by its linear machine.
        kinds: what kind of label each label is (a number).
    """
    first = int(shares.argmax())
    second = np.partition(scores, -2)[-2] if len(scores) > 1 else scores[first] - 1.0
    return np.array(
        [
            np.minimum(scores[first] - second, 10.0),
            shares[first],
            shares[kinds == kinds[first]].sum(),
            margins[first],
        ]
    )
