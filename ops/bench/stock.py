"""Rasa as `rasa init` sets it up, on our training data, in an environment of its own with TensorFlow.

Environment and trained models lie under ``stock`` in the state folder and are used again while recipe and data are the
same: installing takes minutes, one epoch over our examples several more.
"""

import hashlib
import os
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from directory.export.formats import rasa_nlu
from nlu.examples import read_folders, thinned
from ops.bootstrap import find_uv, search_path
from ops.running import free_port, process_until_ready
from ops.settings import ROOT, with_bytecode

RECIPE = Path(__file__).with_name("stock.yml")
REQUIREMENTS = ("rasa==3.6.21", "setuptools<81")
_INSTALLED = ".installed"


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
    """Return what a folder takes on disk, in MB, without compiled Python, which appears with use."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and path.suffix != ".pyc")
    return round(sum(path.stat().st_size for path in files) / 1e6, 1)


def install(folder: Path) -> Environment:
    """Install stock Rasa with TensorFlow, unless it is there.

    Raises:
        subprocess.CalledProcessError: a package could not be had.
    """
    python = folder / "bin" / "python"
    if not (folder / _INSTALLED).exists():
        uv, variables = find_uv(), {**os.environ, "UV_PYTHON_SEARCH_PATH": search_path()}
        # Without --no-config uv would find this repository's settings, which leave TensorFlow out.
        made = [uv, "venv", "--no-config", "--quiet", "--clear", "--python", "3.10", str(folder)]
        filled = [uv, "pip", "install", "--no-config", "--quiet", "--python", str(python), *REQUIREMENTS]
        for command in (made, filled):
            subprocess.run(command, env=variables, check=True)
        (folder / _INSTALLED).touch()
    return Environment(python, size(folder))


def recipe(epochs: int) -> str:
    """Return the stock configuration that trains each network for that many epochs."""
    return RECIPE.read_text(encoding="utf-8").replace("{epochs}", str(epochs))


def fingerprint(*parts: str, folders: list[Path]) -> str:
    """Hash texts and the files of folders, by name and content; twelve hexadecimal digits."""
    digest = hashlib.sha256("\0".join(parts).encode())
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*.yml") if path.is_file()):
            digest.update(f"{path.relative_to(folder)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def examples_file(folders: Iterable[Path], every: int) -> str:
    """Return one of so many examples of each label as one NLU file of Rasa."""
    by_label: dict[str, list[str]] = {}
    for example in thinned(read_folders(folders), every):
        by_label.setdefault(example.label, []).append(example.text)
    return rasa_nlu(sorted(by_label.items()))


class Stock:
    """A project of the stock recipe."""

    def __init__(self, base: Path, environment: Environment, export: Path, epochs: int, *, every: int = 1) -> None:
        """Lay out the project.

        Args:
            base: folder of all that is stock; the project gets one of its own in it.
            environment: an installed environment.
            export: the directory's training data.
            epochs: for every network.
            every: one of so many examples of each label is learnt from (each label keeps one at least).
        """
        examples, rules, domain = (ROOT / "nlu" / "data", export), ROOT / "bot" / "data", ROOT / "bot" / "domain"
        self._rasa = [str(environment.python), "-m", "rasa"]
        self._folder = base / fingerprint(recipe(epochs), str(every), folders=[*examples, rules, domain])
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "examples.yml").write_text(examples_file(examples, every), encoding="utf-8")
        self._options = ["--domain", str(domain), "--config", "config.yml", "--data", "examples.yml", str(rules)]
        (self._folder / "config.yml").write_text(recipe(epochs), encoding="utf-8")
        (self._folder / "credentials.yml").write_text("rest:\n", encoding="utf-8")
        self._variables = {
            **with_bytecode(os.environ, base),
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
        }

    def train(self) -> float:
        """Train unless it was; return the seconds it took (0 when there was nothing to do).

        Raises:
            subprocess.CalledProcessError: Rasa could not; `train.log` in the project's folder says why.
        """
        if any((self._folder / "models").glob("*.tar.gz")):
            return 0.0
        started = time.perf_counter()
        with (self._folder / "train.log").open("wb") as log:
            command = [*self._rasa, "train", *self._options]
            subprocess.run(
                command, cwd=self._folder, env=self._variables, stdout=log, stderr=subprocess.STDOUT, check=True
            )
        return round(time.perf_counter() - started, 1)

    @contextmanager
    def running(self, actions_port: int, *options: str) -> Iterator[tuple[int, float]]:
        """Serve; yield the port and the seconds until ready.

        Args:
            actions_port: the action server it talks to.
            *options: further options of `rasa run`.

        Raises:
            RuntimeError: it ended before it was ready.
        """
        endpoint = f"action_endpoint:\n  url: http://127.0.0.1:{actions_port}/webhook\n"
        (self._folder / "endpoints.yml").write_text(endpoint, encoding="utf-8")
        port = free_port()
        command = [*self._rasa, "run", "--interface", "127.0.0.1", "--port", str(port), *options]
        url = f"http://127.0.0.1:{port}/webhooks/rest/"
        started = time.perf_counter()
        with process_until_ready(command, url, self._folder / "run.log", self._folder, self._variables):
            yield port, time.perf_counter() - started
