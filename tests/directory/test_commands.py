from pathlib import Path

import pytest

from directory.__main__ import main
from tests.directory.sample import write_content


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("MOTCUA_CONTENT", str(write_content(tmp_path / "content")))
    monkeypatch.setenv("MOTCUA_QUESTIONS", str(tmp_path / "none"))
    monkeypatch.delenv("MOTCUA_DATABASE_URL", raising=False)


def test_load_export_rollback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export"]) == 1
    assert main(["load"]) == 0
    assert "dataset 1: loaded" in capsys.readouterr().out
    assert main(["load"]) == 0
    assert "nothing to do" in capsys.readouterr().out
    assert main(["export"]) == 0
    assert (tmp_path / "var" / "export" / "units.tsv").exists()
    assert main(["rollback"]) == 1
    assert main(["load", "--force"]) == 0
    assert main(["rollback"]) == 0
    assert "dataset 1 is active" in capsys.readouterr().out


def test_refused_content_is_told_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content" / "units" / "communes.csv").unlink()
    assert main(["load"]) == 1
    assert "units/communes.csv: missing" in capsys.readouterr().err


def test_unknown_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["fly"])
    assert "invalid choice" in capsys.readouterr().err
