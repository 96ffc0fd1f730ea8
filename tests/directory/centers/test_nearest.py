import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from directory.centers.nearest import CenterPoints
from directory.errors import OutsideVietnamError

GRID = [(f"{row}-{column}", 8.5 + row * 0.7, 102.5 + column * 0.5) for row in range(21) for column in range(15)]
POINTS = CenterPoints.of(GRID)


@settings(max_examples=25, deadline=None)
@given(st.floats(8.0, 23.5), st.floats(102.0, 110.0))
def test_same_as_measuring_every_point(lat: float, lon: float) -> None:
    every = sorted(geodesic((lat, lon), (row, column)).km for _code, row, column in GRID)
    found = [km for _code, km in POINTS.nearest(lat, lon, 3, inside=True)]
    assert found == pytest.approx(every[:3])


def test_no_more_than_there_are() -> None:
    assert len(CenterPoints.of(GRID[:2]).nearest(8.6, 102.6, 20)) == 2
    assert CenterPoints.of([]).nearest(10, 105, 3) == []


@pytest.mark.parametrize(("lat", "lon"), [(0.0, 0.0), (15.12, 105.80), (18.0, 102.6)])
def test_outside_the_country_or_too_far_from_every_centre(lat: float, lon: float) -> None:
    with pytest.raises(OutsideVietnamError):
        CenterPoints.of([("a", 16.05, 108.2), ("b", 18.67, 105.69)]).nearest(lat, lon, 1)


def test_a_point_known_to_lie_in_a_commune_is_inside_however_far_its_office_is() -> None:
    assert CenterPoints.of([("a", 16.05, 108.2)]).nearest(16.05, 107.5, 1, inside=True)[0][1] > 40
