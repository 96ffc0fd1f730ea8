"""How many addresses a second are resolved: in process, and over HTTP on a few kept-alive connections."""

import asyncio
import random
import time

import httpx2

from nlu.places.gazetteer import Gazetteer, is_former
from nlu.places.resolve import resolve
from ops.place_content import read_content
from ops.settings import ROOT

UNITS = ROOT / "directory" / "content" / "units"
SAMPLE = 6000
CONNECTIONS = 4


def addresses(gazetteer: Gazetteer) -> list[str]:
    """Return former communes written in full (commune, district, province), always the same ones."""
    communes = [unit for unit in gazetteer.units if unit.level == "commune" and is_former(unit) and unit.district_code]
    chosen = random.Random(0).sample(communes, SAMPLE)  # noqa: S311 - a fixed sample, not a secret
    return [
        ", ".join(
            (unit.name, gazetteer.former[unit.district_code or ""].name, gazetteer.former[unit.province_code].name)
        )
        for unit in chosen
    ]


def in_process(gazetteer: Gazetteer) -> int:
    """Measure resolves a second on one core, no address twice."""
    texts = addresses(gazetteer)
    started = time.perf_counter()
    for text in texts:
        resolve(gazetteer, text)
    return round(SAMPLE / (time.perf_counter() - started))


async def over_http(port: int, gazetteer: Gazetteer) -> int:
    """Measure resolves a second of the directory service."""
    texts = addresses(gazetteer)

    async def ask(client: httpx2.AsyncClient, part: list[str]) -> None:
        for text in part:
            (await client.get("/v1/units/resolve", params={"q": text})).raise_for_status()

    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        started = time.perf_counter()
        await asyncio.gather(*(ask(client, texts[start::CONNECTIONS]) for start in range(CONNECTIONS)))
        return round(SAMPLE / (time.perf_counter() - started))


def measure(port: int) -> dict[str, int]:
    """Measure both ways."""
    gazetteer = read_content(UNITS)
    return {"in_process": in_process(gazetteer), "http": asyncio.run(over_http(port, gazetteer))}
