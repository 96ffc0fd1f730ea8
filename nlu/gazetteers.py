"""Places for training and parsing: the exported gazetteer, loaded once a process, as a plain function of text."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nlu.places.gazetteer import load
from nlu.places.mentions import find_mentions

PlaceFinder = Callable[[str], list[tuple[int, int]]]
"""From an NFC text to the spans of places in it, in order, none overlapping."""

UNITS = "units.tsv"
CHANGES = "changes.tsv"


@dataclass(frozen=True)
class Places:
    """Names of all places (for learning diacritics) and where they stand in a text."""

    names: tuple[str, ...]
    find: PlaceFinder


NO_PLACES = Places((), lambda _: [])


def export_folder(export: Path) -> Path:
    """The folder of the export: the one of `MOTCUA_EXPORT` when it is set, else the given one."""
    return Path(os.environ.get("MOTCUA_EXPORT") or export)


def place_finder(export: Path) -> Places:
    """The places of an export folder; without its two tables there are none.

    Args:
        export: folder written by `python -m directory export`; `MOTCUA_EXPORT` takes its place when set.
    """
    path = export_folder(export) / UNITS
    if not (path.is_file() and path.with_name(CHANGES).is_file()):
        return NO_PLACES
    return _load(path.resolve(), path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _load(path: Path, _changed: int) -> Places:
    gazetteer = load(path, path.with_name(CHANGES))
    names = tuple(dict.fromkeys(unit.name for unit in gazetteer.units))

    def find(text: str) -> list[tuple[int, int]]:
        return [(mention.start, mention.end) for mention in find_mentions(gazetteer, text)]

    return Places(names, find)
