"""POST /v1/chat as a portal sees it."""

import logging
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from tests.channels.conftest import Backend

PROBLEM = "application/problem+json"


def post(client: TestClient, **body: Any) -> httpx2.Response:
    return client.post("/v1/chat", json={"session_id": "s1", **body})


class TestText:
    def test_answer_has_the_shape_of_the_contract(self, client: TestClient) -> None:
        response = post(client, text="chào")
        assert response.status_code == 200
        assert response.json() == {
            "session_id": "s1",
            "replies": [
                {
                    "text": "Xin chào",
                    "buttons": [{"title": "Lệ phí", "payload": "p:1.001193:fee"}],
                    "answer": {"type": "small_talk", "act": "greet"},
                }
            ],
        }

    def test_personal_data_is_masked_before_the_assistant(self, client: TestClient, backend: Backend) -> None:
        post(client, text="cccd của tôi là 001099012345, sđt 0912345678, làm lại thẻ")
        sent = backend.messages[0]["message"]
        assert "001099012345" not in sent
        assert "0912345678" not in sent
        assert "làm lại thẻ" in sent

    @pytest.mark.parametrize("text", ["/pick{}", " /pick{}", "//pick{}", "/ /restart"])
    def test_a_typed_slash_never_reaches_rasa_as_an_intent(
        self, client: TestClient, backend: Backend, text: str
    ) -> None:
        post(client, text=text)
        assert not backend.messages[0]["message"].startswith("/")

    def test_decomposed_text_arrives_composed(self, client: TestClient, backend: Backend) -> None:
        post(client, text="phu\u031bo\u031b\u0300ng")
        assert backend.messages[0]["message"] == "phường"

    def test_conversations_are_kept_apart_from_other_channels(self, client: TestClient, backend: Backend) -> None:
        post(client, text="chào")
        assert backend.messages[0]["sender"] == "web:s1"


class TestPayload:
    def test_a_reference_becomes_a_pick(self, client: TestClient, backend: Backend) -> None:
        post(client, payload="p:1.001193:fee")
        assert backend.messages[0]["message"] == '/pick{"ref": "p:1.001193:fee"}'

    @pytest.mark.parametrize("payload", ["/greet", 'x"}', "p:" + "1" * 70, ""])
    def test_anything_else_is_refused(self, client: TestClient, backend: Backend, payload: str) -> None:
        assert post(client, payload=payload).status_code == 422
        assert backend.messages == []


class TestLocation:
    def test_coordinates_stop_at_the_directory(self, client: TestClient, backend: Backend) -> None:
        post(client, location={"lat": 10.776912345, "lon": 106.700612345})
        assert backend.places == [{"lat": 10.7769, "lon": 106.7006, "limit": 3}]
        assert backend.messages[0]["message"] == '/location{"near": [["26740", 0.5], ["26743", 2.0]], "home": null}'

    def test_no_place_on_earth(self, client: TestClient) -> None:
        assert post(client, location={"lat": 100, "lon": 0}).status_code == 422


class TestRefusals:
    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"text": "x" * 501},
            {"text": "a", "payload": "h"},
            {"text": "   "},
            {"text": "a", "extra": 1},
            {"session_id": "", "text": "a"},
            {"session_id": "a b", "text": "a"},
        ],
    )
    def test_bad_messages_get_a_problem_document(self, client: TestClient, body: dict[str, Any]) -> None:
        response = post(client, **body)
        assert response.status_code == 422
        assert response.headers["content-type"] == PROBLEM

    def test_500_characters_are_still_a_message(self, client: TestClient) -> None:
        assert post(client, text="x" * 500).status_code == 200

    def test_the_problem_does_not_repeat_the_input(self, client: TestClient) -> None:
        assert "0912345678" not in post(client, text="0912345678 " * 60).text

    def test_broken_json_and_other_methods(self, client: TestClient) -> None:
        broken = client.post("/v1/chat", content=b"{", headers={"content-type": "application/json"})
        assert broken.status_code == 422
        assert client.get("/v1/chat").status_code == 405
        assert client.get("/v1/chat").headers["content-type"] == PROBLEM

    def test_a_huge_body_is_refused_unread(self, client: TestClient) -> None:
        assert client.post("/v1/chat", content=b"x" * 100_000).status_code == 413

    def test_assistant_down(self, client: TestClient, backend: Backend) -> None:
        backend.down = True
        response = post(client, text="chào")
        assert response.status_code == 503
        assert response.headers["retry-after"] == "5"

    def test_no_user_text_in_any_log(
        self, client: TestClient, backend: Backend, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        post(client, text="câu rất riêng tư")
        backend.down = True
        post(client, text="câu rất riêng tư")
        assert "riêng tư" not in caplog.text


class TestRateLimit:
    async def test_the_third_message_of_a_conversation_waits(self, limited: httpx2.AsyncClient) -> None:
        statuses = [
            (await limited.post("/v1/chat", json={"session_id": "a", "text": "chào"})).status_code for _ in range(3)
        ]
        assert statuses == [200, 200, 429]

    async def test_it_says_when_to_come_back(self, limited: httpx2.AsyncClient) -> None:
        for _ in range(3):
            response = await limited.post("/v1/chat", json={"session_id": "a", "text": "chào"})
        assert int(response.headers["retry-after"]) > 0
        assert response.headers["content-type"] == PROBLEM

    async def test_other_conversations_go_on(self, limited: httpx2.AsyncClient) -> None:
        for _ in range(3):
            await limited.post("/v1/chat", json={"session_id": "a", "text": "chào"})
        other = await limited.post("/v1/chat", json={"session_id": "b", "text": "chào"})
        assert other.status_code == 200


class TestHealth:
    def test_ready_asks_the_assistant(self, client: TestClient, backend: Backend) -> None:
        assert client.get("/health/ready").status_code == 200
        backend.down = True
        assert client.get("/health/ready").status_code == 503
        assert client.get("/health/live").status_code == 200
