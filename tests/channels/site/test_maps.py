"""Maps without tiles."""

import re
from itertools import accumulate

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from channels.site.maps.drawing import commune_map, province_map
from channels.site.maps.places import Area, Spot, groups
from channels.site.maps.projection import Box, Projection, round_kilometres

VINH = Box(105.60, 18.60, 105.80, 18.72)
NGHE_AN = Box(103.87, 18.55, 105.81, 20.00)
SHARE = st.floats(0, 1)
LON, LAT = st.floats(105.60, 105.80), st.floats(18.60, 18.72)


class TestProjection:
    @given(LON, LAT, LON, LAT)
    def test_north_is_up_and_east_is_right(self, lon1: float, lat1: float, lon2: float, lat2: float) -> None:
        view = Projection.fitting(VINH, 640, 520)
        (x1, y1), (x2, y2) = view.at(lon1, lat1), view.at(lon2, lat2)
        assert (x1 <= x2) == (lon1 <= lon2) or x1 == pytest.approx(x2)
        assert (y1 >= y2) == (lat1 <= lat2) or y1 == pytest.approx(y2)

    @given(st.sampled_from([VINH, NGHE_AN]), SHARE, SHARE, SHARE, SHARE)
    def test_distances_are_true_to_the_scale_bar(
        self, box: Box, east1: float, north1: float, east2: float, north2: float
    ) -> None:
        view = Projection.fitting(box, 640, 520)
        lon1, lat1, lon2, lat2 = (
            west + share * (east - west)
            for west, east, share in (
                (box.west, box.east, east1),
                (box.south, box.north, north1),
                (box.west, box.east, east2),
                (box.south, box.north, north2),
            )
        )
        (x1, y1), (x2, y2) = view.at(lon1, lat1), view.at(lon2, lat2)
        drawn = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 / view.km
        assert drawn == pytest.approx(geodesic((lat1, lon1), (lat2, lon2)).km, rel=0.01, abs=0.01)

    @given(st.lists(st.tuples(LON, LAT), min_size=3, max_size=40))
    def test_a_path_goes_through_its_points(self, points: list[tuple[float, float]]) -> None:
        view = Projection.fitting(VINH, 640, 520)
        path = view.path([points])
        if not path:
            return
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
        xs, ys = list(accumulate(numbers[::2])), list(accumulate(numbers[1::2]))
        assert (xs[0], ys[0]) == pytest.approx(view.at(*points[0]), abs=0.06)
        # Steps are rounded as places, not one by one: errors do not add up.
        assert (xs[-1], ys[-1]) == pytest.approx(view.at(*points[-1]), abs=0.06)

    def test_the_drawing_holds_the_box(self) -> None:
        view = Projection.fitting(VINH, 640, 520)
        assert view.at(VINH.west, VINH.north) >= (0, 0)
        right, bottom = view.at(VINH.east, VINH.south)
        assert right <= 640.001
        assert bottom <= view.height + 0.001

    def test_the_scale_bar_has_a_round_length(self) -> None:
        assert [round_kilometres(most) for most in (0.7, 1.0, 3.9, 49.0, 50.0)] == [0.5, 1.0, 2.0, 20.0, 50.0]


def square(code: str, lon: float, lat: float) -> Area:
    ring = [(lon, lat), (lon + 0.1, lat), (lon + 0.1, lat + 0.1), (lon, lat + 0.1), (lon, lat)]
    return Area(code, code, [ring])


class TestGroups:
    def test_far_islands_stand_apart(self) -> None:
        coast = [square("a", 108.0, 16.0), square("b", 108.1, 16.0), square("c", 108.2, 16.1)]
        parts = groups([square("hoang-sa", 112.0, 16.5), *coast], [])
        assert [[area.code for area in part.areas] for part in parts] == [["a", "b", "c"], ["hoang-sa"]]

    def test_the_map_names_what_it_shows_apart(self) -> None:
        parts = groups([square("Phường A", 108.0, 16.0), square("Phường B", 108.1, 16.0)], [])
        far = groups([], [Spot((112.0, 16.5), "Đặc khu Hoàng Sa")])
        drawing = province_map("Đà Nẵng", [*parts, *far])
        assert drawing is not None
        assert ">Đặc khu Hoàng Sa</text>" in drawing

    def test_one_bridge_joins_two_groups(self) -> None:
        parts = groups([square("a", 105.0, 10.0), square("c", 106.5, 10.0), square("b", 105.9, 10.0)], [])
        assert len(parts) == 1


class TestCommuneMap:
    def test_nothing_known_is_no_map(self) -> None:
        assert commune_map("x", [], None, []) is None

    def test_a_point_alone_still_has_a_scale(self) -> None:
        drawing = commune_map("x", [], Spot((105.7, 18.6), "Trung tâm"), [])
        assert drawing is not None
        assert " km</text>" in drawing

    def test_names_are_escaped(self) -> None:
        drawing = commune_map('"x"', [], Spot((105.7, 18.6), "<b>"), [])
        assert drawing is not None
        assert "<b>" not in drawing
        assert 'aria-label="&#34;x&#34;"' in drawing
