import random

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from directory.outlines.index import Outlines

TOLERANCE_M = 300.0
SLACK = TOLERANCE_M / 111_320


def jagged_grid() -> dict[str, BaseGeometry]:
    """A hundred neighbours whose simplified borders overlap and leave gaps."""
    chance = random.Random(3)  # noqa: S311 - test data, not a secret
    areas = {}
    for row in range(10):
        for column in range(10):
            corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
            ring = [(105 + (x + chance.gauss(0, 0.02)) / 10, 10 + (y + chance.gauss(0, 0.02)) / 10) for x, y in corners]
            areas[f"{row}{column}"] = shapely.Polygon(ring)
    return areas


AREAS = jagged_grid()
OUTLINES = Outlines(list(AREAS), list(AREAS.values()), TOLERANCE_M, "hash")


def by_measuring_all(lat: float, lon: float) -> str | None:
    point = shapely.Point(lon, lat)
    held = [code for code, area in AREAS.items() if area.intersects(point)]
    if held:
        return max(held, key=lambda code: AREAS[code].boundary.distance(point))
    near = min(AREAS, key=lambda code: AREAS[code].distance(point))
    return near if AREAS[near].distance(point) <= SLACK else None


def test_ten_thousand_points_agree_with_measuring_all() -> None:
    chance = random.Random(11)  # noqa: S311 - test data, not a secret
    points = [(chance.uniform(9.98, 11.02), chance.uniform(104.98, 106.02)) for _ in range(10_000)]
    answers = [OUTLINES.home(*point) for point in points]
    # Measuring all takes a while: points inside one area only are the easy ones, a share of them is enough.
    grid = shapely.points([(lon, lat) for lat, lon in points])
    holders = sum(shapely.intersects(area, grid).astype(int) for area in AREAS.values())
    checked = [at for at in range(10_000) if holders[at] != 1]
    assert len(checked) > 300
    assert [answers[at] for at in checked] == [by_measuring_all(*points[at]) for at in checked]
    for code, area in AREAS.items():
        inside = shapely.intersects(area, grid)
        assert all(answers[at] == code for at in inside.nonzero()[0] if holders[at] == 1)
    assert None in answers


@pytest.mark.parametrize(("lat", "lon"), [(21.0, 105.8), (9.9, 105.0), (-10.0, 105.5)])
def test_outside_of_all(lat: float, lon: float) -> None:
    assert OUTLINES.home(lat, lon) is None


def test_where_two_overlap_the_deeper_one_is_home() -> None:
    both = Outlines(["a", "b"], [shapely.box(105, 10, 105.1, 10.1), shapely.box(105.09, 10, 105.2, 10.1)], 0, "hash")
    assert (both.home(10.05, 105.092), both.home(10.05, 105.098)) == ("a", "b")
