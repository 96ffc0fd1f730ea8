"""Compiles the old → new pairs of 1 July 2025 from two sources and says where they agree."""

from collections import defaultdict

from directory.compile import packages
from directory.compile.names import tidy
from directory.compile.tables import Row
from directory.compile.units import REFORM

CHANGE_COLUMNS = ("old_code", "new_code", "extent", "agreement", "note", "source", "as_of")

_ISLAND = "huyện đảo không có xã, nay là đặc khu cùng tên"


def changes() -> list[Row]:
    """Every pair of a former and a present commune, in code order.

    ``extent`` is ``whole`` when the former commune lies in one present commune, else ``part``. A pair both sources
    have is ``agreed``; a pair only one has is ``doubtful`` and its note says which one and why it may be wrong. The
    five island districts without communes stand under their district code: only one source lists them, but the
    special zone bears the district's own name.
    """
    main, second = packages.main_pairs(), packages.second_pairs()
    islands = {unit.code for unit in packages.former_units() if not unit.commune_code}
    targets: dict[str, set[str]] = defaultdict(set)
    for old, new in main | second:
        targets[old].add(new)
    both = main & second
    namesakes = _namesakes(both)
    rows: list[Row] = []
    for old, new in sorted(main | second):
        agreed = old in islands or (old, new) in both
        found_in = [name for name, pairs in _sources(main, second) if (old, new) in pairs]
        rows.append(
            {
                "old_code": old,
                "new_code": new,
                "extent": "whole" if len(targets[old]) == 1 else "part",
                "agreement": "agreed" if agreed else "doubtful",
                "note": _ISLAND if old in islands else "" if agreed else _doubt(old, new, namesakes),
                "source": "; ".join(found_in),
                "as_of": REFORM.isoformat(),
            }
        )
    return rows


def _sources(main: set[tuple[str, str]], second: set[tuple[str, str]]) -> list[tuple[str, set[tuple[str, str]]]]:
    return [(packages.label(packages.MAIN), main), (packages.label(packages.SECOND), second)]


def _namesakes(agreed: set[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """(former commune's name, present commune) → former communes of that name both sources put there."""
    names = {unit.code: tidy(unit.commune) for unit in packages.former_units()}
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for old, new in sorted(agreed):
        found[names[old], new].append(old)
    return found


def _doubt(old: str, new: str, namesakes: dict[tuple[str, str], list[str]]) -> str:
    """Why a pair that only one source has is doubtful, in Vietnamese."""
    units = {unit.code: unit for unit in packages.former_units()}
    same_name = [units[code] for code in namesakes.get((tidy(units[old].commune), new), []) if code != old]
    if not same_name:
        return "chỉ một trong hai nguồn có cặp này"
    other = same_name[0]
    return (
        f"chỉ một trong hai nguồn có cặp này; có thể nhầm với {tidy(other.commune)} ({tidy(other.district)}) cùng tên"
    )
