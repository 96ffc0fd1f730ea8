"""Accounts of the help desk, from the operator's terminal: `python -m channels account …`."""

import argparse
import getpass
import sys
from collections.abc import Sequence
from contextlib import closing

import httpx2

from channels.database import Database
from channels.helpdesk.accounts import ROLES, Account, AccountRefused, AccountStore, Draft
from channels.helpdesk.audit import Audit, Event
from channels.helpdesk.passwords import LONGEST, SHORTEST, Passwords, WeakPassword, generated
from channels.settings import ChannelSettings

_DIRECTORY_SECONDS = 2.0


class Commands:
    """What an operator does with accounts."""

    def __init__(self, database: Database, directory_url: str) -> None:
        """Work on the service's database; codes are checked with the directory when it runs."""
        self._accounts = AccountStore(database.engine)
        self._accounts.create()
        self._audit = Audit(database.engine)
        self._directory_url = directory_url

    def add(self, arguments: argparse.Namespace) -> None:
        """Make an account."""
        draft = Draft(arguments.name, arguments.display, arguments.province, arguments.commune or None, arguments.role)
        self._check_place(draft)
        password = None if arguments.no_password else _new_password(generate=arguments.generate)
        account = self._accounts.add(draft, Passwords().hashed(password) if password is not None else None)
        self._audit.note(Event.CREATED, account.id)
        print(f"Đã tạo tài khoản {account.name}.")

    def password(self, arguments: argparse.Namespace) -> None:
        """Give an account another password; its sessions end."""
        account = self._accounts.found(arguments.name)
        self._accounts.set_password(account, Passwords().hashed(_new_password(generate=arguments.generate)))
        self._audit.note(Event.PASSWORD, account.id)
        print(f"Đã đổi mật khẩu của {account.name}; mọi nơi đang đăng nhập đều bị đăng xuất.")

    def disable(self, arguments: argparse.Namespace) -> None:
        """Let an account sign in no more; its sessions end."""
        account = self._accounts.found(arguments.name)
        self._accounts.disable(account)
        self._audit.note(Event.DISABLED, account.id)
        print(f"Đã khóa tài khoản {account.name}; mọi nơi đang đăng nhập đều bị đăng xuất.")

    def enable(self, arguments: argparse.Namespace) -> None:
        """Let a disabled account sign in again."""
        account = self._accounts.found(arguments.name)
        self._accounts.disable(account, disabled=False)
        self._audit.note(Event.ENABLED, account.id)
        print(f"Đã mở lại tài khoản {account.name}.")

    def list(self, _arguments: argparse.Namespace) -> None:
        """Print every account."""
        for account in self._accounts.all():
            print(_line(account))

    def log(self, arguments: argparse.Namespace) -> None:
        """Print what was done last, newest first; accounts by number (see `list`)."""
        for moment, event, account in self._audit.latest(arguments.limit):
            print(f"{moment:%Y-%m-%d %H:%M:%SZ}  {event:<16} {account if account is not None else '–'}")

    def _check_place(self, draft: Draft) -> None:
        """Refuse a code the directory does not know; without a directory it is taken as it is."""
        code = draft.commune or draft.province
        try:
            answer = httpx2.get(f"{self._directory_url}/v1/units/{code}", timeout=_DIRECTORY_SECONDS)
        except httpx2.HTTPError:
            print("Danh bạ chưa chạy nên chưa kiểm tra được mã tỉnh, mã xã.", file=sys.stderr)
            return
        level = "commune" if draft.commune else "province"
        items = answer.json().get("items", []) if answer.is_success else []
        if not any(
            item["level"] == level and item["valid_to"] is None and item["province_code"] == draft.province
            for item in items
        ):
            raise AccountRefused(f"tỉnh {draft.province} không có đơn vị nào hiện mang mã {code}")


def run(arguments: Sequence[str], settings: ChannelSettings) -> int:
    """Do one thing with the accounts.

    Args:
        arguments: after `account`.
        settings: where the database is.

    Returns:
        Exit code, 1 when it was refused; why is printed.
    """
    parsed = _parser().parse_args(arguments)
    with closing(Database.opened(settings)) as database:
        commands = Commands(database, settings.directory_url)
        try:
            getattr(commands, parsed.command)(parsed)
        except AccountRefused as error:
            print(f"Không thực hiện được: {error}.", file=sys.stderr)
        except WeakPassword:
            print(f"Mật khẩu cần từ {SHORTEST} đến {LONGEST} ký tự.", file=sys.stderr)
        else:
            return 0
    return 1


def _new_password(*, generate: bool) -> str:
    """A password from the terminal or from standard input, never from an argument: those are seen by everybody."""
    if generate:
        password = generated()
        print(f"Mật khẩu (chỉ hiện một lần): {password}")
        return password
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Mật khẩu mới: ")
    if getpass.getpass("Gõ lại: ") != password:
        raise AccountRefused("hai lần gõ không giống nhau")
    return password


def _line(account: Account) -> str:
    place = "/".join(code for code in (account.province, account.commune) if code)
    state = "đã khóa" if account.disabled else "dùng được"
    return f"{account.id:>4}  {account.name:<24} {place:<9} {account.role:<7} {state}  {account.display_name}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m channels account", description="Tài khoản của quầy hỗ trợ.")
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("add", help="tạo tài khoản")
    add.add_argument("name", help="tên đăng nhập")
    add.add_argument("--display", required=True, help="tên hiển thị")
    add.add_argument("--province", required=True, help="mã tỉnh, ví dụ 40")
    add.add_argument("--commune", help="mã xã, phường, ví dụ 16690; bỏ trống: cả tỉnh")
    add.add_argument("--role", choices=ROLES, default="desk", help="editor: xem cả câu hỏi chưa rõ nơi hỏi")
    add.add_argument("--no-password", action="store_true", help="chỉ đăng nhập một lần (OIDC)")
    password = commands.add_parser("password", help="đổi mật khẩu")
    password.add_argument("name")
    for command in (add, password):
        command.add_argument("--generate", action="store_true", help="tạo mật khẩu và in ra một lần")
    for name, meaning in (("disable", "khóa tài khoản"), ("enable", "mở lại tài khoản")):
        commands.add_parser(name, help=meaning).add_argument("name")
    commands.add_parser("list", help="mọi tài khoản")
    commands.add_parser("log", help="việc đã làm gần đây").add_argument("--limit", type=int, default=50)
    return parser
