"""Keeps the hand-written aliases and adds the spellings the second source has."""

from pathlib import Path

from directory.compile import packages
from directory.compile.names import tidy
from directory.compile.tables import Row, read_table
from directory.compile.units import LAST_DAY_BEFORE
from nlu.places.units import split_kind
from nlu.text.folding import fold

ALIAS_COLUMNS = ("code", "valid_from", "alias", "kind", "source", "as_of")


def aliases(content: Path) -> list[Row]:
    """Every alias of a unit, by code.

    Rows of other sources than the second package are hand-kept and stay as they are. A name of the second package is
    added when it still differs once diacritics, gaps and apostrophes are gone ("Xã Lục Sĩ Thành" / "Xã Lục Sỹ Thành");
    everything else readers of the table fold away themselves. With another kind of unit it is an earlier name, not a
    spelling ("Thị trấn Mộc Châu").

    Args:
        content: The content folder, whose present ``units/aliases.csv`` is read.
    """
    source = packages.label(packages.SECOND)
    path = content / "units" / "aliases.csv"
    kept = [row for row in read_table(path) if not row["source"].startswith(packages.SECOND)]
    known = {(row["code"], row["alias"]) for row in kept}
    second = packages.second_former_names()
    spellings = [
        {
            "code": unit.commune_code,
            "valid_from": "",
            "alias": tidy(second[unit.commune_code]),
            "kind": "spelling" if _kind(second[unit.commune_code]) == _kind(unit.commune) else "former_name",
            "source": source,
            "as_of": LAST_DAY_BEFORE,
        }
        for unit in packages.former_units()
        if unit.commune_code in second and _key(second[unit.commune_code]) != _key(unit.commune)
    ]
    added = [row for row in spellings if (row["code"], row["alias"]) not in known]
    return sorted([*kept, *added], key=_order)


def _kind(name: str) -> str | None:
    return split_kind(tidy(name))[0]


def _key(name: str) -> str:
    _, bare = split_kind(tidy(name))
    return "".join(char for char in fold(bare) if char.isalnum())


def _order(row: Row) -> tuple[int, str, str, str, str]:
    return len(row["code"]), row["code"], row["valid_from"], row["kind"], row["alias"]
