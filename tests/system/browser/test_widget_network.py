"""The widget where things go wrong: foreign pages, hostile styles, blocked streams, restarts, no network."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.system.browser.widget_pages import Service, Widget, portal

pytestmark = [pytest.mark.system, pytest.mark.browser]


@pytest.fixture
def service(ports: dict[str, int], tmp_path: Path) -> Iterator[Service]:
    """A public service that may be stopped."""
    own = Service(ports, tmp_path, MOTCUA_EMBED_ORIGINS="*")
    own.start()
    yield own
    own.stop(signal.SIGKILL)


def told(page: Page) -> list[str]:
    """Collect what the browser complains about."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


class TestPortal:
    def test_hostile_styles_and_a_strict_policy_change_nothing(self, browser: Browser, service: Service) -> None:
        with portal(service.url) as origin:
            page = browser.new_page(viewport={"width": 320, "height": 640}, locale="vi-VN")
            complaints = told(page)
            page.goto(origin)
            widget = Widget(page)
            widget.open()
            assert widget.field.evaluate("(field) => getComputedStyle(field).fontSize") == "18px"
            widget.ask("phuong ben nghe q1 lam giay to o dau")
            expect(widget.log).to_contain_text("phường Sài Gòn")
            assert complaints == []
            page.close()

    def test_a_portal_that_is_not_allowed_is_told_so(
        self, browser: Browser, ports: dict[str, int], tmp_path: Path
    ) -> None:
        own = Service(ports, tmp_path, MOTCUA_EMBED_ORIGINS="https://nghean.gov.vn")
        own.start()
        try:
            with portal(own.url) as origin:
                page = browser.new_page(locale="vi-VN")
                page.goto(origin)
                widget = Widget(page)
                widget.open()
                widget.field.fill("chào")
                page.keyboard.press("Enter")
                expect(page.locator("mot-cua .note")).to_be_visible()
                expect(widget.answers).to_have_count(0)
                page.close()
        finally:
            own.stop()


def test_the_operators_notice_is_shown_and_can_change_at_any_time(
    browser: Browser, service: Service, tmp_path: Path
) -> None:
    (tmp_path / "notice.txt").write_text("Hệ thống đang gián đoạn.", encoding="utf-8")
    page = browser.new_page(locale="vi-VN")
    page.goto(f"{service.url}/demo")
    Widget(page).open()
    expect(page.get_by_role("note", name="Thông báo")).to_have_text("Hệ thống đang gián đoạn.")
    (tmp_path / "notice.txt").unlink()
    page.reload()
    expect(page.locator("mot-cua .welcome button").first).to_be_visible()
    expect(page.get_by_role("note", name="Thông báo")).to_be_hidden()
    page.close()


class TestStreams:
    @pytest.mark.parametrize("how", ["refused", "silent"])
    def test_where_streams_are_blocked_the_answer_comes_all_the_same(self, page: Page, how: str) -> None:
        streams: list[str] = []

        def block(route: object) -> None:
            streams.append(how)
            if how == "refused":
                route.abort()  # type: ignore[attr-defined]

        page.route("**/v1/conversation/events", block)
        page.goto("/demo")
        widget = Widget(page)
        widget.open()
        widget.ask("lam khai sinh can gi")
        widget.ask("le phi bao nhieu")
        expect(widget.questions).to_have_count(2)
        assert streams == [how], "it does not try again and again"


class TestRestart:
    @pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
    def test_in_the_middle_nothing_is_lost_or_doubled(
        self, browser: Browser, service: Service, how: signal.Signals
    ) -> None:
        page = browser.new_page(locale="vi-VN")
        page.set_default_timeout(20_000)
        page.goto(f"{service.url}/demo")
        widget = Widget(page)
        widget.open()
        widget.ask("lam khai sinh can gi")
        with page.expect_response("**/v1/conversation/messages"):
            widget.field.fill("le phi bao nhieu")
            page.keyboard.press("Enter")
        assert service.stop(how) < 5, "an open stream does not hold the service up"
        expect(page.get_by_text("Mất kết nối").first).to_be_visible()
        widget.field.fill("bao lau thi xong")
        page.keyboard.press("Enter")
        expect(page.locator("mot-cua .note")).to_contain_text("sẽ tự gửi lại")
        service.start()
        expect(widget.answers).to_have_count(3, timeout=30_000)
        expect(widget.questions).to_have_count(3)
        expect(page.locator("mot-cua .note")).to_have_count(0)
        page.reload()
        expect(widget.answers).to_have_count(3)
        expect(widget.questions).to_have_count(3)
        page.close()


def test_what_was_typed_without_a_network_goes_out_when_it_is_back(page: Page) -> None:
    page.goto("/demo")
    widget = Widget(page)
    widget.open()
    widget.ask("chao")
    page.context.set_offline(True)
    widget.field.fill("lam khai sinh can gi")
    page.keyboard.press("Enter")
    expect(page.locator("mot-cua .note")).to_be_visible()
    expect(page.get_by_text("Mất kết nối").first).to_be_visible()
    expect(page.locator("mot-cua .typing")).to_be_hidden()
    page.context.set_offline(False)
    expect(page.locator("mot-cua .offline")).to_be_hidden()
    expect(widget.answers).to_have_count(2)
    expect(page.locator("mot-cua .note")).to_have_count(0)
