"""Questions to measure on, as JSON lines.

`{"text", "type", "code"|"faq"|"class"|"act", "facet"?, "place"?, "author"}` and more; see docs/understanding.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlu.text.folding import fold

_KIND = re.compile(r"^(?:phuong|xa|thi tran|dac khu|tinh|thanh pho|quan|huyen|thi xa) +(?=\D)")
_DETAIL = {"procedure": "code", "faq": "faq", "out_of_scope": "class", "small_talk": "act"}

_ALSO = {"also": "procedure", "also_faq": "faq", "also_class": "out_of_scope"}


@dataclass(frozen=True)
class Question:
    """A question and what a right answer is.

    Attributes:
        text: as typed.
        type: `procedure`, `faq`, `center`, `unit_conversion`, `place`, `facet`, `small_talk`, `handover`,
            `out_of_scope`, or `fallback` for what means nothing.
        labels: labels that are right; more than one when several procedures answer the question.
        facets: sides of the procedure of which one has to be found; none when no side is asked about.
        place: words of the place named, if any.
        author: who wrote it.
        source: file it comes from.
        measures: whether it counts; not when it was looked at while examples were written.
    """

    text: str
    type: str
    labels: tuple[str, ...]
    facets: tuple[str, ...] = ()
    place: str | None = None
    author: str = ""
    source: str = ""
    measures: bool = True

    def is_right(self, label: str) -> bool:
        """Whether a label is a right one; any class of out-of-scope matters will do."""
        return label in self.labels or ("out_of_scope" in self.types and label.startswith("out_of_scope"))

    @property
    def types(self) -> frozenset[str]:
        """The answer types that are right."""
        return frozenset(label.split("/", 1)[0] for label in self.labels)


def own_files(folder: Path) -> list[Path]:
    """The files of questions to measure on, without those on which sureness was learnt (`nlu.calibration`)."""
    return sorted(path for path in folder.glob("*.jsonl") if path.stem != "calibration")


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
    detail = row.get(_DETAIL.get(kind, "")) or (row.get("id") if kind == "faq" else None)
    labels = [f"{kind}/{one}" if one else kind for one in _listed(detail) or [None]]
    for key, also in _ALSO.items():
        labels += [f"{also}/{one}" for one in _listed(row.get(key))]
    labels += _listed(row.get("also_type"))
    return Question(
        row["text"],
        kind,
        tuple(labels),
        facets=tuple(_listed(row.get("facet"))),
        place=row.get("place"),
        author=str(row.get("author", "")),
        source=source,
        measures=not row.get("shaped_training"),
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def names_place(question: Question, found: Iterable[str]) -> bool:
    """Whether one of the places found bears the name of the one the question names (folded, kind of unit aside).

    Of "xã Cổ Đô, huyện Ba Vì" the first part counts: the words of a message seldom name all levels.
    """
    wanted = _KIND.sub("", fold((question.place or "").split(",")[0]).strip())
    return bool(wanted) and any(wanted in fold(place) for place in found)
