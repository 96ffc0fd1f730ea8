"""The services of one machine: how each is started and how one sees that it is ready."""

import shlex
import sys
from dataclasses import dataclass

from ops.settings import ROOT, OpsSettings

APP_PYTHON = sys.executable
BOT_PYTHON = str(ROOT / ".venv-bot" / "bin" / "python")


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


def services(settings: OpsSettings) -> list[Service]:
    """Return the services in the order their log lines are introduced."""
    return [
        Service("directory", (APP_PYTHON, "-m", "directory", "serve"), settings.directory_port, "/health/ready"),
        Service("actions", (APP_PYTHON, "-m", "actions"), settings.actions_port, "/health"),
        Service("bot", (BOT_PYTHON, "-m", "bot.runtime", "run"), settings.rasa_port, "/"),
        Service("web", (APP_PYTHON, "-m", "channels", "serve"), settings.web_port, "/health/ready"),
    ]


def preparations() -> list[tuple[str, tuple[str, ...]]]:
    """Return the steps before the first service starts; each does nothing when its inputs are unchanged."""
    return [
        ("directory: nạp dữ liệu", (APP_PYTHON, "-m", "directory", "load")),
        ("directory: xuất dữ liệu huấn luyện", (APP_PYTHON, "-m", "directory", "export")),
        ("bot: huấn luyện", (BOT_PYTHON, "-m", "bot.runtime", "train")),
    ]
