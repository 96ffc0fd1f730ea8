"""From degrees to the units of a drawing: flat, true to scale around the middle, north is up."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
KM_PER_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world: longitudes and latitudes in degrees."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Box":
        """Return the smallest box that holds points (longitude, latitude).

        Raises:
            ValueError: there are none.
        """
        lons, lats = zip(*points, strict=True)
        return cls(min(lons), min(lats), max(lons), max(lats))

    def widened(self, share: float, least_km: float) -> "Box":
        """Return the box with a margin of a share of its size, and at least that many kilometres across."""
        stretch = math.cos(math.radians((self.south + self.north) / 2))
        least = least_km / KM_PER_DEGREE
        width = max((self.east - self.west) * (1 + 2 * share), least / stretch)
        height = max((self.north - self.south) * (1 + 2 * share), least)
        lon, lat = (self.west + self.east) / 2, (self.south + self.north) / 2
        return Box(lon - width / 2, lat - height / 2, lon + width / 2, lat + height / 2)


@dataclass(frozen=True, slots=True)
class Projection:
    """Where places are in a drawing.

    Attributes:
        box: what is shown.
        width: of the drawing.
        height: of the drawing.
        scale: units of the drawing for a degree of latitude.
        left: units between the drawing's left side and the box.
        top: units between the drawing's top and the box.
    """

    box: Box
    width: float
    height: float
    scale: float
    left: float
    top: float

    @classmethod
    def fitting(cls, box: Box, width: float, tallest: float, flattest: float = 0.0) -> "Projection":
        """Show a box on a width, at most so tall and at least so tall; what is left over is shared on both sides."""
        stretch = math.cos(math.radians((box.south + box.north) / 2))
        across, up = max((box.east - box.west) * stretch, 1e-6), max(box.north - box.south, 1e-6)
        scale = min(width / across, tallest / up)
        height = max(up * scale, flattest)
        return cls(box, width, height, scale, (width - across * scale) / 2, (height - up * scale) / 2)

    @property
    def stretch(self) -> float:
        """How much shorter a degree of longitude is than one of latitude here."""
        return math.cos(math.radians((self.box.south + self.box.north) / 2))

    @property
    def km(self) -> float:
        """Units of the drawing for a kilometre."""
        return self.scale / KM_PER_DEGREE

    def at(self, lon: float, lat: float) -> Point:
        """Return the place in the drawing of a point in degrees."""
        return (
            self.left + (lon - self.box.west) * self.stretch * self.scale,
            self.top + (self.box.north - lat) * self.scale,
        )

    def path(self, rings: Sequence[Sequence[Point]]) -> str:
        """Return rings of points in degrees as the data of an SVG path, to a tenth of a unit."""
        return "".join(self._ring(ring) for ring in rings)

    def _ring(self, ring: Sequence[Point]) -> str:
        # In steps from point to point: short numbers, a third of the bytes.
        places = [(round(x * 10), round(y * 10)) for x, y in (self.at(lon, lat) for lon, lat in ring)]
        steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(places) if (x0, y0) != (x1, y1)]
        if not steps:
            return ""
        moves = " ".join(f"{_tenths(dx)} {_tenths(dy)}" for dx, dy in steps)
        return f"M{_tenths(places[0][0])} {_tenths(places[0][1])}l{moves}z"


def _tenths(value: int) -> str:
    return f"{value / 10:g}"


def round_kilometres(most: float) -> float:
    """Return the largest of 1, 2 or 5 times a power of ten kilometres that is not longer than the given length."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (1, 2, 5) if step * power <= most * 1.0000001)
