"""What runs in the browser: tested, and built from exactly the sources that lie beside it."""

import os
import subprocess
from pathlib import Path

import pytest

from ops.web_build import WEB, npm


@pytest.fixture(scope="module")
def workspace() -> Path:
    """The folder of the web parts, its packages installed."""
    if not (WEB / "node_modules" / ".package-lock.json").exists():
        if not os.environ.get("CI"):
            pytest.skip("the packages of the web parts are not installed (make web installs them)")
        npm("ci", "--no-audit", "--no-fund")
    return WEB


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("part", ["widget", "desk"])
def test_what_is_kept_is_what_the_sources_build(workspace: Path, part: str, tmp_path: Path) -> None:
    npm("run", f"build:{part}", "--", "--outDir", str(tmp_path))
    assert files(tmp_path) == files(workspace / "dist" / part), "run `make web`"


@pytest.mark.parametrize("command", ["check", "test"])
def test_types_and_behaviour(workspace: Path, command: str) -> None:
    try:
        npm("run", command)
    except subprocess.CalledProcessError as error:
        pytest.fail(f"npm run {command} ended with {error.returncode}, see above")
