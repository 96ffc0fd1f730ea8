from pathlib import Path

import pytest

from bot.runtime.settings import VARIABLES, SettingError, load


def test_defaults_need_nothing_in_the_environment():
    settings = load({})

    assert settings.actions_url == "http://127.0.0.1:5055/webhook"
    assert settings.models_dir.name == "models"
    assert settings.redis_url == ""


def test_settings_come_from_the_environment():
    settings = load({"MOTCUA_RASA_PORT": "25005", "MOTCUA_VAR": "/tmp/x"})  # noqa: S108 - never written to

    assert settings.rasa_port == 25005
    assert str(settings.export_dir) == "/tmp/x/export"  # noqa: S108


@pytest.mark.parametrize("value", ["zero", "0", "-1"])
def test_a_number_that_is_none_is_refused(value: str):
    with pytest.raises(SettingError, match="MOTCUA_MAX_CONVERSATIONS"):
        load({"MOTCUA_MAX_CONVERSATIONS": value})


def test_every_setting_is_in_the_table():
    page = (Path(__file__).parents[3] / "docs" / "settings.md").read_text(encoding="utf-8")
    section = page.split("## bot\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]

    assert rows == [
        f"| `{name}` | {f'`{default}`' if default else '–'} | {meaning} |"
        for name, default, meaning in VARIABLES.values()
    ]
