"""Questions to measure on, as JSON lines.

`{"text", "type", "code"|"faq"|"class"|"act", "facet"?, "place"?, "author", "diacritics"}`; docs/understanding.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlu.ranking.model import Ranked
from nlu.text.folding import fold

_KIND = re.compile(r"^(?:phuong|xa|thi tran|dac khu|tinh|thanh pho|quan|huyen|thi xa) +(?=\D)")
_DETAIL = {"procedure": "code", "faq": "faq", "out_of_scope": "class", "small_talk": "act"}


@dataclass(frozen=True)
class Question:
    """A question and what a right answer is.

    Attributes:
        text: as typed.
        type: `procedure`, `faq`, `center`, `unit_conversion`, `place`, `facet`, `small_talk`, `handover`,
            `out_of_scope`, or `fallback` for what means nothing.
        labels: labels that are right; more than one when several procedures answer the question.
        facet: side of the procedure asked about, if any.
        place: words of the place named, if any.
        author: who wrote it.
        source: file it comes from.
    """

    text: str
    type: str
    labels: tuple[str, ...]
    facet: str | None = None
    place: str | None = None
    author: str = ""
    source: str = ""

    def is_right(self, ranked: Ranked) -> bool:
        """Whether a ranked label is a right one; any class of out-of-scope matters will do."""
        return ranked.label in self.labels or (
            self.type == "out_of_scope" and ranked.label.split("/", 1)[0] == "out_of_scope"
        )


def read_questions(paths: Iterable[Path]) -> list[Question]:
    """The questions of JSONL files.

    Raises:
        ValueError: a line has no text or no type.
    """
    return [
        _question(json.loads(line), path.name)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def _question(row: dict[str, Any], source: str) -> Question:
    if not row.get("text") or not row.get("type"):
        raise ValueError(f"{source}: a question needs text and type")
    kind = row["type"]
    detail = row.get(_DETAIL.get(kind, ""))
    details = detail if isinstance(detail, list) else [detail]
    labels = tuple(f"{kind}/{one}" if one else kind for one in details)
    place = row.get("place")
    return Question(row["text"], kind, labels, row.get("facet"), place, str(row.get("author", "")), source)


def names_place(question: Question, found: Iterable[str]) -> bool:
    """Whether one of the places found bears the name of the one the question names (folded, kind of unit aside)."""
    wanted = _KIND.sub("", fold(question.place or "").strip())
    return bool(wanted) and any(wanted in fold(place) for place in found)
