"""The same pipeline on any intent set, to be compared with the literature: `python -m nlu.intent_benchmark`.

PhoATIS-style: train on one file, ask another, as typed and without diacritics. A file is Rasa NLU YAML or JSON lines
`{"text": "…", "intent": "…"}`. Nothing else of this project goes in: no places, no strangers, no examples of ours.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from nlu.examples import Labelled, read_file
from nlu.text.folding import fold, nfc
from nlu.training import train
from nlu.understanding import Understander


def read_intents(path: Path) -> list[Labelled]:
    """Examples of a Rasa NLU file (`.yml`) or of JSON lines with `text` and `intent`.

    Raises:
        KeyError: a JSON line has no `text` or no `intent`.
    """
    if path.suffix in {".yml", ".yaml"}:
        return list(read_file(path))
    lines = filter(str.strip, path.read_text(encoding="utf-8").splitlines())
    return [Labelled(row["intent"], row["text"]) for row in map(json.loads, lines)]


def accuracy(understander: Understander, questions: Sequence[Labelled], *, stripped: bool = False) -> float:
    """Share of questions (0–1) whose intent ranks first.

    Args:
        understander: trained on the same intents.
        questions: at least one.
        stripped: ask without diacritics.
    """
    right = 0
    for question in questions:
        text = fold(nfc(question.text)) if stripped else question.text
        first = understander.ranker.rank(understander.read(text)).labels[:1]
        right += any(ranked.label == question.label for ranked in first)
    return right / len(questions)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, ask, print.

    Returns:
        0, or 2 when there is nothing to train on or to ask.
    """
    parser = argparse.ArgumentParser(prog="python -m nlu.intent_benchmark", description="Accuracy on an intent set.")
    parser.add_argument("train", type=Path, help="examples to train on")
    parser.add_argument("test", type=Path, help="questions to ask")
    options = parser.parse_args(arguments)
    examples, questions = read_intents(options.train), read_intents(options.test)
    if not examples or not questions:
        sys.stderr.write("nothing to train on or nothing to ask\n")
        return 2
    understander = train(examples, background=False)
    intents = len({example.label for example in examples})
    sys.stdout.write(
        f"{len(examples)} examples, {intents} intents, {len(questions)} questions\n"
        f"accuracy                    {accuracy(understander, questions):.1%}\n"
        f"accuracy without diacritics {accuracy(understander, questions, stripped=True):.1%}\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
