"""Which dataset of an SQLite file is active, read without SQLAlchemy: `make run` asks before anything is imported."""

import sqlite3
from contextlib import closing
from pathlib import Path

_VERSION = "SELECT version_num FROM alembic_version"
_ACTIVE = """
SELECT datasets.number, datasets.content_hash, datasets.loaded_at
FROM active_dataset JOIN datasets ON datasets.number = active_dataset.number
"""


def active_dataset(file: Path) -> str | None:
    """Name the active dataset of a database.

    Args:
        file: the SQLite file.

    Returns:
        Schema version, number, content hash and moment of loading as one text; None when there is no file, no table or
        no active dataset.
    """
    if not file.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = [connection.execute(query).fetchone() for query in (_VERSION, _ACTIVE)]
    except sqlite3.Error:
        return None
    return " ".join(str(value) for row in found for value in row) if all(found) else None
