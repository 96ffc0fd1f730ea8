"""docs/settings.md says exactly what the code reads from the environment."""

import re
from pathlib import Path

import pytest
from pydantic_settings import BaseSettings

from channels.settings import ChannelSettings
from directory.settings import REPOSITORY, Settings
from ops.settings import OpsSettings

DOCUMENT = REPOSITORY / "docs" / "settings.md"
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", re.M)


def documented(section: str) -> dict[str, tuple[str, str]]:
    text = DOCUMENT.read_text(encoding="utf-8").split(f"## {section}\n")[1].split("\n## ")[0]
    return {name: (default, meaning) for name, default, meaning in ROW.findall(text)}


def shown(default: object) -> str:
    if default in (None, ""):
        return "–"
    if isinstance(default, Path) and default.is_absolute():
        default = default.relative_to(REPOSITORY)
    return f"`{default}`"


@pytest.mark.parametrize(
    ("section", "settings"), [("directory", Settings), ("channels", ChannelSettings), ("ops", OpsSettings)]
)
def test_every_setting_is_documented_and_no_other(section: str, settings: type[BaseSettings]) -> None:
    assert documented(section) == {
        f"MOTCUA_{name.upper()}": (shown(field.default), field.description)
        for name, field in settings.model_fields.items()
    }
