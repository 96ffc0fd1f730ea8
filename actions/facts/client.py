"""HTTP client of the directory."""

import time
from typing import Any, TypeVar

import httpx2
from pydantic import ValidationError

from actions.facts.shapes import (
    Center,
    Contact,
    Faq,
    LinkedGroup,
    Procedure,
    ProcedureHit,
    Redirect,
    Resolution,
    Shape,
    Unit,
)

_S = TypeVar("_S", bound=Shape)
# Long enough to spare the directory in a rush, short enough that a corrected fee is seen within minutes.
_CACHE_SECONDS = 120.0
_CACHE_ENTRIES = 2_000


class DirectoryError(Exception):
    """The directory gave no usable answer."""


class DirectoryDownError(DirectoryError):
    """The directory did not answer in time, or answered with a server error."""


class DirectoryClient:
    """Asks the directory; one kept-alive connection pool."""

    def __init__(self, http: httpx2.AsyncClient) -> None:
        """Take the connection pool.

        Args:
            http: client whose base URL is the directory's and whose timeout is set.
        """
        self._http = http
        self._cache: dict[str, tuple[float, Any]] = {}

    async def resolve(self, text: str, province: str | None = None) -> Resolution:
        """Resolve an address text, old or new; `province` is the conversation's present province code."""
        params = {"q": text} | ({"province": province} if province else {})
        found = await self._get("/v1/units/resolve", params)
        return _read(Resolution, found) if found else Resolution(status="unknown")

    async def unit(self, code: str) -> Unit | None:
        """Fetch a present unit by its code; None when there is none."""
        # A code was given out more than once; the unit of today is the one that has not ended.
        found = await self._get_cached(f"/v1/units/{code}")
        present = [item for item in (found or {}).get("items", []) if item.get("valid_to") is None]
        return _read(Unit, present[0]) if present else None

    async def centers(self, commune: str) -> list[Center]:
        """Fetch the centres of a present commune; empty when none is known."""
        return self._many(Center, await self._get("/v1/centers", {"commune": commune}))

    async def nearest(self, lat: float, lon: float, limit: int) -> list[Center]:
        """Fetch the centres nearest to a point (degrees WGS84), nearest first."""
        body = {"lat": lat, "lon": lon, "limit": limit}
        return self._many(Center, await self._send("POST", "/v1/centers/nearest", json=body))

    async def procedure(self, code: str) -> Procedure | None:
        """Fetch a procedure; a replaced code gives its successor; None when unknown."""
        return await self._one(Procedure, f"/v1/procedures/{code}", cached=True)

    async def search_procedures(self, text: str, limit: int) -> list[ProcedureHit]:
        """Search procedures by everyday words, best first."""
        return self._many(ProcedureHit, await self._get("/v1/procedures/search", {"q": text, "limit": str(limit)}))

    async def linked_group(self, group: str) -> LinkedGroup | None:
        """Fetch a group of procedures done in one go; None when unknown."""
        return await self._one(LinkedGroup, f"/v1/linked-groups/{group}", cached=True)

    async def faq(self, faq: str) -> Faq | None:
        """Fetch an answer about the reform; None when unknown."""
        return await self._one(Faq, f"/v1/faqs/{faq}", cached=True)

    async def redirect(self, matter: str) -> Redirect | None:
        """Fetch whose job an out-of-scope matter is; None when unknown."""
        return await self._one(Redirect, f"/v1/redirects/{matter}", cached=True)

    async def contacts(self, province: str | None) -> list[Contact]:
        """Fetch the help lines, those of a present province included when given."""
        return self._many(Contact, await self._get("/v1/contacts", {"province": province} if province else {}))

    async def _one(self, shape: type[_S], path: str, *, cached: bool = False) -> _S | None:
        found = await self._get_cached(path) if cached else await self._get(path)
        return None if found is None else _read(shape, found)

    def _many(self, shape: type[_S], found: Any) -> list[_S]:
        return [_read(shape, item) for item in (found or {}).get("items", [])]

    async def _get_cached(self, path: str) -> Any:
        now = time.monotonic()
        hit = self._cache.get(path)
        if hit is not None and now - hit[0] < _CACHE_SECONDS:
            return hit[1]
        found = await self._get(path)
        if len(self._cache) >= _CACHE_ENTRIES:
            self._cache.clear()
        self._cache[path] = (now, found)
        return found

    async def _get(self, path: str, params: dict[str, str] | None = None) -> Any:
        return await self._send("GET", path, params=params or {})

    async def _send(self, method: str, path: str, **arguments: Any) -> Any:
        try:
            response = await self._http.request(method, path, **arguments)
            if response.status_code in {httpx2.codes.NOT_FOUND, httpx2.codes.UNPROCESSABLE_CONTENT}:
                return None
            response.raise_for_status()
            return response.json()
        except (httpx2.HTTPError, ValueError) as error:
            raise DirectoryDownError(f"{method} {path} gave no usable answer") from error


def _read(shape: type[_S], found: Any) -> _S:
    try:
        return shape.model_validate(found)
    except ValidationError as error:
        raise DirectoryDownError(f"the directory's {shape.__name__} cannot be read") from error
