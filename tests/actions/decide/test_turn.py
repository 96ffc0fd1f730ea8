import pytest

from actions.decide.memory import Memory, Pending, Place, Topic, read_memory, write_memory
from actions.decide.turn import read_turn


def test_understanding_is_read_from_the_parse():
    turn = read_turn(
        {
            "text": "le phi khai sinh",
            "intent": {"name": "procedure"},
            "understanding": {
                "label": "procedure/1.001193",
                "confidence": 0.9,
                "decision": "answer",
                "ranking": [{"label": "procedure/1.001193", "confidence": 0.9}],
                "facets": ["fee", "no_such_facet"],
                "places": [{"text": "phường 5", "start": 0, "end": 8}],
                "others": [],
                "text": "lệ phí khai sinh",
            },
        }
    )

    assert turn.understanding is not None
    assert turn.understanding.label == "procedure/1.001193"
    assert turn.understanding.facets == ("fee",)
    assert turn.understanding.places == ("phường 5",)
    assert turn.understanding.text == "lệ phí khai sinh"


def test_button_and_location_are_read_from_their_events():
    pressed = read_turn({"text": '/pick{"ref": "c:26740"}', "intent": {"name": "pick"}})
    shared = read_turn({"text": '/location{"near": [["26740", 1.5]], "home": null}', "intent": {"name": "location"}})

    assert pressed.ref == "c:26740"
    assert [(near.code, near.distance_km) for near in shared.near] == [("26740", 1.5)]
    assert shared.home is None


@pytest.mark.parametrize(
    "text",
    [
        "/pick",
        "/pick{",
        '/pick{"other": 1}',
        '/location{"near": 3}',
        '/location{"near": [["26740", -1]]}',
        "/location[]",
    ],
)
def test_a_broken_event_is_a_message_not_understood(text: str):
    turn = read_turn({"text": text, "intent": {"name": text.strip("/").split("{")[0].split("[")[0]}})

    assert turn.understanding is not None
    assert turn.understanding.label == "nlu_fallback"


def test_a_parse_without_understanding_falls_back_to_the_intent():
    assert read_turn({"text": "x", "intent": {"name": "center"}}).understanding.label == "center"
    assert read_turn({"text": "x", "intent": {"name": None}}).understanding.label == "nlu_fallback"
    assert read_turn({}).understanding.decision == "decline"


def test_memory_survives_the_slots():
    memory = Memory(
        commune=Place("26740", "Phường Sài Gòn", "79"),
        topic=Topic("procedure", "1.001193", "fee"),
        pending=Pending("choose_unit", ("c:1", "c:2"), Topic("center"), "tân thành", "79", {"26740": 1.5}),
        fallbacks=2,
        introduced=True,
    )

    assert read_memory(write_memory(memory)) == memory
    assert read_memory({}) == Memory()
    assert read_memory(write_memory(Memory())) == Memory()
