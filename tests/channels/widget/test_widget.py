"""/widget.js, /demo and /khung as browsers and portals meet them."""

import base64
import gzip
import hashlib
import re
from pathlib import Path

import httpx2
import pytest
from fastapi.testclient import TestClient

from channels.app import create_app
from channels.settings import ChannelSettings
from channels.widget.build import BUILT, Build, built
from tests.channels.conftest import Backend

LIMIT = 40 * 1024


class TestScript:
    def test_it_is_light(self) -> None:
        assert len(built().packed) <= LIMIT // 2, "half of what a portal may be asked to load"

    def test_it_needs_no_eval_and_no_markup_from_strings(self) -> None:
        script = built().script.decode()
        assert not re.search(r"\beval\(|new Function|innerHTML|outerHTML|document\.write|insertAdjacentHTML", script)

    def test_it_loads_nothing_from_elsewhere(self) -> None:
        hosts = set(re.findall(r"https?://([\w.-]+)", built().script.decode()))
        assert hosts <= {"www.openstreetmap.org", "www.w3.org"}

    def test_packed_and_plain_are_the_same(self, client: TestClient) -> None:
        packed = client.get("/widget.js", headers={"Accept-Encoding": "gzip"})
        plain = client.get("/widget.js", headers={"Accept-Encoding": "identity"})
        assert packed.headers["content-encoding"] == "gzip"
        assert "content-encoding" not in plain.headers
        assert packed.content == plain.content == BUILT.read_bytes()
        assert gzip.decompress(built().packed) == built().script

    def test_the_newest_is_asked_for_again_soon(self, client: TestClient) -> None:
        first = client.get("/widget.js")
        assert first.headers["cache-control"] == "public, max-age=300"
        assert first.headers["access-control-allow-origin"] == "*"
        again = client.get("/widget.js", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_a_version_never_changes(self, client: TestClient) -> None:
        response = client.get(f"/widget/{built().version}/widget.js")
        assert "immutable" in response.headers["cache-control"]
        digest = base64.b64encode(hashlib.sha384(response.content).digest()).decode()
        assert built().integrity == f"sha384-{digest}"

    def test_an_old_version_leads_to_the_newest(self, client: TestClient) -> None:
        response = client.get("/widget/000000000000/widget.js")
        assert response.headers["location"] == "/widget.js"

    def test_other_bytes_are_another_version(self) -> None:
        one, other = Build.of(b"a"), Build.of(b"b")
        assert one.version != other.version
        assert one.integrity != other.integrity
        assert Build.of(b"a") == one


class TestPages:
    def test_the_example_page_allows_nothing_inline(self, client: TestClient) -> None:
        response = client.get("/demo")
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'self'" in policy
        assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]*src=)", response.text)

    def test_its_tag_is_the_script_that_is_served(self, client: TestClient) -> None:
        html = client.get("/demo").text
        source = re.search(r'src="(/widget/\w+/widget\.js)" integrity="([^"]+)"', html)
        assert source is not None
        assert Build.of(client.get(source[1]).content).integrity == source[2]

    def test_only_allowed_portals_may_frame_the_chat(self, backend: Backend, tmp_path: Path) -> None:
        settings = ChannelSettings(var=tmp_path, embed_origins="https://nghean.gov.vn")
        with TestClient(create_app(settings, backend)) as client:
            policy = client.get("/khung?commune=16690").headers["content-security-policy"]
        assert policy.endswith("frame-ancestors 'self' https://nghean.gov.vn")

    def test_without_a_setting_nobody_else_may(self, client: TestClient) -> None:
        assert client.get("/khung").headers["content-security-policy"].endswith("frame-ancestors 'self'")


UNITS = {
    "code": "16690",
    "items": [
        {"name": "Phường Trường Thi", "level": "commune", "valid_to": "2025-06-30"},
        {"name": "Phường Trường Vinh", "level": "commune", "valid_to": None},
    ],
}


class TestWelcome:
    @pytest.fixture
    def portal(self, backend: Backend, tmp_path: Path) -> TestClient:
        class Directory(Backend):
            async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
                if request.url.path == "/v1/units/16690":
                    return httpx2.Response(200, json=UNITS)
                return await backend.handle_async_request(request)

        return TestClient(create_app(ChannelSettings(var=tmp_path, notice="Hệ thống đang bảo trì."), Directory()))

    def test_a_communes_portal_offers_its_centre_under_its_present_name(self, portal: TestClient) -> None:
        with portal as client:
            welcome = client.get("/v1/welcome?commune=16690").json()
        assert welcome["buttons"][0] == {"title": "Trung tâm phường Trường Vinh", "payload": "c:16690"}
        assert welcome["notice"] == "Hệ thống đang bảo trì."

    def test_any_other_page_offers_to_find_one(self, client: TestClient) -> None:
        welcome = client.get("/v1/welcome").json()
        assert welcome["buttons"][0]["payload"] == "t:center"
        assert welcome["notice"] is None

    def test_without_the_directory_the_centre_is_offered_all_the_same(
        self, client: TestClient, backend: Backend
    ) -> None:
        backend.down = True
        button = client.get("/v1/welcome?commune=16690").json()["buttons"][0]
        assert button == {"title": "Trung tâm xã, phường này", "payload": "c:16690"}
