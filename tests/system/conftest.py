"""The whole system, started once as processes the way `make run` starts it."""

import os
import uuid
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from ops.running import started_system
from ops.settings import ROOT, OpsSettings

# Kept between runs, so that a second test run trains nothing.
STATE = ROOT / "var" / "test-system"


@pytest.fixture(scope="session")
def ports() -> Iterator[dict[str, int]]:
    if not (ROOT / ".venv-bot" / "bin" / "python").exists():
        if os.environ.get("CI"):
            pytest.fail("the bot environment is missing")
        pytest.skip("the bot environment is not installed (make run installs it)")
    STATE.mkdir(parents=True, exist_ok=True)
    with started_system(STATE / "system.log", MOTCUA_VAR=str(STATE), MOTCUA_RATE_LIMIT_PER_MINUTE="0") as started:
        yield started


@pytest.fixture(scope="session")
def settings() -> OpsSettings:
    return OpsSettings()


class Conversation:
    """A citizen's conversation with the public chat."""

    def __init__(self, base_url: str) -> None:
        self.url = f"{base_url}/v1/chat"
        self.session_id = f"test-{uuid.uuid4()}"

    def send(self, **message: Any) -> dict[str, Any]:
        """Send one message; return the reply that carries the answer, with ``said`` = every text of the turn."""
        response = httpx2.post(self.url, json={"session_id": self.session_id, **message}, timeout=30)
        assert response.status_code == 200, response.text
        replies = response.json()["replies"]
        answered = [reply for reply in replies if reply["answer"]]
        assert len(answered) == 1, replies
        said = "\n".join(reply["text"] for reply in replies)
        return {**answered[0], "said": said}

    def ask(self, text: str) -> dict[str, Any]:
        return self.send(text=text)


@pytest.fixture
def citizen(ports: dict[str, int]) -> Conversation:
    return Conversation(f"http://127.0.0.1:{ports['web']}")
