"""A browser's view of its conversation."""

import uuid
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient


class Browser:
    """One browser tab with a session of its own."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.session_id = uuid.uuid4().hex

    def post(self, what: str, **body: Any) -> httpx2.Response:
        return self.client.post(f"/v1/conversation/{what}", json={"session_id": self.session_id, **body})

    def send(self, message_id: str = "", **message: Any) -> httpx2.Response:
        return self.post("messages", message_id=message_id or uuid.uuid4().hex, **message)

    def since(self, after: int = 0, wait: float = 0) -> list[dict[str, Any]]:
        response = self.post("since", after=after, wait=wait)
        assert response.status_code == 200, response.text
        messages: list[dict[str, Any]] = response.json()["messages"]
        return messages

    def ask(self, text: str = "chào", **more: Any) -> list[dict[str, Any]]:
        """Send a text, wait for its answer, return the whole conversation."""
        response = self.send(text=text, **more)
        assert response.status_code == 202, response.text
        return self.until_answered(response.json()["id"])

    def until_answered(self, number: int) -> list[dict[str, Any]]:
        found = self.since()
        while not any(message["reply_to"] == number for message in found):
            found += self.since(found[-1]["id"], wait=5)
        return found


@pytest.fixture
def tab(client: TestClient) -> Browser:
    return Browser(client)
