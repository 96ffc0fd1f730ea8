"""Health, figures, logs and ETags."""

import asyncio
import logging

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy import Engine

from directory.app import create_app
from directory.datasets.content import Content
from directory.datasets.loader import load, roll_back
from directory.etag import matches
from directory.settings import Settings


async def test_not_ready_until_loaded_then_follows_the_active_dataset(
    engine: Engine, url: str, content: Content
) -> None:
    app = create_app(Settings(database_url=url))
    holder = app.state.directory
    async with AsyncClient(transport=ASGITransport(app), base_url="http://directory") as client:
        assert not holder.refresh()
        answer = await client.get("/health/ready")
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:motcua:problem:not-ready")
        assert answer.headers["retry-after"] == "5"
        assert (await client.get("/health/live")).json() == {"status": "live"}
        load(engine, content)
        assert holder.refresh()
        assert (await client.get("/health/ready")).json()["dataset"] == 1
        load(engine, content, force=True)
        assert holder.refresh()
        assert not holder.refresh()
        roll_back(engine)
        assert holder.refresh()
        assert (await client.get("/health/ready")).json()["dataset"] == 1
    holder.engine.dispose()


async def test_empty_database_is_alive_but_not_ready(sqlite_url: str) -> None:
    app = create_app(Settings(database_url=sqlite_url))
    assert not app.state.directory.refresh()
    async with AsyncClient(transport=ASGITransport(app), base_url="http://directory") as client:
        assert (await client.get("/v1/faqs")).status_code == 503
    app.state.directory.engine.dispose()


async def test_the_lifespan_loads_by_itself(engine: Engine, url: str, content: Content) -> None:
    load(engine, content)
    app = create_app(Settings(database_url=url, directory_refresh_seconds=0.01))
    async with (
        app.router.lifespan_context(app),
        AsyncClient(transport=ASGITransport(app), base_url="http://directory") as client,
    ):
        async with asyncio.timeout(30):
            while (answer := await client.get("/health/ready")).status_code != 200:  # noqa: ASYNC110 - as a client sees it
                await asyncio.sleep(0)  # lets the lifespan's task run; the client itself never waits
        assert answer.json()["rows"]["faqs"] == 1


async def test_lost_database_goes_on_serving_from_memory(app: FastAPI, client: AsyncClient) -> None:
    with app.state.directory.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE active_dataset")
    assert not app.state.directory.refresh()
    answer = await client.get("/v1/units/resolve", params={"q": "phường sài gòn"})
    assert answer.json()["status"] == "resolved"


async def test_figures_and_log_have_templates_only(client: AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="directory")
    await client.get("/v1/units/resolve", params={"q": "nhà tôi ở bí mật"})
    await client.get("/v1/units/26740")
    await client.get("/v1/procedures/search", params={"q": "zzsecret"})
    await client.get("/secret/path")
    await client.post("/v1/centers/nearest", json={"lat": 10.7812, "lon": 106.6912})
    figures = (await client.get("/metrics")).text
    assert 'motcua_directory_requests_total{method="GET",route="/v1/units/{code}",status="200"} 1.0' in figures
    assert 'route="none",status="404"' in figures
    assert "motcua_directory_dataset 1.0" in figures
    assert "GET /v1/units/resolve 200" in caplog.text
    assert not [word for word in ("secret", "bí mật", "10.78", "106.69", "26740") if word in caplog.text + figures]


async def test_etag_saves_the_answer(client: AsyncClient) -> None:
    first = await client.get("/v1/units/26740")
    etag = first.headers["etag"]
    assert etag.startswith('W/"')
    assert first.headers["cache-control"] == "no-cache"
    again = await client.get("/v1/units/26740", headers={"if-none-match": f'"other", {etag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    other = await client.get("/v1/units/26737", headers={"if-none-match": etag})
    assert other.status_code == 200
    assert other.headers["etag"] != etag


async def test_errors_and_posts_have_no_etag(client: AsyncClient) -> None:
    assert "etag" not in (await client.get("/v1/units/99999")).headers
    assert "etag" not in (await client.post("/v1/centers/nearest", json={"lat": 10.7, "lon": 106.7})).headers


@pytest.mark.parametrize(
    ("header", "known"), [('W/"a"', True), ('"a"', True), ("*", True), ('"b", "a"', True), ("", False), ('"b"', False)]
)
def test_weak_comparison(header: str, known: bool) -> None:
    assert matches(header, 'W/"a"') is known
