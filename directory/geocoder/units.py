"""A geopy geocoder over the units of the directory: no network, no guesses."""

from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from directory.centers.nearest import CenterPoints
from directory.errors import OutsideVietnamError
from directory.geocoder.errors import InvalidQuery
from directory.geocoder.places import GeocoderPlaces, Office
from nlu.places.resolve import resolve
from nlu.places.units import Unit

LONGEST_QUERY = 500
_NEIGHBOURS = 3


class NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """An adapter that reaches nothing: this geocoder answers from memory."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> NoReturn:
        """Refuse."""
        raise GeocoderServiceError("this geocoder has no network")

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> NoReturn:
        """Refuse."""
        raise GeocoderServiceError("this geocoder has no network")


class UnitGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Geocodes addresses of Việt Nam, old and new, to the communes of today.

    A location's `address` is the unit with its province, its point the office of the commune or, where that is not
    known, a point inside it, and `raw` the unit as `GET /v1/units` shows it with `old` (the former unit it was reached
    through), `hint` and `office` {name, address, point}.
    """

    def __init__(self, places: GeocoderPlaces) -> None:
        """Answer from a dataset that was read."""
        super().__init__(user_agent="motcua", adapter_factory=NoNetwork)
        self._places = places

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL, province: str | None = None
    ) -> Location | list[Location] | None:
        """Find the unit an address names.

        Args:
            query: an address or a place name, in any spelling, of any time.
            exactly_one: True returns the one unit or None, also when several are possible: which one is never guessed.
                False returns all that are possible.
            timeout: taken for geopy's sake; nothing is waited for.
            province: code of the present province the caller is about; narrows what the query leaves open.

        Returns:
            A location, a list of locations, or None when nothing is found.

        Raises:
            InvalidQuery: the query is empty or longer than 500 characters.
        """
        if not isinstance(query, str) or not query.strip() or len(query) > LONGEST_QUERY:
            raise InvalidQuery(f"a query has 1 to {LONGEST_QUERY} characters")
        found = resolve(self._places.gazetteer, query, province)
        if found.status == "resolved":
            old = found.old[0] if len(found.old) == 1 else None
            locations = [self._location(unit, old, None) for unit in found.new]
        else:
            locations = [self._location(one.unit, one.old, one.hint) for one in found.candidates]
        located = [location for location in locations if location]
        if not exactly_one:
            return located or None
        return located[0] if found.status == "resolved" and len(located) == 1 else None

    def reverse(
        self, query: Any, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """Find the commune of a point.

        Args:
            query: a geopy `Point`, (latitude, longitude) in degrees, or "latitude, longitude".
            exactly_one: True returns the commune the point lies in, or None when outlines are not loaded: the nearest
                office is often another commune's. False returns that commune, then those with the nearest offices.
            timeout: taken for geopy's sake; nothing is waited for.

        Returns:
            A location, a list of locations, or None outside Việt Nam.

        Raises:
            InvalidQuery: the query is no point.
        """
        try:
            point = Point(query)
        except (ValueError, TypeError) as error:
            raise InvalidQuery("a point is (latitude, longitude)") from error
        outlines = self._places.outlines
        home = outlines.home(point.latitude, point.longitude) if outlines else None
        if exactly_one:
            return self._commune(home) if home else None
        codes = dict.fromkeys([home] if home else [])
        codes |= dict.fromkeys(_near(self._places.points, point, inside=home is not None))
        return [location for code in codes if (location := self._commune(code))] or None

    def _commune(self, code: str) -> Location | None:
        unit = self._places.gazetteer.present.get(code)
        return self._location(unit, None, None) if unit else None

    def _location(self, unit: Unit, old: Unit | None, hint: str | None) -> Location | None:
        office = self._office(unit)
        if office is None:
            return None
        show = self._places.names.unit
        shown = show(unit)
        raw = shown.model_dump(mode="json") | {
            "old": show(old).model_dump(mode="json") if old else None,
            "hint": hint,
            "office": office.shown() if unit.level == "commune" else None,
        }
        address = unit.name if unit.level == "province" else f"{unit.name}, {shown.province_name}"
        return Location(address, (office.lat, office.lon), raw)

    def _office(self, unit: Unit) -> Office | None:
        if unit.level == "commune":
            return self._places.offices.get(unit.code)
        if unit.level == "province":
            return self._places.middles.get(unit.code)
        parts = self._places.gazetteer.parts.get(unit.code, ())
        return next((self._places.offices[part.code] for part in parts if part.code in self._places.offices), None)


def _near(points: CenterPoints, point: Point, *, inside: bool) -> list[str]:
    try:
        return [code for code, _ in points.nearest(point.latitude, point.longitude, _NEIGHBOURS, inside=inside)]
    except OutsideVietnamError:
        return []
