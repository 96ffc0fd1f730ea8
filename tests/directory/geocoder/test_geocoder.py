"""The geocoder as somebody who knows geopy uses it; the online one is a fake, its adapter counts requests."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import geopy.exc
import pytest
import shapely
from geopy.adapters import BaseSyncAdapter
from geopy.geocoders import Nominatim
from geopy.geocoders.base import Geocoder
from geopy.point import Point

from directory.database import open_engine
from directory.datasets.content import Content
from directory.datasets.loader import load
from directory.geocoder import InvalidQuery, UnitGeocoder, UnitsNotLoaded, open_geocoder
from directory.geocoder.chain import ChainedGeocoder
from directory.geocoder.memory import AnswerMemory
from directory.migrations import upgrade
from directory.outlines import store
from directory.settings import Settings


@pytest.fixture
def settings(sqlite_url: str, content: Content, tmp_path: Path) -> Settings:
    engine = open_engine(sqlite_url)
    upgrade(engine)
    load(engine, content)
    engine.dispose()
    return Settings(database_url=sqlite_url, var=tmp_path / "var")


@pytest.fixture
def geocoder(settings: Settings) -> UnitGeocoder:
    made = open_geocoder(settings)
    assert isinstance(made, UnitGeocoder)
    return made


def test_it_is_a_geopy_geocoder(geocoder: UnitGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    with pytest.raises(geopy.exc.GeocoderServiceError):
        geocoder.adapter.get_json("https://example.org", timeout=1, headers={})


def test_an_old_address_is_where_its_present_office_is(geocoder: UnitGeocoder) -> None:
    found = geocoder.geocode("p. bến nghé, quận 1", timeout=3)
    assert (found.address, found.latitude, found.longitude) == (
        "Phường Sài Gòn, Thành phố Hồ Chí Minh",
        10.78107,
        106.69967,
    )
    assert found.raw["old"]["name"] == "Phường Bến Nghé"
    assert found.raw["office"]["address"] == "45 - 47 Lê Duẩn"


def test_what_is_ambiguous_is_never_guessed(geocoder: UnitGeocoder) -> None:
    assert geocoder.geocode("phường đa kao quận 1") is None
    found = geocoder.geocode("phường đa kao quận 1", exactly_one=False)
    assert {one.raw["name"] for one in found} == {"Phường Sài Gòn", "Phường Tân Định"}
    assert all(one.raw["hint"] for one in found)


@pytest.mark.parametrize("one", [True, False])
def test_nothing_found_is_none(geocoder: UnitGeocoder, one: bool) -> None:
    assert geocoder.geocode("xin chào buổi sáng", exactly_one=one) is None


def test_a_province_is_a_point_in_it(geocoder: UnitGeocoder) -> None:
    found = geocoder.geocode("Đồng Nai")
    assert (found.address, found.raw["office"]) == ("Thành phố Đồng Nai", None)


@pytest.mark.parametrize("query", ["", "  ", "x" * 501, None, 5])
def test_what_is_no_query(geocoder: UnitGeocoder, query: Any) -> None:
    with pytest.raises(InvalidQuery) as refused:
        geocoder.geocode(query)
    assert isinstance(refused.value, geopy.exc.GeocoderQueryError)


def test_reverse_without_outlines_offers_the_nearest_only(geocoder: UnitGeocoder) -> None:
    assert geocoder.reverse((10.7808, 106.6999)) is None
    found = geocoder.reverse("10.7808, 106.6999", exactly_one=False)
    assert [one.raw["name"] for one in found] == ["Phường Sài Gòn", "Phường Tân Định", "Phường Thủ Dầu Một"]
    assert geocoder.reverse(Point(48.8, 2.3), exactly_one=False) is None
    with pytest.raises(InvalidQuery):
        geocoder.reverse("here")


def test_reverse_with_outlines_is_the_commune_itself(settings: Settings) -> None:
    store.write(settings.var / store.FILE, {"26737": shapely.box(106.68, 10.78, 106.70, 10.80)}, 0)
    made = open_geocoder(settings)
    assert made.reverse((10.7808, 106.6999)).raw["name"] == "Phường Tân Định"
    found = made.reverse((10.7808, 106.6999), exactly_one=False)
    assert [one.raw["name"] for one in found][:2] == ["Phường Tân Định", "Phường Sài Gòn"]


def test_without_a_dataset(sqlite_url: str, tmp_path: Path) -> None:
    engine = open_engine(sqlite_url)
    upgrade(engine)
    engine.dispose()
    with pytest.raises(UnitsNotLoaded) as refused:
        open_geocoder(Settings(database_url=sqlite_url, var=tmp_path))
    assert isinstance(refused.value, geopy.exc.GeocoderUnavailable)


class FakeServer(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """Answers what it is told; remembers what it was asked, and by whom."""

    answers: Iterator[Any]
    asked: list[tuple[str, str]]

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        type(self).asked.append((url, headers["User-Agent"]))
        answer = next(type(self).answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        raise NotImplementedError


HIT = {"display_name": "Hồ Gươm, Hà Nội", "lat": "21.0287", "lon": "105.8523"}


class Online:
    """A chain to a fake server, with a clock that is moved by hand."""

    def __init__(self, units: UnitGeocoder, path: Path, answers: list[Any]) -> None:
        self.now = datetime(2026, 11, 22, tzinfo=UTC)
        FakeServer.answers, FakeServer.asked = iter(answers), []
        self.asked = FakeServer.asked
        self.path = path
        server = Nominatim(domain="maps.test", user_agent="motcua-test", adapter_factory=FakeServer)
        self.geocoder = ChainedGeocoder(units, server, AnswerMemory(path, lambda: self.now), seconds_between=0)


def test_what_units_know_or_ask_about_is_never_sent(geocoder: UnitGeocoder, tmp_path: Path) -> None:
    online = Online(geocoder, tmp_path / "g.sqlite3", [])
    assert online.geocoder.geocode("phường bến nghé").raw["code"] == "26740"
    assert online.geocoder.geocode("phường đa kao quận 1") is None
    assert online.geocoder.reverse((10.7808, 106.6999)) is None
    assert online.asked == []


def test_online_answers_are_kept_also_that_there_was_none(geocoder: UnitGeocoder, tmp_path: Path) -> None:
    online = Online(geocoder, tmp_path / "g.sqlite3", [[HIT], [], [], [HIT]])
    for query in ("Hồ Gươm", "hồ  gươm", "HỒ GƯƠM"):
        found = online.geocoder.geocode(query)
        assert (found.latitude, found.raw) == (21.0287, {"online": True})
    assert online.geocoder.geocode("chốn không tên") is None
    assert online.geocoder.geocode("chốn không tên", exactly_one=False) is None
    assert len(online.asked) == 2
    url, agent = online.asked[0]
    assert url.startswith("https://maps.test/search")
    assert (agent, "countrycodes=vn" in url) == ("motcua-test", True)
    online.now += timedelta(days=8)
    assert online.geocoder.geocode("chốn không tên") is None
    assert online.geocoder.geocode("Hồ Gươm") is not None
    assert len(online.asked) == 3
    assert b"kh\xc3\xb4ng t\xc3\xaan" not in online.path.read_bytes(), "queries are kept as hashes only"


def test_a_failure_is_told_and_not_kept(geocoder: UnitGeocoder, tmp_path: Path) -> None:
    online = Online(geocoder, tmp_path / "g.sqlite3", [geopy.exc.GeocoderTimedOut("late"), [HIT]])
    with pytest.raises(geopy.exc.GeocoderTimedOut):
        online.geocoder.geocode("Hồ Gươm")
    assert online.geocoder.geocode("Hồ Gươm") is not None


def test_one_request_a_second_and_a_server_only_by_setting(settings: Settings) -> None:
    assert isinstance(open_geocoder(settings), UnitGeocoder)
    chained = open_geocoder(settings.model_copy(update={"online_geocoder": "maps.test"}))
    assert isinstance(chained, ChainedGeocoder)
    assert chained.requests_a_second == 1
