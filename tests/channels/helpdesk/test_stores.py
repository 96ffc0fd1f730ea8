"""The help desk's tables, SQLite and PostgreSQL."""

import pytest
from sqlalchemy import Engine

from channels.helpdesk.accounts import Account, AccountRefused, AccountStore, Draft
from channels.helpdesk.audit import KEEP_SECONDS, Audit, Event
from channels.helpdesk.flows import FLOW_SECONDS, Flow, FlowStore
from channels.helpdesk.sessions import SESSION_SECONDS, SessionStore
from tests.channels.conftest import Clock


@pytest.fixture(autouse=True)
def tables(engine: Engine) -> None:
    AccountStore(engine).create()


@pytest.fixture
def account(engine: Engine, tables: None) -> Account:
    return AccountStore(engine).add(Draft("lan", "Nguyễn Thị Lan", "79", "26740"), "hash")


def test_an_account_is_found_in_any_case_of_letters(engine: Engine, account: Account) -> None:
    assert AccountStore(engine).find(" Lan ") == (account, "hash")
    assert AccountStore(engine).find("hoa") is None


def test_a_name_is_given_once(engine: Engine, account: Account) -> None:
    with pytest.raises(AccountRefused, match=account.name):
        AccountStore(engine).add(Draft("lan", "Một Lan khác", "79"), "hash")


def test_only_accounts_that_may_sign_in_make_the_desk_usable(engine: Engine, account: Account) -> None:
    store = AccountStore(engine)
    assert store.any()
    store.disable(account)
    assert not store.any()


def test_a_session_lasts_so_long_and_is_cleared_away(engine: Engine, account: Account, clock: Clock) -> None:
    store = SessionStore(engine, clock)
    token = store.open(account)
    assert store.account(token) == account
    assert store.account(token + "x") is None

    clock.now += SESSION_SECONDS - 1
    assert store.account(token) == account
    clock.now += 1
    assert store.account(token) is None


def test_disabling_ends_the_sessions_of_that_account_alone(engine: Engine, account: Account) -> None:
    accounts, sessions = AccountStore(engine), SessionStore(engine)
    other = accounts.add(Draft("hoa", "Trần Thị Hoa", "79"), None)
    first, second = sessions.open(account), sessions.open(other)

    accounts.disable(account)

    assert sessions.account(first) is None
    assert sessions.account(second) == other


def test_a_begun_sign_in_is_finished_once_and_in_time(engine: Engine, clock: Clock) -> None:
    store, flow = FlowStore(engine, clock), Flow("state", "nonce", "verifier")
    store.begin("a", flow)
    store.begin("b", flow)

    assert (store.finish("a"), store.finish("a"), store.finish("c")) == (flow, None, None)
    clock.now += FLOW_SECONDS
    assert store.finish("b") is None


def test_events_are_forgotten_in_time(engine: Engine, clock: Clock) -> None:
    audit = Audit(engine, clock)
    audit.note(Event.SIGNED_IN, 1)
    clock.now += KEEP_SECONDS + 1
    audit.note(Event.SIGNED_OUT, 1)

    assert [event for _, event, _ in audit.latest(9)] == [Event.SIGNED_OUT]
