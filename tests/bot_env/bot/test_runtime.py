"""What the runtime changes in Rasa, and that Rasa is the one it was written for."""

import logging
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import tensorflow
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event, SlotSet

from bot.runtime import patches, standin
from bot.runtime.logs import QuietFormatter, keep_named_fields
from bot.runtime.version import SUPPORTED_RASA, WrongRasaVersionError, require_rasa

ROOT = Path(__file__).resolve().parents[3]
RESULTS = [
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "x", "value": 1, "timestamp": None}], "responses": [{"text": "x"}]},
    {"events": [{"event": "slot", "name": "x", "value": {"a": [1]}, "timestamp": None}]},
    {"events": [{"event": "slot", "name": "x", "value": 1, "timestamp": 1.5}], "responses": []},
    {"events": [{"event": "slot", "name": 5, "value": 1, "timestamp": None}], "responses": []},
    {"events": [{"event": "slot", "name": "x", "value": 1, "timestamp": "now"}], "responses": []},
    {"events": [{"event": "followup", "name": "action_listen", "timestamp": None}], "responses": [{}]},
    {"events": {}, "responses": []},
    {"events": [], "responses": ["x"]},
    {"events": [], "responses": [], "more": 1},
    {"responses": "no list"},
    {"events": [{"event": 5}], "responses": []},
    {"events": [{"event": "slot", "value": 1}]},
    [],
]


def test_the_installed_rasa_is_the_one_this_was_written_for():
    require_rasa()
    assert SUPPORTED_RASA == "3.6.21"


def test_another_rasa_is_refused():
    with pytest.raises(WrongRasaVersionError, match="written for Rasa"):
        require_rasa("3.6.22")


def verdict(result) -> bool:
    try:
        RemoteAction("x", None)._validate_action_result(result)
    except jsonschema.ValidationError:
        return False
    return True


def test_the_compiled_validator_gives_the_verdicts_of_rasas_own(monkeypatch: pytest.MonkeyPatch):
    own = [verdict(result) for result in RESULTS]
    monkeypatch.setattr(RemoteAction, "_validate_action_result", RemoteAction._validate_action_result)
    patches.compile_result_validator()

    assert [verdict(result) for result in RESULTS] == own
    assert True in own
    assert False in own


def test_remembered_event_classes_are_those_rasa_finds(monkeypatch: pytest.MonkeyPatch):
    names = ["user", "bot", "slot", "action", "session_started", "restart"]
    own = [Event.resolve_by_type(name) for name in names]
    monkeypatch.setattr(Event, "resolve_by_type", staticmethod(Event.resolve_by_type))
    patches.remember_event_classes()

    for _ in range(2):
        assert [Event.resolve_by_type(name) for name in names] == own
        assert Event.resolve_by_type("no such event", SlotSet) is SlotSet
        assert Event.resolve_by_type("topic") is None
        with pytest.raises(ValueError, match="Unknown event name"):
            Event.resolve_by_type("no such event")


def test_tensorflow_is_a_stand_in():
    class Layer(tensorflow.keras.layers.Layer):
        pass

    @tensorflow.function
    def double(number: int) -> int:
        return 2 * number

    assert double(2) == 4
    assert isinstance(Layer(), Layer)
    assert isinstance(sys.modules["tensorflow"], standin._StandInModule)
    with pytest.raises(AttributeError):
        _ = tensorflow.__no_such_thing__


def test_installing_the_stand_in_twice_changes_nothing():
    before = list(sys.meta_path)
    standin.install()

    assert sys.meta_path == before


USE = """
import sys
from bot.runtime import standin
standin.install(standin.UNUSED_WITHOUT_REDIS)
import boto3
import sqlalchemy
from pymongo.errors import OperationFailure, PyMongoError
from sqlalchemy.orm import declarative_base

class Row(declarative_base()):
    number = sqlalchemy.Column(sqlalchemy.Integer, primary_key=True)

try:
    raise KeyError("x")
except (PyMongoError, KeyError) as error:
    caught = type(error).__name__
import numpy
print(caught, issubclass(PyMongoError, Exception), isinstance(Row, type), numpy.arange(3).sum())
try:
    standin.install({"numpy"})
except RuntimeError as error:
    print(error)
"""


def test_while_serving_unused_libraries_are_stand_ins_and_the_others_are_not():
    result = subprocess.run([sys.executable, "-c", USE], cwd=ROOT, capture_output=True, text=True, check=True)

    assert result.stdout.splitlines() == [
        "KeyError True True 3",
        "numpy imported before its stand-in could be installed.",
    ]


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux tells what a process has loaded")
def test_the_served_assistant_loads_none_of_what_it_does_not_use(server):
    loaded = Path(f"/proc/{server.process.pid}/maps").read_text()

    assert "numpy" in loaded
    assert not [name for name in ("scipy", "sklearn", "matplotlib", "sqlalchemy") if f"/{name}/" in loaded]


def test_a_traceback_names_the_error_but_not_its_words():
    words = "tôi tên Bí Mật"
    try:
        int(words)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "f.py", 1, "failed", None, sys.exc_info())

    text = QuietFormatter("%(message)s").format(record)
    assert text.endswith("ValueError")
    assert "int(words)" in text
    assert words not in text


def test_structured_events_keep_their_name_alone():
    event = {"event": "processor.message.parse", "parse_data_text": "tôi tên Bí Mật", "level": "debug"}

    assert keep_named_fields(None, "", event) == {"event": "processor.message.parse", "level": "debug"}
