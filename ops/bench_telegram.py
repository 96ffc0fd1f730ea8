"""`make bench-telegram`: how fast the webhook acknowledges, how much the whole chain carries; last line is JSON.

The whole system runs on free ports; a stand-in on loopback takes Telegram's place and our own sending limit of 30 a
second is off, so that the figures are those of this software, not of Telegram's rules.
"""

import asyncio
import json
import shutil
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import httpx2

from ops.bench.load import Timings, summarise
from ops.bot_api import BotApi, serving
from ops.running import started_system
from ops.settings import OpsSettings

QUESTIONS = Path(__file__).with_name("bench") / "questions.txt"
PATH, SECRET, TOKEN = "bench-path-secret", "bench-header-secret", "1:bench"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
# So many that the pause between two messages to one chat plays no part.
CHATS = 1000
PACED, PACED_PER_SECOND = 300, 20
BURST = 1000


def update(number: int, text: str) -> dict[str, Any]:
    """Return a Telegram update: a text in one of the chats."""
    chat = number % CHATS + 1
    person = {"id": chat, "is_bot": False, "first_name": "An"}
    message = {"message_id": number, "date": 1, "chat": {"id": chat, "type": "private"}, "from": person, "text": text}
    return {"update_id": number, "message": message}


class Bench:
    """Sends updates to a running system and waits for the answers."""

    def __init__(self, client: httpx2.AsyncClient, url: str, api: BotApi) -> None:
        """Use the webhook at the URL, and the stand-in that takes the answers."""
        self._client = client
        self._url = f"{url}/telegram/{PATH}"
        self._api = api
        self._questions = QUESTIONS.read_text(encoding="utf-8").splitlines()
        self._number = 0

    async def _deliver(self) -> float:
        self._number += 1
        body = update(self._number, self._questions[self._number % len(self._questions)])
        started = time.perf_counter()
        response = await self._client.post(self._url, json=body, headers={HEADER: SECRET})
        response.raise_for_status()
        return time.perf_counter() - started

    async def _answered(self) -> None:
        await self._api.until(lambda: self._texts() >= self._number)

    def _texts(self) -> int:
        return sum("text" in message for message in self._api.sent)

    async def paced(self, updates: int, per_second: int) -> Timings:
        """Deliver at an even pace; return the times of acknowledgement."""
        started = time.perf_counter()
        tasks = []
        for index in range(updates):
            await asyncio.sleep(max(started + index / per_second - time.perf_counter(), 0))
            tasks.append(asyncio.create_task(self._deliver()))
        timings = summarise(list(await asyncio.gather(*tasks)), time.perf_counter() - started)
        await self._answered()
        return timings

    async def burst(self, updates: int, parallel: int) -> tuple[Timings, float]:
        """Deliver as fast as it is taken; return the times of acknowledgement, and updates answered in a second."""
        started = time.perf_counter()
        rest = iter(range(updates))

        async def one() -> list[float]:
            return [await self._deliver() for _ in rest]

        latencies = [latency for some in await asyncio.gather(*(one() for _ in range(parallel))) for latency in some]
        acknowledged = summarise(latencies, time.perf_counter() - started)
        await self._answered()
        return acknowledged, round(updates / (time.perf_counter() - started), 1)


async def measure(state: Path) -> dict[str, object]:
    """Start the system, measure, stop it."""
    api = BotApi()
    async with serving(api.app) as api_url, httpx2.AsyncClient(timeout=60) as client:
        variables = {
            "MOTCUA_VAR": str(state),
            "MOTCUA_RATE_LIMIT_PER_MINUTE": "0",
            "MOTCUA_TELEGRAM_BOT_TOKEN": TOKEN,
            "MOTCUA_TELEGRAM_PATH_SECRET": PATH,
            "MOTCUA_TELEGRAM_WEBHOOK_SECRET": SECRET,
            "MOTCUA_TELEGRAM_API_URL": api_url,
            "MOTCUA_TELEGRAM_MESSAGES_PER_SECOND": "0",
        }
        system = started_system(state / "bench.log", **variables)
        ports = await asyncio.to_thread(system.__enter__)
        try:
            bench = Bench(client, f"http://127.0.0.1:{ports['web']}", api)
            await bench.paced(40, PACED_PER_SECOND)
            paced = await bench.paced(PACED, PACED_PER_SECOND)
            print(f"acknowledged, {PACED_PER_SECOND} updates a second: {paced}", flush=True)
            burst, sustained = await bench.burst(BURST, 40)
            print(f"acknowledged, {BURST} updates over 40 connections at once: {burst}")
            print(f"answered through the whole chain: {sustained} updates a second")
        finally:
            await asyncio.to_thread(system.__exit__, None, None, None)
    return {"acknowledged": asdict(paced), "acknowledged_burst": asdict(burst), "updates_per_second": sustained}


def main() -> int:
    """Run the benchmark."""
    base = OpsSettings().state
    base.mkdir(parents=True, exist_ok=True)
    state = Path(tempfile.mkdtemp(prefix="bench-telegram-", dir=base))
    # What `make run` trained already need not be trained again to measure the webhook.
    for folder in ("models", "export"):
        if (base / folder).is_dir():
            shutil.copytree(base / folder, state / folder)
    try:
        result = asyncio.run(measure(state))
    finally:
        shutil.rmtree(state)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
