"""A tiny trained assistant, served as a process of its own, with a stand-in for the action server."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot.runtime import standin

standin.install()

ROOT = Path(__file__).resolve().parents[3]
RUNTIME = Path(__file__).parent / "tiny" / "runtime.py"
READY_SECONDS = 60
EXPORT = """version: "3.1"
nlu:
  - intent: faq/working_hours
    examples: |
      - mấy giờ mở cửa
      - giờ làm việc
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(var: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MOTCUA_")}
    return kept | {"PYTHONPATH": str(ROOT), "MOTCUA_VAR": str(var)} | more


def run_command(var: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(RUNTIME), *arguments],
        env=environment(var),
        cwd=var,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with an export and the model trained on it."""
    var = tmp_path_factory.mktemp("var")
    (var / "export").mkdir()
    (var / "export" / "faq.yml").write_text(EXPORT, encoding="utf-8")
    done = run_command(var, "train")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("trained: ")
    return var


class ActionServer:
    """Answers Rasa's action calls; keeps what it was sent."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.status = 200
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.calls.append(call)
                body = json.dumps(outer.answer(call)).encode()
                self.send_response(outer.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    def answer(self, call: dict[str, Any]) -> dict[str, Any]:
        turn = (call["tracker"]["slots"]["fallbacks"] or 0) + 1
        commune = call["tracker"]["slots"]["commune"] or {"code": "26740"}
        said = {
            "text": f"turn {turn}",
            "buttons": [{"title": "Chỉ đường", "payload": "m:26740"}],
            "custom": {"answer": {"type": "fallback"}},
        }
        slots = {"fallbacks": turn, "commune": commune}
        events = [{"event": "slot", "timestamp": None, "name": name, "value": value} for name, value in slots.items()]
        return {"events": events, "responses": [said]}


@dataclass
class Server:
    """The running assistant."""

    port: int
    log: Path
    actions: ActionServer
    process: subprocess.Popen[bytes]
    sent: list[str] = field(default_factory=list)

    def say(self, sender: str, message: str) -> list[dict[str, Any]]:
        self.sent.append(message)
        body = json.dumps({"sender": sender, "message": message}).encode()
        return list(json.loads(self.open("/webhooks/rest/webhook", body)))

    def open(self, path: str, body: bytes | None = None) -> bytes:
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, headers)
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310 - loopback
            return bytes(response.read())


@pytest.fixture(scope="session")
def server(trained: Path) -> Iterator[Server]:
    """The assistant on a free port, asked to log as much as it can."""
    actions, port, log = ActionServer(), free_port(), trained / "rasa.log"
    more = {"MOTCUA_RASA_PORT": str(port), "MOTCUA_ACTIONS_PORT": str(actions.port), "LOG_LEVEL": "DEBUG"}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, str(RUNTIME), "run"],
            env=environment(trained, **more),
            cwd=trained,
            stdout=output,
            stderr=output,
        )
    running = Server(port, log, actions, process)
    try:
        deadline = time.monotonic() + READY_SECONDS
        while not is_open(port):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, "the assistant did not become ready"
            threading.Event().wait(0.1)
        yield running
    finally:
        process.terminate()
        process.wait(timeout=30)
        actions.server.shutdown()
        actions.server.server_close()


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs one command of the tiny runtime in a state folder."""
    return run_command
