"""`make run`: prepare, start every service, wait until all are ready, stop all together.

After the preparations this process becomes ``ops.watch``, in which honcho runs the services (one log stream,
a prefix each). When one dies for good the others are stopped and the exit code is not zero.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

from ops import prepared, watch
from ops.services import preparations, services
from ops.settings import ROOT, OpsSettings, with_bytecode
from ops.watch import say


def occupied(port: int) -> bool:
    """Tell whether something already listens on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


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


def hand_over(command: list[str], variables: dict[str, str]) -> NoReturn:
    """Become another program, under the same process id.

    Args:
        command: the program, by its path, and its arguments.
        variables: its environment; it buffers its own output whatever they say.
    """
    kept = {name: value for name, value in variables.items() if name != "PYTHONUNBUFFERED"}
    os.execve(command[0], command, kept)  # noqa: S606 - our own program


def main() -> int:
    """Prepare, then become the program that runs the services; return 1 when a port is taken."""
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
    hand_over(watch.command(watched, settings.ready_timeout, str(ROOT)), variables)


if __name__ == "__main__":
    sys.exit(main())
