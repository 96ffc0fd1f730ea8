"""The widget on the example page: what a citizen does with it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.system.browser.widget_pages import Widget

pytestmark = [pytest.mark.system, pytest.mark.browser]
PLACE = {"latitude": 10.776912, "longitude": 106.700934}


@pytest.fixture
def widget(page: Page) -> Widget:
    page.goto("/demo")
    return Widget(page)


class TestCitizen:
    def test_she_gets_her_centre_by_keyboard_alone_on_a_small_phone(self, page: Page) -> None:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto("/demo")
        widget = Widget(page)
        widget.launcher.wait_for()
        widget.launcher.focus()
        page.keyboard.press("Enter")
        expect(widget.field).to_be_focused()
        page.keyboard.type("phuong ben nghe q1 gio lam giay to o dau")
        page.keyboard.press("Enter")
        expect(widget.log).to_contain_text("Trung tâm Phục vụ hành chính công phường Sài Gòn")
        expect(widget.log).to_contain_text("Nguồn")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.keyboard.press("Escape")
        expect(widget.panel).to_be_hidden()
        expect(widget.launcher).to_be_focused()

    def test_her_communes_portal_offers_her_centre(self, widget: Widget, page: Page) -> None:
        widget.open()
        page.get_by_role("button", name="Trung tâm phường Trường Vinh").click()
        card = page.locator("mot-cua .card")
        expect(card).to_contain_text("Số 88, đường Lý Nhật Quang")
        expect(card.get_by_role("link", name="Chỉ đường")).to_have_attribute("href", re.compile("openstreetmap.org"))

    def test_the_assistant_knows_her_commune_without_being_told(self, widget: Widget) -> None:
        widget.open()
        widget.ask("lam giay khai sinh cho con o dau")
        expect(widget.log).to_contain_text("phường Trường Vinh")
        assert widget.answers.count() == 1

    def test_she_shares_her_place_once_and_only_when_she_presses(self, browser: Browser, web: str) -> None:
        context = browser.new_context(base_url=web, locale="vi-VN", geolocation=PLACE, permissions=["geolocation"])
        page = context.new_page()
        sent: list[str] = []
        page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
        page.goto("/demo")
        widget = Widget(page)
        widget.open()
        widget.ask("chao")
        assert not any("10.77" in line for line in sent)
        page.get_by_role("button", name="Gửi vị trí").click()
        expect(widget.log).to_contain_text("Các nơi gần vị trí vừa gửi")
        expect(page.locator("mot-cua .spot")).to_have_count(3)
        with_place = [line for line in sent if "10.77" in line]
        assert len(with_place) == 1
        assert '{"lat":10.7769,"lon":106.7009}' in with_place[0]
        assert not any("106.70" in line.split(" ")[0] for line in sent)
        context.close()

    def test_a_browser_that_gives_no_place_is_explained(self, widget: Widget, page: Page) -> None:
        widget.open()
        page.get_by_role("button", name="Gửi vị trí").click()
        expect(page.locator("mot-cua").get_by_role("status")).to_contain_text("gõ tên xã, phường cũng được")

    def test_several_centres_stand_on_a_sketch(self, widget: Widget, page: Page) -> None:
        widget.open()
        page.get_by_role("button", name="Trung tâm phường Trường Vinh").click()
        page.get_by_role("button", name="Nơi khác trong tỉnh").click()
        expect(page.get_by_role("img", name=re.compile("Sơ đồ vị trí"))).to_be_visible()
        expect(page.locator("mot-cua .spot")).to_have_count(page.locator("mot-cua .card .number").count())

    def test_she_says_what_she_thinks_of_an_answer(self, widget: Widget, page: Page) -> None:
        widget.open()
        widget.ask("lam khai sinh can gi")
        with page.expect_response("**/v1/conversation/feedback") as first:
            page.get_by_role("button", name="Chưa có ích").click()
        assert first.value.status == 204
        page.get_by_label("Góp ý một dòng").fill("chưa rõ mức phí")
        with page.expect_response("**/v1/conversation/feedback") as second:
            page.keyboard.press("Enter")
        assert second.value.status == 204

    def test_a_person_can_be_called(self, widget: Widget, page: Page) -> None:
        widget.open()
        page.get_by_role("button", name="Gặp người hỗ trợ").click()
        expect(page.get_by_role("link", name="1800 1096")).to_have_attribute("href", "tel:18001096")

    def test_she_deletes_what_was_said(self, widget: Widget, page: Page) -> None:
        widget.open()
        widget.ask("lam khai sinh can gi")
        page.get_by_role("button", name="Xóa trò chuyện").click()
        expect(widget.answers).to_have_count(0)
        page.reload()
        expect(widget.panel).to_be_visible()
        expect(widget.answers).to_have_count(0)


class TestReload:
    def test_in_the_middle_everything_is_there_again_once(self, widget: Widget, page: Page) -> None:
        widget.open()
        widget.ask("lam khai sinh can gi")
        widget.ask("le phi bao nhieu")
        said = widget.log.inner_text()
        page.reload()
        expect(widget.answers).to_have_count(2)
        expect(widget.questions).to_have_count(2)
        assert widget.log.inner_text() == said
        widget.ask("bao lau thi xong")
        expect(widget.questions).to_have_count(3)

    def test_before_the_answer_came_it_comes_after(self, widget: Widget, page: Page) -> None:
        widget.open()
        with page.expect_response("**/v1/conversation/messages"):
            widget.field.fill("lam khai sinh can gi")
            page.keyboard.press("Enter")
        page.reload()
        expect(widget.answers).to_have_count(1)
        expect(widget.questions).to_have_count(1)

    def test_another_tab_is_another_conversation(self, widget: Widget, page: Page) -> None:
        widget.open()
        widget.ask("lam khai sinh can gi")
        other = page.context.new_page()
        other.goto("/demo")
        beside = Widget(other)
        beside.open()
        expect(beside.answers).to_have_count(0)

    def test_no_session_stands_in_an_address_or_a_cookie(self, widget: Widget, page: Page) -> None:
        addresses: list[str] = []
        page.on("request", lambda request: addresses.append(request.url))
        widget.open()
        widget.ask("chao")
        session = page.evaluate("JSON.parse(sessionStorage['motcua-widget']).id")
        assert addresses
        assert not any(session in address for address in addresses)
        assert page.context.cookies() == []
        assert page.evaluate("localStorage.length") == 0


VOICES = """
window.spoken = [];
Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
  getVoices: () => [{ lang: 'vi-VN', name: 'test' }], cancel: () => {}, speak: (words) => spoken.push(words.text),
}) });
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
window.SpeechRecognition = class extends EventTarget {
  start() {
    const heard = Object.assign(new Event('result'), { results: [[{ transcript: 'làm khai sinh cần gì' }]] });
    setTimeout(() => { this.dispatchEvent(heard); this.dispatchEvent(new Event('end')); });
  }
  abort() {}
};
"""


class TestSpeech:
    def test_what_she_says_is_written_for_her_to_send(self, page: Page) -> None:
        page.add_init_script(VOICES)
        page.goto("/demo")
        widget = Widget(page)
        widget.open()
        page.get_by_role("button", name="Nói thay vì gõ").click()
        expect(widget.field).to_have_value("làm khai sinh cần gì")
        expect(widget.field).to_be_focused()
        expect(widget.questions).to_have_count(0)

    def test_an_answer_is_read_aloud_without_addresses(self, page: Page) -> None:
        page.add_init_script(VOICES)
        page.goto("/demo")
        widget = Widget(page)
        widget.open()
        widget.ask("lam khai sinh can gi")
        page.get_by_role("button", name="Nghe đọc").click()
        spoken = page.evaluate("spoken")
        assert len(spoken) == 1
        assert "khai sinh" in spoken[0]
        assert "https:" not in spoken[0]

    def test_a_browser_without_speech_offers_none(self, page: Page) -> None:
        page.add_init_script("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;")
        page.goto("/demo")
        widget = Widget(page)
        widget.open()
        expect(page.get_by_role("button", name="Nói thay vì gõ")).to_have_count(0)


def test_a_tab_nobody_looks_at_keeps_no_connection(widget: Widget, page: Page) -> None:
    widget.open()
    widget.ask("chao")
    with page.expect_event("requestfailed", lambda request: request.url.endswith("/events")):
        page.evaluate(
            """() => {
              Object.defineProperty(document, 'hidden', { value: true, configurable: true });
              document.dispatchEvent(new Event('visibilitychange'));
            }"""
        )
    with page.expect_request("**/v1/conversation/events"):
        page.evaluate("() => { delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); }")
    widget.ask("lam khai sinh can gi")
    expect(widget.questions).to_have_count(2)


# What a screen reader announces is what is added to a live region while it is live.
ANNOUNCED = """
window.announced = [];
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (how) {
  const root = attach.call(this, how);
  new MutationObserver((changes) => changes.forEach(({ target, addedNodes }) => {
    const live = target.role === 'log' && target.ariaLive === 'polite';
    if (live) addedNodes.forEach((node) => announced.push(node.className));
  })).observe(root, { childList: true, subtree: true });
  return root;
};
"""


class TestScreenReader:
    def test_each_new_message_is_announced_once_and_old_ones_not_again(self, page: Page) -> None:
        page.add_init_script(ANNOUNCED)
        page.goto("/demo")
        widget = Widget(page)
        widget.open()
        expect(widget.log).to_have_attribute("aria-live", "polite")
        widget.ask("lam khai sinh can gi")
        assert page.evaluate("announced") == ["message mine", "message theirs"]
        page.reload()
        expect(widget.answers).to_have_count(1)
        expect(widget.log).to_have_attribute("aria-live", "polite")
        assert page.evaluate("announced") == []
        widget.ask("le phi bao nhieu")
        assert page.evaluate("announced") == ["message mine", "message theirs"]

    def test_every_message_says_its_language(self, widget: Widget, page: Page) -> None:
        widget.open()
        widget.ask("chao")
        assert page.locator("mot-cua .theirs > [lang=vi]").count() == 1


STATES = ("closed", "open", "answered")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_accessibility_violation(page: Page, scheme: str, width: int, state: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/demo")
    widget = Widget(page)
    widget.launcher.wait_for()
    if state != "closed":
        widget.open()
        expect(page.locator("mot-cua .welcome button").first).to_be_visible()
    if state == "answered":
        page.get_by_role("button", name="Trung tâm phường Trường Vinh").click()
        page.get_by_role("button", name="Nơi khác trong tỉnh").click()
        expect(page.locator("mot-cua .map")).to_be_visible()
        page.get_by_role("button", name="Gặp người hỗ trợ").click()
        expect(page.get_by_role("link", name="1800 1096")).to_be_visible()
        page.get_by_role("button", name="Chưa có ích").click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_pressed_is_large_enough_also_in_large_type(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/demo")
    widget = Widget(page)
    widget.open()
    page.get_by_role("button", name="Trung tâm phường Trường Vinh").click()
    expect(page.locator("mot-cua .card")).to_be_visible()
    for _ in ("usual", "large"):
        small = page.locator("mot-cua").evaluate(
            """(host) => [...host.shadowRoot.querySelectorAll('button, input, a.way')]
                 .filter((element) => element.checkVisibility())
                 .map((element) => [element.textContent || element.ariaLabel, element.getBoundingClientRect()])
                 .filter(([, box]) => box.height < 43.5 || box.width < 43.5 || box.left < 0 || box.right > innerWidth)
                 .map(([name, box]) => `${name} ${box.width}x${box.height} at ${box.left}`)"""
        )
        assert small == []
        page.get_by_role("button", name="Chữ to").click()


def test_the_framed_chat_fills_its_frame(page: Page) -> None:
    page.goto("/khung?commune=16690")
    field = page.get_by_label("Câu hỏi của ông/bà")
    field.fill("lam khai sinh o dau")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("phường Trường Vinh")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def test_in_english_the_frame_is_english_and_answers_are_marked_vietnamese(page: Page, web: str) -> None:
    tag = f'<script src="{web}/widget.js" data-lang="en"></script>'
    html = f'<!doctype html><html lang="en"><title>Portal</title><body>{tag}'
    page.route("**/demo", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("/demo")
    page.get_by_role("button", name="Ask about procedures").click()
    page.get_by_label("Your question").fill("lam khai sinh can gi")
    page.keyboard.press("Enter")
    expect(page.locator("mot-cua .theirs > [lang=vi]")).to_contain_text("khai sinh")
    expect(page.locator("mot-cua .root")).to_have_attribute("lang", "en")
