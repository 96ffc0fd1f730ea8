"""Accounts from the operator's terminal."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest

from channels.helpdesk import commands
from channels.settings import ChannelSettings

ADD = ["add", "lan", "--display", "Nguyễn Thị Lan", "--province", "79", "--commune", "26740"]
Run = Callable[..., int]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    def get(url: str, **_: object) -> httpx2.Response:
        unit = {"level": "commune", "valid_to": None, "province_code": "79"}
        known = {"26740": [unit], "79": [unit | {"level": "province"}]}
        code = url.rsplit("/", 1)[1]
        return httpx2.Response(200 if code in known else 404, json={"items": known.get(code, [])})

    def called(*arguments: str, typed: str = "") -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return commands.run(arguments, ChannelSettings(var=tmp_path))

    monkeypatch.setattr(commands.httpx2, "get", get)
    return called


def test_an_account_with_a_generated_password(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*ADD, "--generate") == 0
    said = capsys.readouterr().out
    assert re.search(r"Mật khẩu \(chỉ hiện một lần\): (\w{5}-){3}\w{5}\n", said)

    assert run("list") == 0
    assert re.search(r"1 +lan +79/26740 +desk +dùng được +Nguyễn Thị Lan", capsys.readouterr().out)


def test_a_password_comes_from_standard_input(run: Run) -> None:
    assert run(*ADD, typed="mật khẩu đủ dài\n") == 0


@pytest.mark.parametrize("typed", ["", "ngắn quá\n"])
def test_a_weak_password_is_refused(run: Run, capsys: pytest.CaptureFixture[str], typed: str) -> None:
    assert run(*ADD, typed=typed) == 1
    assert "từ 12 đến 200 ký tự" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"lan": "Lan Nguyễn"}, "tên đăng nhập"),
        ({"Nguyễn Thị Lan": " "}, "thiếu tên hiển thị"),
        ({"79": "40"}, "tỉnh 40 không có"),
        ({"26740": "99999"}, "tỉnh 79 không có"),
    ],
)
def test_what_cannot_be_is_refused(
    run: Run, capsys: pytest.CaptureFixture[str], changed: dict[str, str], why: str
) -> None:
    assert run(*(changed.get(word, word) for word in ADD), "--generate") == 1
    assert why in capsys.readouterr().err


def test_a_name_is_given_once(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run(*ADD, "--generate")
    assert run(*ADD, "--generate") == 1
    assert "đã có tài khoản lan" in capsys.readouterr().err


def test_without_a_directory_the_codes_are_taken_as_they_are(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object, **__: object) -> httpx2.Response:
        raise httpx2.ConnectError("down")

    monkeypatch.setattr(commands.httpx2, "get", down)
    assert run(*ADD, "--generate") == 0
    assert "chưa kiểm tra được" in capsys.readouterr().err


def test_disable_enable_and_another_password(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run(*ADD, "--generate")
    assert run("disable", "lan") == 0
    run("list")
    assert "đã khóa" in capsys.readouterr().out
    assert run("enable", "lan") == 0
    assert run("password", "lan", typed="mật khẩu mới đây\n") == 0
    capsys.readouterr()
    assert run("log") == 0
    assert re.findall(r"Z  (\w+)", capsys.readouterr().out) == ["password_changed", "enabled", "disabled", "created"]


@pytest.mark.parametrize("command", ["disable", "enable", "password"])
def test_nobody_of_that_name(run: Run, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run(command, "khong-co", typed="mật khẩu đủ dài\n") == 1
    assert "không có tài khoản khong-co" in capsys.readouterr().err


def test_a_password_is_never_an_argument(run: Run) -> None:
    with pytest.raises(SystemExit):
        run(*ADD, "--password", "lộ ra cho mọi người")
