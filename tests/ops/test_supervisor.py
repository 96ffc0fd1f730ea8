"""The supervisor: what it waits for, and what its exit code says."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from ops.bench.processes import launcher
from ops.running import free_port
from ops.settings import ROOT
from ops.supervisor import occupied
from ops.watch import Service, command


def start(services: list[tuple[str, list[str], int]], timeout: float = 20) -> "subprocess.Popen[str]":
    watched = [Service(name, tuple(argv), port, "/") for name, argv, port in services]
    return subprocess.Popen(
        command(watched, timeout, str(ROOT)),
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


def until_ready(process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    assert any("] sẵn sàng sau" in line for line in process.stdout)


class TestExitCode:
    @pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
    def test_ready_then_stopped_by_a_person(self, tmp_path: Path, told: signal.Signals) -> None:
        first, second = server(tmp_path), server(tmp_path)
        process = start([first, ("second", *second[1:])])
        until_ready(process)
        process.send_signal(told)
        process.communicate(timeout=20)
        assert process.returncode == 0
        assert not occupied(first[2])
        assert not occupied(second[2])

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


class TestLauncher:
    def test_one_small_process_stands_above_the_services(self, tmp_path: Path) -> None:
        watched = server(tmp_path)
        process = start([watched])
        until_ready(process)
        above, below = launcher(watched[2]), psutil.Process(process.pid).children(recursive=True)
        process.terminate()
        process.communicate(timeout=20)
        assert len(below) == 1
        assert above.memory < 40

    def test_it_loads_nothing_but_honcho_and_the_standard_library(self) -> None:
        script = "import sys, ops.watch; print(*(getattr(m, '__file__', None) for m in sys.modules.values()))"
        files = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
        installed = {path.split("/site-packages/")[1] for path in files.stdout.split() if "/site-packages/" in path}
        # Every Python that has setuptools loads the other one by itself.
        assert {Path(path).parts[0] for path in installed} - {"_distutils_hack"} == {"honcho"}

    def test_what_was_prepared_becomes_it_under_the_same_process_id(self) -> None:
        script = (
            "import os, sys; from ops.supervisor import hand_over; print(os.getpid(), flush=True);"
            "hand_over([sys.executable, '-c', 'import os; print(os.getpid(), os.environ)'], {'MOTCUA_X': '1'})"
        )
        result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
        before, after = result.stdout.splitlines()
        assert after.split()[0] == before
        assert "MOTCUA_X" in after


class TestService:
    def test_signals_reach_the_service_itself(self) -> None:
        assert Service("x", ("a b", "c"), 1, "/").command == "exec 'a b' c"
