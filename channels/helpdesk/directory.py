"""What the help desk asks the directory for."""

from typing import Any

import httpx2

from channels.helpdesk.errors import DirectoryUnavailable
from channels.helpdesk.wording import say

_OK, _UNKNOWN = 200, frozenset({404, 422})


class Directory:
    """The directory over HTTP."""

    def __init__(self, client: httpx2.AsyncClient, url: str) -> None:
        """Take the connection pool and where the directory is."""
        self._client = client
        self._url = url

    async def get(self, path: str, **parameters: str | int | None) -> Any:
        """Return what the directory says under a path; None when it knows no such thing.

        Args:
            path: below the directory, codes in it already quoted.
            parameters: of the query; None is left out.

        Raises:
            DirectoryUnavailable: it gave no usable answer in time.
        """
        wanted = {name: value for name, value in parameters.items() if value is not None}
        try:
            response = await self._client.get(f"{self._url}{path}", params=wanted)
            if response.status_code in _UNKNOWN:
                return None
            response.raise_for_status()
            return response.json()
        except (httpx2.HTTPError, ValueError) as error:
            raise DirectoryUnavailable(say("directory_unavailable"), retry_after=5) from error

    async def version(self) -> str:
        """Return what changes with the directory's content.

        Raises:
            DirectoryUnavailable: it gave no usable answer in time.
        """
        found = await self.get("/health/ready")
        return str((found or {}).get("content_hash", ""))
