"""Units by the beginning of a name while somebody types: in memory, whatever the number of letters."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from directory.units.repository import Change, Key, NamedUnit
from nlu.text.folding import canonical, fold

_LAST = "\U0010ffff"
_LEVELS = {"province": 0, "district": 1, "commune": 2}
Aliases = Mapping[Key, Sequence[str]]
_Places = npt.NDArray[np.intp]


class UnitSearch:
    """Indexes over the beginnings of names, short names and aliases of all units.

    Units are numbered in the order in which they are shown, all else being equal: present before former, larger before
    smaller, then by name. A search is then a range of a sorted list and the lowest numbers in it.
    """

    def __init__(self, units: Sequence[NamedUnit], aliases: Aliases, changes: Iterable[Change]) -> None:
        """Index the units.

        Args:
            units: every unit.
            aliases: other names by the unit's code and first day.
            changes: what became what.
        """
        self.units = sorted(units, key=_order)
        number = {(unit.code, unit.valid_from): at for at, unit in enumerate(self.units)}
        self._became: dict[Key, list[tuple[str, str, int]]] = defaultdict(list)
        for change in changes:
            new = number[change.new_code, change.new_valid_from]
            order = ("" if change.extent == "whole" else change.extent, self.units[new].folded_name, new)
            self._became[change.old_code, change.old_valid_from].append(order)
        self._folded = _Beginnings(
            [(unit.folded_name, at) for at, unit in enumerate(self.units)]
            + [(unit.folded_short_name, at) for at, unit in enumerate(self.units)]
            + [(fold(canonical(alias)), number[key]) for key, names in aliases.items() for alias in names]
        )
        self._exact = _Beginnings(
            [(unit.canonical_name, at) for at, unit in enumerate(self.units)]
            + [(unit.canonical_short_name, at) for at, unit in enumerate(self.units)]
        )
        self._levels = np.array([unit.level for unit in self.units])
        self._provinces = np.array([unit.province_code for unit in self.units])
        self._present_provinces = np.array([unit.present_province_code for unit in self.units])
        self._present = np.array([unit.valid_to is None for unit in self.units], dtype=bool)

    def find(self, exact: str, folded: str, *, level: str | None, province: str | None, limit: int) -> list[NamedUnit]:
        """Units whose name, short name or alias begins with the text; without text, present units only.

        Args:
            exact: the text with its diacritics; names that begin with it come first, then whole names.
            folded: the same without diacritics.
            level: only this level.
            province: only units of this province code, present or former.
            limit: at most so many.
        """
        wanted = self._present if not folded else np.ones(len(self.units), dtype=bool)
        if level:
            wanted = wanted & (self._levels == level)
        if province:
            wanted = wanted & ((self._present_provinces == province) | (self._provinces == province))
        if not folded:
            return [self.units[at] for at in np.flatnonzero(wanted)[:limit].tolist()]
        # Lower is better: not begun exactly, not the whole name, then the order of the units.
        size = len(self.units)
        ranks = np.full(size, 4 * size, dtype=np.intp)
        begun = self._folded.begun(folded)
        ranks[begun] = begun + 3 * size
        ranks[self._folded.whole(folded)] -= size
        ranks[self._exact.begun(exact)] -= 2 * size
        found = begun[wanted[begun]]
        best = np.unique(ranks[found])[:limit] % size
        return [self.units[at] for at in best.tolist()]

    def became(self, unit: NamedUnit) -> list[NamedUnit]:
        """What a unit went into: what took all of it first."""
        return [self.units[at] for _, _, at in sorted(self._became.get((unit.code, unit.valid_from), ()))]


class _Beginnings:
    """Sorted texts, each with the number of a unit."""

    def __init__(self, entries: list[tuple[str, int]]) -> None:
        entries.sort()
        self._texts = [text for text, _ in entries]
        self._numbers: _Places = np.array([number for _, number in entries], dtype=np.intp)

    def begun(self, text: str) -> _Places:
        """Numbers of units with a text that begins so, some of them twice."""
        return self._numbers[bisect_left(self._texts, text) : bisect_left(self._texts, text + _LAST)]

    def whole(self, text: str) -> _Places:
        """Numbers of units with exactly this text."""
        return np.unique(self._numbers[bisect_left(self._texts, text) : bisect_right(self._texts, text)])


def _order(unit: NamedUnit) -> tuple[bool, int, str, str, str]:
    first = unit.valid_from.isoformat()
    return unit.valid_to is not None, _LEVELS[unit.level], unit.folded_short_name, unit.code, first
