"""Procedures for everyday words: the ranker behind the directory's search.

Uses the trained understanding when there is one; otherwise trains on what the directory holds (names, aliases).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from nlu.examples import Labelled
from nlu.gazetteers import NO_PLACES
from nlu.training import train, trained
from nlu.understanding import Understander

_PREFIX = "procedure/"
_DEPTH = 200


class ProcedureSearch:
    """Ranks procedures for a text; read-only once made."""

    def __init__(self, understander: Understander) -> None:
        """Take an understanding whose procedure labels are `procedure/<code>`."""
        self._understander = understander

    @classmethod
    def fit(cls, documents: Iterable[tuple[str, str]], cache: Path | None = None) -> ProcedureSearch:
        """Train on names, aliases and questions.

        Args:
            documents: code and text; a code may come several times.
            cache: folder that keeps what was trained and is used again for the same documents; None keeps nothing.

        Raises:
            ValueError: there are no documents.
        """
        examples = [Labelled(f"{_PREFIX}{code}", text) for code, text in documents]
        if cache is None:
            return cls(train(examples))
        return cls(trained(examples, NO_PLACES, cache))

    def save(self, folder: Path) -> None:
        """Write what was trained into a folder."""
        self._understander.save(folder)

    @classmethod
    def load(cls, folder: Path) -> ProcedureSearch:
        """Read a folder of `save` or of `python -m nlu.training`.

        Raises:
            FileNotFoundError: a file is missing.
            ValueError: the files are of another format.
        """
        return cls(Understander.load(folder))

    def rank(self, text: str, limit: int) -> list[tuple[str, float]]:
        """Codes for a text with their likelihood (0–1), likeliest first; empty when no word of it is known.

        Args:
            text: what was typed, with or without diacritics.
            limit: how many at most.
        """
        plain = self._understander.read(text)
        ranked = self._understander.ranker.rank(plain, max(limit, _DEPTH)).labels
        found = [(item.label[len(_PREFIX) :], item.confidence) for item in ranked if item.label.startswith(_PREFIX)]
        return found[:limit]
