"""What somebody does at the help desk before its picture is taken."""

import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

Steps = Callable[[Page], None]
SAIGON, HO_CHI_MINH = "26740", "79"


class Member:
    """A member of the help desk of phường Sài Gòn, with an account of the occasion."""

    def __init__(self) -> None:
        """Make up a name and a password; the account is created by `join`."""
        self.name = f"anh.{secrets.token_hex(4)}"
        self._password = secrets.token_urlsafe(16)

    def join(self, var: Path) -> None:
        """Have the account created the way an operator does.

        Raises:
            subprocess.CalledProcessError: it was refused; its output says why.
        """
        command = [sys.executable, "-m", "channels", "account", "add", self.name, "--display", "Tổ công nghệ số"]
        command += ["--province", HO_CHI_MINH, "--commune", SAIGON]
        environment = {**os.environ, "MOTCUA_VAR": str(var)}
        subprocess.run(command, input=self._password + "\n", text=True, check=True, env=environment)

    def after_signing_in(self, steps: Steps) -> Steps:
        """The steps of somebody who signs in first."""

        def all_steps(page: Page) -> None:
            page.get_by_label("Tên đăng nhập").fill(self.name)
            page.get_by_label("Mật khẩu").fill(self._password)
            page.keyboard.press("Enter")
            page.get_by_role("combobox").wait_for()
            steps(page)

        return all_steps


def where_and_what(page: Page) -> None:
    """Choose a place and a matter, with another citizen waiting in a second tab."""
    _choose(page, "ket hon")
    page.keyboard.press("Alt+n")
    _choose(page, "ben nghe q1")
    _choose(page, "khai sinh")
    page.locator(".opening").wait_for()


def without_network(page: Page) -> None:
    """Look up a split commune after the network is gone and the page loaded again."""
    wait_until_kept(page)
    page.context.set_offline(True)
    page.reload()
    page.get_by_role("combobox").wait_for()
    _choose(page, "da kao")


def wait_until_kept(page: Page) -> None:
    """Wait until the service worker holds the shell and the browser the data."""
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.wait_for_function(
        """async () => (await indexedDB.databases()).some((one) => one.name === 'motcua-quay') &&
        await new Promise((found) => {
          const opening = indexedDB.open('motcua-quay');
          opening.onsuccess = () => {
            const asked = opening.result.transaction('kept').objectStore('kept').get('snapshot');
            asked.onsuccess = () => { opening.result.close(); found(asked.result !== undefined); };
          };
        })"""
    )


def _choose(page: Page, text: str) -> None:
    page.get_by_role("combobox").focus()
    page.keyboard.type(text)
    page.get_by_role("option", selected=True).wait_for()
    page.keyboard.press("Enter")
