"""Commune outlines out of a GeoJSON file: every feature is checked, all of them are taken or none."""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from directory.centers.nearest import EAST, NORTH, SOUTH, WEST
from directory.errors import ContentRefusedError
from directory.units.repository import Commune

# Metres of one degree of latitude.
METRES = 111_320.0
_AREAS = {"Polygon", "MultiPolygon"}
# About thirty kilometres: an outline that far from a point inside the commune is another commune's.
_FAR_DEGREES = 0.27


class Reading(NamedTuple):
    """What a file gave.

    Attributes:
        areas: valid areas by commune code, in the order of the codes.
        notices: what was taken otherwise than written, in Vietnamese.
    """

    areas: dict[str, BaseGeometry]
    notices: list[str]


def read_outlines(path: Path, known: Mapping[str, Commune], tolerance_m: float) -> Reading:
    """Outlines by commune code, simplified.

    Args:
        path: GeoJSON FeatureCollection, WGS84, longitude before latitude; each feature has the property `code` and an
            area. Several features of one code are one commune (islands).
        known: the present communes by code.
        tolerance_m: how far, in metres, a simplified line may lie from the given one; 0 keeps every point.

    Returns:
        The areas. An unknown code stands for the one commune without an outline whose inside point lies in the area
        (sources differ on a few codes), and that is said.

    Raises:
        ContentRefusedError: anything is wrong; `faults` says in Vietnamese what, feature by feature.
    """
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    strangers: list[tuple[str, BaseGeometry]] = []
    faults = []
    for number, feature in enumerate(_features(path), 1):
        code = str((feature.get("properties") or {}).get("code") or "")
        place = f"đối tượng {number} (mã {code or 'trống'})"
        area = _area(feature.get("geometry") or {})
        if isinstance(area, str):
            faults.append(f"{place}: {area}")
        elif code not in known:
            strangers.append((place, area))
        elif _is_elsewhere(known[code], area):
            faults.append(f"{place}: cách {known[code].name} quá xa, có thể nhầm mã")
        else:
            found[code].append(area)
    notices = []
    for place, area in strangers:
        held = [code for code, commune in known.items() if code not in found and _holds(area, commune)]
        if len(held) == 1:
            found[held[0]].append(area)
            notices.append(f"{place}: hiểu là {known[held[0]].name} ({held[0]})")
        else:
            faults.append(f"{place}: không phải mã của một xã, phường, đặc khu hiện nay")
    if not found and not faults:
        faults.append("tệp không có đối tượng nào")
    if faults:
        raise ContentRefusedError(faults)
    codes = sorted(found)
    areas = [shapely.union_all(found[code]) if len(found[code]) > 1 else found[code][0] for code in codes]
    return Reading(dict(zip(codes, _simplified(areas, tolerance_m / METRES), strict=True)), notices)


def _holds(area: BaseGeometry, commune: Commune) -> bool:
    return commune.inside is not None and bool(area.intersects(shapely.Point(commune.inside)))


def _is_elsewhere(commune: Commune, area: BaseGeometry) -> bool:
    return commune.inside is not None and area.distance(shapely.Point(commune.inside)) > _FAR_DEGREES


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ContentRefusedError([f"{path.name}: không đọc được tệp GeoJSON ({type(error).__name__})"]) from error
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise ContentRefusedError([f"{path.name}: không phải FeatureCollection của GeoJSON"])
    return features


def _area(geometry: dict[str, Any]) -> BaseGeometry | str:
    """The valid area of a GeoJSON geometry, or what is wrong with it."""
    if geometry.get("type") not in _AREAS:
        return "ranh giới phải là Polygon hoặc MultiPolygon"
    try:
        given = shape(geometry)
    except (ValueError, TypeError, KeyError, IndexError, shapely.GEOSException):
        return "tọa độ không đọc được"
    if given.is_empty:
        return "ranh giới trống"
    west, south, east, north = given.bounds
    if not (west >= WEST and east <= EAST and south >= SOUTH and north <= NORTH):
        return "tọa độ ngoài Việt Nam (cần WGS84, kinh độ trước, vĩ độ sau)"
    parts = [part for part in shapely.get_parts(shapely.make_valid(given)) if part.geom_type in _AREAS]
    return shapely.union_all(parts) if parts else "ranh giới không bao một vùng nào"


def _simplified(areas: list[BaseGeometry], degrees: float) -> list[BaseGeometry]:
    if not degrees:
        return areas
    # Outlines that fit together without gaps stay so; others are simplified one by one.
    if shapely.coverage_is_valid(areas):
        return list(shapely.coverage_simplify(areas, degrees))
    return list(shapely.simplify(areas, degrees, preserve_topology=True))
