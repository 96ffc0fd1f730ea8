"""The custom action as the Rasa SDK calls it."""

import logging
from pathlib import Path

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.server import ActionAnswer, configure_logs
from actions.settings import ActionSettings
from tests.actions.directory_double import DirectoryDouble


def tracker(slots, **message) -> Tracker:
    return Tracker("web:x", slots, message, [], False, None, {}, "action_listen")


async def run(directory: DirectoryDouble, slots=None, **message):
    dispatcher = CollectingDispatcher()
    events = await ActionAnswer(directory.client, str).run(dispatcher, tracker(slots or {}, **message), {})
    assert len(dispatcher.messages) == 1
    return dispatcher.messages[0], {event["name"]: event["value"] for event in events}


async def test_one_utterance_with_buttons_answer_and_every_slot(directory: DirectoryDouble):
    said, slots = await run(
        directory, text="x", intent={"name": "procedure"}, understanding={"label": "procedure/1.001193"}
    )

    assert said["custom"]["answer"]["type"] == "procedure"
    assert said["buttons"][0] == {
        "title": "Làm liền một lần: khai sinh + thường trú + thẻ BHYT",
        "payload": "l:khai_sinh",
    }
    assert set(slots) == {"commune", "topic", "pending", "fallbacks", "introduced"}
    assert slots["topic"] == {"kind": "procedure", "code": "1.001193", "facet": "overview"}


async def test_directory_down_is_an_apology_and_nothing_is_forgotten(directory: DirectoryDouble):
    directory.down = True
    before = {"topic": {"kind": "center", "code": None, "facet": "overview"}, "introduced": True}

    said, slots = await run(directory, before, text="x", intent={"name": "center"}, understanding={"label": "handover"})

    assert said["text"].startswith("Xin lỗi ông/bà")
    assert "1800 1096" in said["text"]
    assert said["custom"]["answer"]["type"] == "handover"
    assert said["custom"]["answer"]["contacts"][0]["phone"] == "1800 1096"
    assert slots["topic"] == before["topic"]


async def test_no_words_of_a_person_in_the_logs(directory: DirectoryDouble, caplog: pytest.LogCaptureFixture):
    configure_logs()
    caplog.set_level(logging.INFO)
    understanding = {"label": "center", "places": [{"text": "phường bến nghé q1", "start": 0, "end": 5}]}

    await run(directory, text="phường bến nghé q1", intent={"name": "center"}, understanding=understanding)
    directory.down = True
    await run(directory, text="phường bến nghé q1", intent={"name": "center"}, understanding=understanding)

    assert "did not answer" in caplog.text
    assert "nghé" not in caplog.text
    assert "ngh%" not in caplog.text


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MOTCUA_ACTIONS_PORT", "25055")
    monkeypatch.setenv("MOTCUA_NOTICE", "Tạm ngừng")

    settings = ActionSettings()

    assert (settings.actions_port, settings.notice) == (25055, "Tạm ngừng")


def test_every_setting_is_in_the_table():
    page = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")
    section = page.split("## actions\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]

    assert rows == [
        f"| `MOTCUA_{name.upper()}` | {f'`{field.default}`' if field.default != '' else '–'} | {field.description} |"
        for name, field in ActionSettings.model_fields.items()
    ]
