"""Offices compiled from a small announcement."""

import json
from pathlib import Path
from typing import Any

import pytest

from directory.compile.office_confidence import confidence, notes
from directory.compile.office_points import office_points
from directory.compile.offices import offices
from directory.compile.tables import Row, write_table


def _record(code: str = "00001", kind: str = "ttpvhcc", precision: str = "street", **more: Any) -> dict[str, Any]:
    site = {"name": None, "address": "Số 1 Trần Phú", "former_office": None, "lines": None}
    return {
        "commune_code": code,
        "office_kind": kind,
        "sites": more.get("sites", [site]),
        "precision": precision,
        "flags": more.get("flags", []),
    }


def _compile(tmp_path: Path, *records: dict[str, Any]) -> list[Row]:
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    (tmp_path / "offices.jsonl").write_text("\n".join(lines), encoding="utf-8")
    communes = [{"code": code, "province_code": "01"} for code in ("00001", "00002")]
    return offices(tmp_path, communes)


@pytest.mark.parametrize(
    ("kind", "precision", "flags", "level"),
    [
        ("ttpvhcc", "street", [], "high"),
        ("ttpvhcc", "street", ["same_as_old_unit"], "high"),
        ("ttpvhcc", "hamlet", [], "medium"),
        ("ttpvhcc", "former_office", ["same_as_old_unit"], "low"),
        ("ttpvhcc", "commune_only", [], "low"),
        ("ttpvhcc", "street", ["names_other_commune"], "low"),
        ("ubnd", "street", [], "medium"),
        ("ubnd", "former_office", [], "medium"),
        ("ubnd", "street", ["temporary"], "low"),
    ],
)
def test_confidence(kind: str, precision: str, flags: list[str], level: str) -> None:
    record = _record(kind=kind, precision=precision, flags=flags)
    assert confidence(record, doubted=False) == level
    assert confidence(record, doubted=True) == "low"


def test_a_committee_office_alone_says_that_papers_may_be_taken_in_elsewhere() -> None:
    assert "nơi tiếp nhận hồ sơ có thể khác, nên gọi trước" in notes(_record(kind="ubnd"), {"ubnd"}, "01", None)[0]


def test_a_committee_office_beside_a_centre_points_to_the_centre() -> None:
    assert "Trung tâm Phục vụ hành chính công" in notes(_record(kind="ubnd"), {"ubnd", "ttpvhcc"}, "01", None)[0]


def test_several_buildings_in_dak_lak_are_said_to_be_uncertain() -> None:
    record = _record(sites=[{}, {}])
    assert "nhiều trụ sở" in " ".join(notes(record, {"ttpvhcc"}, "66", None))
    assert notes(record, {"ttpvhcc"}, "01", None) == []


def test_each_site_is_a_row_numbered_from_one(tmp_path: Path) -> None:
    site = {"name": "Điểm 01", "address": "Thôn Đông", "former_office": None, "lines": "hộ tịch"}
    rows = _compile(tmp_path, _record(sites=[site, {**site, "address": "Thôn Đoài"}], precision="hamlet"))
    assert [(row["site"], row["label"], row["address"], row["lines"]) for row in rows] == [
        ("1", "Điểm 01", "Thôn Đông", "hộ tịch"),
        ("2", "Điểm 01", "Thôn Đoài", "hộ tịch"),
    ]


def test_one_address_for_two_communes_is_explained(tmp_path: Path) -> None:
    rows = _compile(tmp_path, _record("00001"), _record("00002"))
    assert all("hơn một xã, phường" in row["note"] for row in rows)


def test_an_office_of_no_commune_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        _compile(tmp_path, _record("99999"))


def test_a_point_far_from_its_commune_is_left_out(tmp_path: Path) -> None:
    columns = ("code", "office_lat", "office_lon", "inside_lat", "inside_lon")
    places = (("00001", "21.04", "105.84"), ("00002", "10.77", "106.70"), ("00003", "", ""))
    rows = [dict(zip(columns, (*place, "21.03", "105.83"), strict=True)) for place in places]
    write_table(tmp_path / "communes.csv", columns, rows)
    assert [row["commune_code"] for row in office_points(tmp_path)] == ["00001"]
