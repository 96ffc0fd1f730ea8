"""What a help desk sees of the record: the questions of its places that nobody has dealt with, grouped."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from actions.record.clusters import Cluster, cluster
from actions.record.dealt import Places, mark_done, read_open
from actions.record.names import Names, read_names, read_provinces
from actions.record.store import Row

# What a desk can read in one go.
_MOST = 200


@dataclass(frozen=True)
class Wanted:
    """What a desk looks after.

    Attributes:
        province: present province code.
        commune: present commune code; None: the whole province.
        unplaced: also questions whose place is unknown.
    """

    province: str
    commune: str | None = None
    unplaced: bool = False


class DeskRecord:
    """The record as help desks see it."""

    def __init__(self, path: Path, export: Path) -> None:
        """Take the record's file and the folder with the names of places and labels."""
        self._path = path
        self._export = export

    def open(self, wanted: Wanted, since: date) -> list[dict[str, Any]]:
        """Return groups of questions, most asked first.

        Raises:
            sqlite3.Error: the record cannot be read.
        """
        names = _names(self._export, _changed(self._export))
        return [_shown(found, names) for found in self._clusters(wanted, since)[:_MOST]]

    def done(self, wanted: Wanted, since: date, name: str) -> bool:
        """Note that a group was dealt with; it comes back only when somebody asks again.

        Args:
            wanted: what the desk looks after.
            since: first day.
            name: `id` of the group.

        Returns:
            Whether there is such a group.

        Raises:
            sqlite3.Error: the record cannot be read or written.
        """
        for found in self._clusters(wanted, since):
            if any(row.key == name for row in found.rows):
                mark_done(self._path, found.rows)
                return True
        return False

    def _clusters(self, wanted: Wanted, since: date) -> list[Cluster]:
        provinces = _provinces(self._export, _changed(self._export))
        here = [code for code, province in provinces.items() if province == wanted.province]
        communes = here if wanted.commune is None else [wanted.commune]
        return cluster(read_open(self._path, since, Places(communes, wanted.unplaced)))


def _shown(found: Cluster, names: Names) -> dict[str, Any]:
    label, communes = found.label, found.communes.most_common(1)
    return {
        "id": _name(found.rows),
        "text": found.examples[0],
        "examples": found.examples,
        "count": found.count,
        "label": label,
        "label_name": names.labels.get(label) if label else None,
        "answer_type": found.answer_types.most_common(1)[0][0],
        "commune": communes[0][0] if communes else None,
        "first": min(row.day for row in found.rows).isoformat(),
        "last": max(row.day for row in found.rows).isoformat(),
    }


def _name(rows: list[Row]) -> str:
    """The group's oldest row: it stays the group's when others join."""
    return min(rows, key=lambda row: (row.day, row.key)).key


def _changed(export: Path) -> int:
    units = export / "units.tsv"
    return units.stat().st_mtime_ns if units.exists() else 0


@lru_cache(maxsize=1)
def _names(export: Path, _mtime: int) -> Names:
    return read_names(export)


@lru_cache(maxsize=1)
def _provinces(export: Path, _mtime: int) -> dict[str, str]:
    return read_provinces(export)
