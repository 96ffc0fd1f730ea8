"""Which commune a point lies in."""

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

_METRES = 111_320.0
# Degrees; simplified borders of neighbours may leave a gap between them.
_TOUCHING = 0.0005


class Outlines:
    """Areas of communes in a tree; never changed.

    Attributes:
        digest: hash of the outlines.
    """

    def __init__(self, codes: Sequence[str], areas: Sequence[BaseGeometry], tolerance_m: float, digest: str) -> None:
        """Index the outlines.

        Args:
            codes: commune codes.
            areas: their areas, WGS84, longitude before latitude.
            tolerance_m: how far the lines may lie from the true ones, metres.
            digest: hash of the outlines.
        """
        self.digest = digest
        self._codes = list(codes)
        self._areas = list(areas)
        self._slack = tolerance_m / _METRES
        shapely.prepare(self._areas)
        self._tree = shapely.STRtree(self._areas)

    def __len__(self) -> int:
        """Number of communes."""
        return len(self._codes)

    def around(self, code: str) -> dict[str, BaseGeometry]:
        """The area of a commune and those of its neighbours, by code; empty when it has no outline."""
        if code not in self._codes:
            return {}
        area = self._areas[self._codes.index(code)]
        near = self._tree.query(area, predicate="dwithin", distance=max(self._slack, _TOUCHING)).tolist()
        return {self._codes[at]: self._areas[at] for at in near}

    def of(self, codes: Sequence[str]) -> dict[str, BaseGeometry]:
        """The areas of the communes that have an outline, by code."""
        wanted = set(codes)
        return {code: area for code, area in zip(self._codes, self._areas, strict=True) if code in wanted}

    def home(self, lat: float, lon: float) -> str | None:
        """Code of the commune a point lies in.

        Simplified outlines overlap and leave gaps along their borders: where several hold the point, it belongs to the
        one in whose inside it lies deepest; in a gap no wider than the simplification, to the nearest.

        Args:
            lat: latitude, degrees, WGS84.
            lon: longitude, degrees, WGS84.

        Returns:
            The code, or None outside all of them.
        """
        point = shapely.Point(lon, lat)
        holders = self._tree.query(point, predicate="intersects").tolist()
        if len(holders) > 1:
            depths = [(-float(self._areas[at].boundary.distance(point)), self._codes[at]) for at in holders]
            return str(min(depths)[1])
        if not holders:
            holders = self._tree.query_nearest(point, max_distance=self._slack).tolist() if self._slack else []
        return min(self._codes[at] for at in holders) if holders else None
