"""The centres nearest to a point, by geodesic distance on WGS84."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from geopy.distance import geodesic

from directory.errors import OutsideVietnamError

# Mainland, islands, Hoàng Sa and Trường Sa: latitude, longitude in degrees.
SOUTH, NORTH, WEST, EAST = 6.0, 23.5, 102.0, 118.0
# Nobody in the country is farther from every commune's office; places just over the border may be.
FARTHEST_KM = 40.0
# The flat distance is off by well under a percent at the distance of neighbours; so many more are measured exactly.
_SPARE = 8


@dataclass(frozen=True, slots=True)
class CenterPoints:
    """Points of all centres.

    Attributes:
        codes: centre codes.
        lats: latitudes, degrees.
        lons: longitudes, degrees.
    """

    codes: tuple[str, ...]
    lats: npt.NDArray[np.float64]
    lons: npt.NDArray[np.float64]

    @classmethod
    def of(cls, points: Sequence[tuple[str, float, float]]) -> "CenterPoints":
        """Points from (code, latitude, longitude)."""
        return cls(
            tuple(code for code, _lat, _lon in points),
            np.array([lat for _code, lat, _lon in points]),
            np.array([lon for _code, _lat, lon in points]),
        )

    def nearest(self, lat: float, lon: float, limit: int, *, inside: bool = False) -> list[tuple[str, float]]:
        """Codes and distances in kilometres, nearest first.

        Args:
            lat: latitude, degrees, WGS84.
            lon: longitude, degrees, WGS84.
            limit: at most so many.
            inside: whether the point is known to lie in a commune.

        Raises:
            OutsideVietnamError: the point is not in Việt Nam, or farther than `FARTHEST_KM` from every centre.
        """
        if not (SOUTH <= lat <= NORTH and WEST <= lon <= EAST):
            raise OutsideVietnamError
        east = (self.lons - lon) * np.cos(np.radians((self.lats + lat) / 2))
        rough = east**2 + (self.lats - lat) ** 2
        wanted = min(limit + _SPARE, len(self.codes))
        few = np.argpartition(rough, wanted - 1)[:wanted].tolist() if wanted else []
        exact = sorted((self._km(lat, lon, at), self.codes[at]) for at in few)
        if exact and exact[0][0] > FARTHEST_KM and not inside:
            raise OutsideVietnamError
        return [(code, km) for km, code in exact[:limit]]

    def distance(self, code: str, lat: float, lon: float) -> float | None:
        """Kilometres from a point (degrees, WGS84) to a centre; None when the centre has no point."""
        return self._km(lat, lon, self.codes.index(code)) if code in self.codes else None

    def _km(self, lat: float, lon: float, at: int) -> float:
        return float(geodesic((lat, lon), (self.lats[at], self.lons[at])).km)
