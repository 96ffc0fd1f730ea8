"""Compiling again from the packages alone changes nothing."""

import shutil
from pathlib import Path

import pytest

pytest.importorskip("vietnam_provinces", reason="the dependency group 'data' is not installed")
pytest.importorskip("vietnamadminunits", reason="the dependency group 'data' is not installed")

from directory.compile.__main__ import CONTENT, compile_content


def test_compiling_without_a_facts_folder_gives_the_content_as_it_stands(tmp_path: Path) -> None:
    for folder in ("units", "offices"):
        shutil.copytree(CONTENT / folder, tmp_path / folder)
    compile_content(tmp_path, facts=None)
    for file in sorted(tmp_path.rglob("*.csv")):
        assert file.read_bytes() == (CONTENT / file.relative_to(tmp_path)).read_bytes(), file.name
