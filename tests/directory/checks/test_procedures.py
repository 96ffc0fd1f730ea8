"""The procedures as they stand are right, and each kind of mistake is found."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from directory.checks import procedures
from directory.checks.__main__ import CONTENT
from directory.compile.tables import read_table, write_table

Entry = dict[str, Any]


@pytest.fixture(scope="module")
def live() -> dict[str, Entry]:
    return {entry["code"]: entry for entry in procedures.live(CONTENT)}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small content of its own: one entry, no tables, one group."""
    folder = tmp_path / "procedures"
    folder.mkdir()
    entry = next(entry for entry in procedures.live(CONTENT) if entry["code"] == "1.001193")
    _write(folder / "ho-tich.yml", [{**entry, "linked": []}])
    _write(folder / "linked_groups.yml", [{"id": "birth", "codes": ["1.001193"]}])
    _write(folder / "shared_aliases.yml", {})
    for name in ("names.csv", "successors.csv"):
        shutil.copy(CONTENT / "procedures" / name, folder)
        write_table(folder / name, list(read_table(folder / name)[0]), [])
    return tmp_path


def _write(path: Path, value: object) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")


def _complaints(content: Path) -> list[str]:
    return [line for line in procedures.problems(content) if not line.startswith("only ")]


def test_the_procedures_as_they_stand_have_no_problem() -> None:
    assert procedures.problems(CONTENT) == []


def test_a_sound_entry_has_no_complaint(content: Path) -> None:
    assert _complaints(content) == []


def test_too_few_procedures_are_found(content: Path) -> None:
    assert procedures.problems(content) == ["only 1 live procedures, expected 600"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"source": ""}, "source is missing"),
        ({"confidence": "sure"}, "confidence 'sure' is unknown"),
        ({"handled_by": "district"}, "handled_by 'district' is unknown"),
        ({"levels": ["huyện"]}, "levels ['huyện'] are unknown"),
        ({"where": {"text": "Xã", "scope": "moon"}}, "scope 'moon' is unknown"),
        ({"fee": {"text": "Phí", "amount_vnd": "8.000"}}, "'8.000' is no amount"),
        ({"fee": {"text": "Phí", "amount_vnd": True}}, "True is no amount"),
        ({"as_of": "31/7/2026"}, "'31/7/2026' is no date"),
        ({"legal": [{"number": "202323/2023/QH15"}]}, "legal number '202323/2023/QH15' is malformed"),
        ({"legal": [{"number": "60/2014/QH13", "date": "2014"}]}, "'2014' is no date"),
        ({"linked": ["9.999999"]}, "linked 9.999999 is not live"),
        ({"linked_group": "wedding"}, "linked group 'wedding' is unknown"),
        ({"phone": "1800 1096"}, "field 'phone' is unknown"),
        ({"code": "abc"}, "the code is no portal code"),
        ({"documents": [{"text": "Mau NA20-BCA.docx1 bản chính"}]}, "a file name"),
        ({"documents": [{"text": "Giấy khai sinh.1 bản chính"}]}, "a count glued to a word"),
        ({"time": {"text": "Không có thông tin"}}, "an empty cell of the portal"),
        ({"name": "Công bố Danh mục và Quy trình nội bộ"}, "a decision's title for a name"),
        ({"summary": "hai  khoảng trắng"}, "stray spaces"),
        ({"agency": "Công an huyện"}, "names the district level without a doubt"),
    ],
)
def test_each_mistake_of_an_entry_is_found(content: Path, change: Entry, complaint: str) -> None:
    path = content / "procedures" / "ho-tich.yml"
    [entry] = yaml.safe_load(path.read_text(encoding="utf-8"))
    _write(path, [{**entry, **change}])
    assert any(complaint in line for line in procedures.problems(content))


def test_the_district_level_may_be_named_where_a_doubt_says_so(content: Path) -> None:
    path = content / "procedures" / "ho-tich.yml"
    [entry] = yaml.safe_load(path.read_text(encoding="utf-8"))
    _write(path, [{**entry, "agency": "Công an huyện", "doubts": ["Nguồn còn nhắc cấp huyện."]}])
    assert _complaints(content) == []


def test_a_code_listed_twice_is_found(content: Path) -> None:
    folder = content / "procedures"
    shutil.copy(folder / "ho-tich.yml", folder / "lap-lai.yml")
    assert "1.001193: listed 2 times" in procedures.problems(content)


def test_an_alias_of_two_procedures_must_be_listed_as_shared(content: Path) -> None:
    folder = content / "procedures"
    [entry] = yaml.safe_load((folder / "ho-tich.yml").read_text(encoding="utf-8"))
    other = {**entry, "code": "2.000986", "short_name": "Liên thông", "aliases": ["Làm khai sinh"]}
    _write(folder / "khac.yml", [other])
    assert _complaints(content) == ["alias 'làm khai sinh' is said of 1.001193, 2.000986 and not in shared_aliases.yml"]
    _write(folder / "shared_aliases.yml", {"làm khai sinh": ["1.001193", "2.000986"]})
    assert _complaints(content) == []


def _add(table: str, row: dict[str, str]) -> Callable[[Path], None]:
    def add(folder: Path) -> None:
        columns = list(read_table(CONTENT / "procedures" / table)[0])
        write_table(folder / table, columns, [dict.fromkeys(columns, "") | row])

    return add


_NAMED = {"code": "L.001", "name": "Bán lẻ rượu", "source": "Cổng", "as_of": "2026-07-31"}
_REPLACED = {"old_code": "1.000001", "new_code": "1.001193", "valid_from": "2026-08-18", "source": "Quyết định"}


@pytest.mark.parametrize(
    ("edit", "complaint"),
    [
        (_add("successors.csv", _REPLACED | {"new_code": "1.014061"}), "successor of 1.000001: 1.014061 is not live"),
        (_add("successors.csv", _REPLACED | {"old_code": "1.001193"}), "1.001193 is replaced and live"),
        (_add("successors.csv", _REPLACED | {"valid_from": ""}), "1.000001: source or date is missing"),
        (_add("names.csv", _NAMED | {"code": "1.001193"}), "1.001193 has an entry of its own"),
        (_add("names.csv", _NAMED | {"code": "X1"}), "'X1' is no code"),
        (_add("names.csv", _NAMED | {"source": ""}), "L.001: source or date is missing"),
        (_add("names.csv", _NAMED | {"name": "Bán  lẻ"}), "names L.001: stray spaces"),
    ],
)
def test_each_mistake_of_the_tables_is_found(content: Path, edit: Callable[[Path], None], complaint: str) -> None:
    edit(content / "procedures")
    assert any(complaint in line for line in procedures.problems(content))


def test_figures_count_every_live_procedure_once(live: dict[str, Entry]) -> None:
    figures = procedures.figures(CONTENT)
    assert figures["live"] == len(live) >= procedures.FEWEST
    assert sum(figures[f"live, confidence {level}"] for level in ("high", "medium", "low")) == len(live)


@pytest.mark.parametrize("old", ["1.014061", "1.014062", "1.014063", "1.014064"])
def test_the_four_identity_card_procedures_lead_to_the_merged_one(old: str) -> None:
    successors = {row["old_code"]: row for row in read_table(CONTENT / "procedures" / "successors.csv")}
    assert (successors[old]["new_code"], successors[old]["valid_from"]) == ("1.116410", "2026-08-18")


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("sổ đỏ", "1.013978"),
        ("nhập khẩu", "1.004222"),
        ("cắt khẩu", "1.003197"),
        ("sao y", "2.000815"),
        ("giấy độc thân", "1.004873"),
        ("cccd", "1.116410"),
        ("tiền tuổi già", "1.014027"),
        ("mở quán", "1.001612"),
        ("giấy phép xây nhà", "1.013225"),
        ("đổi bằng lái", "1.115978"),
    ],
)
def test_everyday_words_name_the_procedure(live: dict[str, Entry], alias: str, code: str) -> None:
    assert alias in live[code]["aliases"]


@pytest.mark.parametrize("field", ["Hộ tịch", "Hộ kinh doanh", "Đất đai"])
def test_what_the_province_sets_is_not_called_free_by_an_amount(live: dict[str, Entry], field: str) -> None:
    fees = [entry["fee"] for entry in live.values() if entry["field"] == field and "fee" in entry]
    by_province = [fee for fee in fees if fee.get("set_by_province")]
    assert by_province
    assert not [fee for fee in by_province if fee.get("amount_vnd") == 0]
