"""Area and inside point of each present commune."""

from pathlib import Path

from directory.compile.tables import Row, read_table

_COLUMNS = ("area_km2", "inside_lat", "inside_lon")


def from_facts(folder: Path) -> dict[str, Row]:
    """Measures from a facts folder.

    Args:
        folder: Holds ``communes.csv`` with ``code``, ``area_km2`` and ``inside_lat``, ``inside_lon`` (WGS84, degrees).

    Returns:
        Commune code → measures.
    """
    return _measures(folder / "communes.csv")


def from_content(content: Path) -> dict[str, Row]:
    """Measures as they stand in the content, for a rebuild without a facts folder."""
    return _measures(content / "units" / "communes.csv")


def _measures(path: Path) -> dict[str, Row]:
    return {row["code"]: {column: row[column] for column in _COLUMNS} for row in read_table(path)}
