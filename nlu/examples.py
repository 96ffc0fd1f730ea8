"""Training examples: reading Rasa's NLU files without Rasa, and the label of an example."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_MARKUP = re.compile(r"\[(?P<words>[^\[\]]+)\](?:\((?P<kind>[^()]*)\)|\{[^{}]*\})")
_INTENT = re.compile(r"- intent:\s*[\"']?(?P<label>[^\s\"']+)")


@dataclass(frozen=True)
class Labelled:
    """A text and the label it asks for.

    Attributes:
        label: intent as written, e.g. `procedure/1.001193`.
        text: without entity markup.
        places: spans marked as places.
    """

    label: str
    text: str
    places: tuple[tuple[int, int], ...] = ()


def parse_example(label: str, line: str) -> Labelled:
    """An example line with entity markup (`[phường 5](place)`) taken apart."""
    text, places, done = "", [], 0
    for match in _MARKUP.finditer(line):
        text += line[done : match.start()]
        if match["kind"] == "place":
            places.append((len(text), len(text) + len(match["words"])))
        text += match["words"]
        done = match.end()
    return Labelled(label, text + line[done:], tuple(places))


def read_file(path: Path) -> Iterator[Labelled]:
    """The examples of one Rasa NLU file (`intent:` blocks with `examples: |` and one `- ` line each)."""
    label = ""
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        intent = _INTENT.match(line)
        if intent:
            label = intent["label"]
        elif label and line.startswith("- ") and line[2:].strip():
            yield parse_example(label, line[2:].strip())


def read_folders(folders: Iterable[Path]) -> list[Labelled]:
    """The examples of every `.yml` file under the folders, in the order of their paths; a missing folder is empty."""
    return [example for folder in folders for path in sorted(folder.glob("**/*.yml")) for example in read_file(path)]


def thinned(examples: Iterable[Labelled], every: int) -> list[Labelled]:
    """One of so many examples of each label, the first always among them."""
    seen: Counter[str] = Counter()
    kept = []
    for example in examples:
        if seen[example.label] % every == 0:
            kept.append(example)
        seen[example.label] += 1
    return kept


def folders_of_environment() -> list[Path]:
    """The folders that `MOTCUA_EXAMPLES` names, separated as in `PATH`; none when it is not set."""
    return [Path(name) for name in os.environ.get("MOTCUA_EXAMPLES", "").split(os.pathsep) if name]
