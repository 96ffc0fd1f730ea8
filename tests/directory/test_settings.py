import re
from pathlib import Path

import pytest

from directory.settings import REPOSITORY, Settings

DOCUMENT = Path(__file__).parents[2] / "docs" / "settings.md"


def documented() -> dict[str, tuple[str, str]]:
    section = DOCUMENT.read_text(encoding="utf-8").split("## directory\n")[1].split("\n## ")[0]
    return {
        name: (default, meaning)
        for name, default, meaning in re.findall(r"^\| `(\w+)` \| (.+?) \| (.+) \|$", section, re.M)
    }


def shown(default: object) -> str:
    if default is None:
        return "–"
    if isinstance(default, Path) and default.is_absolute():
        default = default.relative_to(REPOSITORY)
    return f"`{default}`"


def test_every_setting_is_documented_and_no_other() -> None:
    assert documented() == {
        f"MOTCUA_{name.upper()}": (shown(field.default), field.description)
        for name, field in Settings.model_fields.items()
    }


def test_database_is_sqlite_in_var_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_VAR", "/somewhere")
    assert Settings().url == "sqlite:////somewhere/directory.sqlite3"
    monkeypatch.setenv("MOTCUA_DATABASE_URL", "postgresql+psycopg://h/d")
    assert Settings().url == "postgresql+psycopg://h/d"
