"""The process that stays while the services run: their logs, their readiness, their common end.

``ops.supervisor`` prepares and then becomes this program (``exec``). It therefore imports honcho and the
standard library alone: what the preparations needed does not stay in memory.
"""

import json
import os
import queue
import shlex
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass

from honcho.manager import Manager
from honcho.printer import Message, Printer

POLL_SECONDS = 0.1
INTERRUPTED = (130, 143)
STOPS = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True)
class Service:
    """One process under the supervisor.

    Attributes:
        name: prefix of its log lines.
        argv: command, run in the repository.
        port: TCP port it listens on.
        health: path that answers 200 once the service can work.
    """

    name: str
    argv: tuple[str, ...]
    port: int
    health: str

    @property
    def command(self) -> str:
        """The command for a shell; ``exec`` so that signals reach the service itself."""
        return "exec " + shlex.join(self.argv)

    @property
    def health_url(self) -> str:
        """Where readiness is asked, on loopback."""
        return f"http://127.0.0.1:{self.port}{self.health}"


class Supervisor(Manager):  # type: ignore[misc]
    """honcho's manager that also says when everything is ready, and reads the logs in threads."""

    def __init__(self, watched: list[Service], timeout: float) -> None:
        """Watch the services, for at most ``timeout`` seconds until all are ready."""
        super().__init__(Printer(sys.stdout))
        # honcho's own queue crosses processes; there is only this one.
        self.events: queue.Queue[Message] = queue.Queue()
        self.watched = watched
        self.timeout = timeout
        self.failed = False

    def _start(self) -> None:
        # honcho forks itself for each service, only to read its output: 30 MB each. A thread does it as well.
        # Daemons: what a service left behind may hold its output open, and must not hold us.
        started = [process["obj"] for process in self._processes.values()]
        readers = [threading.Thread(target=one.run, args=(self.events,), daemon=True) for one in started]
        # Told to stop before it knows every process, honcho would forget some: that has to wait a moment.
        early: list[int] = []
        usual = {number: signal.signal(number, lambda one, _: early.append(one)) for number in STOPS}
        for reader in readers:
            reader.start()
        for one, reader in zip(started, readers, strict=True):
            while one._child is None and reader.is_alive():
                time.sleep(0.005)
            if one._child is not None:
                self._processes[one.name]["pid"] = one._child.pid
        for number, handler in usual.items():
            signal.signal(number, handler)
        for told in early:
            signal.raise_signal(told)
        threading.Thread(target=self._announce, daemon=True).start()

    def _announce(self) -> None:
        started = time.monotonic()
        waiting = list(self.watched)
        while waiting and not self._terminating:
            waiting = [service for service in waiting if not healthy(service.health_url)]
            if waiting and time.monotonic() - started > self.timeout:
                names = ", ".join(service.name for service in waiting)
                say(f"chưa sẵn sàng sau {self.timeout:.0f} giây: {names}. Dừng tất cả.")
                self.failed = True
                self.terminate()
                return
            time.sleep(POLL_SECONDS)
        if not self._terminating:
            say(f"sẵn sàng sau {time.monotonic() - started:.1f} giây")
            for service in self.watched:
                say(f"  {service.name:<10} http://127.0.0.1:{service.port}/")
            say("Ctrl-C để dừng.")

    @property
    def exit_code(self) -> int:
        """0 only when a person stopped the services; a service that ended by itself is a failure."""
        if self.failed:
            return 1
        if self.returncode in INTERRUPTED:
            return 0
        return self.returncode or 1


def healthy(url: str) -> bool:
    """Tell whether a GET of the URL answers 200 within two seconds."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 - our own loopback address
            return bool(response.status == 200)  # noqa: PLR2004
    except (urllib.error.URLError, OSError):
        return False


def say(text: str) -> None:
    """Print one line of the supervisor's own."""
    print(f"[motcua] {text}", flush=True)


def command(watched: list[Service], timeout: float, folder: str) -> list[str]:
    """Return the command that watches the services; what is secret travels in the environment, not in it.

    Args:
        watched: services to start, in this order.
        timeout: seconds until all must be ready.
        folder: where they run.
    """
    plan = {"services": [asdict(service) for service in watched], "timeout": timeout, "folder": folder}
    return [sys.executable, "-m", "ops.watch", json.dumps(plan)]


def main() -> int:
    """Start the services of the plan in the first argument, run until stopped, return the exit code."""
    plan = json.loads(sys.argv[1])
    watched = [Service(**{**service, "argv": tuple(service["argv"])}) for service in plan["services"]]
    supervisor = Supervisor(watched, plan["timeout"])
    # Their logs come line by line; our own lines stay whole.
    variables = {**os.environ, "PYTHONUNBUFFERED": "1"}
    for service in watched:
        supervisor.add_process(service.name, service.command, env=variables, cwd=plan["folder"])
    supervisor.loop()
    return supervisor.exit_code


if __name__ == "__main__":
    sys.exit(main())
