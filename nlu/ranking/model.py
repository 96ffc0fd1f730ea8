"""The ranker: which label a message asks for, with calibrated confidence and one of three ways out.

Trained from labelled examples alone (a label may have no more than its name), stored as one `.npz` and one `.json`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from nlu.ranking import rerank
from nlu.ranking.calibration import Calibration, Kinds, Parts, Rows, calibrate, fit_parts
from nlu.ranking.features import Vocabulary, are_words, hashed_features
from nlu.ranking.linear import LinearScorer
from nlu.ranking.neighbours import Neighbours

Array = np.ndarray[Any, Any]
Decision = Literal["answer", "ask", "decline"]
FORMAT = 5
FALLBACK = "nlu_fallback"
"""The label of what asks for nothing one could answer; it is always declined."""
_RANKED = 10
_OUT_OF_SCOPE, _SMALL_TALK = "out_of_scope", "small_talk"
_HARMLESS = frozenset({_OUT_OF_SCOPE, _SMALL_TALK, FALLBACK})
_HARMLESS_FROM = 0.4  # "that is not done here" to somebody who meant something else costs one more message, no more
_KNOWN = 0.4  # with fewer of its words known a message is noise, whatever resembles it
_ASKED = {
    "procedure": 0.50,
    "faq": 0.16,
    _OUT_OF_SCOPE: 0.12,
    "center": 0.08,
    "unit_conversion": 0.05,
    _SMALL_TALK: 0.04,
    "facet": 0.03,
    FALLBACK: 0.03,
}
"""Share of messages, roughly, that ask for each kind of label; a kind not named: one in a hundred."""


@dataclass(frozen=True)
class Ranked:
    """A label and how likely it is (0–1)."""

    label: str
    confidence: float


@dataclass(frozen=True)
class Ranking:
    """Labels of a message, likeliest first, and what to do: answer the first, ask which of them, or decline."""

    labels: tuple[Ranked, ...]
    decision: Decision


Example = tuple[str, str]
"""Full label (`procedure/1.001193`) and a text that asks for it, in plain spelling, places replaced."""


class Ranker:
    """Ranks labels for a text; built by `fit` or `load`, read-only afterwards."""

    def __init__(
        self,
        labels: Sequence[str],
        vocabulary: Vocabulary,
        parts: Parts,
        calibration: Calibration,
    ) -> None:
        """Take trained parts."""
        self.labels = tuple(labels)
        self.vocabulary, self.parts, self.calibration = vocabulary, parts, calibration
        kinds = _kinds(self.labels)
        self._kinds, self._kind_count = kinds.of_label, len(kinds.asked)

    @classmethod
    def fit(
        cls,
        examples: Sequence[Example],
        strangers: Sequence[str] = (),
        progress: Callable[[str], None] = lambda _: None,
    ) -> Ranker:
        """Train on examples.

        Args:
            examples: at least one; the order does not matter.
            strangers: texts in plain spelling that no label covers; confidence is learnt on them too.
            progress: told what is being done.

        Raises:
            ValueError: there are no examples.
        """
        if not examples:
            raise ValueError("no examples to train on")
        flat = sorted(set(examples))
        names = sorted({label for label, _ in flat})
        ids = {name: at for at, name in enumerate(names)}
        labels = np.array([ids[label] for label, _ in flat])
        found = [hashed_features(text) for _, text in flat]
        vocabulary = Vocabulary.of(found)
        rows = [vocabulary.row(text, features) for (_, text), features in zip(flat, found, strict=True)]
        progress(f"{len(rows)} rows, {len(names)} labels, {len(vocabulary.hashes)} features")
        kinds = _kinds(names)
        data = Rows(rows, labels, are_words(vocabulary.hashes), kinds.of_label[labels])
        calibration = calibrate(data, [vocabulary.row(text) for text in strangers], kinds)
        progress("calibrated")
        return cls(names, vocabulary, fit_parts(data), calibration)

    def rank(self, text: str, limit: int = _RANKED) -> Ranking:
        """Labels for a text in plain spelling, likeliest first.

        Args:
            text: as `Reader.read` gives it, places replaced.
            limit: how many labels at most.
        """
        row = self.vocabulary.row(text)
        if not len(row.columns):
            return Ranking((), "decline")
        found = self.parts.candidates(row, self._kinds)
        shares = rerank.soft(found.features @ self.calibration.order)
        best = np.argsort(-shares, kind="stable")
        signs = rerank.signs_of(found, shares, self._kinds, row, self._kind_count)
        sure = rerank.sureness(signs, self.calibration.sure)
        rest = (1 - sure) / max(1 - float(shares[best[0]]), 1e-6)
        ranked = [Ranked(self.labels[found.labels[best[0]]], sure)]
        ranked += [Ranked(self.labels[found.labels[at]], min(float(shares[at]) * rest, sure)) for at in best[1:limit]]
        return Ranking(tuple(ranked), self._decide(ranked[0].label, sure))

    def knows(self, text: str) -> bool:
        """Whether enough words of a text in plain spelling are known for it to be more than noise."""
        return self.vocabulary.row(text).known_words >= _KNOWN

    def _decide(self, label: str, sure: float) -> Decision:
        kind = label.split("/", 1)[0]
        if kind == FALLBACK:
            return "decline"
        if sure >= self.calibration.answer_from or (kind in _HARMLESS and sure >= _HARMLESS_FROM):
            return "answer"
        return "ask" if sure >= self.calibration.ask_from and kind not in _HARMLESS else "decline"

    def save(self, path: Path) -> None:
        """Write `<path>.npz` and `<path>.json`; folders must exist."""
        arrays = {f"vocabulary_{name}": array for name, array in self.vocabulary.arrays().items()}
        arrays |= {f"neighbours_{name}": array for name, array in self.parts.neighbours.arrays().items()}
        arrays |= {f"linear_{name}": array for name, array in self.parts.labels.arrays().items()}
        arrays |= {f"kinds_{name}": array for name, array in self.parts.kinds.arrays().items()}
        arrays |= {"order": self.calibration.order, "sure": self.calibration.sure}
        with path.with_suffix(".npz").open("wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type] # numpy types every keyword as its own option
        meta = {
            "format": FORMAT,
            "labels": self.labels,
            "answer_from": self.calibration.answer_from,
            "ask_from": self.calibration.ask_from,
            "figures": self.calibration.figures,
        }
        path.with_suffix(".json").write_text(json.dumps(meta, ensure_ascii=False, indent=1), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Ranker:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: one of the two files is missing.
            ValueError: the files are of another format.
        """
        meta = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if meta.get("format") != FORMAT:
            raise ValueError(f"{path} is of format {meta.get('format')}, wanted {FORMAT}: train again")
        with np.load(path.with_suffix(".npz"), allow_pickle=False) as arrays:
            stored = {name: arrays[name] for name in arrays.files}
        neighbours = Neighbours.from_arrays(_part(stored, "neighbours_"))
        return cls(
            meta["labels"],
            Vocabulary.from_arrays(_part(stored, "vocabulary_")),
            Parts(
                LinearScorer.from_arrays(_part(stored, "linear_")),
                LinearScorer.from_arrays(_part(stored, "kinds_")),
                neighbours,
                np.bincount(neighbours.labels, minlength=len(meta["labels"])),
            ),
            Calibration(stored["order"], stored["sure"], meta["answer_from"], meta["ask_from"], meta["figures"]),
        )


def _kinds(labels: Sequence[str]) -> Kinds:
    """The kinds of labels: what stands before the slash."""
    of = [label.split("/", 1)[0] for label in labels]
    names = sorted(set(of))
    return Kinds(
        np.array([names.index(kind) for kind in of]),
        np.array([_ASKED.get(kind, 0.01) for kind in names]),
        np.array([kind in _HARMLESS for kind in names]),
        np.array([kind == _OUT_OF_SCOPE for kind in names]),
    )


def _part(arrays: dict[str, Array], prefix: str) -> dict[str, Array]:
    return {name[len(prefix) :]: array for name, array in arrays.items() if name.startswith(prefix)}
