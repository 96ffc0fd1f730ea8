"""Sending to Zalo: a thin client of its Bot API (decision 032)."""

from typing import Any

import httpx2

from channels.errors import DeliveryError, Impossible, TryLater
from channels.messages import Address, Incoming, Message
from channels.zalo.updates import CHANNEL

# Zalo names no time with its "quota exceeded".
QUOTA_SECONDS = 30.0
WRONG_TOKEN_SECONDS = 60.0


class ZaloAdapter:
    """Sends messages of ours to Zalo chats."""

    channel = CHANNEL

    def __init__(self, client: httpx2.AsyncClient, api_url: str, token: str) -> None:
        """Use the given client for the Bot API at the URL."""
        self._client = client
        self._methods = f"{api_url}/bot{token}"

    async def send(self, address: Address, message: Message) -> None:
        """Send one message; raises as `Adapter.send`."""
        await self.call("sendMessage", chat_id=address.chat, text=message.text)

    async def typing(self, address: Address) -> None:
        """Show "typing"; raises as `Adapter.send`."""
        await self.call("sendChatAction", chat_id=address.chat, action="typing")

    async def acknowledge(self, incoming: Incoming) -> None:
        """Do nothing: Zalo has no buttons."""

    async def call(self, method: str, **parameters: str) -> Any:
        """Call a method of the Bot API and return its result; raises as `Adapter.send`."""
        try:
            response = await self._client.post(f"{self._methods}/{method}", json=parameters)
            body = response.json()
            ok, code = body.get("ok") is True, int(body.get("error_code") or response.status_code)
        except httpx2.HTTPError as error:
            # Not chained: the message of the cause holds the address, and the token in it.
            raise DeliveryError(type(error).__name__) from None
        except (ValueError, AttributeError):
            raise DeliveryError("NoJson") from None
        if ok:
            return body.get("result")
        raise _refusal(code)


def _refusal(code: int) -> DeliveryError:
    if code == httpx2.codes.TOO_MANY_REQUESTS:
        return TryLater(QUOTA_SECONDS)
    if code in {httpx2.codes.UNAUTHORIZED, httpx2.codes.NOT_FOUND}:
        return TryLater(WRONG_TOKEN_SECONDS)
    if code == httpx2.codes.BAD_REQUEST:
        return Impossible(f"Refused{code}")
    return DeliveryError(f"Refused{code}")
