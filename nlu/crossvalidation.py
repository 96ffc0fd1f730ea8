"""What a model makes of examples it has not seen: `python -m nlu.crossvalidation` prints figures and doubtful lines.

The examples are parted by a hash of their text; each part is asked of a model trained on the others. A line for which
that model strongly prefers another label is either hard or under the wrong label: an editor reads the list.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlu.examples import Labelled, read_folders
from nlu.gazetteers import Places, place_finder
from nlu.ranking.model import Ranked
from nlu.state import STATE
from nlu.text.folding import nfc
from nlu.training import train

_THREE = 3


@dataclass(frozen=True)
class Judged:
    """An example and the labels a model ranks for it that has not seen it, likeliest first."""

    example: Labelled
    labels: tuple[Ranked, ...]

    @property
    def first(self) -> Ranked:
        """The likeliest label; an empty one when nothing is known of the words."""
        return self.labels[0] if self.labels else Ranked("", 0.0)

    @property
    def is_right(self) -> bool:
        """Whether the likeliest label is the example's own."""
        return self.first.label == self.example.label

    @property
    def is_near(self) -> bool:
        """Whether the example's own label is among the first three."""
        return self.example.label in [ranked.label for ranked in self.labels[:_THREE]]


def judge(examples: Sequence[Labelled], places: Places, folds: int) -> Iterator[Judged]:
    """Every example as a model sees it that was trained on the other parts.

    Args:
        examples: training examples.
        places: places to look for.
        folds: number of parts, two at least.
    """
    part = [zlib.crc32(nfc(example.text).encode()) % folds for example in examples]
    for fold in range(folds):
        model = train([one for one, of in zip(examples, part, strict=True) if of != fold], places)
        for example in (one for one, of in zip(examples, part, strict=True) if of == fold):
            text = nfc(example.text)
            ranked = model.ranker.rank(model.read(text, example.places or places.find(text)))
            yield Judged(example, ranked.labels)


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge all examples, print figures by kind and the doubtful lines, surest doubt first."""
    parser = argparse.ArgumentParser(prog="python -m nlu.crossvalidation", description="Examples a model has not seen.")
    parser.add_argument("--data", nargs="+", type=Path, default=[Path("nlu/data"), STATE / "export"])
    parser.add_argument("--export", type=Path, default=STATE / "export")
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--doubt", type=float, default=0.95, help="confidence from which another label is doubt")
    options = parser.parse_args(arguments)
    judged = list(judge(read_folders(options.data), place_finder(options.export), options.folds))
    doubtful = [one for one in judged if not one.is_right and one.first.confidence >= options.doubt]
    for one in sorted(doubtful, key=lambda one: -one.first.confidence):
        sys.stdout.write(f"{one.first.confidence:.3f}\t{one.example.label}\t{one.first.label}\t{one.example.text}\n")
    count = max(len(judged), 1)
    first, three = (sum(marks) / count for marks in zip(*((one.is_right, one.is_near) for one in judged), strict=True))
    sys.stdout.write(
        f"{len(judged)} examples, {options.folds} parts: right label first {first:.1%}, "
        f"among the first three {three:.1%}; {len(doubtful)} doubtful\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
