"""The help desk's own words (`wording.yml`), which an editor changes without touching code."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _entries() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("wording.yml").read_text(encoding="utf-8"))
    return found


def say(key: str, **values: object) -> str:
    """Fill one text; KeyError when there is no such text or a brace has no value."""
    return str(_entries()[key]).format(**values)
