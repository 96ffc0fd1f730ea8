"""How many addresses a second are resolved: in process, and over HTTP on a few kept-alive connections."""

import asyncio
import random
import time

import httpx2

from nlu.places.gazetteer import Gazetteer, is_former
from nlu.places.resolve import resolve
from ops.bench.processes import usage
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
    """Measure resolves a second of processor time (one core), no address twice."""
    texts = addresses(gazetteer)
    started = time.process_time()
    for text in texts:
        resolve(gazetteer, text)
    return round(SAMPLE / (time.process_time() - started))


async def over_http(port: int, gazetteer: Gazetteer) -> dict[str, int]:
    """Measure resolves of the directory service: a second, and a second of its processor time (what one core gives)."""
    texts = addresses(gazetteer)

    async def ask(client: httpx2.AsyncClient, part: list[str]) -> None:
        for text in part:
            (await client.get("/v1/units/resolve", params={"q": text})).raise_for_status()

    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        started, spent = time.perf_counter(), usage(port).cpu
        await asyncio.gather(*(ask(client, texts[start::CONNECTIONS]) for start in range(CONNECTIONS)))
        took = time.perf_counter() - started
    return {"http": round(SAMPLE / took), "http_one_core": round(SAMPLE / (usage(port).cpu - spent))}


def measure(port: int) -> dict[str, int]:
    """Measure both ways."""
    gazetteer = read_content(UNITS)
    return {"in_process": in_process(gazetteer), **asyncio.run(over_http(port, gazetteer))}
