"""The supervisor: what it waits for, and what its exit code says."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ops.running import free_port
from ops.services import Service
from ops.settings import ROOT

RUN = """
import sys
from ops.services import Service
from ops.supervisor import Supervisor
services = [Service(name, tuple(argv), port, "/") for name, argv, port in {services!r}]
supervisor = Supervisor(services, {timeout})
for service in services:
    supervisor.add_process(service.name, service.command)
supervisor.loop()
sys.exit(supervisor.exit_code)
"""


def start(services: list[tuple[str, list[str], int]], timeout: float = 20) -> "subprocess.Popen[str]":
    script = RUN.format(services=services, timeout=timeout)
    return subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def server(tmp_path: Path) -> tuple[str, list[str], int]:
    port = free_port()
    return (
        "server",
        [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "-d", str(tmp_path)],
        port,
    )


class TestExitCode:
    def test_ready_then_stopped_by_a_person(self, tmp_path: Path) -> None:
        process = start([server(tmp_path)])
        assert process.stdout is not None
        for line in process.stdout:
            if "sẵn sàng sau" in line:
                process.send_signal(signal.SIGINT)
                break
        process.communicate(timeout=20)
        assert process.returncode == 0

    @pytest.mark.parametrize("code", [0, 3])
    def test_a_service_that_ends_by_itself_is_a_failure(self, tmp_path: Path, code: int) -> None:
        dying = ("dying", [sys.executable, "-c", f"import sys; sys.exit({code})"], free_port())
        process = start([server(tmp_path), dying])
        output, _ = process.communicate(timeout=30)
        assert process.returncode != 0
        assert "dying" in output

    def test_a_service_that_never_answers_is_named(self) -> None:
        deaf = ("deaf", [sys.executable, "-c", "import threading; threading.Event().wait()"], free_port())
        process = start([deaf], timeout=0.5)
        output, _ = process.communicate(timeout=30)
        assert process.returncode == 1
        assert "chưa sẵn sàng" in output
        assert "deaf" in output


class TestService:
    def test_signals_reach_the_service_itself(self) -> None:
        assert Service("x", ("a b", "c"), 1, "/").command == "exec 'a b' c"
