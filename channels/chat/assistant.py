"""The way to the assistant: Rasa's REST channel over one kept-alive connection pool."""

import json
from typing import Any

import httpx2

from channels.errors import AssistantUnavailable
from channels.messages import Button, Reply, Venue

RETRY_SECONDS = 5
MAP_HOST = "www.openstreetmap.org"


class Assistant:
    """Sends a message of a conversation to Rasa and shapes what comes back."""

    def __init__(self, client: httpx2.AsyncClient, rasa_url: str) -> None:
        """Use the given client for the Rasa server at the URL."""
        self._client = client
        self._webhook = f"{rasa_url}/webhooks/rest/webhook"
        self._health = f"{rasa_url}/webhooks/rest/"

    async def say(self, conversation: str, text: str) -> list[Reply]:
        """Send plain text.

        Raises:
            AssistantUnavailable: no answer in time.
        """
        # Rasa runs "/intent{…}" as an intent: what a person types must stay plain text.
        return await self._send(conversation, text.lstrip("/ \t\r\n").rstrip() or "?")

    async def press(self, conversation: str, reference: str) -> list[Reply]:
        """Send the reference of a pressed button; raises as `say`."""
        return await self._send(conversation, "/pick" + json.dumps({"ref": reference}))

    async def locate(self, conversation: str, near: list[tuple[str, float]], home: str | None) -> list[Reply]:
        """Send the communes near a shared place (code, rounded kilometres), never the place; raises as `say`."""
        return await self._send(conversation, "/location" + json.dumps({"near": near, "home": home}))

    async def ready(self) -> bool:
        """Tell whether Rasa answers: it opens its port when the model is loaded."""
        try:
            return (await self._client.get(self._health)).is_success
        except httpx2.HTTPError:
            return False

    async def _send(self, conversation: str, message: str) -> list[Reply]:
        try:
            response = await self._client.post(self._webhook, json={"sender": conversation, "message": message})
            response.raise_for_status()
            replies = shape(response.json())
        except (httpx2.HTTPError, ValueError) as error:
            raise AssistantUnavailable(
                "Trợ lý đang bận, xin ông/bà gửi lại sau ít phút hoặc gọi 1800 1096.", retry_after=RETRY_SECONDS
            ) from error
        if not replies:
            raise AssistantUnavailable("Trợ lý chưa trả lời được, xin ông/bà gửi lại.", retry_after=RETRY_SECONDS)
        return replies


def shape(messages: list[dict[str, Any]]) -> list[Reply]:
    """Join Rasa's messages into replies.

    Rasa sends the custom part of an utterance as a message of its own, after the text it belongs to.
    """
    replies: list[Reply] = []
    for message in messages:
        if "text" in message:
            buttons = [Button(title=item["title"], payload=item["payload"]) for item in message.get("buttons", [])]
            replies.append(Reply(text=message["text"], buttons=buttons))
        answer = message.get("custom", {}).get("answer")
        if answer is not None and replies:
            last = replies[-1]
            last.answer = answer
            last.asks_location = answer.get("type") == "ask" and answer.get("slot") == "place"
            last.venue = _venue(last, answer)
    return replies


def _venue(reply: Reply, answer: dict[str, Any]) -> Venue | None:
    """Return the one centre an answer is about.

    The assistant offers directions only where it knows the office's own point, not just one inside the commune:
    what has no directions has no venue.
    """
    centers = answer.get("centers") or []
    leads = MAP_HOST in reply.text or any(button.payload.startswith("m:") for button in reply.buttons)
    if answer.get("type") != "center" or answer.get("match") == "any_in_province" or not centers or not leads:
        return None
    center = centers[0]
    if center.get("lat") is None or center.get("lon") is None or not center.get("address"):
        return None
    return Venue(lat=center["lat"], lon=center["lon"], name=center["name"], address=center["address"])
