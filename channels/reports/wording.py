"""What may be reported wrong, page by page (`wording.yml`)."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def _entries() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("wording.yml").read_text(encoding="utf-8"))
    return found


def title(kind: str) -> str:
    """Return what a person reads for a kind of report; the key itself for one that is no longer offered."""
    return str(_entries()["kinds"].get(kind, kind))


def kinds_of(page: str) -> dict[str, str]:
    """Return what may be reported on a page (`center`, `procedure`, `province`, `unit`): key and words, in order."""
    return {kind: title(kind) for kind in _entries()["pages"][page]}
