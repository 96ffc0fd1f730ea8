"""The pictures of the documentation: each is made by `make screens`, none is heavy."""

import re
from pathlib import Path

import pytest

from ops.screens import FOLDER, MOST_BYTES, SCREENS, SHARED
from ops.settings import ROOT


def test_every_picture_that_is_shown_is_one_that_is_made() -> None:
    shown = set(re.findall(r"docs/screens/([\w-]+)\.png", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert shown
    assert shown <= {screen.name for screen in SCREENS}


def test_names_are_told_apart() -> None:
    assert len({screen.name for screen in SCREENS}) == len(SCREENS)


@pytest.mark.parametrize(
    "path", [*(FOLDER / f"{screen.name}.png" for screen in SCREENS), SHARED], ids=lambda path: path.stem
)
def test_every_picture_is_there_and_light(path: Path) -> None:
    assert 1_000 < path.stat().st_size <= MOST_BYTES
