"""The served assistant, spoken to through the REST channel."""

import time
import urllib.error
from pathlib import Path

import pytest


def test_a_message_reaches_the_action_and_its_answer_comes_back(server):
    replies = server.say("s-text", "làm giấy khai sinh cho con")

    call = server.actions.calls[-1]
    message = call["tracker"]["latest_message"]
    assert (call["domain"], call["tracker"]["events"]) == ({}, [])
    assert message["text"] == "làm giấy khai sinh cho con"
    assert message["intent"]["name"] == "procedure"
    assert replies[0]["text"] == "turn 1"
    assert replies[0]["buttons"] == [{"title": "Chỉ đường", "payload": "m:26740"}]
    assert replies[1]["custom"] == {"answer": {"type": "fallback"}}


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("số điện thoại tổng đài", "faq"),
        ("phường bến nghé", "place"),
        ("lệ phí bao nhiêu", "facet"),
        ("xin chào", "small_talk"),
        ('/pick{"ref": "c:26740"}', "pick"),
        ('/location{"near": [["26740", 1.5], ["26743", 2.0]], "home": null}', "location"),
    ],
)
def test_every_kind_of_message_is_answered_by_the_one_action(server, said: str, intent: str):
    replies = server.say(f"s-{intent}", said)

    call = server.actions.calls[-1]
    assert call["next_action"] == "action_answer"
    assert call["tracker"]["latest_message"]["intent"]["name"] == intent
    assert call["tracker"]["latest_message"]["text"] == said
    assert replies[0]["text"] == "turn 1"


def test_slots_are_remembered_within_and_not_across_conversations(server):
    server.say("s-one", "xin chào")
    server.say("s-one", "xin chào")
    other = server.say("s-two", "xin chào")

    assert other[0]["text"] == "turn 1"
    assert server.say("s-one", "xin chào")[0]["text"] == "turn 3"


def test_a_long_conversation_answers_as_fast_as_a_short_one_and_forgets_nothing_in_slots(server):
    took = []
    for _ in range(300):
        started = time.perf_counter()
        reply = server.say("s-long", "làm giấy khai sinh cho con")
        took.append(time.perf_counter() - started)

    assert reply[0]["text"] == "turn 300"
    assert server.actions.calls[-1]["tracker"]["slots"]["commune"] == {"code": "26740"}
    # The fastest of a window: what else runs on the machine must not decide.
    assert min(took[-30:]) <= 1.5 * min(took[4:34])


def test_a_silent_action_server_costs_the_answer_but_not_the_assistant(server):
    server.actions.status = 500
    try:
        assert server.say("s-broken", "xin chào") == []
    finally:
        server.actions.status = 200
    assert server.say("s-broken", "xin chào")[0]["text"] == "turn 1"


def test_rasas_management_api_is_off(server):
    for path in ("/conversations/s-text/tracker", "/model/parse", "/domain"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            server.open(path)
        assert caught.value.code == 404
        caught.value.close()


def test_only_loopback_is_listened_on(server):
    table = Path("/proc/net/tcp")
    if not table.exists():
        pytest.skip("needs Linux")
    listening = [line.split()[1] for line in table.read_text().splitlines()[1:] if line.split()[3] == "0A"]
    addresses = {entry.split(":")[0] for entry in listening if int(entry.split(":")[1], 16) == server.port}
    assert addresses == {"0100007F"}


def test_no_words_of_a_person_reach_the_log_at_any_level(server):
    secret = "Nguyễn-Văn-BíMật"
    server.say("s-log", f"tôi tên {secret} làm khai sinh")
    server.say("s-log", f'/no_such_intent{{"x": "{secret}"}}')
    server.say("s-log", f'/pick{{"ref": "{secret}"}} {secret}')
    server.say("s-log", f"/pick{{{secret}")
    server.actions.status = 500
    try:
        server.say("s-log", f"hỏi {secret}")
    finally:
        server.actions.status = 200

    log = server.log.read_text(encoding="utf-8")
    assert "Starting Rasa server" in log
    assert "Traceback" in log or "Encountered an exception" in log
    assert "BíMật" not in log
    assert "B\\u00edM" not in log
    assert "khai sinh" not in log
