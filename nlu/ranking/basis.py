"""A full training together with what it takes to learn a few examples more within seconds.

An editor adds a question and wants to hear it answered. Weights of the features and the network stay as they were; the
machines of the labels concerned and of those the new questions would be taken for are trained again. What comes out
always starts from the full training, never from another addition, so that it depends on nothing but the two.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from nlu.ranking.features import Vocabulary, features_of
from nlu.ranking.linear import LinearScorer, Machine, centroids, fit_machines, nearest
from nlu.ranking.model import Example, Ranker
from nlu.ranking.network import Network, fit_network

Array = np.ndarray[Any, Any]
_RIVALS = 8  # labels that a new example is told apart from anew


@dataclass(frozen=True)
class Basis:
    """What was trained in full.

    Attributes:
        examples: none twice.
        vocabulary: weights of the features.
        matrix: the examples as rows.
        near: labels that each example competes in.
        machines: one a label, labels sorted.
        network: over all labels.
    """

    examples: tuple[Example, ...]
    vocabulary: Vocabulary
    matrix: Any
    near: Array
    machines: tuple[Machine, ...]
    network: Network

    @classmethod
    def fit(cls, examples: Sequence[Example], progress: Callable[[str], None] = lambda _: None) -> Basis:
        """Train on examples.

        Args:
            examples: at least one; the order does not matter.
            progress: told what is being done.

        Raises:
            ValueError: there are no examples.
        """
        if not examples:
            raise ValueError("no examples to train on")
        flat = tuple(sorted(set(examples)))
        names, labels = _numbered(flat)
        found = [features_of(text) for _, text in flat]
        vocabulary = Vocabulary.of(found)
        matrix = vocabulary.matrix(found)
        progress(f"{len(flat)} rows, {len(names)} labels, {matrix.shape[1]} features")
        near = nearest(matrix, centroids(matrix, labels, len(names)))
        machines = tuple(fit_machines(matrix, labels, near, range(len(names))))
        progress("machines trained")
        return cls(flat, vocabulary, matrix, near, machines, fit_network(matrix, labels, len(names)))

    def ranker(self) -> Ranker:
        """The ranker of this training."""
        scorer = LinearScorer.of(self.machines, self.matrix.shape[1])
        return Ranker(_numbered(self.examples)[0], self.vocabulary, scorer, self.network)

    def changes(self, examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
        """Which examples are new, and which are no longer there."""
        now, before = set(examples), set(self.examples)
        return sorted(now - before), sorted(before - now)

    def extended(self, added: Sequence[Example], removed: Sequence[Example]) -> Ranker:
        """The ranker of some examples more and some fewer; every label keeps one, none is new.

        Args:
            added: examples not in the basis.
            removed: examples of the basis.
        """
        ranker, gone = self.ranker(), set(removed)
        kept = np.array([example not in gone for example in self.examples])
        ids = {name: at for at, name in enumerate(ranker.labels)}
        labels = np.array([ids[label] for label, _ in (*self.examples, *added)])[[*kept, *(True for _ in added)]]
        found = [features_of(text) for _, text in added]
        vocabulary = self.vocabulary.widened(found, len(self.examples))
        columns = np.searchsorted(vocabulary.hashes, self.vocabulary.hashes)
        features = len(vocabulary.hashes)
        taken_for = np.full((len(added), self.near.shape[1]), -1, dtype=np.int16)
        for row, (_, text) in zip(taken_for, added, strict=True):
            rivals = [ids[ranked.label] for ranked in ranker.rank(text, min(_RIVALS, len(row))).labels]
            row[: len(rivals)] = rivals
        concerned = sorted({*taken_for.ravel().tolist(), *(ids[label] for label, _ in (*added, *removed))} - {-1})
        matrix = _stacked(self.matrix[kept], columns, vocabulary.matrix(found))
        again = fit_machines(matrix, labels, np.concatenate([self.near[kept], taken_for]), concerned)
        machines = [Machine(columns[one.features], one.weights, one.intercept) for one in self.machines]
        for label, machine in zip(concerned, again, strict=True):
            machines[label] = machine
        scorer = LinearScorer.of(machines, features)
        return Ranker(ranker.labels, vocabulary, scorer, self.network.moved(columns, features))

    def save(self, folder: Path) -> None:
        """Write into a folder, which is made if need be."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays = {
            **self.vocabulary.arrays(),
            "near": self.near,
            **{f"matrix.{name}": getattr(self.matrix, name) for name in ("data", "indices", "indptr")},
            **{f"network.{name}": array for name, array in self.network.arrays().items()},
            "machines.sizes": np.array([len(one.features) for one in self.machines]),
            "machines.features": np.concatenate([one.features for one in self.machines]),
            "machines.weights": np.concatenate([one.weights for one in self.machines]),
            "machines.intercepts": np.array([one.intercept for one in self.machines]),
        }
        np.savez(folder / "basis.npz", **arrays)  # type: ignore[arg-type] # as in Ranker.save
        (folder / "basis.json").write_text(json.dumps(self.examples, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Basis:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: a file is missing.
        """
        from scipy.sparse import csr_matrix  # noqa: PLC0415 - as in Vocabulary.matrix

        with np.load(folder / "basis.npz", allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        examples = json.loads((folder / "basis.json").read_text(encoding="utf-8"))
        vocabulary = Vocabulary.from_arrays(arrays)
        matrix = csr_matrix(
            tuple(arrays[f"matrix.{name}"] for name in ("data", "indices", "indptr")),
            shape=(len(examples), len(vocabulary.hashes)),
        )
        ends = np.cumsum(arrays["machines.sizes"])[:-1]
        parts = (np.split(arrays[f"machines.{name}"], ends) for name in ("features", "weights"))
        machines = map(Machine, *parts, arrays["machines.intercepts"].tolist())
        network = {name.removeprefix("network."): arrays[name] for name in arrays if name.startswith("network.")}
        return cls(
            tuple((label, text) for label, text in examples),
            vocabulary,
            matrix,
            arrays["near"],
            tuple(machines),
            Network.from_arrays(network),
        )


def _numbered(examples: Sequence[Example]) -> tuple[list[str], Array]:
    """The sorted labels, and for each example the number of its own."""
    names, labels = np.unique([label for label, _ in examples], return_inverse=True)
    return names.tolist(), labels


def _stacked(above: Any, columns: Array, below: Any) -> Any:
    """Two matrices one below the other, the columns of the first moved to where its features stand now."""
    from scipy.sparse import csr_matrix, vstack  # noqa: PLC0415 - as in Vocabulary.matrix

    moved = csr_matrix((above.data, columns[above.indices], above.indptr), shape=(above.shape[0], below.shape[1]))
    return vstack([moved, below], format="csr")
