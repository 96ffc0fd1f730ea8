"""The greeting of the widget: on a commune's portal it offers that commune's centre."""

from typing import Any

import httpx2

from channels.conversation.schemas import Welcome
from channels.messages import Button
from channels.settings import ChannelSettings
from channels.wording import entries, say
from nlu.notice import Notice


async def welcome(client: httpx2.AsyncClient, settings: ChannelSettings, commune: str | None) -> Welcome:
    """Compose the greeting.

    Args:
        client: asks the directory for the commune's name.
        settings: where the directory is.
        commune: code of the commune whose portal embeds the widget.
    """
    first = [Button(**button) for button in entries()["first_buttons"]]
    if commune is not None:
        name = await _name(client, settings.directory_url, commune)
        title = say("commune_center", commune=name) if name else say("my_center")
        first = [Button(title=title, payload=f"c:{commune}"), *first[1:]]
    return Welcome(text=say("welcome"), buttons=first, notice=Notice(settings.var, settings.notice).text() or None)


async def _name(client: httpx2.AsyncClient, directory_url: str, commune: str) -> str | None:
    """Return the present name of a commune, None when the directory does not tell."""
    try:
        response = await client.get(f"{directory_url}/v1/units/{commune}")
        units: list[dict[str, Any]] = response.json().get("items", []) if response.is_success else []
    except (httpx2.HTTPError, ValueError):
        return None
    # A code was given to more than one unit over the years; the present one is meant.
    present = [item for item in units if item.get("valid_to") is None and item.get("level") == "commune"]
    return f"{present[0]['name'][:1].lower()}{present[0]['name'][1:]}" if present else None
