"""Training of the whole understanding, once: `python -m nlu.training` (into `models/understanding` of the state).

The folder it writes is used as it is by whoever has the same examples: the Rasa component and the procedure search.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from nlu.examples import Labelled, read_folders
from nlu.gazetteers import NO_PLACES, Places, place_finder
from nlu.ranking.model import FALLBACK, FORMAT, Ranker
from nlu.readings import Readings
from nlu.state import STATE
from nlu.text.folding import fold, nfc
from nlu.text.normalise import Reader
from nlu.text.restore import Restorer, is_accented
from nlu.understanding import Understander

_PACKAGE = Path(__file__).resolve().parent
_RESOURCES = _PACKAGE / "resources"
_CODE = ("ranking", "text", "places")
_HASH = "content.sha256"
_READINGS = "readings.json"
_NOT_LEARNT = {"facets.tsv", "strangers.txt"}  # word lists that no training reads
_PROCEDURE = "procedure/"


def train(
    examples: Sequence[Labelled],
    places: Places = NO_PLACES,
    progress: Callable[[str], None] = lambda _: None,
    *,
    background: bool = True,
    kept: Path | None = None,
) -> Understander:
    """Train on labelled examples.

    Args:
        examples: labels and texts; places marked in them are kept, others are looked for.
        places: places to look for; their names also teach diacritics.
        progress: told what is being done.
        background: also learn what asks for nothing.
        kept: file that keeps what was read of the examples for the next training; None keeps nothing.

    Raises:
        ValueError: there are no examples.
    """
    if not examples:
        raise ValueError("no examples to train on")
    examples = _one_owner(examples)
    readings = Readings(places, kept)
    both = [readings.of(example) for example in examples]
    readings.save()
    # a line typed without diacritics has some once its abbreviations are written out; it would teach plain words
    taught = [text for typed, text in both if is_accented(typed)]
    restorer = Restorer.train([*taught, *(name.lower() for name in places.names)])
    reader = Reader(restorer)
    prepared = [
        (example.label, reader.restored(text, typed)) for example, (typed, text) in zip(examples, both, strict=True)
    ]
    progress("texts read, diacritics learnt")
    if background:
        prepared += [(FALLBACK, reader.read(text).text) for text in resource_lines("unclear.txt")]
    return Understander(restorer, Ranker.fit(prepared, progress))


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
    """What a trained folder depends on: examples, names of places, word lists, code that learns, file format."""
    digest = hashlib.sha256(f"{FORMAT}".encode())
    for label, text, places in sorted({(example.label, nfc(example.text), example.places) for example in examples}):
        digest.update(f"{label}\t{text}\t{places}\n".encode())
    for name in names:
        digest.update(name.encode())
    code = [path for folder in _CODE for path in (_PACKAGE / folder).glob("*.py")]
    lists = [path for path in _RESOURCES.glob("*.t*") if path.name not in _NOT_LEARNT]
    for path in sorted([*lists, *code, Path(__file__)]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


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
    understander = train(examples, places, progress, kept=folder.parent / _READINGS)
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
