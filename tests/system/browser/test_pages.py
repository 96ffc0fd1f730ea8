"""The public pages in a real browser, on the whole system with its real content."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.system, pytest.mark.browser]

KINDS = {
    "centre": "/trung-tam/16690",
    "centre without address": "/trung-tam/20333",
    "unit search": "/xa-phuong?q=da kao",
    "unit": "/xa-phuong/16690",
    "procedures": "/thu-tuc",
    "procedure": "/thu-tuc/1.001193",
    "procedure by name": "/thu-tuc?q=hai quan",
    "provinces": "/tinh",
    "province": "/tinh/48",
    "report": "/bao-sai?trang=/trung-tam/16690",
    "not found": "/khong-co-trang-nay",
}


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS.keys())
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_accessibility_violation_and_no_sideways_scrolling(page: Page, path: str, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["/trung-tam/16690", "/thu-tuc/1.001193"])
def test_text_at_twice_its_size_needs_no_sideways_scrolling(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(path)
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("path", ["/", "/trung-tam/16690", "/xa-phuong/16690", "/thu-tuc/1.001193", "/tinh/40"])
def test_the_policy_is_kept_and_records_are_json(page: Page, path: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path)
    assert complaints == []
    for record in page.locator('script[type="application/ld+json"]').all_text_contents():
        assert json.loads(record)["@context"] == "https://schema.org"


def test_a_report_is_sent_without_javascript(browser: Browser, web: str) -> None:
    context = browser.new_context(base_url=web, java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto("/trung-tam/16690")
    page.get_by_role("link", name="Báo sai trang này").click()
    page.get_by_label("Giờ làm việc").check()
    page.get_by_label("Đúng ra là thế nào?").fill("Thứ Bảy có làm buổi sáng.")
    page.get_by_role("button", name="Gửi").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Cảm ơn ông/bà"
    page.get_by_role("link", name=re.compile("Về trang")).click()
    assert page.url.endswith("/trung-tam/16690")
    context.close()


def test_an_old_address_leads_to_the_centre_by_keyboard_alone(page: Page) -> None:
    page.goto("/xa-phuong")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("phuong ben nghe q1")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Trung tâm Phục vụ hành chính công phường Sài Gòn")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/trung-tam/26740")
    assert "45 - 47 Lê Duẩn" in page.get_by_role("main").inner_text()


def test_a_checklist_is_ticked_by_keyboard_and_printed_without_the_frame(page: Page) -> None:
    page.goto("/thu-tuc/1.001193")
    first = page.get_by_role("checkbox").first
    first.focus()
    page.keyboard.press("Space")
    assert first.is_checked()
    page.emulate_media(media="print")
    assert page.get_by_role("navigation", name="Các phần").is_hidden()
    assert page.get_by_role("link", name="Báo sai trang này").is_hidden()
    assert first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("path", ["/trung-tam/16690", "/thu-tuc/1.001193", "/tinh/40"])
def test_whatever_is_pressed_is_large_enough(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    pressed = page.locator("main button, main .button, header a, main input[type=checkbox], main input[type=search]")
    sizes = pressed.evaluate_all(
        "all => all.map(one => (one.closest('label') ?? one).getBoundingClientRect()).map(box => box.height)"
    )
    assert sizes
    assert min(sizes) >= 44


def test_skip_link_comes_first_and_leads_to_the_content(page: Page) -> None:
    page.goto("/trung-tam/16690")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung"
    page.keyboard.press("Enter")
    assert page.url.endswith("#noi-dung")
