"""A start skips what has nothing to do, and nothing else."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from directory.settings import Settings
from ops import prepared

CODE = "directory/load.py"
CONTENT = "directory/content/offices/offices.csv"


def lay_out(root: Path) -> Settings:
    for name in ("uv.lock", "pyproject.toml", CODE, CONTENT, "nlu/data/center.yml", "nlu/data/procedures/a.yml"):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    for name in ("nlu/resources/x.tsv", "bot/config.yml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    return Settings(content=root / "directory/content", questions=root / "nlu/data/procedures")


def activate(state: Path, number: int) -> None:
    with closing(sqlite3.connect(state / "directory.sqlite3")) as database, database:
        database.executescript(
            """
            CREATE TABLE IF NOT EXISTS alembic_version (version_num);
            CREATE TABLE IF NOT EXISTS datasets (number, content_hash, loaded_at);
            CREATE TABLE IF NOT EXISTS active_dataset (number);
            DELETE FROM alembic_version; DELETE FROM active_dataset;
            INSERT INTO alembic_version VALUES ('0001');
            """
        )
        database.execute("INSERT INTO datasets VALUES (?, ?, '2026-11-01')", (number, f"hash {number}"))
        database.execute("INSERT INTO active_dataset VALUES (?)", (number,))


@pytest.fixture
def state(tmp_path: Path) -> Path:
    folder = tmp_path / "var"
    for name in (
        "export/units.tsv",
        "models/motcua-1.tar.gz",
        "models/understanding/a.npz",
        "models/understanding/a.json",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    activate(folder, 1)
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "uv.lock",
        CODE,
        CONTENT,
        "nlu/data/center.yml",
        "nlu/data/procedures/a.yml",
        "nlu/resources/x.tsv",
        "bot/config.yml",
    ],
)
def test_every_changed_input_counts_though_its_time_and_size_do_not_tell(tmp_path: Path, name: str):
    settings = lay_out(tmp_path)
    before = prepared.inputs(tmp_path, settings)
    file = tmp_path / name
    file.write_text(name.upper())

    assert prepared.inputs(tmp_path, settings) != before
    file.write_text(name)
    assert prepared.inputs(tmp_path, settings) == before


def test_a_new_file_and_another_database_count_but_not_a_port(tmp_path: Path):
    settings = lay_out(tmp_path)
    before = prepared.inputs(tmp_path, settings)

    assert prepared.inputs(tmp_path, settings.model_copy(update={"directory_port": 8001})) == before
    assert prepared.inputs(tmp_path, settings.model_copy(update={"database_url": "postgresql://x"})) != before
    (tmp_path / "nlu/data/more.yml").touch()
    assert prepared.inputs(tmp_path, settings) != before


def test_what_was_prepared_is_not_prepared_again(state: Path):
    read = prepared.inputs()
    assert not prepared.is_prepared(read, state)
    prepared.remember(read, state)

    assert prepared.is_prepared(read, state)
    assert not prepared.is_prepared("another input", state)


def remove(name: str) -> Callable[[Path], None]:
    return lambda state: (state / name).unlink()


@pytest.mark.parametrize(
    "change",
    [
        remove("directory.sqlite3"),
        remove("export/units.tsv"),
        remove("models/motcua-1.tar.gz"),
        remove("models/understanding/a.npz"),
        lambda state: (state / "export/units.tsv").write_text("export/UNITS.tsv"),
        lambda state: activate(state, 2),
    ],
    ids=["no database", "no export", "no model", "no ranker", "another export", "another dataset is active"],
)
def test_what_is_missing_or_was_changed_is_prepared_again(state: Path, change: Callable[[Path], None]):
    read = prepared.inputs()
    prepared.remember(read, state)
    change(state)

    assert not prepared.is_prepared(read, state)


def test_an_input_that_changed_during_the_preparation_is_not_taken_for_prepared(state: Path):
    prepared.remember("what was read before", state)

    assert not (state / prepared.MARK).exists()


def test_a_database_server_may_be_changed_by_others(state: Path):
    assert prepared.outputs(state, Settings()) is not None
    assert prepared.outputs(state, Settings(database_url="postgresql+psycopg://db/motcua")) is None
