"""GET /v1/outlines: lines for drawing."""

import pytest
import shapely
from fastapi import FastAPI
from httpx2 import AsyncClient

from directory.outlines.store import FILE, write
from directory.settings import Settings

AREAS = {
    "26740": shapely.box(106.69, 10.77, 106.71, 10.79),
    "26737": shapely.box(106.68, 10.79, 106.71, 10.80),
    "25747": shapely.box(106.62, 10.95, 106.68, 11.00),
}


@pytest.fixture
def outlined(app: FastAPI) -> None:
    write(Settings().var / FILE, AREAS, 0.0)
    app.state.directory.refresh()


@pytest.mark.usefixtures("outlined")
class TestOutlines:
    async def test_a_commune_comes_first_then_its_neighbours(self, client: AsyncClient) -> None:
        found = (await client.get("/v1/outlines", params={"commune": "26740"})).json()
        assert found["known"] is True
        assert [(item["code"], item["name"]) for item in found["items"]] == [
            ("26740", "Phường Sài Gòn"),
            ("26737", "Phường Tân Định"),
        ]
        ring = shapely.Polygon(found["items"][0]["rings"][0])
        assert ring.symmetric_difference(AREAS["26740"]).area < 1e-9

    async def test_a_province_has_all_of_its_communes(self, client: AsyncClient) -> None:
        found = (await client.get("/v1/outlines", params={"province": "79"})).json()
        assert {item["code"] for item in found["items"]} == set(AREAS)

    async def test_a_commune_without_an_outline(self, client: AsyncClient) -> None:
        assert (await client.get("/v1/outlines", params={"commune": "25270"})).json() == {"known": True, "items": []}


async def test_without_outlines_it_says_so(client: AsyncClient) -> None:
    assert (await client.get("/v1/outlines", params={"province": "79"})).json() == {"known": False, "items": []}


@pytest.mark.parametrize("parameters", [{}, {"commune": "26740", "province": "79"}])
async def test_exactly_one_of_the_two(client: AsyncClient, parameters: dict[str, str]) -> None:
    assert (await client.get("/v1/outlines", params=parameters)).status_code == 422
