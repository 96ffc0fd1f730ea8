"""Passwords of the help desk: argon2id, constant work, nothing weak."""

import asyncio
import base64
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from nlu.text.folding import nfc

SHORTEST, LONGEST = 12, 200
# Each hash takes 64 MiB for a moment.
_AT_ONCE = 2
# Without letters and digits that look alike on paper.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 5
_SALT, _KEY = 16, 32


class WeakPassword(ValueError):
    """The password is too short or too long to be kept."""


class Passwords:
    """Hashes and checks passwords, a few at a time."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        """Use the cost that argon2-cffi recommends (RFC 9106, low memory), or that of another hasher."""
        self._hasher = hasher or PasswordHasher()
        self._nobody = _unmatched(self._hasher)
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def matches(self, password: str, known: str | None) -> bool:
        """Tell whether a password belongs to a hash; without a hash the work is the same and the answer no."""
        async with self._turns:
            return await asyncio.to_thread(self._matches, password, known)

    def hashed(self, password: str) -> str:
        """Return the hash to keep.

        Raises:
            WeakPassword: shorter than 12 or longer than 200 characters.
        """
        if not SHORTEST <= len(password) <= LONGEST:
            raise WeakPassword(f"{SHORTEST} to {LONGEST} characters")
        return self._hasher.hash(nfc(password))

    def outdated(self, known: str) -> bool:
        """Tell whether a hash was made with less work than is usual now."""
        return self._hasher.check_needs_rehash(known)

    def _matches(self, password: str, known: str | None) -> bool:
        try:
            # The same letters typed on another machine may be composed otherwise.
            return self._hasher.verify(known or self._nobody, nfc(password[:LONGEST])) and known is not None
        except (VerificationError, InvalidHashError):
            return False


def generated() -> str:
    """Return a new password: 20 letters and digits in four groups, 99 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def _unmatched(hasher: PasswordHasher) -> str:
    """A hash of the usual cost that belongs to no password anybody knows."""
    salt, key = (base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (_SALT, _KEY))
    return f"$argon2id$v=19$m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}${salt}${key}"
