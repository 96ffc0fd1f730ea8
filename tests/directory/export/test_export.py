import csv
import hashlib
from pathlib import Path

import pytest
import yaml
from sqlalchemy import Engine

from directory.datasets.content import Content
from directory.datasets.loader import load
from directory.errors import NotReadyError
from directory.export import export
from directory.export.formats import rasa_nlu, tsv
from nlu.elsewhere import read_owners
from nlu.places.gazetteer import CHANGE_COLUMNS, UNIT_COLUMNS
from nlu.places.gazetteer import load as load_gazetteer
from nlu.places.resolve import resolve


def test_the_gazetteer_reads_what_is_written(engine: Engine, content: Content, tmp_path: Path) -> None:
    load(engine, content)
    export(engine, tmp_path / "export")
    gazetteer = load_gazetteer(tmp_path / "export" / "units.tsv", tmp_path / "export" / "changes.tsv")
    assert [unit.name for unit in resolve(gazetteer, "phường bến nghé quận 1").new] == ["Phường Sài Gòn"]
    with (tmp_path / "export" / "units.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert tuple(rows[0]) == UNIT_COLUMNS
    assert {row["successor_code"] for row in rows if row["code"] == "74"} == {"79"}


def test_training_examples(engine: Engine, content: Content, tmp_path: Path) -> None:
    load(engine, content)
    export(engine, tmp_path)
    nlu = yaml.safe_load((tmp_path / "procedures.yml").read_text(encoding="utf-8"))["nlu"]
    assert [block["intent"] for block in nlu] == ["procedure/1.001193", "procedure/1.116410"]
    assert nlu[0]["examples"] == "- Đăng ký khai sinh\n- làm giấy khai sinh\n- khai sanh\n"
    faq = yaml.safe_load((tmp_path / "faq.yml").read_text(encoding="utf-8"))["nlu"]
    assert (faq[0]["intent"], "sáp nhập có phải đổi cccd không" in faq[0]["examples"]) == ("faq/id_card_valid", True)
    other = yaml.safe_load((tmp_path / "out_of_scope.yml").read_text(encoding="utf-8"))["nlu"]
    assert (other[0]["intent"], other[0]["examples"]) == ("out_of_scope/passport", "- Hộ chiếu\n- làm hộ chiếu ở đâu\n")


def test_procedures_that_a_redirect_answers_for(engine: Engine, content: Content, tmp_path: Path) -> None:
    load(engine, content)
    export(engine, tmp_path)
    assert read_owners(tmp_path) == {"procedure/1.116410": "out_of_scope/passport"}


def test_nothing_is_touched_when_nothing_changed(engine: Engine, content: Content, tmp_path: Path) -> None:
    out = tmp_path / "export"
    load(engine, content)
    assert len(export(engine, out)) == 6
    before = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    assert export(engine, out) == []
    load(engine, content, force=True)
    assert export(engine, out) == []
    assert {path.name: path.stat().st_mtime_ns for path in out.iterdir()} == before


def test_hashes_are_those_of_the_files(engine: Engine, content: Content, tmp_path: Path) -> None:
    load(engine, content)
    export(engine, tmp_path / "export")
    for line in (tmp_path / "export" / "export.sha256").read_text(encoding="utf-8").splitlines():
        value, name = line.split("  ")
        assert hashlib.sha256((tmp_path / "export" / name).read_bytes()).hexdigest() == value


def test_without_a_dataset(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(NotReadyError):
        export(engine, tmp_path)


def test_cells_keep_to_their_line() -> None:
    row = dict.fromkeys(CHANGE_COLUMNS, "a\tb\nc")
    assert tsv(CHANGE_COLUMNS, [row]).count("\n") == 2


def test_entity_marks_are_defused() -> None:
    assert "- mẫu (số 1) (a)" in rasa_nlu([("faq/x", ["mẫu [số 1] {a}"])])
