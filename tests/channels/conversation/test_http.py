"""POST /v1/conversation/… as a browser meets it."""

import logging
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError

from channels.app import create_app
from channels.conversation.store import Log
from channels.settings import ChannelSettings
from tests.channels.conftest import Backend
from tests.channels.conversation.conftest import Browser


class TestMessages:
    def test_a_question_and_its_answer_in_order(self, tab: Browser) -> None:
        asked, answered = tab.ask("làm khai sinh")
        assert (asked["author"], asked["text"]) == ("citizen", "làm khai sinh")
        assert (answered["author"], answered["text"], answered["lang"]) == ("assistant", "Xin chào", "vi")
        assert answered["buttons"] == [{"title": "Lệ phí", "payload": "p:1.001193:fee"}]
        assert answered["answer"] == {"type": "small_talk", "act": "greet"}
        assert answered["id"] > asked["id"]

    def test_sent_again_it_stays_one_message_with_one_answer(self, tab: Browser, backend: Backend) -> None:
        first = tab.send("message-1", text="chào")
        tab.until_answered(first.json()["id"])
        assert tab.send("message-1", text="chào").json() == first.json()
        assert len(tab.ask("nữa")) == 4
        assert [message["message"] for message in backend.messages] == ["chào", "nữa"]

    def test_only_what_is_new_is_sent_again(self, tab: Browser) -> None:
        before = tab.ask("một")
        after = tab.ask("hai")
        assert tab.since(before[-1]["id"]) == after[len(before) :]
        assert tab.since(after[-1]["id"]) == []

    def test_a_button_is_shown_by_its_title(self, tab: Browser, backend: Backend) -> None:
        number = tab.send(payload="p:1.001193:fee", title="Lệ phí").json()["id"]
        assert tab.until_answered(number)[0]["text"] == "Lệ phí"
        assert backend.messages[0]["message"] == '/pick{"ref": "p:1.001193:fee"}'

    def test_personal_data_is_masked_before_anything_is_kept(
        self, tab: Browser, backend: Backend, tmp_path: Path
    ) -> None:
        messages = tab.ask("số tôi 0912345678, cccd 001099012345")
        assert "0912345678" not in str(messages)
        assert "001099012345" not in str(backend.messages)
        kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert b"0912345678" not in kept
        assert tab.session_id.encode() not in kept

    def test_a_place_is_used_and_never_kept(self, tab: Browser, backend: Backend, tmp_path: Path) -> None:
        number = tab.send(location={"lat": 10.776912, "lon": 106.700934}).json()["id"]
        assert tab.until_answered(number)[0]["text"] == "Vị trí của tôi"
        assert backend.places == [{"lat": 10.7769, "lon": 106.7009, "limit": 3}]
        kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert b"10.77" not in kept
        assert b"106.70" not in kept

    def test_the_centres_near_a_place_can_be_drawn(self, tab: Browser, backend: Backend) -> None:
        backend.replies[1]["custom"]["answer"] = {
            "type": "choose_unit",
            "reason": "location",
            "candidates": [{"code": "26740"}, {"code": "26743"}],
        }
        backend.centers = {
            "26740": {"name": "Trung tâm A", "lat": 10.78107, "lon": 106.69967},
            "26743": {"name": "Trung tâm B", "lat": 10.77167, "lon": 106.69338},
        }
        place = {"lat": 10.776912, "lon": 106.700934}
        answer = tab.until_answered(tab.send(location=place).json()["id"])[1]
        assert [point["label"] for point in answer["points"]] == ["Trung tâm A", "Trung tâm B"]
        backend.centers["26743"]["lat"] = None
        answer = tab.until_answered(tab.send(location=place).json()["id"])[-1]
        assert answer["points"] == [], "a picture without one of the choices would mislead"

    def test_on_a_communes_portal_the_assistant_knows_the_commune(self, tab: Browser, backend: Backend) -> None:
        conversation = tab.ask("làm khai sinh", commune="16690")
        tab.ask("lệ phí", commune="16690")
        assert [message["message"] for message in backend.messages] == [
            '/pick{"ref": "c:16690"}',
            "làm khai sinh",
            "lệ phí",
        ]
        assert len(conversation) == 2, "what the assistant says to the commune alone is not shown"

    def test_the_assistant_away_is_an_apology_that_can_be_tried_again(self, tab: Browser, backend: Backend) -> None:
        backend.down = True
        answer = tab.ask("chào")[1]
        assert "1800 1096" in answer["text"]
        assert answer["failed"]

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"text": "a", "payload": "h"},
            {"text": "x" * 501},
            {"payload": "/restart"},
            {"location": {"lat": 91, "lon": 0}},
            {"text": "a", "message_id": "short"},
            {"text": "a", "commune": "1669"},
            {"text": "a", "session_id": "guessable"},
            {"text": "  "},
        ],
    )
    def test_what_is_no_message_is_refused(self, tab: Browser, body: dict[str, object]) -> None:
        response = tab.post("messages", **{"message_id": "message-1", **body})
        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"
        assert tab.since() == []

    def test_another_tab_sees_nothing(self, tab: Browser, client: TestClient) -> None:
        tab.ask("chào")
        assert Browser(client).since() == []

    def test_nothing_said_reaches_the_log(self, tab: Browser, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        tab.ask("một điều riêng tư")
        assert "riêng tư" not in caplog.text
        assert tab.session_id not in caplog.text


class TestDatabase:
    def test_what_cannot_be_stored_is_to_be_sent_again(
        self, tab: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def full(*_: object) -> None:
            raise OperationalError("INSERT", {}, Exception("disk full: một điều riêng tư"))

        monkeypatch.setattr(Log, "accept", full)
        response = tab.send(text="một điều riêng tư")
        assert response.status_code == 503
        assert int(response.headers["retry-after"]) > 0
        assert "riêng tư" not in caplog.text


class TestForget:
    def test_nothing_is_left(self, tab: Browser, tmp_path: Path) -> None:
        tab.ask("một điều riêng tư")
        assert tab.post("forget").status_code == 204
        assert tab.since() == []

    def test_numbers_go_on_rising(self, tab: Browser) -> None:
        last = tab.ask("một")[-1]["id"]
        tab.post("forget")
        tab.ask("hai")
        assert [message["text"] for message in tab.since(last)] == ["hai", "Xin chào"]


class TestFeedback:
    def test_an_opinion_with_its_line_is_exported_masked_and_once(
        self, tab: Browser, backend: Backend, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from channels.commands import feedback  # noqa: PLC0415 - reads the messengers' libraries

        backend.replies[1]["custom"]["answer"] = {"type": "procedure", "code": "1.001193", "facet": "fee"}
        answer = tab.ask("lệ phí khai sinh")[1]["id"]
        assert tab.post("feedback", id=answer, helpful=True).status_code == 204
        assert tab.post("feedback", id=answer, helpful=False, text="sai phí, gọi 0912345678").status_code == 204
        assert feedback(ChannelSettings(var=tmp_path)) == 0
        header, *rows = capsys.readouterr().out.splitlines()
        assert header == "day,type,code,helpful,text"
        assert len(rows) == 1
        assert ",procedure,1.001193,False," in rows[0]
        assert "sai phí" in rows[0]
        assert "0912345678" not in rows[0]

    def test_a_spreadsheet_takes_no_line_for_a_formula(
        self, tab: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from channels.commands import feedback  # noqa: PLC0415 - reads the messengers' libraries

        tab.post("feedback", id=tab.ask("chào")[1]["id"], helpful=False, text='=HYPERLINK("https://evil.example")\nx')
        feedback(ChannelSettings(var=tmp_path))
        assert "False,\"'=HYPERLINK" in capsys.readouterr().out

    def test_of_an_answer_that_is_not_there(self, tab: Browser) -> None:
        asked, _ = tab.ask("chào")
        assert tab.post("feedback", id=asked["id"], helpful=True).status_code == 404
        assert tab.post("feedback", id=1, helpful=True).status_code == 404


class TestLimits:
    async def test_too_many_messages(self, limited: httpx2.AsyncClient) -> None:
        def body(number: int) -> dict[str, str]:
            return {"session_id": "0123456789abcdef", "message_id": f"message-{number}", "text": "chào"}

        statuses = [(await limited.post("/v1/conversation/messages", json=body(i))).status_code for i in range(3)]
        assert statuses == [202, 202, 429]
        refused = await limited.post("/v1/conversation/messages", json=body(3))
        assert int(refused.headers["retry-after"]) > 0

    async def test_looking_is_limited_too(self, limited: httpx2.AsyncClient) -> None:
        body = {"session_id": "0123456789abcdef"}
        statuses = [(await limited.post("/v1/conversation/since", json=body)).status_code for _ in range(17)]
        assert statuses == [200] * 16 + [429]


class TestEmbedding:
    PORTAL = "https://truongvinh.nghean.gov.vn"

    @pytest.fixture
    def embedded(self, backend: Backend, tmp_path: Path) -> TestClient:
        settings = ChannelSettings(rate_limit_per_minute=0, var=tmp_path, embed_origins=f"{self.PORTAL}/, https://b.vn")
        return TestClient(create_app(settings, backend))

    def preflight(self, client: TestClient, origin: str) -> httpx2.Response:
        headers = {
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        }
        return client.options("/v1/conversation/messages", headers=headers)

    def send(self, client: TestClient, origin: str, **headers: str) -> httpx2.Response:
        body = {"session_id": "0123456789abcdef", "message_id": "message-1", "text": "chào"}
        return client.post("/v1/conversation/messages", json=body, headers={"Origin": origin, **headers})

    def test_an_allowed_portal_talks(self, embedded: TestClient) -> None:
        with embedded as client:
            assert self.preflight(client, self.PORTAL).headers["access-control-allow-origin"] == self.PORTAL
            response = self.send(client, self.PORTAL)
        assert response.status_code == 202
        assert response.headers["access-control-allow-origin"] == self.PORTAL
        assert "access-control-allow-credentials" not in response.headers

    @pytest.mark.parametrize(
        "origin", ["https://evil.example", "null", "https://truongvinh.nghean.gov.vn.evil.example"]
    )
    def test_another_page_does_not(self, embedded: TestClient, backend: Backend, origin: str) -> None:
        with embedded as client:
            assert "access-control-allow-origin" not in self.preflight(client, origin).headers
            assert self.send(client, origin).status_code == 403
        assert backend.messages == []

    def test_our_own_pages_do_whatever_the_proxy_makes_of_the_host(self, embedded: TestClient) -> None:
        with embedded as client:
            assert self.send(client, "http://testserver").status_code == 202
            assert self.send(client, "https://mc.vn", **{"Sec-Fetch-Site": "same-origin"}).status_code == 202

    def test_nothing_else_is_readable_from_a_portal(self, embedded: TestClient) -> None:
        with embedded as client:
            response = client.get("/", headers={"Origin": self.PORTAL})
        assert "access-control-allow-origin" not in response.headers

    @pytest.mark.parametrize("origins", ["nghean.gov.vn", "https://a.vn/trang", "https://a.vn, javascript:x"])
    def test_a_misspelt_origin_is_refused_at_the_start(self, origins: str) -> None:
        with pytest.raises(ValueError, match="not an origin"):
            ChannelSettings(embed_origins=origins)
