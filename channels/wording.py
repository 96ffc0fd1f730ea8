"""The messengers' own words (`wording.yml`), which an editor changes without touching code."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def entries() -> dict[str, Any]:
    """Read the file."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("wording.yml").read_text(encoding="utf-8"))
    return found


def say(key: str, **values: object) -> str:
    """Fill one text; KeyError when there is no such text or a brace has no value."""
    return str(entries()[key]).format(**values)


def commands() -> dict[str, str]:
    """Return the commands of the menu with their descriptions, in the order of the menu."""
    return dict(entries()["commands"])
