"""The running system for a tool: the one that is up, or one started for the occasion on free ports."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops.settings import ROOT, OpsSettings, with_bytecode
from ops.watch import healthy


def free_port() -> int:
    """Return a TCP port nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def process_until_ready(
    command: list[str], url: str, log: Path, folder: Path, variables: dict[str, str]
) -> Iterator[None]:
    """Run a server while the block runs, from the moment its URL answers.

    Args:
        command: the server.
        url: answers 200 once it is ready.
        log: file for its output.
        folder: where it runs.
        variables: further environment variables.

    Raises:
        RuntimeError: it ended before it was ready; the log says why.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **variables}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            while not healthy(url):
                if process.poll() is not None:
                    raise RuntimeError(f"{command[0]} ended with code {process.returncode}, see {log}")
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            process.wait(timeout=60)


@contextmanager
def started_system(log: Path, **variables: str) -> Iterator[dict[str, int]]:
    """Start the whole system on free ports, yield the port of each service, stop it again.

    Args:
        log: file for the output of all services.
        variables: further environment variables.

    Raises:
        RuntimeError: the system ended, or was not ready, before its time was over; the log says why.
    """
    ports = {name: free_port() for name in ("web", "directory", "rasa", "actions")}
    state = ROOT / variables["MOTCUA_VAR"] if "MOTCUA_VAR" in variables else OpsSettings().state
    own = {f"MOTCUA_{name.upper()}_PORT": str(port) for name, port in ports.items()}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "ops.supervisor"],
            cwd=ROOT,
            env={**with_bytecode(os.environ, state), **own, **variables, "PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(process, log)
            yield ports
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def _wait(process: "subprocess.Popen[bytes]", log: Path) -> None:
    while "] sẵn sàng sau" not in log.read_text(encoding="utf-8", errors="replace"):
        if process.poll() is not None:
            raise RuntimeError(f"the system ended with code {process.returncode}, see {log}")
        time.sleep(0.1)


@contextmanager
def running_system(settings: OpsSettings) -> Iterator[str]:
    """Yield the base URL of the public service, starting the system when it is not up."""
    url = f"http://127.0.0.1:{settings.web_port}"
    if healthy(f"{url}/health/ready"):
        yield url
        return
    log = settings.state / "ask.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with started_system(log) as ports:
        yield f"http://127.0.0.1:{ports['web']}"
