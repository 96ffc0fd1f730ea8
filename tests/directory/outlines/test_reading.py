from pathlib import Path

import pytest
import shapely

from directory.errors import ContentRefusedError
from directory.outlines.reading import read_outlines
from directory.units.repository import Commune
from tests.directory.outlines.geojson import feature, square, write

KNOWN = {
    "26740": Commune("Phường Sài Gòn", (106.701, 10.781)),
    "26737": Commune("Phường Tân Định", (106.731, 10.781)),
    "25747": Commune("Phường Thủ Dầu Một", None),
}
SAIGON = feature("26740", square(106.69, 10.77))


def faults(path: Path) -> list[str]:
    with pytest.raises(ContentRefusedError) as refused:
        read_outlines(path, KNOWN, 0)
    return refused.value.faults


def test_areas_by_code(tmp_path: Path) -> None:
    islands = [feature("25747", square(106.6, 11.0)), feature("25747", square(106.7, 11.0))]
    areas, notices = read_outlines(write(tmp_path / "a.geojson", SAIGON, *islands), KNOWN, 0)
    assert (list(areas), notices) == (["25747", "26740"], [])
    assert areas["25747"].geom_type == "MultiPolygon"


def test_a_bow_tie_is_mended(tmp_path: Path) -> None:
    ring = [[106.69, 10.77], [106.71, 10.79], [106.71, 10.77], [106.69, 10.79], [106.69, 10.77]]
    path = write(tmp_path / "a.geojson", feature("26740", {"type": "Polygon", "coordinates": [ring]}))
    area = read_outlines(path, KNOWN, 0).areas["26740"]
    assert area.is_valid
    assert area.area == pytest.approx(0.0002)


def test_lines_are_simplified_within_the_tolerance(tmp_path: Path) -> None:
    ring = [[106.69 + at * 0.0002, 10.77 + (at % 2) * 0.00002] for at in range(101)]
    ring += [[106.71, 10.79], [106.69, 10.79], ring[0]]
    path = write(tmp_path / "a.geojson", feature("26740", {"type": "Polygon", "coordinates": [ring]}))
    given, simple = (read_outlines(path, KNOWN, metres).areas["26740"] for metres in (0, 10))
    assert shapely.get_num_coordinates(simple) < 20 < shapely.get_num_coordinates(given)
    assert simple.hausdorff_distance(given) * 111_320 <= 10


def test_an_unknown_code_is_the_commune_whose_inside_point_it_holds_and_is_said(tmp_path: Path) -> None:
    other = feature("26738", square(106.72, 10.77))
    areas, notices = read_outlines(write(tmp_path / "a.geojson", SAIGON, other), KNOWN, 0)
    assert list(areas) == ["26737", "26740"]
    assert notices == ["đối tượng 2 (mã 26738): hiểu là Phường Tân Định (26737)"]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (feature("99999", square(105.0, 20.0)), "không phải mã"),
        (feature(None, square(105.0, 20.0)), "mã trống"),
        (feature("26740", {"type": "Point", "coordinates": [106.7, 10.78]}), "Polygon hoặc MultiPolygon"),
        (feature("26740", {"type": "Polygon", "coordinates": [[["a", "b"]]]}), "tọa độ không đọc được"),
        (feature("26740", {"type": "Polygon", "coordinates": []}), "trống"),
        (feature("26740", square(10.77, 106.69)), "kinh độ trước"),
        (feature("26740", square(105.0, 20.0)), "quá xa"),
    ],
)
def test_one_fault_refuses_the_whole_file(tmp_path: Path, given: dict[str, object], fault: str) -> None:
    found = faults(write(tmp_path / "a.geojson", SAIGON, given))
    assert len(found) == 1
    assert fault in found[0]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"features": [1]}', '{"features": []}'])
def test_what_is_no_geojson_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(text, encoding="utf-8")
    assert faults(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "không đọc được" in faults(tmp_path / "none.geojson")[0]
