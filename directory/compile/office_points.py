"""Compiles the office points, kept apart from the offices because of their licence (CC-BY-NC 4.0)."""

from pathlib import Path

from geopy.distance import great_circle

from directory.compile.tables import Row, read_table

POINT_COLUMNS = ("commune_code", "lat", "lon", "source", "as_of")
MAX_KM = 30.0

_SOURCE = "Bản đồ hành chính cấp xã của nhà xuất bản bản đồ quốc gia, bản tổng hợp CC-BY-NC 4.0 (tháng 5/2026)"
_AS_OF = "2026-05-31"


def office_points(facts: Path) -> list[Row]:
    """Office points that lie plausibly near their commune.

    Args:
        facts: Folder with ``communes.csv`` (``office_lat``, ``office_lon`` beside the inside point; WGS84, degrees).

    Returns:
        Rows of ``offices/office_points.csv``. A point 30 km or more from the commune's inside point is left out.
    """
    return [
        {
            "commune_code": row["code"],
            "lat": row["office_lat"],
            "lon": row["office_lon"],
            "source": _SOURCE,
            "as_of": _AS_OF,
        }
        for row in read_table(facts / "communes.csv")
        if row["office_lat"] and _distance_km(row) < MAX_KM
    ]


def _distance_km(row: Row) -> float:
    office = (float(row["office_lat"]), float(row["office_lon"]))
    return float(great_circle(office, (float(row["inside_lat"]), float(row["inside_lon"]))).km)
