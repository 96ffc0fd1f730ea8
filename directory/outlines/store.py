"""The outlines' own file in `MOTCUA_VAR`: written whole or not at all, read without any code in it."""

import hashlib
import io
import logging
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from directory.errors import ContentRefusedError
from directory.outlines.index import Outlines

FILE = "outlines.npz"
_LOG = logging.getLogger(__name__)


def write(path: Path, areas: Mapping[str, BaseGeometry], tolerance_m: float) -> str:
    """Put outlines in place of those before.

    Args:
        path: the file; its folder is made.
        areas: valid areas by commune code, WGS84.
        tolerance_m: how far simplified lines may lie from the given ones, metres.

    Returns:
        A hash of what was written.
    """
    blobs = shapely.to_wkb(list(areas.values()))
    data = b"".join(blobs)
    codes = "\n".join(areas)
    digest = hashlib.sha256(codes.encode() + data).hexdigest()
    target = io.BytesIO()
    np.savez_compressed(
        target,
        codes=np.frombuffer(codes.encode(), dtype=np.uint8),
        lengths=np.array([len(blob) for blob in blobs]),
        areas=np.frombuffer(data, dtype=np.uint8),
        tolerance_m=np.array(tolerance_m),
        digest=np.frombuffer(digest.encode(), dtype=np.uint8),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(target.getvalue())
    fresh.replace(path)
    return digest


def read(path: Path) -> Outlines:
    """The outlines of a file.

    Raises:
        OSError: it cannot be read.
        ContentRefusedError: it is no file of `write`, or was damaged.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            codes, data = stored["codes"].tobytes(), stored["areas"].tobytes()
            ends = np.cumsum(stored["lengths"]).tolist()
            tolerance_m, digest = float(stored["tolerance_m"]), stored["digest"].tobytes().decode()
    except (ValueError, KeyError, EOFError) as error:
        raise ContentRefusedError([f"{path.name}: không phải tệp ranh giới đã nạp"]) from error
    if hashlib.sha256(codes + data).hexdigest() != digest:
        raise ContentRefusedError([f"{path.name}: tệp ranh giới bị hỏng"])
    blobs = [data[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    return Outlines(codes.decode().split("\n"), shapely.from_wkb(blobs), tolerance_m, digest)


class OutlinesFile:
    """Follows the file: it is read again when another takes its place."""

    def __init__(self, path: Path) -> None:
        """Take the path; nothing is read yet."""
        self._path = path
        self._seen: tuple[int, int] | None = None
        self.outlines: Outlines | None = None

    def refresh(self) -> None:
        """Read the file if it is new; outlines that are in use stay when the new file cannot be read."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            self._seen, self.outlines = None, None
            return
        seen = (status.st_mtime_ns, status.st_size)
        if seen == self._seen:
            return
        self._seen = seen
        try:
            self.outlines = read(self._path)
        except (OSError, ContentRefusedError) as error:
            _LOG.warning("outlines cannot be read: %s", type(error).__name__)
            return
        _LOG.info("serving outlines of %d communes", len(self.outlines))
