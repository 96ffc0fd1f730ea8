"""Snapshots of provinces, packed once for each version of the directory's content."""

import asyncio
import gzip
import hashlib
import json
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from channels.helpdesk.directory import Directory
from channels.helpdesk.errors import DirectoryUnavailable, NotFound
from channels.helpdesk.wording import say

# Every province of the country fits; each takes 0.3 MB packed.
_MOST = 40
# A corrected fee is seen within a minute.
_TRUSTED_SECONDS = 60.0
_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Packed:
    """A snapshot as it is sent.

    Attributes:
        version: of the directory's content it was made from.
        etag: entity tag, weak: gzip and plain mean the same.
        body: JSON, gzip.
    """

    version: str
    etag: str
    body: bytes


class Snapshots:
    """Keeps packed snapshots; goes on serving them while the directory is away."""

    def __init__(self, directory: Directory, now: Callable[[], float] = time.monotonic) -> None:
        """Take the directory; ``now`` gives seconds of a clock that never goes back."""
        self._directory = directory
        self._now = now
        self._kept: OrderedDict[str, Packed] = OrderedDict()
        self._version = ""
        self._asked = float("-inf")
        self._building: dict[str, asyncio.Lock] = {}

    async def of(self, province: str) -> Packed:
        """Return the snapshot of a present province (code).

        Raises:
            NotFound: there is no such province.
            DirectoryUnavailable: it was never read, and the directory gives no usable answer.
        """
        async with self._building.setdefault(province, asyncio.Lock()):
            kept = self._kept.get(province)
            try:
                version = await self._current()
                if kept is not None and kept.version == version:
                    return kept
                return await self._build(province, version)
            except DirectoryUnavailable:
                if kept is None:
                    raise
                return kept

    async def _current(self) -> str:
        if self._now() - self._asked > _TRUSTED_SECONDS:
            self._version = await self._directory.version()
            self._asked = self._now()
        return self._version

    async def _build(self, province: str, version: str) -> Packed:
        found = await self._directory.get(f"/v1/provinces/{province}/snapshot")
        if found is None:
            self._building.pop(province, None)
            raise NotFound(say("no_province"))
        packed = await asyncio.to_thread(_pack, version, found)
        self._kept[province] = packed
        self._kept.move_to_end(province)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return packed


def _pack(version: str, snapshot: object) -> Packed:
    text = json.dumps(snapshot, ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'W/"{hashlib.blake2b(text, digest_size=12).hexdigest()}"'
    return Packed(version, etag, gzip.compress(text, _LEVEL, mtime=0))
