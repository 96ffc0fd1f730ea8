"""Signing in at another place, against a provider on loopback."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from pydantic import SecretStr

from channels.helpdesk.audit import Event
from channels.settings import ChannelSettings
from ops.running import free_port
from tests.channels.helpdesk.conftest import Desk, Network, running
from tests.channels.helpdesk.provider import CLIENT, SECRET, Provider, Server, application


@pytest.fixture(scope="module")
def served() -> Iterator[Provider]:
    port = free_port()
    provider = Provider(f"http://127.0.0.1:{port}")
    with Server(application(provider), port):
        yield provider


@pytest.fixture
def provider(served: Provider) -> Provider:
    served.reset()
    return served


Started = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def started(network: Network, dist: Path, var: Path, provider: Provider) -> Started:
    """Starts a help desk that knows the provider, further settings given."""

    def start(**more: Any) -> AbstractAsyncContextManager[Desk]:
        known = {"oidc_issuer": provider.issuer, "oidc_client_id": CLIENT, "oidc_client_secret": SecretStr(SECRET)}
        return running(network, dist, ChannelSettings(var=var, **(known | more)), "http://quay.test")

    return start


@pytest.fixture
async def desk(started: Started) -> AsyncIterator[Desk]:
    async with started() as made:
        made.add(password=None)
        yield made


async def there(desk: Desk) -> str:
    """Go to the other place and say who one is; return where the browser is sent back to."""
    sent = await desk.client.get("/quay/dang-nhap/oidc")
    assert sent.status_code == 303
    async with httpx2.AsyncClient() as browser:
        back = await browser.get(sent.headers["location"])
    assert back.status_code == 307
    return back.headers["location"]


async def signed_in(desk: Desk) -> bool:
    return (await desk.get("me")).status_code == 200


async def test_there_and_back_opens_a_session(desk: Desk) -> None:
    back = await there(desk)
    assert back.startswith("http://quay.test/quay/dang-nhap/oidc/ve?")

    answer = await desk.client.get(back)

    assert (answer.status_code, answer.headers["location"]) == (303, "/quay")
    assert (await desk.get("me")).json()["name"] == "lan"
    assert desk.app.state.helpdesk.audit.latest(1)[0][1:] == (Event.SIGNED_IN, 1)


async def test_the_request_is_bound_to_this_browser_and_this_moment(desk: Desk) -> None:
    first = await desk.client.get("/quay/dang-nhap/oidc")
    asked = parse_qs(urlsplit(first.headers["location"]).query)
    cookie = first.headers["set-cookie"]

    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 20 for name in ("state", "nonce", "code_challenge"))
    assert {"HttpOnly", "SameSite=lax", "Path=/quay/dang-nhap/oidc"} <= set(cookie.split("; "))
    assert SECRET not in first.headers["location"]


async def test_the_pages_offer_it(desk: Desk) -> None:
    assert (await desk.get("config")).json()["oidc"] is True
    assert 'href="/quay/dang-nhap/oidc"' in (await desk.client.get("/quay/dang-nhap")).text


async def test_an_answer_counts_once(desk: Desk) -> None:
    back = await there(desk)
    kept = desk.client.cookies["motcua_quay_oidc"]
    await desk.client.get(back)
    await desk.post("sign-out")

    again = await desk.client.get(back, headers={"Cookie": f"motcua_quay_oidc={kept}"})

    assert again.status_code == 401
    assert not await signed_in(desk)


async def test_another_browser_s_answer_signs_nobody_in(desk: Desk) -> None:
    back = await there(desk)
    desk.client.cookies.clear()

    assert (await desk.client.get(back)).status_code == 401
    assert not await signed_in(desk)


async def test_a_forged_state_signs_nobody_in(desk: Desk) -> None:
    back = await there(desk)

    assert (await desk.client.get(back.replace("state=", "state=x"))).status_code == 401
    assert not await signed_in(desk)


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "of another request"},
        {"iss": "https://evil.example"},
        {"aud": "another-service"},
        {"aud": "another-service", "azp": CLIENT},
        {"exp": 1},
        {"no_token": True},
    ],
)
async def test_an_identity_that_is_not_for_us_now_is_refused(
    desk: Desk, provider: Provider, wrong: dict[str, Any]
) -> None:
    provider.wrong = wrong
    answer = await desk.client.get(await there(desk))

    assert (answer.status_code, "chưa xác nhận được" in answer.text) == (401, True)
    assert not await signed_in(desk)


async def test_a_foreign_signature_is_refused(desk: Desk, provider: Provider) -> None:
    provider.signed_by = provider.other_key
    assert (await desk.client.get(await there(desk))).status_code == 401


async def test_a_signature_by_a_shared_secret_is_refused(desk: Desk, provider: Provider) -> None:
    provider.algorithm = "HS256"
    assert (await desk.client.get(await there(desk))).status_code == 401


async def test_who_has_no_account_is_told_whom_to_ask(desk: Desk, provider: Provider) -> None:
    provider.person = {"preferred_username": "nguoi-la"}
    answer = await desk.client.get(await there(desk))

    assert answer.status_code == 401
    assert "hỏi người quản trị của tỉnh" in " ".join(answer.text.split()).replace("Xin hỏi", "hỏi")
    assert desk.app.state.helpdesk.audit.latest(1)[0][1:] == (Event.REFUSED, None)


async def test_a_disabled_account_stays_out(desk: Desk) -> None:
    store = desk.sign_in_parts.accounts
    store.disable(store.found("lan"))
    assert (await desk.client.get(await there(desk))).status_code == 401


async def test_an_account_without_a_password_has_no_empty_one(desk: Desk) -> None:
    assert (await desk.sign_in(password=" ")).status_code == 401


async def test_accounts_are_made_only_where_the_operator_wants_it(started: Started, provider: Provider) -> None:
    provider.person = {"preferred_username": "Hoa.Tran", "name": "Trần Thị Hoa"}
    async with started(oidc_new_accounts="79") as made:
        await made.client.get(await there(made))
        who = (await made.get("me")).json()

    assert who == {
        "name": "hoa.tran",
        "display_name": "Trần Thị Hoa",
        "province": "79",
        "commune": None,
        "role": "desk",
    }


@pytest.mark.parametrize(("verified", "status"), [(True, 303), (False, 401), (None, 401), ("true", 401)])
async def test_an_address_is_a_name_only_when_it_was_verified(
    started: Started, provider: Provider, verified: object, status: int
) -> None:
    provider.person = {"email": "lan@nghean.gov.vn", "email_verified": verified}
    async with started(oidc_claim="email") as made:
        made.add("lan@nghean.gov.vn", password=None)
        assert (await made.client.get(await there(made))).status_code == status


async def test_a_place_that_says_it_is_another_is_not_trusted(desk: Desk, provider: Provider) -> None:
    provider.claimed_issuer = "https://evil.example"
    assert (await desk.client.get("/quay/dang-nhap/oidc")).status_code == 401
    provider.claimed_issuer = provider.issuer
    assert (await desk.client.get("/quay/dang-nhap/oidc")).status_code == 303


async def test_with_the_other_place_down_the_password_form_says_so(started: Started) -> None:
    async with started(oidc_issuer=f"http://127.0.0.1:{free_port()}") as made:
        answer = await made.client.get("/quay/dang-nhap/oidc")

    assert answer.status_code == 401
    assert "dùng mật khẩu của quầy" in answer.text


async def test_without_the_setting_there_is_no_such_way(fresh: Desk) -> None:
    assert (await fresh.client.get("/quay/dang-nhap/oidc")).status_code == 404
    assert (await fresh.client.get("/quay/dang-nhap/oidc/ve?code=x&state=y")).status_code == 404
