"""Where the centres stand that a shared place is near: public points, so that the choice can be drawn."""

import asyncio
from typing import Any

import httpx2

from channels.conversation.records import Point

MOST = 5


class Points:
    """Asks the directory for centres' points."""

    def __init__(self, client: httpx2.AsyncClient, directory_url: str) -> None:
        """Use the given client for the directory at the URL."""
        self._client = client
        self._centers = f"{directory_url}/v1/centers"

    async def of(self, answer: dict[str, Any] | None) -> list[Point]:
        """Return the points (degrees WGS84) of the communes a shared place leaves to choose from, in their order.

        Nothing for any other answer, and nothing unless every point is known: a number missing on the picture misleads.
        """
        if answer is None or answer.get("type") != "choose_unit" or answer.get("reason") != "location":
            return []
        codes = [unit["code"] for unit in answer.get("candidates", [])][:MOST]
        points = await asyncio.gather(*(self._point(code) for code in codes))
        return [point for point in points if point is not None] if all(points) else []

    async def _point(self, commune: str) -> Point | None:
        try:
            response = await self._client.get(self._centers, params={"commune": commune})
            items = response.json().get("items", []) if response.is_success else []
        except (httpx2.HTTPError, ValueError):
            return None
        center = next((item for item in items if item.get("lat") is not None), None)
        return Point(lat=center["lat"], lon=center["lon"], label=center["name"]) if center else None
