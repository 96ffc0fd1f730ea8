"""The plain page: a chat without JavaScript."""

from fastapi.testclient import TestClient

from channels.page.links import linked
from tests.channels.conftest import Backend


class TestPage:
    def test_it_says_that_it_is_automatic_and_never_asks_for_secrets(self, client: TestClient) -> None:
        html = client.get("/").text
        assert "trợ lý tự động" in html
        assert "không hỏi số căn cước" in html
        assert "<script" not in html

    def test_a_question_shows_up_with_its_answer(self, client: TestClient) -> None:
        response = client.post("/", data={"text": "chào <b>"})
        assert response.status_code == 303
        html = client.get("/").text
        assert "chào &lt;b&gt;" in html
        assert "Xin chào" in html
        assert 'value="p:1.001193:fee"' in html

    def test_a_button_works_as_a_form(self, client: TestClient, backend: Backend) -> None:
        client.post("/", data={"payload": "p:1.001193:fee", "title": "Lệ phí"})
        assert backend.messages[0]["message"] == '/pick{"ref": "p:1.001193:fee"}'
        assert "Lệ phí" in client.get("/").text

    def test_too_long_a_question_is_explained(self, client: TestClient) -> None:
        assert "viết ngắn hơn" in client.post("/", data={"text": "x" * 501}).text

    def test_assistant_down_is_explained(self, client: TestClient, backend: Backend) -> None:
        backend.down = True
        client.post("/", data={"text": "chào"})
        assert "1800 1096" in client.get("/").text

    def test_forget(self, client: TestClient) -> None:
        client.post("/", data={"text": "chào"})
        client.post("/xoa")
        assert "Xin chào" not in client.get("/").text

    def test_personal_data_is_not_shown_again(self, client: TestClient) -> None:
        client.post("/", data={"text": "số của tôi 0912345678"})
        assert "0912345678" not in client.get("/").text

    def test_another_browser_sees_nothing(self, client: TestClient) -> None:
        client.post("/", data={"text": "chào"})
        client.cookies.clear()
        assert "Xin chào" not in client.get("/").text

    def test_the_page_may_load_nothing_foreign(self, client: TestClient) -> None:
        assert "default-src 'none'" in client.get("/").headers["content-security-policy"]
        assert client.get("/static/page.css").status_code == 200


class TestLinks:
    def test_official_hosts_become_links(self) -> None:
        html = linked("Nộp tại https://dichvucong.gov.vn/p/home.")
        assert '<a href="https://dichvucong.gov.vn/p/home"' in html
        assert html.endswith("</a>.")

    def test_other_hosts_stay_text(self) -> None:
        assert "<a" not in linked("https://dichvucong.gov.vn.evil.example/x và https://evil-gov.vn")

    def test_markup_is_escaped(self) -> None:
        assert linked('<img src=x> "') == "&lt;img src=x&gt; &#34;"
