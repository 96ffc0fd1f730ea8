"""Outlines of communes in a shape that is drawn easily."""

from collections.abc import Iterator, Mapping

import shapely
from shapely.geometry.base import BaseGeometry

from directory.outlines.index import Outlines
from directory.outlines.schemas import Outline, OutlineList

# About 11 m: finer than the stored lines.
_DECIMALS = 4
# A province is drawn on the width of a screen: a line of 100 m is less than half a pixel.
_PROVINCE_TOLERANCE = 0.001
# Of an island group, what would be smaller than a pixel is left out; the largest part always stays.
_LEAST_SHARE = 0.0005


def around(outlines: Outlines | None, names: Mapping[str, str], commune: str) -> OutlineList:
    """A commune, first, and its neighbours.

    Args:
        outlines: None when none are loaded.
        names: names of the communes of today by code.
        commune: its code.
    """
    found = outlines.around(commune) if outlines else {}
    order = sorted(found, key=lambda code: (code != commune, code))
    return _shown(outlines, names, {code: found[code] for code in order}, 0.0)


def of_province(outlines: Outlines | None, names: Mapping[str, str]) -> OutlineList:
    """The communes of a province, coarse; ``names`` of those communes by code."""
    return _shown(outlines, names, outlines.of(list(names)) if outlines else {}, _PROVINCE_TOLERANCE)


def _shown(
    outlines: Outlines | None, names: Mapping[str, str], areas: Mapping[str, BaseGeometry], tolerance: float
) -> OutlineList:
    items = [
        Outline(code=code, name=names[code], rings=list(_rings(area, tolerance)))
        for code, area in areas.items()
        if code in names
    ]
    return OutlineList(known=outlines is not None, items=items)


def _rings(area: BaseGeometry, tolerance: float) -> Iterator[list[tuple[float, float]]]:
    drawn = area.simplify(tolerance) if tolerance else area
    least = area.area * _LEAST_SHARE
    for part in shapely.get_parts(drawn):
        if part.area < least or part.is_empty:
            continue
        for ring in (part.exterior, *part.interiors):
            yield [(round(lon, _DECIMALS), round(lat, _DECIMALS)) for lon, lat in ring.coords]
