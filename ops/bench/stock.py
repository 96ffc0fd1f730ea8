"""Rasa as `rasa init` sets it up, beside ours: same training data, same action server, in a throw-away environment.

Speed and memory of a trained network do not depend on how long it was trained, so one epoch is enough here;
how well the stock recipe understands is another measurement.
"""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ops.bootstrap import find_uv, search_path
from ops.running import free_port, process_until_ready
from ops.settings import ROOT

RECIPE = Path(__file__).with_name("stock.yml")
REQUIREMENTS = ("rasa==3.6.21", "setuptools<81")
EPOCHS = 1


@dataclass(frozen=True)
class Environment:
    """An installed environment.

    Attributes:
        python: its interpreter.
        megabytes: its size on disk.
    """

    python: Path
    megabytes: float


def size(folder: Path) -> float:
    """Return what a folder takes on disk, in MB."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return round(sum(path.stat().st_size for path in files) / 1e6, 1)


def install(folder: Path) -> Environment:
    """Install stock Rasa with TensorFlow.

    Raises:
        subprocess.CalledProcessError: a package could not be had.
    """
    uv = find_uv()
    variables = {**os.environ, "UV_PYTHON_SEARCH_PATH": search_path()}
    subprocess.run([uv, "venv", "--quiet", "--python", "3.10", str(folder)], env=variables, check=True)
    python = folder / "bin" / "python"
    subprocess.run([uv, "pip", "install", "--quiet", "--python", str(python), *REQUIREMENTS], env=variables, check=True)
    return Environment(python, size(folder))


class Stock:
    """A project of the stock recipe."""

    def __init__(self, folder: Path, environment: Environment, export: Path, actions_port: int) -> None:
        """Lay out the project in a folder; ``export`` is the directory's training data."""
        self._folder = folder
        self._rasa = [str(environment.python), "-m", "rasa"]
        self._data = [str(ROOT / "nlu" / "data"), str(ROOT / "bot" / "data"), str(export)]
        folder.mkdir(parents=True)
        recipe = RECIPE.read_text(encoding="utf-8").replace("{epochs}", str(EPOCHS))
        (folder / "config.yml").write_text(recipe, encoding="utf-8")
        (folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")
        endpoint = f"action_endpoint:\n  url: http://127.0.0.1:{actions_port}/webhook\n"
        (folder / "endpoints.yml").write_text(endpoint, encoding="utf-8")
        self._variables = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}

    def train(self) -> float:
        """Train; return the seconds it took."""
        started = time.perf_counter()
        domain = str(ROOT / "bot" / "domain")
        command = [*self._rasa, "train", "--domain", domain, "--config", "config.yml", "--data", *self._data]
        with (self._folder / "train.log").open("wb") as log:
            subprocess.run(
                command, cwd=self._folder, env=self._variables, stdout=log, stderr=subprocess.STDOUT, check=True
            )
        return round(time.perf_counter() - started, 1)

    @contextmanager
    def running(self) -> Iterator[tuple[int, float]]:
        """Serve; yield the port and the seconds until ready.

        Raises:
            RuntimeError: it ended before it was ready.
        """
        port = free_port()
        started = time.perf_counter()
        command = [*self._rasa, "run", "--interface", "127.0.0.1", "--port", str(port)]
        url = f"http://127.0.0.1:{port}/webhooks/rest/"
        with process_until_ready(command, url, self._folder / "run.log", self._folder, self._variables):
            yield port, time.perf_counter() - started
