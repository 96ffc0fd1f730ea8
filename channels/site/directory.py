"""What the pages read from the directory, with a bounded memory of its answers.

An opening state is remembered for half a minute and a browser may keep a page for as long: it is never staler than a
minute. Everything else changes only when an editor activates another dataset.
"""

import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import httpx2
from cachetools import TLRUCache

from channels.errors import DirectoryUnavailable, PageNotFound

MOMENT_SECONDS = 30.0
CONTENT_SECONDS = 300.0
# Of JSON text; the objects take several times as much.
MOST_BYTES = 6 * 1024 * 1024
TIMEOUT_SECONDS = 5.0

Answer = dict[str, Any]
_Kept = tuple[Answer | None, int]


class DirectoryReader:
    """Reads the directory over HTTP; the same question within its time is answered from memory."""

    def __init__(self, client: httpx2.AsyncClient, url: str, timer: Callable[[], float] = time.monotonic) -> None:
        """Use the client for the directory at the URL; ``timer`` gives seconds."""
        self._client = client
        self._url = url
        self._kept: TLRUCache[str, _Kept] = TLRUCache(
            MOST_BYTES, ttu=_until, timer=timer, getsizeof=lambda kept: kept[1]
        )

    async def get(self, *path: str, **parameters: str | int) -> Answer:
        """Return the answer to a GET of ``/v1/<path>``.

        Raises:
            PageNotFound: the directory knows nothing there.
            DirectoryUnavailable: it does not answer.
        """
        target = "/v1/" + "/".join(quote(part, safe="") for part in path)
        return await self._read("GET", target + ("?" + urlencode(parameters) if parameters else ""))

    async def post(self, path: str, body: Answer) -> Answer:
        """Return the answer to a POST of ``/v1/<path>``; raises as `get`."""
        return await self._read("POST", f"/v1/{path}", body)

    async def _read(self, method: str, target: str, body: Answer | None = None) -> Answer:
        key = f"{target} {json.dumps(body, sort_keys=True) if body else ''}"
        kept = self._kept.get(key)
        if kept is None:
            kept = await self._asked(method, target, body)
            if kept[1] <= MOST_BYTES:
                self._kept[key] = kept
        if kept[0] is None:
            raise PageNotFound
        return kept[0]

    async def _asked(self, method: str, target: str, body: Answer | None) -> _Kept:
        try:
            response = await self._client.request(method, self._url + target, json=body, timeout=TIMEOUT_SECONDS)
        except httpx2.HTTPError as error:
            raise DirectoryUnavailable from error
        # 422: not even shaped like a code.
        if response.status_code in {httpx2.codes.NOT_FOUND, httpx2.codes.UNPROCESSABLE_CONTENT}:
            return None, len(target)
        if not response.is_success:
            raise DirectoryUnavailable
        return response.json(), len(response.content)


def _until(target: str, _kept: _Kept, now: float) -> float:
    return now + (MOMENT_SECONDS if target.startswith("/v1/centers") else CONTENT_SECONDS)
