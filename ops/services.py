"""The services of one machine: how each is started and how one sees that it is ready."""

import sys

from ops.settings import ROOT, OpsSettings
from ops.watch import Service

APP_PYTHON = sys.executable
BOT_PYTHON = str(ROOT / ".venv-bot" / "bin" / "python")


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
        ("nlu: huấn luyện", (APP_PYTHON, "-m", "nlu.training")),
        ("bot: đóng gói mô hình", (BOT_PYTHON, "-m", "bot.runtime", "train")),
    ]
