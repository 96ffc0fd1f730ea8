"""The page that needs no JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.system, pytest.mark.browser]


def test_a_citizen_without_javascript_gets_her_centre(browser: Browser, web: str) -> None:
    context = browser.new_context(base_url=web, java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Câu hỏi của ông/bà").fill("phuong ben nghe q1 gio lam giay to o dau")
    page.get_by_role("button", name="Gửi").click()
    assert "phường Sài Gòn" in page.get_by_role("log").inner_text()
    assert "Nguồn" in page.get_by_role("log").inner_text()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_accessibility_violation(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
