"""The ranker: which label a message asks for, with calibrated confidence and one of three ways out.

Trained from labelled examples alone (a label may have no more than its name), stored as one `.npz` and one `.json`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from nlu.ranking.features import Row, Vocabulary, features_of
from nlu.ranking.linear import LinearScorer
from nlu.ranking.network import Network
from nlu.ranking.sureness import Sureness, signs_of

Array = np.ndarray[Any, Any]
Decision = Literal["answer", "ask", "decline"]
FORMAT = 8
FALLBACK = "nlu_fallback"
"""The label of what asks for nothing one could answer; it is always declined."""
_RANKED = 10
_MARGIN = 5.0  # how much a margin of the linear machines counts beside the logarithm of the network's share
_HARMLESS = frozenset({"out_of_scope", "small_talk", FALLBACK})
_KNOWN = 0.4  # with fewer of its words known a message is noise, whatever resembles it


@dataclass(frozen=True)
class Ranked:
    """A label and how likely it is (0–1)."""

    label: str
    confidence: float


@dataclass(frozen=True)
class Ranking:
    """Labels of a message, likeliest first, and what to do: answer the first, ask which of them, or decline.

    Attributes:
        labels: labels, likeliest first.
        decision: what to do.
        known_words: share of the words that some example has (0–1).
    """

    labels: tuple[Ranked, ...]
    decision: Decision
    known_words: float = 0.0

    @property
    def is_noise(self) -> bool:
        """Whether too few words are known for the labels to mean anything."""
        return self.known_words < _KNOWN


Example = tuple[str, str]
"""Full label (`procedure/1.001193`) and a text that asks for it, in plain spelling, places replaced."""


class Ranker:
    """Ranks labels for a text; built by `nlu.ranking.basis` or `load`, read-only afterwards."""

    def __init__(self, labels: Sequence[str], vocabulary: Vocabulary, machines: LinearScorer, network: Network) -> None:
        """Take trained parts."""
        self.labels = tuple(labels)
        self.vocabulary, self.machines, self.network = vocabulary, machines, network
        self.sureness = Sureness.load()
        kinds = [kind_of(label) for label in self.labels]
        self._kinds = np.unique(kinds, return_inverse=True)[1]

    def rank(self, text: str, limit: int = _RANKED) -> Ranking:
        """Labels for a text in plain spelling, likeliest first.

        Args:
            text: as `Reader.read` gives it, places replaced.
            limit: how many labels at most.
        """
        row = self.vocabulary.row(features_of(text))
        if not len(row.columns):
            return Ranking((), "decline")
        shares, signs = self.weigh(row)
        best = np.argsort(-shares, kind="stable")[:limit]
        sure = self.sureness.of(signs)
        rest = (1 - sure) / max(1 - float(shares[best[0]]), 1e-6)
        ranked = [Ranked(self.labels[best[0]], sure)]
        ranked += [Ranked(self.labels[at], min(float(shares[at]) * rest, sure)) for at in best[1:]]
        return Ranking(tuple(ranked), self._decide(ranked[0].label, sure), row.known_words)

    def weigh(self, row: Row) -> tuple[Array, Array]:
        """Share of each label, and the signs that tell whether the first is right (`nlu.ranking.sureness`).

        Args:
            row: a text with at least one known feature.
        """
        margins = self.machines.score(row)
        scores = self.network.score(row) + _MARGIN * margins
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        return shares, signs_of(scores, shares, margins, self._kinds)

    def _decide(self, label: str, sure: float) -> Decision:
        kind = kind_of(label)
        if kind == FALLBACK:
            return "decline"
        if self.sureness.answers(kind, sure):
            return "answer"
        return "ask" if sure >= self.sureness.ask_from and kind not in _HARMLESS else "decline"

    def save(self, path: Path) -> None:
        """Write `<path>.npz` and `<path>.json`; folders must exist."""
        parts = {
            "vocabulary": self.vocabulary.arrays(),
            "machines": self.machines.arrays(),
            "network": self.network.arrays(),
        }
        arrays = {f"{part}.{name}": array for part, of in parts.items() for name, array in of.items()}
        with path.with_suffix(".npz").open("wb") as file:
            np.savez(file, **arrays)  # type: ignore[arg-type] # numpy types every keyword as its own option
        meta = {"format": FORMAT, "labels": self.labels}
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
        stored: dict[str, dict[str, Array]] = {}
        with np.load(path.with_suffix(".npz"), allow_pickle=False) as arrays:
            for key in arrays.files:
                part, name = key.split(".")
                stored.setdefault(part, {})[name] = arrays[key]
        return cls(
            meta["labels"],
            Vocabulary.from_arrays(stored["vocabulary"]),
            LinearScorer.from_arrays(stored["machines"]),
            Network.from_arrays(stored["network"]),
        )


def kind_of(label: str) -> str:
    """The kind of a label: what stands before the slash."""
    return label.split("/", 1)[0]
