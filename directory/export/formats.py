"""Tables and training examples as text."""

import re
from collections.abc import Iterable, Mapping, Sequence

# Tabs and line breaks would end a cell; no content has them for a reason.
_GAP = re.compile(r"\s+")
# Rasa reads [text](entity) as an entity.
_PLAIN = str.maketrans("[]{}", "()()")


def tsv(columns: Sequence[str], rows: Iterable[Mapping[str, str | None]]) -> str:
    """Rows as tab separated text with a header; None is an empty cell.

    Raises:
        KeyError: a row lacks a column.
    """
    lines = ["\t".join(columns)]
    lines += ["\t".join(_cell(row[column]) for column in columns) for row in rows]
    return "\n".join(lines) + "\n"


def _cell(value: str | None) -> str:
    return _GAP.sub(" ", value).strip() if value else ""


def rasa_nlu(intents: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Intents with their examples as Rasa NLU training data (YAML, format 3.1)."""
    lines = ['version: "3.1"', "nlu:"]
    for intent, examples in intents:
        lines += [f"- intent: {intent}", "  examples: |"]
        plain = dict.fromkeys(_cell(example).translate(_PLAIN) for example in examples)
        lines += [f"    - {example}" for example in plain if example]
    return "\n".join(lines) + "\n"
