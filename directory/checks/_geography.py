"""Rough geography of Việt Nam: enough to catch swapped or foreign coordinates."""

# (south, west, north, east), WGS84 degrees: the mainland with its coastal islands, then the far islands.
_BOXES = ((8.3, 102.1, 23.5, 109.6), (6.5, 109.6, 17.6, 117.9))


def in_viet_nam(lat: float, lon: float) -> bool:
    """Whether a point lies in the boxes around the country.

    Args:
        lat: Latitude, WGS84 degrees.
        lon: Longitude, WGS84 degrees.
    """
    return any(south <= lat <= north and west <= lon <= east for south, west, north, east in _BOXES)
