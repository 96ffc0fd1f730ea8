"""The content as it stands is right, and each kind of mistake is found."""

import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from directory.checks import aliases, changes, help_lines, offices, text, units
from directory.checks.__main__ import CONTENT, main, run
from directory.compile.tables import read_table, write_table

Rows = list[dict[str, str]]
TOPICS = (aliases, changes, help_lines, offices, units)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for folder in ("units", "offices"):
        shutil.copytree(CONTENT / folder, tmp_path / folder)
    return tmp_path


def _edit(content: Path, table: str, edit: Callable[[Rows], object]) -> None:
    path = content / table
    rows = read_table(path)
    columns = list(rows[0])
    edit(rows)
    write_table(path, columns, rows)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.__name__.rsplit(".", 1)[1])
def test_the_content_as_it_stands_has_no_problem(topic: ModuleType) -> None:
    assert topic.problems(CONTENT) == []


def test_every_file_of_units_and_offices_is_in_the_house_form(content: Path) -> None:
    assert text.problems(content) == []


def _row(rows: Rows, **wanted: str) -> dict[str, str]:
    return next(row for row in rows if wanted.items() <= row.items())


@pytest.mark.parametrize(
    ("topic", "table", "edit", "complaint"),
    [
        (units, "units/communes.csv", lambda rows: rows.pop(), "expected (3321, 0)"),
        (units, "units/communes.csv", lambda rows: rows[0].update(province_code="02"), "province_code '02' is unknown"),
        (units, "units/communes.csv", lambda rows: rows[0].update(valid_from="2025-7-1"), "is no date"),
        (units, "units/communes.csv", lambda rows: rows[0].update(source=""), "source or as_of is missing"),
        (units, "units/communes.csv", lambda rows: rows[0].update(inside_lat="48.85"), "is not in Việt Nam"),
        (
            units,
            "units/communes.csv",
            lambda rows: _row(rows, name="Xã Lộc Ninh", code="25270").update(valid_to="2026-05-30"),
            "Xã Lộc Ninh (to 2026-05-30) overlaps Phường Lộc Ninh",
        ),
        (
            units,
            "units/provinces.csv",
            lambda rows: _row(rows, name="Tỉnh Yên Bái").update(successor_code="10"),
            "successor '10' is no present province",
        ),
        (
            changes,
            "units/changes.csv",
            lambda rows: rows.remove(_row(rows, old_code="26740")),
            "26740: no present commune",
        ),
        (changes, "units/changes.csv", lambda rows: rows[0].update(new_code="99999"), "is no present commune"),
        (changes, "units/changes.csv", lambda rows: rows[0].update(extent="part"), "does not fit 1 successor(s)"),
        (changes, "units/changes.csv", lambda rows: rows[0].update(agreement="doubtful"), "doubtful without a note"),
        (changes, "units/changes.csv", lambda rows: rows[0].update(new_code="26740"), "leaves its province"),
        (aliases, "units/aliases.csv", lambda rows: rows[0].update(code="99"), "no unit has this code"),
        (aliases, "units/aliases.csv", lambda rows: rows.append(rows[0]), "listed 2 times"),
        (offices, "offices/offices.csv", lambda rows: rows[0].update(confidence="sure"), "'sure' is unknown"),
        (offices, "offices/offices.csv", lambda rows: rows[0].update(site="2"), "sites are numbered"),
        (
            offices,
            "offices/offices.csv",
            lambda rows: _row(rows, commune_code="00070").update(address="Số 25 Liễu Giai"),
            "same address as another commune, without a note",
        ),
        (offices, "offices/office_points.csv", lambda rows: rows[0].update(lat="10.77"), "km from the commune's"),
        (offices, "offices/office_points.csv", lambda rows: rows[0].update(commune_code="99999"), "no such present"),
        (help_lines, "offices/hours.csv", lambda rows: rows[0].update(hours="Thứ Hai"), "cannot be read"),
        (help_lines, "offices/contacts.csv", lambda rows: rows[0].update(phone="hỏi sau"), "is no number"),
        (help_lines, "offices/contacts.csv", lambda rows: rows[0].update(url="http://a.vn"), "does not begin with"),
        (help_lines, "offices/contacts.csv", lambda rows: rows[0].update(scope="63"), "neither VN, a province"),
    ],
)
def test_a_mistake_is_found(
    content: Path, topic: ModuleType, table: str, edit: Callable[[Rows], object], complaint: str
) -> None:
    _edit(content, table, edit)
    assert any(complaint in problem for problem in topic.problems(content))


def test_offices_need_no_points(content: Path) -> None:
    (content / "offices" / "office_points.csv").unlink()
    assert offices.problems(content) == []
    assert text.problems(content) == []


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda words: unicodedata.normalize("NFD", words), "not in NFC"),
        (lambda words: words.replace("Tỉnh ", "Tỉnh  "), "stray spaces"),
        (lambda words: words.replace("code,name", "id,name", 1), "columns are id, name"),
        (lambda words: words.replace("\n", "\r\n"), "lines end in CR"),
    ],
)
def test_a_file_out_of_the_house_form_is_found(content: Path, spoil: Callable[[str], str], complaint: str) -> None:
    path = content / "units" / "provinces.csv"
    path.write_bytes(spoil(path.read_text(encoding="utf-8")).encode())
    assert any(complaint in problem for problem in text.problems(content))


def test_a_missing_file_is_found(content: Path) -> None:
    (content / "offices" / "hours.csv").unlink()
    assert "offices/hours.csv: missing" in text.problems(content)


def test_every_topic_is_run_and_named_in_front() -> None:
    figures, problems = run(CONTENT)
    assert "units: present communes: 3321" in figures
    assert not [problem for problem in problems if problem.startswith(("units:", "changes:", "offices:", "aliases:"))]


def test_the_command_fails_with_the_list_of_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    _edit(content, "units/aliases.csv", lambda rows: rows[0].update(kind="joke"))
    monkeypatch.setattr("sys.argv", ["checks", "--content", str(content)])
    assert main() == 1
    assert "kind 'joke' is unknown" in capsys.readouterr().err
