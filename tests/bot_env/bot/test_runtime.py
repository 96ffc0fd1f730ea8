"""What the runtime changes in Rasa, and that Rasa is the one it was written for."""

import logging
import sys

import jsonschema
import pytest
import tensorflow
from rasa.core.actions.action import RemoteAction

from bot.runtime import patches, tensorflow_standin
from bot.runtime.logs import QuietFormatter, keep_named_fields
from bot.runtime.version import SUPPORTED_RASA, WrongRasaVersionError, require_rasa

RESULTS = [
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "x", "value": 1, "timestamp": None}], "responses": [{"text": "x"}]},
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


def test_tensorflow_is_a_stand_in():
    class Layer(tensorflow.keras.layers.Layer):
        pass

    @tensorflow.function
    def double(number: int) -> int:
        return 2 * number

    assert double(2) == 4
    assert isinstance(Layer(), Layer)
    assert isinstance(sys.modules["tensorflow"], tensorflow_standin._StandInModule)
    with pytest.raises(AttributeError):
        _ = tensorflow.__no_such_thing__


def test_installing_the_stand_in_twice_changes_nothing():
    before = list(sys.meta_path)
    tensorflow_standin.install()

    assert sys.meta_path == before


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
