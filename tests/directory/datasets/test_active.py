"""The active dataset as `make run` reads it, without SQLAlchemy."""

from pathlib import Path

from directory.database import SCHEMA, open_engine
from directory.datasets.active import active_dataset
from directory.datasets.content import Content
from directory.datasets.loader import load, roll_back
from directory.migrations import upgrade


def test_it_names_another_dataset_after_a_load_and_the_earlier_one_after_going_back(
    tmp_path: Path, sqlite_url: str, content: Content
) -> None:
    file = tmp_path / "directory.sqlite3"
    assert active_dataset(file) is None
    engine = open_engine(sqlite_url)
    upgrade(engine)
    assert active_dataset(file) is None

    load(engine, content)
    first = active_dataset(file)
    load(engine, content, force=True)
    second = active_dataset(file)
    roll_back(engine)
    engine.dispose()

    assert first is not None
    assert first.split()[:2] == [SCHEMA, "1"]
    assert second not in {first, None}
    assert active_dataset(file) == first


def test_a_file_that_is_no_database_has_none(tmp_path: Path) -> None:
    file = tmp_path / "directory.sqlite3"
    file.write_text("not a database")

    assert active_dataset(file) is None
