"""The operator's notice."""

from pathlib import Path

import pytest

from nlu.notice import MOST, Notice


def test_without_a_file_the_setting_holds(tmp_path: Path) -> None:
    assert Notice(tmp_path, " Bảo trì ").text() == "Bảo trì"


def test_the_file_wins_from_the_moment_it_is_there(tmp_path: Path) -> None:
    notice = Notice(tmp_path, "Bảo trì")
    (tmp_path / "notice.txt").write_text("Đang gián đoạn\n", encoding="utf-8")
    assert notice.text() == "Đang gián đoạn"
    (tmp_path / "notice.txt").write_text("", encoding="utf-8")
    assert notice.text() == ""
    (tmp_path / "notice.txt").unlink()
    assert notice.text() == "Bảo trì"


@pytest.mark.parametrize(("content", "said"), [(b"\xff\xfe\x00x", "Bảo trì"), (b"a" * 500, "a" * MOST)])
def test_a_file_that_is_no_notice_breaks_nothing(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "notice.txt").write_bytes(content)
    assert Notice(tmp_path, "Bảo trì").text() == said
