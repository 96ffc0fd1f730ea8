"""The wording files (`actions/wording/*.yml`), which an editor changes without touching code."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).resolve().parents[1] / "wording"


class WordingError(KeyError):
    """A wording entry is missing, or is not of the kind asked for."""


@cache
def entries() -> dict[str, Any]:
    """Read all wording files.

    Returns:
        `topic.entry` → text, list of variants, or list of buttons.
    """
    found: dict[str, Any] = {}
    for path in sorted(_FOLDER.glob("*.yml")):
        for topic, texts in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            found |= {f"{topic}.{name}": text for name, text in texts.items()}
    return found


def say(key: str, **values: object) -> str:
    """Fill one text.

    Args:
        key: `topic.entry`.
        **values: what its braces stand for.

    Returns:
        The text.

    Raises:
        WordingError: there is no such text, or a brace has no value.
    """
    text = entries().get(key)
    if not isinstance(text, str):
        raise WordingError(f"no wording for {key}")
    try:
        return text.format(**values)
    except KeyError as error:
        raise WordingError(f"{key} needs {error}") from error


def variant(key: str, turn: int) -> str:
    """Take one of several ways to say the same.

    Args:
        key: `topic.entry` of a list.
        turn: counts up; two neighbouring numbers never give the same text.

    Returns:
        The text.

    Raises:
        WordingError: there is no such list.
    """
    texts = entries().get(key)
    if not isinstance(texts, list):
        raise WordingError(f"no variants for {key}")
    return str(texts[turn % len(texts)])


def buttons(key: str) -> list[dict[str, str]]:
    """Take a list of buttons, each with `title` and `ref`.

    Raises:
        WordingError: there is no such list.
    """
    listed = entries().get(key)
    if not isinstance(listed, list):
        raise WordingError(f"no buttons for {key}")
    return listed
