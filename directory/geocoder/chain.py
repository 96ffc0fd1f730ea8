"""Our units first, an online geocoder for what they do not know. Off unless a setting names a server."""

from typing import Any

from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from directory.geocoder.memory import AnswerMemory
from directory.geocoder.units import NoNetwork, UnitGeocoder
from nlu.text.folding import canonical

SECONDS_BETWEEN = 1.0


class ChainedGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Asks online only for addresses in which our units find nothing, one request a second, and remembers.

    An ambiguous address is never sent: the person is to be asked, not a server.
    """

    def __init__(
        self, units: UnitGeocoder, online: Geocoder, memory: AnswerMemory, seconds_between: float = SECONDS_BETWEEN
    ) -> None:
        """Chain the units' geocoder with an online one of geopy."""
        super().__init__(user_agent="motcua", adapter_factory=NoNetwork)
        self._units = units
        self._memory = memory
        self._online = RateLimiter(
            online.geocode, min_delay_seconds=seconds_between, max_retries=0, swallow_exceptions=False
        )

    @property
    def requests_a_second(self) -> float:
        """How often the online geocoder is asked at most."""
        return 1 / self._online.min_delay_seconds if self._online.min_delay_seconds else float("inf")

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL, province: str | None = None
    ) -> Location | list[Location] | None:
        """As `UnitGeocoder.geocode`; what came from online has `raw["online"]` set to True.

        Raises:
            InvalidQuery: the query is empty or longer than 500 characters.
            GeocoderServiceError: the online geocoder failed (geopy says how); that is not remembered.
        """
        if self._units.geocode(query, exactly_one=False, province=province):
            return self._units.geocode(query, exactly_one=exactly_one, province=province)
        known, answers = self._memory.recall(canonical(query))
        if not known:
            found = self._online(query, exactly_one=False, timeout=timeout, country_codes="vn") or []
            answers = [[one.address, one.latitude, one.longitude] for one in found]
            self._memory.keep(canonical(query), answers)
        locations = [Location(address, (lat, lon), {"online": True}) for address, lat, lon in answers]
        if exactly_one:
            return locations[0] if len(locations) == 1 else None
        return locations or None

    def reverse(
        self, query: Any, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """As `UnitGeocoder.reverse`: points are never sent online."""
        return self._units.reverse(query, exactly_one=exactly_one, timeout=timeout)
