"""How sure the ranker may be, learnt from questions that nobody had read: `python -m nlu.calibration`.

Writes `nlu/resources/sureness.json`. Run it when the way of ranking changes, not when examples are
added: the thresholds then stay where they are. The questions serve for nothing else; `make eval` measures on others.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nlu.evaluation.questions import Question, read_questions
from nlu.gazetteers import PlaceFinder, place_finder
from nlu.ranking.features import features_of
from nlu.ranking.model import FALLBACK, kind_of
from nlu.ranking.sureness import SIGNS, Sureness
from nlu.state import STATE
from nlu.text.folding import nfc
from nlu.training import resource_lines
from nlu.understanding import Understander

Array = np.ndarray[Any, Any]
QUESTIONS = Path(__file__).resolve().parent / "eval" / "calibration.jsonl"
_STRANGE_SHARE = 0.06  # messages about nothing the assistant knows, roughly
_TO_STRANGERS = frozenset({"out_of_scope", "small_talk", FALLBACK})
# An unsure procedure is asked back with buttons and costs a tap; a FAQ answers strangers soonest. What is not ours does
# no harm to a stranger.
_ANSWER_FROM = {"procedure": 0.85, "faq": 0.85, "out_of_scope": 0.6, "small_talk": 0.7, "": 0.6}
_ASK_FROM = 0.3


@dataclass(frozen=True)
class Case:
    """A question as the ranker saw it.

    Attributes:
        kind: kind of the label ranked first.
        signs: see `nlu.ranking.sureness`.
        right: whether that label is right.
        weight: how much the question counts.
    """

    kind: str
    signs: Array
    right: bool
    weight: float


def cases(understander: Understander, find_places: PlaceFinder, questions: Sequence[Question]) -> list[Case]:
    """What the ranker makes of the questions and of what strangers type; texts of which it knows nothing left out."""
    strangers = resource_lines("strangers.txt")
    weight = _STRANGE_SHARE * len(questions) / max(len(strangers), 1)
    found = [_case(understander, find_places, one.text, 1.0, one) for one in questions]
    found += [_case(understander, find_places, text, weight, None) for text in strangers]
    return [case for case in found if case]


def _case(
    understander: Understander, find_places: PlaceFinder, text: str, weight: float, asked: Question | None
) -> Case | None:
    ranker = understander.ranker
    clean = nfc(text)
    row = ranker.vocabulary.row(features_of(understander.read(clean, find_places(clean))))
    if not len(row.columns):
        return None
    shares, signs = ranker.weigh(row)
    label = ranker.labels[int(shares.argmax())]
    if asked is None:
        right = kind_of(label) in _TO_STRANGERS
    else:
        right = label == FALLBACK if asked.type == "fallback" else asked.is_right(label)
    return Case(kind_of(label), signs, right, weight)


def fit(found: Sequence[Case]) -> Sureness:
    """Weights of the signs by logistic regression; thresholds as chosen above."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - here only, as in nlu.ranking.linear

    model = LogisticRegression(max_iter=2000)
    signs = np.array([case.signs for case in found])
    model.fit(signs, [case.right for case in found], sample_weight=[case.weight for case in found])
    weights = dict(zip(SIGNS, np.round(model.coef_[0], 4).tolist(), strict=True))
    return Sureness(weights, round(float(model.intercept_[0]), 4), _ANSWER_FROM, _ASK_FROM)


def table(found: Iterable[Case], sureness: Sureness) -> list[str]:
    """For each kind of label, how many are answered, right and wrong, and how many right ones are not."""
    by_kind: dict[str, list[int]] = {}
    for case in found:
        told = sureness.answers(case.kind, sureness.of(case.signs))
        counts = by_kind.setdefault(case.kind, [0, 0, 0, 0])
        counts[2 * (not told) + (not case.right)] += 1
    lines = [f"{'':18}{'answered':>10}{'wrongly':>10}{'asked':>10}{'rightly':>10}"]
    for kind, (right, wrong, kept, spared) in sorted(by_kind.items()):
        lines.append(f"{kind:18}{right + wrong:>10}{wrong:>10}{kept + spared:>10}{spared:>10}")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, write, print.

    Returns:
        0; 2 when nothing has been trained yet.
    """
    parser = argparse.ArgumentParser(prog="python -m nlu.calibration", description="Learn how sure the ranker may be.")
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--export", type=Path, default=STATE / "export")
    parser.add_argument("--model", type=Path, default=STATE / "models" / "understanding")
    options = parser.parse_args(arguments)
    if not options.model.is_dir():
        sys.stderr.write(f"{options.model}: nothing trained, run `make train` first\n")
        return 2
    understander = Understander.load(options.model)
    found = cases(understander, place_finder(options.export).find, read_questions([options.questions]))
    sureness = fit(found)
    sureness.save()
    sys.stdout.write("\n".join(table(found, sureness)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
