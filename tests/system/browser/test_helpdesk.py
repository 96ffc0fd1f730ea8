"""The help desk, by keyboard, with a network and without."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ops.desk_screens import wait_until_kept
from tests.system.browser.helpdesk import (
    SAIGON,
    add_account,
    box,
    look_up,
    new_context,
    open_desk,
    sign_in,
)
from tests.system.conftest import STATE, Conversation

pytestmark = [pytest.mark.system, pytest.mark.browser]


@pytest.fixture(scope="module")
def member(ports: dict[str, int]) -> str:
    return add_account(STATE, ports["directory"])


@pytest.fixture
def desk(browser: Browser, web: str, member: str) -> Iterator[Page]:
    page = open_desk(browser, web, member)
    yield page
    page.context.close()


def test_nobody_gets_in_with_a_wrong_password(browser: Browser, web: str, member: str) -> None:
    context = new_context(browser, web)
    page = context.new_page()
    page.goto("/quay")
    sign_in(page, member, "sai-mat-khau-roi")
    expect(page.get_by_role("alert")).to_contain_text("chưa đúng")
    expect(box(page)).to_have_count(0)
    context.close()


def test_where_and_what_by_keyboard_alone(desk: Page) -> None:
    expect(box(desk)).to_be_focused()
    desk.keyboard.type("ben nghe q1")
    expect(desk.get_by_role("option").first).to_contain_text("nay thuộc Phường Sài Gòn")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=2, name="Phường Sài Gòn")).to_be_visible()
    conversion = desk.locator(".conversion")
    expect(conversion).to_contain_text("Phường Bến Nghé, Quận 1 (đến 30/6/2025), nay thuộc Phường Sài Gòn")
    expect(desk.locator(".opening")).not_to_be_empty()
    expect(box(desk)).to_be_focused()
    desk.keyboard.type("khai sinh")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()
    expect(desk.get_by_text("Nguồn: ").first).to_be_visible()
    paper = desk.get_by_role("checkbox", name="Giấy chứng sinh")
    paper.focus()
    desk.keyboard.press("Space")
    expect(paper).to_be_checked()
    desk.keyboard.press("/")
    expect(box(desk)).to_be_focused()


def test_place_and_matter_in_one_line(desk: Page) -> None:
    look_up(desk, "ben nghe khai sinh")
    expect(box(desk)).to_have_value("khai sinh")
    desk.get_by_role("option", selected=True).wait_for()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=2, name="Phường Sài Gòn")).to_be_visible()
    expect(desk.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()


def test_a_split_commune_is_asked(desk: Page) -> None:
    look_up(desk, "da kao")
    expect(desk.get_by_role("heading", name="đã chia vào 2 xã, phường")).to_be_visible()
    first = desk.get_by_role("button", name="Phường Tân Định")
    expect(first).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Phường Tân Định, Thành phố Hồ Chí Minh")).to_be_visible()
    expect(desk.locator(".conversion")).to_contain_text("Một phần Phường Đa Kao, Quận 1")
    expect(box(desk)).to_be_focused()


def test_what_is_handed_over(desk: Page, web: str, tmp_path: Path) -> None:
    look_up(desk, "ben nghe q1")
    look_up(desk, "khai sinh")
    desk.get_by_role("heading", name="Đăng ký khai sinh").wait_for()

    desk.keyboard.press("Alt+c")
    expect(desk.get_by_text("Đã chép")).to_be_visible()
    copied = desk.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Đăng ký khai sinh\nPhường Sài Gòn, Thành phố Hồ Chí Minh")
    assert "☐ Giấy chứng sinh" in copied
    assert f"{web}/thu-tuc/1.001193" in copied

    desk.keyboard.press("Alt+q")
    code = desk.get_by_role("img", name=f"{web}/thu-tuc/1.001193")
    expect(code).to_be_visible()
    desk.keyboard.press("Escape")
    expect(code).to_have_count(0)
    expect(box(desk)).to_be_focused()

    with desk.expect_download() as download:
        desk.keyboard.press("Alt+s")
    paper = tmp_path / "paper.pdf"
    download.value.save_as(paper)
    assert download.value.suggested_filename == "1.001193.pdf"
    assert paper.read_bytes().startswith(b"%PDF-")


def test_the_printed_page_is_the_sheet_and_nothing_else(desk: Page) -> None:
    look_up(desk, "ben nghe q1")
    look_up(desk, "khai sinh")
    desk.get_by_role("heading", name="Đăng ký khai sinh").wait_for()
    desk.emulate_media(media="print")
    sheet = desk.locator(".sheet")
    expect(sheet).to_be_visible()
    expect(sheet.locator(".boxes li").first).to_contain_text("Giấy chứng sinh")
    expect(sheet.locator("svg")).to_be_visible()
    expect(sheet).to_contain_text("45 - 47 Lê Duẩn")
    expect(sheet).to_contain_text("Nguồn: ")
    for part in (".top", ".search", ".actions", ".cards", ".tabs"):
        expect(desk.locator(part)).to_be_hidden()
    desk.evaluate("window.print = () => { window.printed = true; }")
    desk.keyboard.press("Alt+i")
    assert desk.evaluate("window.printed")


def test_several_citizens_at_once(desk: Page) -> None:
    look_up(desk, "ben nghe q1")
    desk.keyboard.press("Alt+n")
    expect(desk.get_by_role("tab")).to_have_count(2)
    expect(box(desk)).to_be_focused()
    look_up(desk, "ket hon")
    expect(desk.get_by_role("heading", name="Đăng ký kết hôn")).to_be_visible()
    desk.keyboard.press("Control+1")
    expect(desk.get_by_role("heading", level=2, name="Phường Sài Gòn")).to_be_visible()
    expect(desk.get_by_role("heading", name="Đăng ký kết hôn")).to_have_count(0)
    desk.keyboard.press("Alt+2")
    expect(desk.get_by_role("heading", name="Đăng ký kết hôn")).to_be_visible()
    desk.reload()
    expect(desk.get_by_role("heading", name="Đăng ký kết hôn")).to_be_visible()
    desk.keyboard.press("Alt+w")
    expect(desk.get_by_role("tab")).to_have_count(1)
    expect(desk.get_by_role("heading", level=2, name="Phường Sài Gòn")).to_be_visible()


def test_works_after_a_reload_without_a_network(desk: Page) -> None:
    wait_until_kept(desk)
    # Whoever comes back to a machine without a network has no session to show either.
    desk.context.clear_cookies()
    desk.context.set_offline(True)
    desk.reload()
    expect(desk.locator(".connection")).to_contain_text("Không có mạng")
    expect(desk.locator(".connection")).to_contain_text("tải về vừa xong")
    look_up(desk, "ben nghe q1")
    look_up(desk, "khai sinh")
    expect(desk.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()
    expect(desk.get_by_text("chưa biết đang mở hay đóng")).to_be_visible()
    desk.keyboard.press("Alt+q")
    expect(desk.get_by_role("dialog").get_by_role("img")).to_be_visible()
    desk.keyboard.press("Escape")
    desk.context.set_offline(False)
    expect(desk.get_by_text("Phiên làm việc đã hết")).to_be_visible()
    expect(desk.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()


def test_the_desk_forgets_on_signing_out(desk: Page) -> None:
    look_up(desk, "ben nghe q1")
    desk.get_by_role("button", name="Ghim Phường Bến Nghé").click()
    desk.keyboard.press("Alt+w")
    expect(desk.get_by_role("heading", name="Đã ghim")).to_be_visible()
    kept = desk.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    assert "26740" in kept
    assert "ben nghe" not in kept
    desk.get_by_role("button", name="Cài đặt").click()
    desk.get_by_role("button", name="Đăng xuất").click()
    expect(desk.get_by_label("Tên đăng nhập")).to_be_visible()
    assert "26740" not in desk.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    desk.reload()
    expect(desk.get_by_label("Tên đăng nhập")).to_be_visible()


def test_a_report_is_dealt_with_while_the_network_is_down(desk: Page, browser: Browser, web: str) -> None:
    text = f"Biển chỉ đường {_word()} đã cũ"
    citizen = new_context(browser, web).new_page()
    citizen.goto(f"/bao-sai?trang=/trung-tam/{SAIGON}")
    citizen.get_by_role("radio").first.check()
    citizen.get_by_role("textbox").first.fill(text)
    citizen.locator("main form button").click()
    citizen.wait_for_url("**/cam-on*")
    citizen.context.close()

    desk.get_by_role("button", name="Báo sai").click()
    item = desk.get_by_role("listitem").filter(has_text=text)
    expect(item).to_contain_text("Phường Sài Gòn")
    desk.context.set_offline(True)
    item.get_by_role("button", name="Đã xử lý").click()
    expect(item).to_have_count(0)
    expect(desk.get_by_text("sẽ gửi khi có mạng")).to_be_visible()
    expect(desk.locator(".connection")).to_contain_text("1 việc chờ gửi")
    with desk.expect_response("**/done") as told:
        desk.context.set_offline(False)
    assert told.value.status == 204
    expect(desk.locator(".connection")).not_to_contain_text("chờ gửi")


def test_an_unanswered_question_is_looked_up_and_dealt_with(desk: Page, citizen: Conversation) -> None:
    text = f"làm {_word()} {_word()} {_word()}"
    citizen.ask("phường Sài Gòn thành phố Hồ Chí Minh")
    citizen.ask(text)
    desk.get_by_role("button", name="Câu chưa trả lời").click()
    item = desk.get_by_role("listitem").filter(has_text=text)
    expect(item).to_be_visible()
    item.get_by_role("button", name="Tra câu này").click()
    expect(box(desk)).to_have_value(text)
    desk.get_by_role("button", name="Câu chưa trả lời").click()
    item.get_by_role("button", name="Đã xử lý").click()
    expect(desk.get_by_text("Đã ghi là xử lý xong.")).to_be_visible()
    desk.reload()
    desk.get_by_role("button", name="Câu chưa trả lời").click()
    desk.get_by_role("heading", name="Câu chưa trả lời").wait_for()
    desk.wait_for_load_state("networkidle")
    expect(item).to_have_count(0)


def test_a_key_press_is_answered_at_once_in_the_largest_province(
    browser: Browser, web: str, ports: dict[str, int]
) -> None:
    page = open_desk(browser, web, add_account(STATE, ports["directory"], province="38", commune=None))
    page.evaluate(
        """() => {
          window.times = [];
          document.getElementById('search').addEventListener('keydown', () => {
            const start = performance.now();
            requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - start)));
          });
        }"""
    )
    page.keyboard.type("xã hoằng đồng, huyện hoằng hoá", delay=30)
    expect(page.get_by_role("option").first).to_contain_text("Xã Hoằng Đồng")
    times = page.evaluate("window.times")
    assert len(times) > 20
    assert median(times) < 100
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_accessibility_violation(browser: Browser, web: str, member: str, scheme: str, width: int) -> None:
    page = new_context(browser, web, color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
    page.goto("/quay")
    page.get_by_label("Tên đăng nhập").wait_for()
    _check(page, width, "signed out")
    sign_in(page, member)
    box(page).wait_for()
    _check(page, width, "empty")
    page.keyboard.type("ben nghe")
    page.get_by_role("option").first.wait_for()
    _check(page, width, "results")
    page.keyboard.press("Enter")
    look_up(page, "khai sinh")
    page.locator(".opening").wait_for()
    _check(page, width, "card")
    page.keyboard.press("Alt+q")
    _check(page, width, "QR code")
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+n")
    look_up(page, "da kao")
    _check(page, width, "choice")
    for name in ("Câu chưa trả lời", "Báo sai"):
        page.get_by_role("button", name=name).click()
        page.get_by_role("heading", name=name).wait_for()
        _check(page, width, name)
    page.get_by_role("button", name="Cài đặt").click()
    _check(page, width, "settings")
    page.get_by_label("Chữ lớn").check()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Tra cứu").click()
    page.keyboard.press("Alt+1")
    _check(page, width, "large type")
    wait_until_kept(page)
    page.context.set_offline(True)
    page.reload()
    page.locator(".connection.off").wait_for()
    _check(page, width, "offline")
    page.context.close()


def _word() -> str:
    """A word nobody said before, without digits (those are masked)."""
    return uuid.uuid4().hex[:9].translate(str.maketrans("0123456789", "ghijklmnop"))


def _check(page: Page, width: int, state: str) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, f"{state}: {results.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= width, state
