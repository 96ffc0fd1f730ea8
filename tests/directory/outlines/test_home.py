"""Outlines loaded by the command, and what a shared location then gets."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient

from directory.__main__ import main
from directory.settings import Settings
from tests.directory.outlines.geojson import feature, square, write

# Inside Tân Định as drawn here, though the office of Sài Gòn is nearer.
PLACE = {"lat": 10.7815, "lon": 106.6985}


def load(path: Path) -> int:
    return main(["outlines", str(path)])


@pytest.fixture
def sqlite_only(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_DATABASE_URL", url)


@pytest.mark.usefixtures("sqlite_only")
async def test_a_location_finds_its_own_commune(
    app: FastAPI, client: AsyncClient, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (await client.post("/v1/centers/nearest", json=PLACE)).json()
    assert (before["home"], before["home_known"], before["items"][0]["match"]) == (None, False, "nearest")
    tan_dinh = feature("26737", square(106.68, 10.78, 0.0195))
    assert load(write(tmp_path / "a.geojson", tan_dinh)) == 0
    assert "ranh giới của 1 xã" in capsys.readouterr().out
    app.state.directory.refresh()
    answer = (await client.post("/v1/centers/nearest", json=PLACE | {"limit": 2})).json()
    assert (answer["home"], answer["home_known"]) == ("26737", True)
    assert [(item["commune_code"], item["match"]) for item in answer["items"]] == [
        ("26737", "home_commune"),
        ("26740", "nearest"),
    ]
    assert answer["items"][0]["distance_km"] > answer["items"][1]["distance_km"]
    elsewhere = (await client.post("/v1/centers/nearest", json={"lat": 10.77, "lon": 106.72})).json()
    assert (elsewhere["home"], elsewhere["home_known"], elsewhere["items"][0]["match"]) == (None, True, "nearest")


@pytest.mark.usefixtures("sqlite_only", "app")
def test_refused_outlines_leave_those_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(write(tmp_path / "a.geojson", feature("26740", square(106.69, 10.77)))) == 0
    file = Settings().var / "outlines.npz"
    stored = file.read_bytes()
    assert load(write(tmp_path / "b.geojson", feature("00000", square(105.0, 20.0)))) == 1
    assert "Từ chối: 1 lỗi" in capsys.readouterr().err
    assert file.read_bytes() == stored


def test_outlines_need_a_loaded_dataset(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_DATABASE_URL", sqlite_url)
    assert load(write(tmp_path / "a.geojson", feature("26740", square(106.69, 10.77)))) == 1
