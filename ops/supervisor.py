"""`make run`: prepare, start every service, wait until all are ready, stop all together.

honcho runs the processes (one log stream, a prefix each). When one dies for good the others are
stopped and the exit code is not zero.
"""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from honcho.manager import Manager
from honcho.printer import Printer

from ops import prepared
from ops.services import Service, preparations, services
from ops.settings import ROOT, OpsSettings, with_bytecode

POLL_SECONDS = 0.1
INTERRUPTED = (130, 143)


class Supervisor(Manager):  # type: ignore[misc]
    """honcho's manager that also says when everything is ready."""

    def __init__(self, watched: list[Service], timeout: float) -> None:
        """Watch the services, for at most ``timeout`` seconds until all are ready."""
        super().__init__(Printer(sys.stdout))
        self.watched = watched
        self.timeout = timeout
        self.failed = False

    def _start(self) -> None:
        super()._start()
        # Only now: a thread alive while honcho forks its children could leave them with a locked lock.
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


def occupied(port: int) -> bool:
    """Tell whether something already listens on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def say(text: str) -> None:
    """Print one line of the supervisor's own."""
    print(f"[motcua] {text}", flush=True)


def environment(settings: OpsSettings) -> dict[str, str]:
    """Return the environment of every process: one var folder, the addresses of the others, unbuffered logs."""
    own: dict[str, Any] = {
        "MOTCUA_VAR": settings.state,
        "MOTCUA_WEB_PORT": settings.web_port,
        "MOTCUA_DIRECTORY_PORT": settings.directory_port,
        "MOTCUA_RASA_PORT": settings.rasa_port,
        "MOTCUA_ACTIONS_PORT": settings.actions_port,
        "MOTCUA_DIRECTORY_URL": f"http://127.0.0.1:{settings.directory_port}",
        "MOTCUA_RASA_URL": f"http://127.0.0.1:{settings.rasa_port}",
        "MOTCUA_ACTIONS_URL": f"http://127.0.0.1:{settings.actions_port}",
        "PYTHONUNBUFFERED": 1,
        "PYTHONPATH": ROOT,
    }
    return {**with_bytecode(os.environ, settings.state), **{name: str(value) for name, value in own.items()}}


def prepare(variables: dict[str, str], state: Path) -> None:
    """Run the preparations one after the other, unless nothing changed since they last ran.

    Args:
        variables: environment of each step.
        state: folder of data and state.

    Raises:
        SystemExit: a step failed; its own output says why.
    """
    read = prepared.inputs()
    if prepared.is_prepared(read, state):
        return
    for title, argv in preparations():
        say(title)
        result = subprocess.run(argv, cwd=ROOT, env=variables, check=False)
        if result.returncode:
            say(f"{title}: không xong (mã {result.returncode}). Chưa dịch vụ nào được khởi động.")
            raise SystemExit(result.returncode)
    prepared.remember(read, state)


def main() -> int:
    """Prepare, run until stopped, return the exit code."""
    settings = OpsSettings()
    settings.state.mkdir(parents=True, exist_ok=True)
    watched = services(settings)
    taken = [service for service in watched if occupied(service.port)]
    if taken:
        for service in taken:
            say(f"cổng {service.port} ({service.name}) đang được dùng: dừng chương trình kia hoặc đặt MOTCUA_…_PORT.")
        return 1
    variables = environment(settings)
    prepare(variables, settings.state)
    supervisor = Supervisor(watched, settings.ready_timeout)
    for service in watched:
        supervisor.add_process(service.name, service.command, env=variables, cwd=str(ROOT))
    supervisor.loop()
    return supervisor.exit_code


if __name__ == "__main__":
    sys.exit(main())
