"""Our units as a geopy geocoder; see docs/geocoder.md."""

from directory.geocoder.errors import InvalidQuery, UnitsNotLoaded
from directory.geocoder.opening import open_geocoder
from directory.geocoder.units import UnitGeocoder

__all__ = ["InvalidQuery", "UnitGeocoder", "UnitsNotLoaded", "open_geocoder"]
