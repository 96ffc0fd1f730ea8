"""What the widget's journeys need: the widget as a person meets it, a foreign portal, a service of its own."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from ops.running import free_port
from ops.settings import ROOT
from ops.watch import healthy

# Two cores shared by a whole system and a browser.
expect.set_options(timeout=20_000)


class Widget:
    """The widget on a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.launcher = page.get_by_role("button", name="Hỏi thủ tục")
        self.panel = page.get_by_role("dialog", name="Hỏi Một Cửa")
        self.log = page.get_by_role("log", name="Cuộc trò chuyện")
        self.field = page.get_by_label("Câu hỏi của ông/bà")

    def open(self) -> None:
        self.launcher.click()
        expect(self.field).to_be_focused()

    def ask(self, text: str) -> None:
        """Type a question and wait for its answer."""
        before = self.answers.count()
        self.field.fill(text)
        self.page.keyboard.press("Enter")
        expect(self.answers).to_have_count(before + 1)

    @property
    def answers(self) -> Locator:
        return self.page.locator("mot-cua .theirs")

    @property
    def questions(self) -> Locator:
        return self.page.locator("mot-cua .mine")


class Portal(BaseHTTPRequestHandler):
    """Serves one page of another origin, with a strict policy and styles that want to break everything."""

    def __init__(self, html: str, policy: str, *rest: object) -> None:
        self._answer, self._policy = html.encode(), policy
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        css = self.path == "/hostile.css"
        self.send_response(200)
        self.send_header("Content-Type", "text/css" if css else "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self._policy)
        self.end_headers()
        self.wfile.write(HOSTILE.encode() if css else self._answer)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


HOSTILE = """
* { color: red !important; font-size: 4px !important; float: right !important; display: none !important; }
html, body, link, script { display: block !important; }
mot-cua { display: none !important; opacity: 0 !important; transform: scale(0) !important;
  visibility: hidden !important;
  position: static !important; pointer-events: none !important; }
button, input { display: none !important; }
"""
PORTAL_PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/hostile.css">
<script async src="{service}/widget.js" data-commune="16690"></script></head>
<body><h1>Cổng của phường</h1></body></html>"""


@contextmanager
def portal(service: str) -> Iterator[str]:
    """Yield the origin of a portal that embeds the widget of a service."""
    policy = f"default-src 'none'; script-src {service}; connect-src {service}; style-src 'self'; base-uri 'none'"
    handler = partial(Portal, PORTAL_PAGE.format(service=service), policy)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            # Another name than the service's: another site for the browser, too.
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()


class Service:
    """A public service of its own before the assistant of the shared system."""

    def __init__(self, ports: dict[str, int], folder: Path, **variables: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **os.environ,
            "MOTCUA_VAR": str(folder),
            "MOTCUA_WEB_HOST": "127.0.0.1",
            "MOTCUA_WEB_PORT": str(self.port),
            "MOTCUA_RASA_URL": f"http://127.0.0.1:{ports['rasa']}",
            "MOTCUA_DIRECTORY_URL": f"http://127.0.0.1:{ports['directory']}",
            "MOTCUA_ACTIONS_URL": f"http://127.0.0.1:{ports['actions']}",
            "MOTCUA_RATE_LIMIT_PER_MINUTE": "0",
            **variables,
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "channels", "serve"], cwd=ROOT, env=self._environment, stderr=subprocess.DEVNULL
        )
        while not healthy(f"{self.url}/health/ready"):
            assert self._process.poll() is None, "the service ended"
            time.sleep(0.1)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> float:
        """Stop the service; return the seconds it took."""
        assert self._process is not None
        started = time.monotonic()
        self._process.send_signal(how)
        self._process.wait(timeout=60)
        return time.monotonic() - started
