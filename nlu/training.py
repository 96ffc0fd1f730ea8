"""Training of the whole understanding, once: `python -m nlu.training` (into `models/understanding` of the state).

The folder it writes is used as it is by whoever has the same examples: the Rasa component and the procedure search.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from nlu.examples import Labelled, read_folders
from nlu.gazetteers import PlaceFinder, place_finder
from nlu.ranking.features import replace_places
from nlu.ranking.model import FALLBACK, FORMAT, Ranker
from nlu.state import STATE
from nlu.text.folding import fold, nfc
from nlu.text.normalise import Reader, plain
from nlu.text.restore import Restorer, is_accented
from nlu.understanding import Understander

_PACKAGE = Path(__file__).resolve().parent
_RESOURCES = _PACKAGE / "resources"
_CODE = ("ranking", "text", "places")
_HASH = "content.sha256"
_PROCEDURE = "procedure/"


def train(
    examples: Sequence[Labelled],
    corpus: Iterable[str] = (),
    find_places: PlaceFinder | None = None,
    progress: Callable[[str], None] = lambda _: None,
    *,
    background: bool = True,
) -> Understander:
    """Train on labelled examples.

    Args:
        examples: labels and texts; places marked in them are kept, others are looked for.
        corpus: further texts with diacritics (place names, content), for the restorer only.
        find_places: spans of places in an NFC text.
        progress: told what is being done.
        background: also learn what asks for nothing, and measure sureness on what is about nothing of ours.

    Raises:
        ValueError: there are no examples.
    """
    if not examples:
        raise ValueError("no examples to train on")
    examples = _one_owner(examples)
    typed = [_without_places(example, find_places) for example in examples]
    plains = [plain(text) for text in typed]
    # a line typed without diacritics has some once its abbreviations are written out; it would teach plain words
    taught = [text for text, original in zip(plains, typed, strict=True) if is_accented(original)]
    restorer = Restorer.train([*taught, *(name.lower() for name in corpus)])
    reader = Reader(restorer)
    prepared = [
        (example.label, reader.restored(text, original))
        for example, text, original in zip(examples, plains, typed, strict=True)
    ]
    progress("texts read, diacritics learnt")
    unclear, strangers = (
        [reader.read(text).text for text in _lines(name)] if background else []
        for name in ("unclear.txt", "strangers.txt")
    )
    prepared += [(FALLBACK, text) for text in unclear]
    return Understander(restorer, Ranker.fit(prepared, strangers, progress))


def _one_owner(examples: Sequence[Labelled]) -> list[Labelled]:
    """The examples without those of procedures that a redirect or a FAQ teaches word for word.

    Aliases of procedures known by name alone ("làm hộ chiếu") stand in both.
    """
    owned = {_key(example) for example in examples if not example.label.startswith(_PROCEDURE)}
    return [example for example in examples if not example.label.startswith(_PROCEDURE) or _key(example) not in owned]


def _key(example: Labelled) -> str:
    return fold(example.text).strip(" ?.!")


def _lines(name: str) -> list[str]:
    lines = (_RESOURCES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _without_places(example: Labelled, find_places: PlaceFinder | None) -> str:
    text = nfc(example.text)
    spans = list(example.places)
    if not spans and find_places is not None:
        spans = find_places(text)
    return replace_places(text, spans)


def content_hash(examples: Sequence[Labelled], corpus: Sequence[str]) -> str:
    """What a trained folder depends on: examples, corpus, word lists, the code that learns and the file format."""
    digest = hashlib.sha256(f"{FORMAT}".encode())
    for label, text, places in sorted({(example.label, nfc(example.text), example.places) for example in examples}):
        digest.update(f"{label}\t{text}\t{places}\n".encode())
    for text in corpus:
        digest.update(text.encode())
    code = [path for folder in _CODE for path in (_PACKAGE / folder).glob("*.py")]
    for path in sorted([*_RESOURCES.glob("*.t*"), *code, Path(__file__)]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def trained(
    examples: Sequence[Labelled],
    corpus: Sequence[str],
    find_places: PlaceFinder | None,
    folder: Path | None,
    progress: Callable[[str], None] = lambda _: None,
) -> Understander:
    """The understanding of these examples: loaded from the folder when it was trained on the same, else trained.

    Args:
        examples: see `train`.
        corpus: see `train`.
        find_places: see `train`.
        folder: where a trained understanding is kept; None keeps none.
        progress: told what is being done.
    """
    if folder is None:
        return train(examples, corpus, find_places, progress)
    wanted = content_hash(examples, corpus)
    mark = folder / _HASH
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        progress(f"same examples as in {folder}")
        return Understander.load(folder)
    understander = train(examples, corpus, find_places, progress)
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

    places = place_finder(options.export)
    understander = trained(read_folders(options.data), places.names, places.find, options.out, tell)
    tell(f"ready: {understander.ranker.calibration.figures}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
