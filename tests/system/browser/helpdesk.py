"""A member of the help desk in a browser."""

import os
import subprocess
import sys
import uuid
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

PASSWORD = "mot-mat-khau-de-thu-9"
SAIGON, HO_CHI_MINH = "26740", "79"


def add_account(var: Path, directory: int, province: str = HO_CHI_MINH, commune: str | None = SAIGON) -> str:
    """Create an account the way an operator does; return its name."""
    name = f"thu.{uuid.uuid4().hex[:10]}"
    command = [sys.executable, "-m", "channels", "account", "add", name, "--display", "Người thử", "--role", "editor"]
    command += ["--province", province, *(["--commune", commune] if commune else [])]
    variables = {"MOTCUA_VAR": str(var), "MOTCUA_DIRECTORY_URL": f"http://127.0.0.1:{directory}"}
    subprocess.run(command, input=PASSWORD + "\n", text=True, check=True, env={**os.environ, **variables})
    return name


def open_desk(browser: Browser, web: str, name: str, **options: object) -> Page:
    """Sign in by keyboard in a new browser; return the page when the box is ready."""
    page = new_context(browser, web, **options).new_page()
    page.goto("/quay")
    sign_in(page, name)
    box(page).wait_for()
    return page


def new_context(browser: Browser, web: str, **options: object) -> BrowserContext:
    """A browser of its own, in Việt Nam."""
    context = browser.new_context(
        base_url=web,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        permissions=["clipboard-read", "clipboard-write"],
        **options,  # type: ignore[arg-type]
    )
    context.set_default_timeout(15_000)
    return context


def sign_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Fill in the form by keyboard; the cursor stands in it."""
    page.get_by_label("Tên đăng nhập").wait_for()
    page.wait_for_function("document.activeElement.id === 'name'")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def box(page: Page) -> Locator:
    """The search box."""
    return page.get_by_role("combobox")


def look_up(page: Page, text: str) -> None:
    """Type a text into the box, where the cursor stands by itself, and take the first result."""
    expect(box(page)).to_be_focused()
    page.keyboard.type(text)
    page.get_by_role("option", selected=True).wait_for()
    page.keyboard.press("Enter")
