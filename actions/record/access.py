"""Who may ask for the record over HTTP: whoever can read a file that only this user can."""

import os
import secrets
from contextlib import suppress
from hmac import compare_digest
from pathlib import Path

FILE = "record.key"
_BYTES = 32


def kept_key(folder: Path) -> str:
    """Read the key of this installation, or make one that only its owner can read.

    The record itself is such a file; an address on this machine alone would be open to everybody on it.

    Raises:
        OSError: it can be neither read nor made.
    """
    path = folder / FILE
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(_BYTES))
    return path.read_text(encoding="ascii")


def allowed(key: str, header: str | None) -> bool:
    """Tell whether an `Authorization` header carries the key."""
    scheme, _, given = (header or "").partition(" ")
    return scheme == "Bearer" and compare_digest(given.encode(), key.encode())
