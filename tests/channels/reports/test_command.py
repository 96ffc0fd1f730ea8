"""`python -m channels reports`."""

import csv
import io
from pathlib import Path

import pytest

from channels import __main__ as program
from channels.database import Database
from channels.reports.schemas import About
from channels.reports.store import ReportStore
from channels.settings import ChannelSettings


@pytest.fixture(autouse=True)
def waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_VAR", str(tmp_path))
    database = Database.opened(ChannelSettings(var=tmp_path))
    store = ReportStore(database.engine)
    store.create()
    store.add(About("/trung-tam/16690", "16690", "40", "16690"), "address", "Đã dời, nay ở số 5")
    store.mark_done(store.add(About("/thu-tuc/1.001193", "1.001193"), "fee", "=1+1 phí khác"), "quay1")
    database.close()


def test_what_waits_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["channels", "reports"])
    assert program.main() == 0
    said = capsys.readouterr().out
    assert "/trung-tam/16690  Địa chỉ, nơi làm việc: Đã dời, nay ở số 5" in said
    assert "phí khác" not in said
    assert "1 báo sai đang chờ" in said


def test_a_spreadsheet_gets_all(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["channels", "reports", "--csv"])
    assert program.main() == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {(row["code"], row["state"], row["done_by"], row["text"]) for row in rows} == {
        ("16690", "new", "", "Đã dời, nay ở số 5"),
        ("1.001193", "done", "quay1", "'=1+1 phí khác"),
    }
