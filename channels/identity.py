"""Names for conversations that do not give the person away."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

KEY_BYTES = 32


class Identity:
    """Makes keyed hashes of chat numbers: without the key nobody can tell whose chat it was."""

    def __init__(self, key: bytes) -> None:
        """Take the key."""
        self._key = key

    @classmethod
    def kept_in(cls, folder: Path) -> "Identity":
        """Read the key of this installation from the folder, or make one that only its owner can read."""
        path = folder / "channels.key"
        folder.mkdir(parents=True, exist_ok=True)
        # Written aside and linked into place: two processes that start together end up with one key.
        aside = folder / f".channels.key.{os.getpid()}.{secrets.token_hex(4)}"
        if not path.exists():
            descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(secrets.token_bytes(KEY_BYTES))
            try:
                path.hardlink_to(aside)
            except FileExistsError:
                pass
            finally:
                aside.unlink()
        return cls(path.read_bytes())

    def of(self, *parts: str) -> str:
        """Return the keyed hash of the parts, 32 hexadecimal digits."""
        return hmac.new(self._key, "\0".join(parts).encode(), hashlib.sha256).hexdigest()[:32]
