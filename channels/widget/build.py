"""The built widget as it is served: bytes, version, integrity."""

import base64
import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BUILT = Path(__file__).parents[1] / "web" / "dist" / "widget" / "widget.js"
VERSION_DIGITS = 12


@dataclass(frozen=True)
class Build:
    """The widget's script.

    Attributes:
        script: its bytes.
        packed: the same, gzipped.
        version: names these very bytes.
        integrity: for the tag's ``integrity`` attribute (SRI).
    """

    script: bytes
    packed: bytes
    version: str
    integrity: str

    @classmethod
    def of(cls, script: bytes) -> "Build":
        """Describe a script; the same bytes always give the same description."""
        digest = base64.b64encode(hashlib.sha384(script).digest()).decode()
        version = hashlib.sha256(script).hexdigest()[:VERSION_DIGITS]
        return cls(script, gzip.compress(script, 9, mtime=0), version, f"sha384-{digest}")


@cache
def built() -> Build:
    """Read what `make web` built."""
    return Build.of(BUILT.read_bytes())
