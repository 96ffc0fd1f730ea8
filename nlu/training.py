"""Training of the whole understanding, once: `python -m nlu.training` (into `models/understanding` of the state).

The folder it writes is used as it is by whoever has the same examples: the Rasa component and the procedure search.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlu.examples import Labelled, read_folders
from nlu.gazetteers import NO_PLACES, Places, place_finder
from nlu.ranking.basis import Basis
from nlu.ranking.model import FALLBACK, FORMAT, Example, Ranker
from nlu.readings import Readings
from nlu.state import STATE, digest_of
from nlu.text.folding import fold, nfc
from nlu.text.normalise import Reader, plain
from nlu.text.restore import Restorer, is_accented
from nlu.understanding import Understander

_PACKAGE = Path(__file__).resolve().parent
_RESOURCES = _PACKAGE / "resources"
_CODE = ("ranking", "text", "places")
_HASH = "content.sha256"
_FULL = "basis.sha256"  # beside a full training, written last
_NOT_LEARNT = {"common.txt", "facets.tsv", "strangers.txt"}  # word lists that no training reads
_PROCEDURE = "procedure/"
_FEW = 100
"""So many examples may come or go before everything is trained again."""


def train(
    examples: Sequence[Labelled],
    places: Places = NO_PLACES,
    progress: Callable[[str], None] = lambda _: None,
    *,
    background: bool = True,
    kept: Path | None = None,
) -> Understander:
    """Train on labelled examples: in full, or on top of the last full training when only a few are new or gone.

    Args:
        examples: labels and texts; places marked in them are kept, others are looked for.
        places: places to look for; their names also teach diacritics.
        progress: told what is being done.
        background: also learn what asks for nothing.
        kept: folder that keeps readings and the last full training; None keeps nothing.

    Raises:
        ValueError: there are no examples.
    """
    if not examples:
        raise ValueError("no examples to train on")
    examples = _one_owner(examples)
    readings = Readings(places, kept / "readings.json" if kept else None)
    both = [readings.of(example) for example in examples]
    readings.save()
    # a line typed without diacritics has some once its abbreviations are written out; it would teach plain words
    taught = [text for typed, text in both if is_accented(typed)]
    restorer = Restorer.train([*taught, *(name.lower() for name in places.names)])
    progress("texts read, diacritics learnt")
    asked = [(example.label, typed, text) for example, (typed, text) in zip(examples, both, strict=True)]
    if background:
        asked += [(FALLBACK, line, plain(line)) for line in resource_lines("unclear.txt")]
    reader, made_by = Reader(restorer), _made_by(places.names)
    if kept and (last := FullTraining.load(kept, made_by)):
        read = last.read
        now = [(label, read.get(typed) or reader.restored(text, typed)) for label, typed, text in asked]
        if ranker := last.taught(now, progress):
            return Understander(restorer, ranker)
    read = {typed: reader.restored(text, typed) for _, typed, text in asked}
    basis = Basis.fit([(label, read[typed]) for label, typed, _ in asked], progress)
    if kept:
        FullTraining(basis, read).save(kept, made_by)
    return Understander(restorer, basis.ranker())


@dataclass(frozen=True)
class FullTraining:
    """The last training of everything.

    Attributes:
        basis: what was learnt of labels.
        read: its texts as typed, places replaced, and as they were read.
    """

    basis: Basis
    read: dict[str, str]

    def taught(self, examples: Sequence[Example], progress: Callable[[str], None]) -> Ranker | None:
        """The ranker of these examples, when that is a small step from here and every new one is understood.

        Args:
            examples: all there are now.
            progress: told what is being done.
        """
        added, removed = self.basis.changes(examples)
        same_labels = {label for label, _ in examples} == {label for label, _ in self.basis.examples}
        if not same_labels or len(added) + len(removed) > _FEW:
            return None
        progress(f"on top of the last full training: {len(added)} examples more, {len(removed)} fewer")
        ranker = self.basis.extended(added, removed)
        if all(ranker.rank(text).labels[0].label == label for label, text in added):
            return ranker
        progress("not every new example is understood that way")
        return None

    def save(self, folder: Path, made_by: str) -> None:
        """Write into the folder; a mark, written last, tells what it was made by."""
        (folder / _FULL).unlink(missing_ok=True)
        self.basis.save(folder)
        (folder / "read.json").write_text(json.dumps(self.read, ensure_ascii=False), encoding="utf-8")
        (folder / _FULL).write_text(made_by, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, made_by: str) -> FullTraining | None:
        """Read what `save` wrote; None when there is none, or one made by other code, word lists or places."""
        mark = folder / _FULL
        if not mark.is_file() or mark.read_text(encoding="utf-8") != made_by:
            return None
        return cls(Basis.load(folder), json.loads((folder / "read.json").read_text(encoding="utf-8")))


def _one_owner(examples: Sequence[Labelled]) -> list[Labelled]:
    """The examples without those of procedures that a redirect or a FAQ teaches word for word.

    Aliases of procedures known by name alone ("làm hộ chiếu") stand in both.
    """
    owned = {_key(example) for example in examples if not example.label.startswith(_PROCEDURE)}
    return [example for example in examples if not example.label.startswith(_PROCEDURE) or _key(example) not in owned]


def _key(example: Labelled) -> str:
    return fold(example.text).strip(" ?.!")


def resource_lines(name: str) -> list[str]:
    """The lines of a word list, comments left out."""
    lines = (_RESOURCES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def content_hash(examples: Sequence[Labelled], names: Sequence[str]) -> str:
    """What a trained folder depends on: examples, and what the training is made by."""
    rows = sorted({(example.label, nfc(example.text), example.places) for example in examples})
    return digest_of([_made_by(names), *(f"{label}\t{text}\t{places}" for label, text, places in rows)], ())


def _made_by(names: Sequence[str]) -> str:
    """What a training depends on besides its examples: names of places, word lists, code that learns, file format."""
    code = [path for folder in _CODE for path in (_PACKAGE / folder).glob("*.py")]
    lists = [path for path in _RESOURCES.glob("*.t*") if path.name not in _NOT_LEARNT]
    return digest_of([f"{FORMAT}", *names], [*lists, *code, Path(__file__)])


def trained(
    examples: Sequence[Labelled],
    places: Places,
    folder: Path | None,
    progress: Callable[[str], None] = lambda _: None,
) -> Understander:
    """The understanding of these examples: loaded from the folder when it was trained on the same, else trained.

    Args:
        examples: see `train`.
        places: see `train`.
        folder: where a trained understanding is kept; None keeps none.
        progress: told what is being done.
    """
    if folder is None:
        return train(examples, places, progress)
    wanted = content_hash(examples, places.names)
    mark = folder / _HASH
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        progress(f"same examples as in {folder}")
        return Understander.load(folder)
    understander = train(examples, places, progress, kept=folder.parent / "training")
    mark.unlink(missing_ok=True)
    understander.save(folder)
    mark.write_text(wanted, encoding="utf-8")
    return understander


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line of the training."""
    parser = argparse.ArgumentParser(description="Train the understanding of messages.")
    parser.add_argument("--data", nargs="+", type=Path, default=[Path("nlu/data"), STATE / "export"])
    parser.add_argument("--export", type=Path, default=STATE / "export", help="folder with units.tsv")
    parser.add_argument("--out", type=Path, default=STATE / "models" / "understanding")
    options = parser.parse_args(arguments)
    begin = time.perf_counter()

    def tell(message: str) -> None:
        sys.stdout.write(f"{time.perf_counter() - begin:6.1f} s  {message}\n")

    understander = trained(read_folders(options.data), place_finder(options.export), options.out, tell)
    tell(f"ready: {len(understander.ranker.labels)} labels")
    return 0


if __name__ == "__main__":
    sys.exit(main())
