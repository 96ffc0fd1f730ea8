"""What a geocoder needs of a dataset: units, and a point and an address for each present one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine

from directory.centers.models import Center
from directory.centers.naming import one_line
from directory.centers.nearest import CenterPoints
from directory.centers.repository import CenterRepository
from directory.database import reading
from directory.datasets.repository import DatasetRepository
from directory.geocoder.errors import UnitsNotLoaded
from directory.outlines.index import Outlines
from directory.units.gazetteer import gazetteer_rows
from directory.units.repository import UnitRepository
from directory.units.service import PlaceNames
from nlu.places.gazetteer import Gazetteer, from_rows


@dataclass(frozen=True, slots=True)
class Office:
    """Where a commune's papers are received, as far as it is known.

    Attributes:
        commune_code: the commune.
        province_code: its province.
        name: name of the office.
        address: its address in one line, or None.
        lat: latitude of the office or of a point inside the commune, degrees, WGS84.
        lon: longitude.
        point: `office` or `inside`: what the point is.
    """

    commune_code: str
    province_code: str
    name: str
    address: str | None
    lat: float
    lon: float
    point: str

    def shown(self) -> dict[str, Any]:
        """The office as part of a location's `raw`."""
        return {"name": self.name, "address": self.address, "point": self.point}


@dataclass(frozen=True, slots=True)
class GeocoderPlaces:
    """One dataset, read once.

    Attributes:
        gazetteer: all units by name.
        names: names of provinces and districts.
        offices: by commune code.
        middles: for each present province the office nearest to the middle of its offices.
        points: points of the offices, by commune code.
        outlines: where communes end, or None when that is not known.
    """

    gazetteer: Gazetteer
    names: PlaceNames
    offices: dict[str, Office]
    middles: dict[str, Office]
    points: CenterPoints
    outlines: Outlines | None

    @classmethod
    def read(cls, engine: Engine, outlines: Outlines | None) -> "GeocoderPlaces":
        """Read the active dataset.

        Raises:
            UnitsNotLoaded: there is none.
        """
        with reading(engine) as session:
            dataset = DatasetRepository(session).active()
            if dataset is None:
                raise UnitsNotLoaded
            gazetteer = from_rows(*gazetteer_rows(UnitRepository(session, dataset.number)))
            centers = CenterRepository(session, dataset.number).entries()
        offices = {center.commune_code: office for center in centers if (office := _office(center))}
        points = CenterPoints.of([(code, office.lat, office.lon) for code, office in offices.items()])
        return cls(gazetteer, PlaceNames.of(gazetteer), offices, _middles(offices.values()), points, outlines)


def _office(center: Center) -> Office | None:
    if center.lat is None or center.lon is None or center.point is None:
        return None
    address = one_line(center.sites[0]) if center.sites else None
    code, province = center.commune_code, center.province_code
    return Office(code, province, center.name, address, center.lat, center.lon, center.point)


def _middles(offices: Iterable[Office]) -> dict[str, Office]:
    by_province: dict[str, list[Office]] = defaultdict(list)
    for office in offices:
        by_province[office.province_code].append(office)
    return {code: _middle(group) for code, group in by_province.items()}


def _middle(offices: list[Office]) -> Office:
    lat = sum(office.lat for office in offices) / len(offices)
    lon = sum(office.lon for office in offices) / len(offices)
    return min(offices, key=lambda office: ((office.lat - lat) ** 2 + (office.lon - lon) ** 2, office.commune_code))
