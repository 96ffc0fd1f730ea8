"""What was accepted is answered, whatever happens to the process."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from channels.app import create_app
from channels.settings import ChannelSettings
from tests.channels.conftest import Backend
from tests.channels.conversation.conftest import Browser

Start = Callable[[], TestClient]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def started(request: pytest.FixtureRequest, backend: Backend, tmp_path: Path) -> Start:
    """Starts the service anew over the same database."""
    url = None if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    settings = ChannelSettings(rate_limit_per_minute=0, var=tmp_path, answer_patience=0, channels_database_url=url)
    return lambda: TestClient(create_app(settings, backend))


def test_a_message_accepted_before_the_stop_is_answered_once_after_the_start(backend: Backend, started: Start) -> None:
    backend.gate = asyncio.Event()
    with started() as client:
        tab = Browser(client)
        number = tab.send("message-1", text="chào").json()["id"]
        assert [message["author"] for message in tab.since()] == ["citizen"]
    backend.gate = None
    with started() as client:
        tab.client = client
        tab.until_answered(number)
        assert tab.send("message-1", text="chào").json()["id"] == number
        assert [message["author"] for message in tab.ask("nữa")] == ["citizen", "assistant"] * 2


def test_a_conversation_goes_on_after_a_restart(backend: Backend, started: Start) -> None:
    with started() as client:
        tab = Browser(client)
        before = tab.ask("một")
    with started() as client:
        tab.client = client
        assert tab.since() == before
        assert [message["text"] for message in tab.ask("hai")][::2] == ["một", "hai"]
    senders = {message["sender"] for message in backend.messages}
    assert len(senders) == 1, "the assistant knows it as the same conversation"


def test_a_place_lost_in_the_stop_is_asked_for_again(backend: Backend, started: Start) -> None:
    backend.gate = asyncio.Event()
    with started() as client:
        tab = Browser(client)
        number = tab.send(location={"lat": 10.7769, "lon": 106.7009}).json()["id"]
    with started() as client:
        tab.client = client
        answer = tab.until_answered(number)[1]
    assert "gửi lại vị trí" in answer["text"]
    assert answer["failed"]
