"""`make bench-desk`: the help desk's figures over the loaded directory – snapshot, search, sheet, sign-in.

The directory runs as a process of its own, the public service inside this one, with an empty database of its own.
"""

import asyncio
import gzip
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx2

from channels.app import create_app
from channels.helpdesk.accounts import Draft
from channels.helpdesk.passwords import generated
from channels.settings import ChannelSettings
from ops.running import free_port, process_until_ready
from ops.settings import ROOT, OpsSettings

PROVINCES = ("01", "40", "79")
COMMUNE, PROCEDURE = "16690", "1.001193"
ROUNDS = 20
TEXTS = (
    "khai sinh",
    "lam giay khai sinh cho con",
    "phuong truong vinh",
    "xac nhan doc than",
    "ben nghe q1",
    "can cuoc het han",
    "vinh",
    "chung thuc ban sao",
    "sap nhap co phai doi can cuoc",
    "kết hôn",
)
HEADERS = {"X-Motcua": "quay"}


def main() -> int:
    """Measure and print; the last line is one JSON object."""
    state = OpsSettings().state
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    variables = {"MOTCUA_VAR": str(state), "MOTCUA_DIRECTORY_PORT": str(port)}
    command = [sys.executable, "-m", "directory", "serve"]
    with (
        tempfile.TemporaryDirectory() as folder,
        process_until_ready(command, f"{url}/health/ready", Path(folder) / "directory.log", ROOT, variables),
    ):
        figures = asyncio.run(measured(ChannelSettings(var=Path(folder), directory_url=url)))
    for name, value in figures.items():
        print(f"{name:<28} {value}")
    print(json.dumps(figures))
    return 0


async def measured(settings: ChannelSettings) -> dict[str, Any]:
    """Return the figures: milliseconds, bytes."""
    app = create_app(settings)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://quay", headers=HEADERS) as client,
    ):
        signing, password = app.state.helpdesk.sign_in, generated()
        signing.accounts.add(Draft("bench", "Bench", "40", COMMUNE), signing.passwords.hashed(password))
        body = {"name": "bench", "password": password}
        figures: dict[str, Any] = {"sign_in_ms": await timed(lambda: client.post("/quay/api/sign-in", json=body))}
        for province in PROVINCES:
            figures |= await snapshot(client, province)
        figures |= await searched(client)
        sheet = f"/quay/api/print.pdf?procedure={PROCEDURE}&commune={COMMUNE}"
        figures["sheet_first_ms"] = await timed(lambda: client.get(sheet))
        figures["sheet_ms"] = await timed(lambda: client.get(sheet))
        figures["sheet_bytes"] = len((await client.get(sheet)).content)
    return figures


async def snapshot(client: httpx2.AsyncClient, province: str) -> dict[str, Any]:
    """A province's snapshot: built, taken again, its size."""
    path = f"/quay/api/snapshot?province={province}"
    built = await timed(lambda: client.get(path))
    again = await timed(lambda: client.get(path))
    plain = (await client.get(path)).content
    return {
        f"snapshot_{province}_built_ms": built,
        f"snapshot_{province}_again_ms": again,
        f"snapshot_{province}_bytes": len(plain),
        f"snapshot_{province}_gzip": len(gzip.compress(plain, 9)),
    }


async def searched(client: httpx2.AsyncClient) -> dict[str, Any]:
    """Searches one after the other, as one person types."""
    times = [
        await timed(lambda text=text: client.get("/quay/api/search", params={"q": text}))  # type: ignore[misc]
        for _ in range(ROUNDS)
        for text in TEXTS
    ]
    return {
        "search_p50_ms": round(statistics.median(times), 1),
        "search_p95_ms": round(statistics.quantiles(times, n=20)[-1], 1),
    }


async def timed(call: Callable[[], Awaitable[httpx2.Response]]) -> float:
    """Milliseconds of one call.

    Raises:
        RuntimeError: it did not succeed.
    """
    began = time.perf_counter()
    answer = await call()
    took = time.perf_counter() - began
    if not answer.is_success:
        raise RuntimeError(f"{answer.request.url.path}: {answer.status_code}")
    return round(took * 1000, 1)


if __name__ == "__main__":
    sys.exit(main())
