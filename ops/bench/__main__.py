"""Run the benchmark; the last line printed is one JSON object. With STOCK set, the stock recipe runs beside ours."""

import asyncio
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from ops.bench import load, lookups
from ops.bench.compare import against_stock
from ops.bench.processes import usage
from ops.running import started_system
from ops.settings import OpsSettings

QUESTIONS = Path(__file__).with_name("questions.txt")
CONVERSATIONS = (1, 8, 32)
MESSAGES = 240
LONG_TURNS = 300


@contextmanager
def timed_start(state: Path) -> Iterator[tuple[dict[str, int], float]]:
    """Start the system on free ports; yield the ports and the seconds until it was ready."""
    started = time.perf_counter()
    variables = {"MOTCUA_VAR": str(state), "MOTCUA_RATE_LIMIT_PER_MINUTE": "0"}
    with started_system(state / "bench.log", **variables) as ports:
        yield ports, round(time.perf_counter() - started, 1)


def measure(ports: dict[str, int], questions: list[str]) -> dict[str, object]:
    """Measure a running system: through the public chat, through Rasa alone, a long conversation, processes."""
    result: dict[str, object] = {}
    for name, send in (("chat", load.through_chat(ports["web"])), ("rasa", load.through_rasa(ports["rasa"]))):
        asyncio.run(load.converse(send, questions, 4, 20))  # warm up
        for conversations in CONVERSATIONS:
            timings = asyncio.run(load.converse(send, questions, conversations, MESSAGES // conversations))
            result[f"{name}_{conversations}"] = asdict(timings)
            print(f"{name:>5} {conversations:>3} conversations  {timings}", flush=True)
    result["long"] = asyncio.run(load.long_conversation(load.through_rasa(ports["rasa"]), questions, LONG_TURNS))
    print(f"conversation of {LONG_TURNS} turns  {result['long']}")
    result["resolve"] = lookups.measure(ports["directory"])
    print(f"resolves a second  {result['resolve']}")
    processes = {name: asdict(usage(port)) for name, port in ports.items()}
    result["processes"] = processes
    result["memory_total"] = round(sum(one["memory"] for one in processes.values()), 1)
    for name, one in processes.items():
        print(f"{name:>10}  {one['memory']:8.1f} MB  {one['cpu']:8.2f} s CPU")
    return result


def main() -> int:
    """Start cold, start warm, measure, print."""
    questions = QUESTIONS.read_text(encoding="utf-8").splitlines()
    base = OpsSettings().state
    base.mkdir(parents=True, exist_ok=True)
    state = Path(tempfile.mkdtemp(prefix="bench-", dir=base))
    try:
        with timed_start(state) as (_, cold):
            print(f"ready, cold (load, export, train): {cold} s", flush=True)
        with timed_start(state) as (ports, warm):
            print(f"ready, warm: {warm} s", flush=True)
            result = {"ready": {"cold": cold, "warm": warm}, **measure(ports, questions)}
            if os.environ.get("STOCK"):
                result["ratio_to_stock"] = against_stock(state, ports["actions"], questions)
                print(f"ratio to stock  {result['ratio_to_stock']}")
    finally:
        shutil.rmtree(state)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
