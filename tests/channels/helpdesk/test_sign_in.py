"""Signing in and out, and who is kept out."""

import logging
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from channels.helpdesk import passwords
from channels.helpdesk.audit import Event
from channels.helpdesk.sessions import SESSION_SECONDS, SessionStore
from channels.helpdesk.tables import accounts, sessions
from channels.settings import ChannelSettings
from tests.channels.helpdesk.conftest import CHEAP, PASSWORD, Desk, Network, running

WHO = {"name": "lan", "display_name": "Nguyễn Thị Lan", "province": "79", "commune": "26740", "role": "desk"}


async def test_name_and_password_open_a_session(desk: Desk) -> None:
    answer = await desk.sign_in(" LAN ")

    assert (answer.status_code, answer.json()) == (200, WHO)
    assert (await desk.get("me")).json() == WHO


async def test_a_password_composed_otherwise_is_the_same(desk: Desk) -> None:
    import unicodedata  # noqa: PLC0415

    decomposed = unicodedata.normalize("NFD", PASSWORD)
    assert decomposed != PASSWORD
    assert (await desk.sign_in(password=decomposed)).status_code == 200


async def test_wrong_password_and_unknown_name_are_told_the_same(desk: Desk) -> None:
    wrong, unknown = await desk.sign_in(password="sai mật khẩu rồi"), await desk.sign_in("khong-co")

    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    assert wrong.headers["content-type"] == "application/problem+json"
    assert "set-cookie" not in wrong.headers


async def test_an_unknown_name_costs_the_same_work(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[str] = []
    hasher = CHEAP._hasher

    class Spy:
        def __getattr__(self, name: str) -> object:
            return getattr(hasher, name)

        def verify(self, known: str, password: str) -> bool:
            worked.append(known.rsplit("$", 2)[0])
            return bool(hasher.verify(known, password))

    monkeypatch.setattr(CHEAP, "_hasher", Spy())
    await desk.sign_in(password="sai mật khẩu rồi")
    await desk.sign_in("khong-co")

    assert len(worked) == 2
    assert worked[0] == worked[1]


async def test_the_cookie_is_for_the_help_desk_alone(desk: Desk) -> None:
    cookie = (await desk.sign_in()).headers["set-cookie"]

    assert {"HttpOnly", "Path=/quay", "SameSite=strict", f"Max-Age={SESSION_SECONDS}"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


async def test_the_cookie_goes_over_tls_alone_where_there_is_tls(network: Network, dist: Path, var: Path) -> None:
    settings = ChannelSettings(var=var, public_url="https://quay.test")
    async with running(network, dist, settings, "http://quay.test") as desk:
        desk.add()
        assert "Secure" in (await desk.sign_in(Origin="https://quay.test")).headers["set-cookie"]


async def test_only_a_hash_of_the_token_is_kept(signed_in: Desk) -> None:
    token = signed_in.client.cookies["motcua_quay"]
    with signed_in.app.state.database.engine.connect() as connection:
        kept = connection.scalars(select(sessions.c.token)).all()
        password = connection.scalar(select(accounts.c.password))

    assert len(kept) == 1
    assert token not in kept
    assert password.startswith("$argon2id$")


@pytest.mark.parametrize("path", ["me", "snapshot", "search?q=x", "card?kind=unit&code=26740", "unanswered", "reports"])
async def test_nothing_without_a_session(desk: Desk, path: str) -> None:
    answer = await desk.client.get(f"/quay/api/{path}")

    assert (answer.status_code, answer.headers["cache-control"]) == (401, "no-store")


async def test_signing_out_ends_the_session_everywhere(signed_in: Desk) -> None:
    token = signed_in.client.cookies["motcua_quay"]
    assert (await signed_in.post("sign-out")).status_code == 204

    stolen = await signed_in.client.get("/quay/api/me", headers={"Cookie": f"motcua_quay={token}"})
    assert stolen.status_code == 401


async def test_a_disabled_account_is_out_at_once_and_stays_out(signed_in: Desk) -> None:
    store = signed_in.sign_in_parts.accounts
    store.disable(store.found("lan"))

    assert (await signed_in.get("me")).status_code == 401
    assert (await signed_in.sign_in()).status_code == 401
    store.disable(store.found("lan"), disabled=False)
    assert (await signed_in.get("me")).status_code == 401
    assert (await signed_in.sign_in()).status_code == 200


async def test_another_password_ends_every_session(signed_in: Desk) -> None:
    store = signed_in.sign_in_parts.accounts
    store.set_password(store.found("lan"), CHEAP.hashed("một mật khẩu khác"))

    assert (await signed_in.get("me")).status_code == 401
    assert (await signed_in.sign_in(password="một mật khẩu khác")).status_code == 200


def test_a_session_ends_by_itself(desk: Desk) -> None:
    engine = desk.app.state.database.engine
    now = 1_000_000.0
    store = SessionStore(engine, lambda: now)
    token = store.open(desk.sign_in_parts.accounts.found("lan"))

    assert store.account(token) is not None
    now += SESSION_SECONDS
    assert store.account(token) is None


async def test_after_five_tries_one_waits_even_with_the_right_password(desk: Desk) -> None:
    answers = [(await desk.sign_in(password="sai mật khẩu rồi")).status_code for _ in range(5)]
    refused = await desk.sign_in()

    assert answers == [401] * 5
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    desk.add("hoa")
    assert (await desk.sign_in("hoa")).status_code == 200


async def test_tries_are_forgotten_once_one_succeeds(desk: Desk) -> None:
    for _ in range(3):
        for _ in range(4):
            await desk.sign_in(password="sai mật khẩu rồi")
        assert (await desk.sign_in()).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Motcua": "quay", "Origin": "https://evil.example"},
        {"X-Motcua": "quay", "Origin": "null"},
        {"X-Motcua": "quay", "Sec-Fetch-Site": "cross-site"},
        {"X-Motcua": "quay", "Origin": "http://quay.test", "Sec-Fetch-Site": "same-site"},
        {"Origin": "http://quay.test", "Sec-Fetch-Site": "same-origin"},
    ],
)
@pytest.mark.parametrize("path", ["sign-out", "reports/1/done", "unanswered/00ff00ff00ff00ff/done"])
async def test_a_foreign_page_changes_nothing(signed_in: Desk, path: str, headers: dict[str, str]) -> None:
    answer = await signed_in.client.post(f"/quay/api/{path}", headers=headers)

    assert answer.status_code == 403
    assert (await signed_in.get("me")).status_code == 200


async def test_a_foreign_page_signs_nobody_in(desk: Desk) -> None:
    body = {"name": "lan", "password": PASSWORD}
    assert (await desk.client.post("/quay/api/sign-in", json=body)).status_code == 403
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    form = await desk.client.post("/quay/dang-nhap", data=body, headers=foreign)
    assert (form.status_code, "set-cookie" in form.headers) == (403, False)


async def test_behind_a_proxy_the_public_address_is_ours(network: Network, dist: Path, var: Path) -> None:
    settings = ChannelSettings(var=var, public_url="https://motcua.example.gov.vn")
    async with running(network, dist, settings, "http://10.0.0.5:8080") as desk:
        desk.add()
        body = {"name": "lan", "password": PASSWORD}
        # A browser too old for Sec-Fetch-Site: only the origin tells.
        for origin, status in (("https://motcua.example.gov.vn", 200), ("https://evil.example", 403)):
            headers = {"X-Motcua": "quay", "Origin": origin}
            answer = await desk.client.post("/quay/api/sign-in", json=body, headers=headers)
            assert answer.status_code == status
        # A proxy may change Host; the browser's own word on where the request comes from holds.
        assert (await desk.sign_in(Origin="https://other.example.gov.vn")).status_code == 200


async def test_the_form_works_without_javascript(desk: Desk) -> None:
    page = await desk.client.get("/quay/dang-nhap")
    assert '<form class="sign-in" method="post" action="/quay/dang-nhap">' in page.text
    assert "<script" not in page.text

    ours = {"Origin": "http://quay.test"}
    wrong = await desk.client.post("/quay/dang-nhap", data={"name": 'l"<b>', "password": "sai"}, headers=ours)
    assert wrong.status_code == 401
    assert 'role="alert">Tên hoặc mật khẩu chưa đúng.' in wrong.text
    assert "<b>" not in wrong.text

    right = await desk.client.post("/quay/dang-nhap", data={"name": "lan", "password": PASSWORD}, headers=ours)
    assert (right.status_code, right.headers["location"]) == (303, "/quay")
    assert (await desk.get("me")).json() == WHO


async def test_what_is_noted_names_nobody_and_says_nothing(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await desk.sign_in(password="sai mật khẩu rồi")
    await desk.sign_in("khong-co")
    await desk.sign_in()
    await desk.post("sign-out")

    events = [(event, account) for _, event, account in desk.app.state.helpdesk.audit.latest(9)]
    assert events == [(Event.SIGNED_OUT, 1), (Event.SIGNED_IN, 1), (Event.REFUSED, None), (Event.REFUSED, 1)]
    ours = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("channels"))
    assert not {"lan", "khong-co", PASSWORD, "sai mật khẩu rồi"} & set(ours.split())


async def test_credentials_too_long_are_refused_before_any_work(desk: Desk) -> None:
    answer = await desk.sign_in(password="x" * 201)

    assert answer.status_code == 422
    assert "xxx" not in answer.text


async def test_config_needs_no_session(desk: Desk, var: Path) -> None:
    (var / "notice.txt").write_text("Cổng bảo trì tối nay", encoding="utf-8")

    answer = await desk.client.get("/quay/api/config")

    assert answer.json() | {"version": ""} == {
        "oidc": False,
        "oidc_name": "Đăng nhập một lần",
        "notice": "Cổng bảo trì tối nay",
        "public_url": "http://quay.test",
        "version": "",
    }
    assert answer.headers["cache-control"] == "no-store"


def test_passwords_cost_what_rfc_9106_asks_for() -> None:
    kept = passwords.Passwords().hashed(PASSWORD)

    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert CHEAP.outdated(kept)


async def test_a_hash_that_cost_too_little_is_renewed_at_the_next_sign_in(desk: Desk) -> None:
    cheaper = passwords.Passwords(PasswordHasher(time_cost=1, memory_cost=16, parallelism=1))
    store = desk.sign_in_parts.accounts
    store.set_password(store.found("lan"), cheaper.hashed(PASSWORD))

    assert (await desk.sign_in()).status_code == 200
    _, kept = store.find("lan") or (None, "")
    assert "m=8," in (kept or "")
    assert (await desk.get("me")).status_code == 200


def test_generated_passwords_are_long_and_never_the_same() -> None:
    made = {passwords.generated() for _ in range(50)}

    assert len(made) == 50
    assert all(len(password) >= passwords.SHORTEST for password in made)
