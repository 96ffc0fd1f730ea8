import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from actions.record import __main__ as command
from actions.record.entry import Unanswered
from actions.record.store import FILE, Store

DAY = date(2026, 11, 22)
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command on the folder of the test."""
    monkeypatch.setenv("MOTCUA_VAR", str(tmp_path))
    monkeypatch.setattr(command, "today", lambda: DAY)

    def report(*arguments: str) -> str:
        assert command.main(["report", *arguments]) == 0
        return capsys.readouterr().out

    return report


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    export = tmp_path / "export"
    export.mkdir()
    (export / "procedures.yml").write_text(
        'version: "3.1"\nnlu:\n- intent: procedure/1.001193\n  examples: |\n    - Đăng ký khai sinh\n    - khai sinh\n',
        encoding="utf-8",
    )
    (export / "units.tsv").write_text(
        "code\tname\tlevel\tprovince_code\tvalid_to\n"
        "79\tThành phố Hồ Chí Minh\tprovince\t79\t\n"
        "26740\tPhường Bến Nghé\tcommune\t79\t2025-06-30\n"
        "26740\tPhường Sài Gòn\tcommune\t79\t\n",
        encoding="utf-8",
    )
    store = Store(tmp_path / FILE)
    asked = [
        Unanswered("giấy cho bé mới đẻ", "choose_procedure", "procedure/1.001193", 0.4, "26740"),
        Unanswered("giấy cho bé mới đẻ", "choose_procedure", "procedure/1.001193", 0.4, "26740"),
        Unanswered("thằng cu chưa có tên", "choose_procedure", "procedure/1.001193", 0.3, None),
        Unanswered("=cmd() làm hộ chiếu", "out_of_scope", "out_of_scope/passport", 0.9, "00292"),
    ]
    store.add(DAY, asked, dropped=2)
    store.add(DAY - timedelta(days=8), [Unanswered("nuôi ong lấy mật", "fallback")])
    store.close()
    return tmp_path


@pytest.mark.usefixtures("recorded")
def test_editors_see_totals_and_the_largest_group_first(run: Run):
    assert run().splitlines() == [
        "Chưa trả lời được, 24/08/2026 – 22/11/2026: 5 câu",
        "không hiểu (fallback): 1 · phải hỏi lại việc nào (choose_procedure): 3 · ngoài phạm vi (out_of_scope): 1",
        "Không kịp ghi: 2 câu (không có trong các số trên)",
        "",
        "1. 3 câu – phải hỏi lại việc nào 3",
        "   gần nhất với: Đăng ký khai sinh (procedure/1.001193)",
        "   nơi hỏi: Phường Sài Gòn, Thành phố Hồ Chí Minh 2 · chưa rõ 1",
        "   “giấy cho bé mới đẻ”",
        "   “thằng cu chưa có tên”",
        "",
        "2. 1 câu – ngoài phạm vi 1",
        "   gần nhất với: out_of_scope/passport",
        "   nơi hỏi: 00292 1",
        "   “=cmd() làm hộ chiếu”",
        "",
        "3. 1 câu – không hiểu 1",
        "   gần nhất với: không nhận ra gì",
        "   nơi hỏi: chưa rõ 1",
        "   “nuôi ong lấy mật”",
    ]


@pytest.mark.usefixtures("recorded")
def test_days_and_limit_narrow_the_report(run: Run):
    shown = run("--days", "8", "--limit", "1")

    assert "15/11/2026 – 22/11/2026: 4 câu" in shown
    assert "nuôi ong" not in shown
    assert shown.endswith("Còn 1 nhóm nữa, 1 câu (--limit để xem thêm)\n")
    assert "nuôi ong" in run("--days", "9")


@pytest.mark.usefixtures("recorded")
def test_the_table_has_one_line_a_group_type_and_place(run: Run):
    text = run("--csv")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeffcluster,")
    assert [(row["cluster"], row["answer_type"], row["commune_name"], row["messages"]) for row in rows] == [
        ("1", "choose_procedure", "Phường Sài Gòn, Thành phố Hồ Chí Minh", "2"),
        ("1", "choose_procedure", "", "1"),
        ("2", "out_of_scope", "00292", "1"),
        ("3", "fallback", "", "1"),
    ]
    assert rows[0]["best_label_name"] == "Đăng ký khai sinh"
    assert (rows[3]["first_day"], rows[3]["last_day"]) == ("2026-11-14", "2026-11-14")


@pytest.mark.usefixtures("recorded")
def test_no_cell_of_the_table_is_a_formula(run: Run):
    rows = list(csv.reader(io.StringIO(run("--csv").removeprefix("\ufeff"))))

    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_nothing_recorded_is_said(run: Run):
    assert run().startswith("Chưa trả lời được, 24/08/2026 – 22/11/2026: 0 câu\n")
    assert run("--csv").count("\n") == 1


def test_a_file_that_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("MOTCUA_VAR", str(tmp_path))
    (tmp_path / FILE).write_text("this is no database" * 100)

    assert command.main(["report"]) == 1
    assert "Không đọc được" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--days", "0"], ["--limit", "-1"], ["--days", "x"]])
def test_days_and_limit_are_positive_numbers(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        command.main(["report", *arguments])
    assert "lớn hơn 0" in capsys.readouterr().err
