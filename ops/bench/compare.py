"""Ours and the stock recipe side by side, round after round, so that a busy machine disturbs both alike."""

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from ops.bench import load
from ops.bench.processes import usage
from ops.bench.stock import Stock, install, size
from ops.running import free_port, process_until_ready
from ops.services import BOT_PYTHON
from ops.settings import ROOT, with_bytecode

ROUNDS = 3
STARTS = 2
CONVERSATIONS = 8
MESSAGES = 15
EVERY = 4
"""Stock learns from every fourth example: one epoch over all of them takes more than an hour on two cores. It keeps all
labels and has a smaller vocabulary, which makes it faster, not slower."""
EPOCHS = 1
"""Speed and memory of a trained network do not depend on how long it was trained; how well it understands is
``make eval-stock``."""

Start = Callable[[], AbstractContextManager[tuple[int, float]]]


@dataclass(frozen=True)
class Round:
    """One round of a side: its seconds until ready, or its timings under load."""

    ours: float
    stock: float

    @property
    def ratio(self) -> float:
        """Ours : stock."""
        return self.ours / self.stock


def middle(rounds: list[Round]) -> float:
    """Return the median of the ratios, three digits."""
    return round(statistics.median(one.ratio for one in rounds), 3)


@contextmanager
def our_rasa(state: Path, actions_port: int) -> Iterator[tuple[int, float]]:
    """Start our Rasa alone, with the model that lies in the state folder; yield its port and seconds until ready."""
    port = free_port()
    own = {"MOTCUA_VAR": str(state), "MOTCUA_RASA_PORT": str(port), "MOTCUA_ACTIONS_PORT": str(actions_port)}
    variables = {**with_bytecode({}, state), "PYTHONPATH": str(ROOT), **own}
    url = f"http://127.0.0.1:{port}/webhooks/rest/"
    started = time.perf_counter()
    with process_until_ready([BOT_PYTHON, "-m", "bot.runtime", "run"], url, state / "ours.log", ROOT, variables):
        yield port, time.perf_counter() - started


def starts(ours: Start, stock: Start) -> list[Round]:
    """Start both in turn and return the seconds until ready."""

    def once(side: Start) -> float:
        with side() as (_, seconds):
            return seconds

    return [Round(once(ours), once(stock)) for _ in range(STARTS)]


def under_load(ours: int, stock: int, questions: list[str]) -> list[tuple[load.Timings, load.Timings]]:
    """Send both the same conversations, round after round; the first round only warms up."""

    def once(name: str, port: int) -> load.Timings:
        timings = asyncio.run(load.converse(load.through_rasa(port), questions, CONVERSATIONS, MESSAGES))
        print(f"{name:>6}  {timings}", flush=True)
        return timings

    return [(once("ours", ours), once("stock", stock)) for _ in range(ROUNDS + 1)][1:]


def against_stock(base: Path, state: Path, actions_port: int, questions: list[str]) -> dict[str, object]:
    """Install, train and start the stock recipe beside ours and compare the two.

    Args:
        base: folder of all that is stock.
        state: folder with our model and export.
        actions_port: the action server both talk to.
        questions: what is asked.

    Returns:
        `ratio_to_stock` and what it was made of.
    """
    environment = install(base / "environment")
    installed = Round(size(ROOT / ".venv-bot"), environment.megabytes)
    print(f"installed, MB  {installed}", flush=True)
    project = Stock(base, environment, state / "export", EPOCHS, every=EVERY)
    print(f"stock: trained for {EPOCHS} epoch in {project.train()} s (0: it was)", flush=True)

    def stock() -> AbstractContextManager[tuple[int, float]]:
        return project.running(actions_port)

    def ours() -> AbstractContextManager[tuple[int, float]]:
        return our_rasa(state, actions_port)

    ready = starts(ours, stock)
    print(f"seconds until ready  {ready}", flush=True)
    with ours() as (our_port, _), stock() as (stock_port, _):
        timings = under_load(our_port, stock_port, questions)
        memory = Round(usage(our_port).memory, usage(stock_port).memory)
    print(f"memory, MB  {memory}", flush=True)
    ratio = {
        "throughput": middle([Round(mine.throughput, theirs.throughput) for mine, theirs in timings]),
        "p50": middle([Round(mine.p50, theirs.p50) for mine, theirs in timings]),
        "memory": middle([memory]),
        "ready": middle(ready),
        "install": middle([installed]),
    }
    print(f"ratio to stock  {ratio}", flush=True)
    made_of = {
        "every": EVERY,
        "memory": asdict(memory),
        "install": asdict(installed),
        "ready": [asdict(one) for one in ready],
    }
    rounds = [{"ours": asdict(mine), "stock": asdict(theirs)} for mine, theirs in timings]
    return {"ratio_to_stock": ratio, "beside_stock": {**made_of, "load": rounds, "epochs": EPOCHS}}
