"""From a shared place to commune codes: the coordinates go no further than this one request."""

import httpx2

from channels.errors import AssistantUnavailable, BadMessage
from channels.messages import Location

DECIMALS = 4
NEAREST = 3
STEP_KM = 0.5


class Places:
    """Asks the directory which centres are near a place."""

    def __init__(self, client: httpx2.AsyncClient, directory_url: str) -> None:
        """Use the given client for the directory at the URL."""
        self._client = client
        self._nearest = f"{directory_url}/v1/centers/nearest"

    async def near(self, location: Location) -> tuple[list[tuple[str, float]], str | None]:
        """Return the nearest communes (code, distance in km to the half) and the commune the place lies in, if known.

        Raises:
            BadMessage: the place lies outside Việt Nam.
            AssistantUnavailable: the directory does not answer.
        """
        body = {"lat": round(location.lat, DECIMALS), "lon": round(location.lon, DECIMALS), "limit": NEAREST}
        try:
            response = await self._client.post(self._nearest, json=body)
        except httpx2.HTTPError as error:
            raise AssistantUnavailable("Chưa tra được vị trí, xin ông/bà gõ tên xã, phường.") from error
        if response.status_code == httpx2.codes.UNPROCESSABLE_CONTENT:
            raise BadMessage("Vị trí này nằm ngoài Việt Nam, xin ông/bà gõ tên xã, phường.")
        if not response.is_success:
            raise AssistantUnavailable("Chưa tra được vị trí, xin ông/bà gõ tên xã, phường.")
        found = response.json()
        # Exact distances to three known points would give the place away again.
        near = [(item["commune_code"], round(item["distance_km"] / STEP_KM) * STEP_KM) for item in found["items"]]
        return near, found["home"]
