"""The geocoder that the settings describe."""

from datetime import UTC, datetime

from geopy.geocoders import Nominatim

from directory.database import open_engine
from directory.geocoder.chain import ChainedGeocoder
from directory.geocoder.memory import AnswerMemory
from directory.geocoder.places import GeocoderPlaces
from directory.geocoder.units import UnitGeocoder
from directory.outlines.store import FILE, OutlinesFile
from directory.settings import Settings


def open_geocoder(settings: Settings | None = None) -> UnitGeocoder | ChainedGeocoder:
    """Read the active dataset and the outlines, and make a geocoder of them.

    Args:
        settings: where the data lies, and whether a Nominatim server is asked for what is not found; by default from
            the environment.

    Raises:
        UnitsNotLoaded: no dataset is loaded.
    """
    used = settings or Settings()
    engine = open_engine(used.url)
    try:
        outlines = OutlinesFile(used.var / FILE)
        outlines.refresh()
        units = UnitGeocoder(GeocoderPlaces.read(engine, outlines.outlines))
    finally:
        engine.dispose()
    if not used.online_geocoder:
        return units
    online = Nominatim(domain=used.online_geocoder, scheme="https", user_agent=used.online_geocoder_agent)
    return ChainedGeocoder(units, online, AnswerMemory(used.var / "geocoder.sqlite3", lambda: datetime.now(UTC)))
