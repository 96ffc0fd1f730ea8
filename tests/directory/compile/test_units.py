"""The unit tables as compiled from the installed packages."""

import pytest

pytest.importorskip("vietnam_provinces", reason="the dependency group 'data' is not installed")
pytest.importorskip("vietnamadminunits", reason="the dependency group 'data' is not installed")

from directory.compile import changes, packages, units
from directory.compile.tables import Row

_MEASURES: Row = {"area_km2": "1", "inside_lat": "10", "inside_lon": "106"}


@pytest.fixture(scope="module")
def communes() -> list[Row]:
    return units.communes({unit.code: _MEASURES for unit in packages.present_units()})


@pytest.fixture(scope="module")
def pairs() -> list[Row]:
    return changes.changes()


def _names(rows: list[Row], code: str) -> list[tuple[str, str, str]]:
    return [(row["name"], row["valid_from"], row["valid_to"]) for row in rows if row["code"] == code]


def test_a_reused_code_names_another_unit_before_the_reform(communes: list[Row]) -> None:
    assert _names(communes, "26740") == [("Phường Sài Gòn", "2025-07-01", "")]
    assert _names(units.communes_former(), "26740") == [("Phường Bến Nghé", "", "2025-06-30")]


@pytest.mark.parametrize(
    ("code", "name", "last_day", "first_day"),
    [("25270", "Lộc Ninh", "2026-04-29", "2026-04-30"), ("07294", "Bố Hạ", "2026-09-19", "2026-09-20")],
)
def test_a_commune_that_became_a_ward_has_two_rows(
    communes: list[Row], code: str, name: str, last_day: str, first_day: str
) -> None:
    assert _names(communes, code) == [
        (f"Xã {name}", "2025-07-01", last_day),
        (f"Phường {name}", first_day, ""),
    ]


@pytest.mark.parametrize("code", ["22", "24", "75"])
def test_a_province_that_became_a_city_keeps_its_earlier_row(code: str) -> None:
    present = [row for row in units.provinces() if row["code"] == code and row["valid_from"]]
    assert [row["name"].split()[0] for row in present] == ["Tỉnh", "Thành"]


def test_a_former_province_names_the_one_that_followed_it() -> None:
    successors = {row["name"]: row["successor_code"] for row in units.provinces() if row["successor_code"]}
    assert len(successors) == 63
    assert successors["Tỉnh Bình Dương"] == "79"
    assert successors["Tỉnh Yên Bái"] == "15"


def test_ben_nghe_went_whole_to_sai_gon(pairs: list[Row]) -> None:
    found = [row for row in pairs if row["old_code"] == "26740"]
    assert [(row["new_code"], row["extent"], row["agreement"]) for row in found] == [("26740", "whole", "agreed")]


def test_a_pair_of_one_source_alone_is_doubtful_and_says_why(pairs: list[Row]) -> None:
    # Phường 4 of Sa Đéc: the first package also sends it to Cao Lãnh, whose own Phường 4 went there.
    found = {row["new_code"]: row for row in pairs if row["old_code"] == "29908"}
    doubtful = [row for row in found.values() if row["agreement"] == "doubtful"]
    assert len(found) == 2
    assert "Phường 4 (Thành phố Cao Lãnh)" in doubtful[0]["note"]
    assert {row["extent"] for row in found.values()} == {"part"}


def test_an_island_district_without_communes_stands_under_its_own_code(pairs: list[Row]) -> None:
    islands = {row["old_code"]: row for row in pairs if len(row["old_code"]) == 3}
    assert set(islands) == {"318", "471", "498", "536", "755"}
    assert all(row["agreement"] == "agreed" and row["note"] for row in islands.values())
