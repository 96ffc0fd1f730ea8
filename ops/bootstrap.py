"""Prepare the environments of Một Cửa with nothing but a Python 3, pip and make.

Run by the Makefile with whatever Python the machine has, so: standard library only, no recent syntax.
It finds uv (or installs it under ``var/tools``), lets uv find Python 3.10 and 3.12 (pyenv's
versions, the PATH, uv's own downloads) and syncs one environment per name given:

* ``bot``: ``.venv-bot``, Rasa alone
* ``app``: ``.venv``, the services
* ``dev``: ``.venv`` again, with the tools for tests, linting and data compilation

An environment whose lock file has not changed is left alone: a second start costs milliseconds.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / os.environ.get("MOTCUA_VAR", "var")
# name: (folder, dependency group, Python)
ENVIRONMENTS = {
    "bot": (".venv-bot", "bot", "3.10"),
    "app": (".venv", "app", "3.12"),
    "dev": (".venv", "dev", "3.12"),
}
STAMP = ".motcua-environment"


def find_uv() -> str:
    """Return the path of a uv executable, installing it below ``var/tools`` when there is none."""
    found = shutil.which("uv")
    # A pyenv shim may exist for a Python that is not selected: only what answers counts.
    if found and subprocess.call([found, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
        return found
    target = VAR / "tools" / "uv"
    local = target / "bin" / "uv"
    if not local.exists():
        say("installing uv into " + str(target))
        # --target: allowed on distributions whose Python is "externally managed".
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.check_call([*command, "--target", str(target), "uv"])
    return str(local)


def search_path() -> str:
    """Return the folders in which uv may look for a Python: pyenv's versions first, then the PATH."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    folders = [str(folder) for folder in sorted(pyenv.glob("versions/*/bin"))]
    # pyenv's shims fail for every version but the selected one: uv would warn about each of them.
    shims = str(pyenv / "shims")
    folders += [entry for entry in os.environ.get("PATH", "").split(os.pathsep) if entry != shims]
    return os.pathsep.join(folders)


def fingerprint(group: str) -> str:
    """Return what the environment of a group depends on, as one hash."""
    digest = hashlib.sha256(group.encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def satisfied(folder: Path, group: str) -> bool:
    """Tell whether an environment is already what the lock file says (``dev`` includes ``app``)."""
    stamp = folder / STAMP
    if not stamp.exists() or not (folder / "bin" / "python").exists():
        return False
    wanted = [group, "dev"] if group == "app" else [group]
    return stamp.read_text() in [fingerprint(name) for name in wanted]


def sync(name: str) -> None:
    """Bring one environment to the state of the lock file.

    Raises:
        SystemExit: uv found no fitting Python or could not install; what to do was printed.
    """
    folder_name, group, python = ENVIRONMENTS[name]
    folder = ROOT / folder_name
    if satisfied(folder, group):
        return
    say(f"preparing {folder_name} (Python {python})")
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(folder), "UV_PYTHON_SEARCH_PATH": search_path()}
    environment.pop("VIRTUAL_ENV", None)
    command = [find_uv(), "sync", "--frozen", "--quiet", "--no-default-groups", "--group", group, "--python", python]
    if subprocess.call(command, cwd=str(ROOT), env=environment) != 0:
        say(f"uv could not prepare {folder_name}. It needs Python {python}: install it (pyenv, your distribution)")
        say("or let uv download one (needs the internet), then run the command again.")
        sys.exit(1)
    (folder / STAMP).write_text(fingerprint(group))


def say(text: str) -> None:
    """Print one line of progress."""
    sys.stderr.write(f"[motcua] {text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    for wanted in sys.argv[1:] or ["app", "bot"]:
        sync(wanted)
