"""Which turns are recorded, through the action as the Rasa SDK calls it."""

from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.record.entry import Unanswered
from actions.server import ActionAnswer
from tests.actions.directory_double import DirectoryDouble

SAI_GON = {"code": "26740", "name": "Phường Sài Gòn", "province_code": "79"}


async def recorded(directory: DirectoryDouble, slots: dict[str, Any] | None = None, **message: Any) -> list[Unanswered]:
    noted: list[Unanswered] = []
    tracker = Tracker("web:secret", slots or {}, message, [], False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    await ActionAnswer(directory.client, str, noted.append).run(dispatcher, tracker, {})
    assert len(dispatcher.messages) == 1
    return noted


def understood(label: str, decision: str = "answer", **more: Any) -> dict[str, Any]:
    ranking = [{"label": label, "confidence": 0.3141}]
    return {"label": label, "decision": decision, "ranking": ranking} | more


async def test_not_understood(directory: DirectoryDouble):
    noted = await recorded(
        directory,
        text="mần cái chi rứa",
        intent={"name": "nlu_fallback"},
        understanding=understood("procedure/1.001193", "decline"),
    )

    assert noted == [Unanswered("mần cái chi rứa", "fallback", "procedure/1.001193", 0.31, None)]


async def test_asked_back_with_the_commune_named_in_the_message(directory: DirectoryDouble):
    place = {"text": "phường bến nghé q1", "start": 0, "end": 0}
    noted = await recorded(
        directory,
        text="giấy tờ ở phường bến nghé q1",
        intent={"name": "procedure"},
        understanding=understood("procedure/1.001193", "ask", places=[place]),
    )

    assert [(entry.answer_type, entry.commune) for entry in noted] == [("choose_procedure", "26740")]


async def test_out_of_scope_with_the_commune_of_the_conversation(directory: DirectoryDouble):
    noted = await recorded(
        directory,
        {"commune": SAI_GON},
        text="làm hộ chiếu",
        intent={"name": "out_of_scope"},
        understanding=understood("out_of_scope/passport"),
    )

    assert [(e.answer_type, e.label, e.commune) for e in noted] == [("out_of_scope", "out_of_scope/passport", "26740")]


async def test_the_third_miss_in_a_row_counts_though_a_person_is_named(directory: DirectoryDouble):
    noted = await recorded(directory, {"fallbacks": 2}, text="blah", intent={"name": "nlu_fallback"})

    assert noted == [Unanswered("blah", "fallback")]


@pytest.mark.parametrize("label", ["procedure/1.001193", "faq/hotline", "center", "small_talk/greet", "handover"])
async def test_what_was_answered_is_not_recorded(directory: DirectoryDouble, label: str):
    assert await recorded(directory, text="x y", intent={"name": "x"}, understanding=understood(label)) == []


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("pick", '/pick{"ref": "h"}'),
        ("pick", '/pick{"ref": "zzz"}'),
        ("pick", "/pick{broken"),
        ("location", '/location{"near": [["26740", 1.5]], "home": null}'),
        ("location", "/location{}"),
    ],
)
async def test_buttons_and_locations_are_not_recorded(directory: DirectoryDouble, intent: str, text: str):
    assert await recorded(directory, text=text, intent={"name": intent}) == []


async def test_an_apology_is_not_recorded(directory: DirectoryDouble):
    directory.down = True

    assert await recorded(directory, text="mần chi", intent={"name": "nlu_fallback"}) == []
