"""What was read of the training examples, kept from one training to the next.

Finding places and writing out abbreviations take most of a training and depend on nothing but the text, the word lists,
the code and the names of places; of what an editor adds only the new lines are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from nlu.examples import Labelled
from nlu.gazetteers import Places
from nlu.ranking.features import replace_places
from nlu.state import digest_of
from nlu.text.folding import nfc
from nlu.text.normalise import plain

Reading = tuple[str, str]
"""The text as typed with its places replaced, and the same in plain spelling."""
_PACKAGE = Path(__file__).resolve().parent
_CODE = ("text", "places")
_LISTS = ("dialect.tsv", "shorthand.tsv")


class Readings:
    """Reads examples; a file of readings that was made otherwise than now is not used."""

    def __init__(self, places: Places, path: Path | None = None) -> None:
        """Take what is known.

        Args:
            places: looked for in texts in which none are marked.
            path: file that keeps the readings; None keeps none.
        """
        self._path, self._find = path, places.find
        self._made_by = _made_by(places.names)
        self._known: dict[str, Reading] = {}
        self._used: dict[str, Reading] = {}
        if path and path.is_file():
            stored = json.loads(path.read_text(encoding="utf-8"))
            if stored["made_by"] == self._made_by:
                self._known = {key: (typed, plain) for key, (typed, plain) in stored["readings"].items()}

    def of(self, example: Labelled) -> Reading:
        """The reading of an example."""
        key = f"{example.text}\t{example.places}" if example.places else example.text
        found = self._known.get(key) or self._read(example)
        self._used[key] = found
        return found

    def _read(self, example: Labelled) -> Reading:
        text = nfc(example.text)
        typed = replace_places(text, example.places or self._find(text))
        return typed, plain(typed)

    def save(self) -> None:
        """Keep what was asked for, nothing else."""
        if self._path and self._used.keys() != self._known.keys():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            stored = {"made_by": self._made_by, "readings": self._used}
            part = self._path.with_suffix(".part")
            part.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
            part.replace(self._path)


def _made_by(names: Iterable[str]) -> str:
    code = [path for folder in _CODE for path in (_PACKAGE / folder).glob("*.py")]
    return digest_of(names, [*code, *(_PACKAGE / "resources" / name for name in _LISTS)])
