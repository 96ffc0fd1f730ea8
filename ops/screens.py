"""`make screens`: pictures of the main states for the README (`docs/screens`) and the picture shared links show.

Whoever builds a page adds its states to `SCREENS`; a picture heavier than `MOST_BYTES` is refused.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from ops.desk_screens import Member, where_and_what, without_network
from ops.running import started_system
from ops.settings import ROOT, OpsSettings

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FOLDER = ROOT / "docs" / "screens"
SHARED = ROOT / "channels" / "site" / "static" / "og.png"
# A state of its own, kept between runs: the help desk's account has no business in an operator's database.
STATE = ROOT / "var" / "test-system"
MEMBER = Member()
MOST_BYTES = 250_000
# Maps show outlines where an operator has loaded any.
OUTLINES = OpsSettings().state / "outlines.npz"


@dataclass(frozen=True)
class Screen:
    """One picture.

    Attributes:
        name: of the file, without ending.
        path: of the page.
        width: of the window, pixels.
        height: of the window, pixels.
        dark: with the dark colours.
        steps: what a person does on the page before the picture is taken.
        idle: the network falls silent afterwards (not while a stream is open).
    """

    name: str
    path: str
    width: int = 1280
    height: int = 900
    dark: bool = False
    steps: Callable[[Page], None] = lambda _: None
    idle: bool = True


def ask(page: Page) -> None:
    """Ask the plain page a question the way people type."""
    page.get_by_label("Câu hỏi của ông/bà").fill("phuong ben nghe q1 gio thuoc dau, lam khai sinh cho con o do mang gi")
    page.get_by_role("button", name="Gửi").click()
    page.get_by_role("log").get_by_text("Nguồn:").wait_for()
    # It went to the newest answer; the picture shows the page from its top.
    page.evaluate("window.scrollTo(0, 0)")


def widget(page: Page) -> None:
    """Open the widget on the example portal and look for the commune's centre."""
    page.get_by_role("button", name="Hỏi thủ tục").click()
    page.get_by_role("button", name="Trung tâm phường Trường Vinh").click()
    page.locator("mot-cua .opinion").wait_for()


def widget_map(page: Page) -> None:
    """Ask the widget for other centres nearby."""
    widget(page)
    page.get_by_role("button", name="Nơi khác trong tỉnh").click()
    page.locator("mot-cua .map").wait_for()


SCREENS = (
    Screen("page", "/", 1280, 1020, steps=ask),
    Screen("center", "/trung-tam/16690"),
    Screen("center-phone-dark", "/trung-tam/16690", 390, 844, dark=True),
    Screen("split", "/xa-phuong?q=da kao"),
    Screen("procedure", "/thu-tuc/1.001193"),
    Screen("procedure-phone", "/thu-tuc/1.001193", 390, 844),
    Screen("province", "/tinh/48", height=1320),
    Screen("widget", "/demo", 1280, 800, steps=widget, idle=False),
    Screen("widget-phone-dark", "/demo", 390, 844, dark=True, steps=widget_map, idle=False),
    Screen("desk", "/quay", idle=False, steps=MEMBER.after_signing_in(where_and_what)),
    Screen("desk-offline", "/quay", 390, 844, dark=True, idle=False, steps=MEMBER.after_signing_in(without_network)),
)


def take(browser: Browser, base_url: str, screen: Screen, folder: Path) -> Path:
    """Take one picture.

    Raises:
        ValueError: it is too heavy for the repository.
    """
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": screen.width, "height": screen.height},
        color_scheme="dark" if screen.dark else "light",
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(screen.path)
    screen.steps(page)
    page.wait_for_load_state("networkidle" if screen.idle else "load")
    path = folder / f"{screen.name}.png"
    page.screenshot(path=path)
    context.close()
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path.name}: {path.stat().st_size} bytes")
    return path


@contextmanager
def outlined() -> Iterator[None]:
    """Lend the system an operator's outlines, if there are any: the tests that share its state expect none."""
    lent = STATE / OUTLINES.name
    STATE.mkdir(parents=True, exist_ok=True)
    if OUTLINES.exists():
        shutil.copy(OUTLINES, lent)
    try:
        yield
    finally:
        lent.unlink(missing_ok=True)


def main() -> int:
    """Take every picture, or those named."""
    wanted = [screen for screen in SCREENS if not sys.argv[1:] or screen.name in sys.argv[1:]]
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        shared = browser.new_page(viewport={"width": 1200, "height": 630})
        shared.goto((ROOT / "ops" / "share_picture.html").as_uri())
        shared.screenshot(path=SHARED)
        with outlined(), started_system(Path(folder) / "system.log", MOTCUA_VAR=str(STATE)) as ports:
            MEMBER.join(STATE)
            for screen in wanted:
                print(take(browser, f"http://127.0.0.1:{ports['web']}", screen, FOLDER).relative_to(ROOT))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
