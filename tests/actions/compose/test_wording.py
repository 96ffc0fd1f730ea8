"""The wording files: complete, filled, and every entry in use."""

import re
import unicodedata
from pathlib import Path
from string import Formatter

import pytest

import actions
from actions.compose.wording import WordingError, buttons, entries, say, variant
from actions.decide.memory import Memory
from actions.decide.refs import request_of_ref
from actions.decide.turn import FACETS

CODE = "\n".join(path.read_text(encoding="utf-8") for path in Path(actions.__path__[0]).rglob("*.py"))
USED = set(re.findall(r"\"((?:general|centers|places|procedures|talk)\.[\w]+)", CODE))


def texts():
    for key, value in entries().items():
        for text in [value] if isinstance(value, str) else value:
            yield key, text if isinstance(text, str) else text["title"]


@pytest.mark.parametrize(("key", "text"), texts())
def test_texts_are_clean(key: str, text: str):
    assert text == unicodedata.normalize("NFC", text).strip()
    assert "  " not in text
    assert len(text) <= 320
    for _, field, spec, conversion in Formatter().parse(text):
        assert field is None or field.isidentifier()
        assert not spec
        assert conversion is None


def is_used(key: str) -> bool:
    stems = {key} | {key[: key.rindex("_")] for _ in [0] if "_" in key}
    # Keys such as procedures.unknown_fee are made of a stem and a facet, a scope, an act or a reason.
    return bool(stems & USED) or any(key.startswith(used) and used.endswith("_") for used in USED)


def test_no_entry_is_left_over():
    acts = {f"talk.{act}" for act in ("greet", "help", "thanks", "bye")}
    assert [key for key in entries() if not is_used(key) and key not in acts] == []


@pytest.mark.parametrize("facet", [facet for facet in FACETS if facet != "overview"])
def test_every_facet_has_its_words(facet: str):
    assert say(f"procedures.unknown_{facet}")
    if facet in ("documents", "fee", "time", "online", "steps"):
        assert say(f"procedures.button_{facet}")


@pytest.mark.parametrize("scope", ["home_commune", "any_in_province", "any", "place_of_asset"])
def test_every_scope_has_its_words(scope: str):
    assert say(f"procedures.where_{scope}")


@pytest.mark.parametrize("handler", ["commune", "commune_police", "province", "other"])
def test_every_handler_has_its_words(handler: str):
    assert say(f"procedures.where_{handler}")


@pytest.mark.parametrize("reason", ["ambiguous_name", "location"])
def test_every_reason_to_choose_has_its_words(reason: str):
    assert say(f"places.choose_{reason}")


@pytest.mark.parametrize("key", [key for key, value in entries().items() if isinstance(value, list)])
def test_variants_differ_from_their_neighbours(key: str):
    if key.startswith("talk.buttons"):
        return
    assert variant(key, 0) != variant(key, 1)


def test_help_buttons_lead_somewhere():
    for button in buttons("talk.buttons_help"):
        assert len(button["title"]) <= 40
        request = request_of_ref(button["ref"], Memory())
        assert request.kind != "small_talk"


def test_missing_entry_and_missing_value_are_errors():
    with pytest.raises(WordingError, match=re.escape("talk.nothing")):
        say("talk.nothing")
    with pytest.raises(WordingError, match="name"):
        say("centers.place", address="x")
    with pytest.raises(WordingError):
        variant("general.doubt", 0)
    with pytest.raises(WordingError):
        buttons("general.doubt")


@pytest.mark.parametrize(
    "pattern", [r"nhập (số )?(CCCD|căn cước|OTP|mật khẩu)", r"gửi (mã )?OTP", r"cho biết số (CCCD|căn cước)"]
)
def test_nobody_is_asked_for_secrets(pattern: str):
    assert not [text for _, text in texts() if re.search(pattern, text, re.IGNORECASE)]


def test_links_in_the_wording_are_official():
    hosts = {host for _, text in texts() for host in re.findall(r"[\w-]+(?:\.[\w-]+)+\.vn|[\w-]+\.com", text)}
    assert hosts <= {"dichvucong.gov.vn", "vneid.gov.vn"}
