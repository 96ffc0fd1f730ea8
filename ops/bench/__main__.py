"""Run the benchmark; the last line printed is one JSON object. With STOCK set, the stock recipe runs beside ours."""

import asyncio
import json
import os
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, astuple
from pathlib import Path

from ops.bench import load, lookups
from ops.bench.compare import against_stock
from ops.bench.processes import Usage, launcher, usage
from ops.running import started_system
from ops.settings import OpsSettings

QUESTIONS = Path(__file__).with_name("questions.txt")
CONVERSATIONS = (1, 8, 32)
MESSAGES = 320
LONG_TURNS = 300
WARM_STARTS = 3


@contextmanager
def timed_start(state: Path) -> Iterator[tuple[dict[str, int], float]]:
    """Start the system on free ports; yield the ports and the seconds until it was ready."""
    started = time.perf_counter()
    variables = {"MOTCUA_VAR": str(state), "MOTCUA_RATE_LIMIT_PER_MINUTE": "0"}
    with started_system(state / "bench.log", **variables) as ports:
        yield ports, round(time.perf_counter() - started, 1)


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


def processes(ports: dict[str, int]) -> dict[str, Usage]:
    """Measure every process of a running system."""
    return {name: usage(port) for name, port in ports.items()} | {"launcher": launcher(ports["web"])}


def answers(ports: dict[str, int], questions: list[str]) -> dict[str, object]:
    """Measure conversations through the public chat and through Rasa alone, and what a chat message costs whom."""
    result: dict[str, object] = {}
    for name, send in (("chat", load.through_chat(ports["web"])), ("rasa", load.through_rasa(ports["rasa"]))):
        asyncio.run(load.converse(send, questions, 4, 20))  # warm up
        before = processes(ports)
        for conversations in CONVERSATIONS:
            timings = asyncio.run(load.converse(send, questions, conversations, MESSAGES // conversations))
            result[f"{name}_{conversations}"] = asdict(timings)
            say(f"{name:>5} {conversations:>3} conversations  {timings}")
        if name == "chat":
            after, sent = processes(ports), MESSAGES * len(CONVERSATIONS)
            spent = {of: round((after[of].cpu - before[of].cpu) * 1000 / sent, 2) for of in ports}
            result["cpu_ms_a_message"] = spent
            say(f"CPU a message, ms  {spent}")
    result["long"] = asyncio.run(load.long_conversation(load.through_rasa(ports["rasa"]), questions, LONG_TURNS))
    say(f"conversation of {LONG_TURNS} turns  {result['long']}")
    return result


def table(found: dict[str, Usage], title: str) -> dict[str, object]:
    """Print what the processes use, and return it with the sums."""
    say(title)
    total = Usage(*(round(sum(column), 1) for column in zip(*map(astuple, found.values()), strict=True)))
    rows = found | {"all": total}
    for name, one in rows.items():
        say(f"{name:>10}  {one.memory:8.1f} MB resident  {one.share:8.1f} MB its share  {one.cpu:8.2f} s CPU")
    return {name: asdict(one) for name, one in rows.items()}


def starts(state: Path) -> dict[str, object]:
    """Measure the first start in an empty state folder, and later ones."""
    with timed_start(state) as (_, cold):
        say(f"ready, cold (empty state folder: load, export, train; installed packages not compiled): {cold} s")
    warm = []
    for _ in range(WARM_STARTS - 1):
        with timed_start(state) as (_, seconds):
            warm.append(seconds)
    return {"cold": cold, "warm": warm}


def main() -> int:
    """Start cold, start warm, measure, print."""
    # Also when it is told to stop, nothing but the stock environment stays behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    questions = QUESTIONS.read_text(encoding="utf-8").splitlines()
    base = OpsSettings().state
    base.mkdir(parents=True, exist_ok=True)
    state = Path(tempfile.mkdtemp(prefix="bench-", dir=base))
    try:
        ready = starts(state)
        with timed_start(state) as (ports, seconds):
            warm = statistics.median([*ready.pop("warm"), seconds])  # type: ignore[misc] # a list of seconds
            say(f"ready, warm (median of {WARM_STARTS}): {warm} s")
            result: dict[str, object] = {"ready": {**ready, "warm": warm}}
            result["processes_ready"] = table(processes(ports), "when ready")
            result |= answers(ports, questions)
            result["resolve"] = lookups.measure(ports["directory"])
            say(f"resolves a second  {result['resolve']}")
            result["processes"] = table(processes(ports), "after all that")
            if os.environ.get("STOCK"):
                result |= against_stock(base / "stock", state, ports["actions"], questions)
    finally:
        shutil.rmtree(state)
    say(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
