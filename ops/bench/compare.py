"""Ours and the stock recipe side by side, round after round, so that a busy machine disturbs both alike."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ops.bench import load
from ops.bench.processes import usage
from ops.bench.stock import Stock, install, size
from ops.running import free_port, process_until_ready
from ops.services import BOT_PYTHON
from ops.settings import ROOT

ROUNDS = 3
CONVERSATIONS = 8
MESSAGES = 20


@dataclass(frozen=True)
class Side:
    """One of the two: its port, seconds until ready, megabytes installed."""

    port: int
    ready: float
    install: float


def ratios(ours: Side, stock: Side, questions: list[str]) -> dict[str, float]:
    """Return ours : stock for throughput, p50, memory, ready and install."""

    def once(side: Side) -> load.Timings:
        timings = asyncio.run(load.converse(load.through_rasa(side.port), questions, CONVERSATIONS, MESSAGES))
        print(f"{'ours' if side is ours else 'stock':>6}  {timings}", flush=True)
        return timings

    once(ours), once(stock)  # warm up
    pairs = [(once(ours), once(stock)) for _ in range(ROUNDS)]
    return {
        "throughput": round(statistics.median(mine.throughput / theirs.throughput for mine, theirs in pairs), 2),
        "p50": round(statistics.median(mine.p50 / theirs.p50 for mine, theirs in pairs), 3),
        "memory": round(usage(ours.port).memory / usage(stock.port).memory, 3),
        "ready": round(ours.ready / stock.ready, 3),
        "install": round(ours.install / stock.install, 3),
    }


@contextmanager
def our_rasa(state: Path, actions_port: int) -> Iterator[Side]:
    """Start our Rasa alone, with the model that lies in the state folder."""
    port = free_port()
    variables = {"MOTCUA_VAR": str(state), "MOTCUA_RASA_PORT": str(port), "MOTCUA_ACTIONS_PORT": str(actions_port)}
    command = [BOT_PYTHON, "-m", "bot.runtime", "run"]
    started = time.perf_counter()
    url = f"http://127.0.0.1:{port}/webhooks/rest/"
    with process_until_ready(command, url, state / "ours.log", ROOT, {"PYTHONPATH": str(ROOT), **variables}):
        yield Side(port, time.perf_counter() - started, size(ROOT / ".venv-bot"))


def against_stock(state: Path, actions_port: int, questions: list[str]) -> dict[str, float]:
    """Install, train and start the stock recipe beside ours and compare the two.

    Args:
        state: folder with our model and export; the stock project goes below it.
        actions_port: the action server both talk to.
        questions: what is asked.
    """
    environment = install(state / "stock-environment")
    print(f"stock: installed, {environment.megabytes} MB", flush=True)
    stock = Stock(state / "stock", environment, state / "export", actions_port)
    print(f"stock: trained in {stock.train()} s", flush=True)
    with stock.running() as (port, ready), our_rasa(state, actions_port) as ours:
        return ratios(ours, Side(port, ready, environment.megabytes), questions)
