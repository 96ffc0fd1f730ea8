"""How often one may try to sign in (library: limits, moving window). Never switched off."""

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from channels.helpdesk.errors import TooManyTries
from channels.helpdesk.wording import say

# One person at one place; one network (a whole office may share an address); one name from everywhere; everybody.
_PERSON, _ADDRESS, _NAME, _ALL = (parse(text) for text in ("5/minute", "30/minute", "60/hour", "300/minute"))


class Tries:
    """Counts attempts before the password is looked at, so that none slips through beside another."""

    def __init__(self) -> None:
        """Begin with none."""
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, name: str, address: str) -> None:
        """Count one attempt.

        Args:
            name: what somebody wants to sign in as.
            address: network address of the browser.

        Raises:
            TooManyTries: a limit is reached; ``retry_after`` is the longest wait (seconds).
        """
        for limit, key in self._keys(name, address):
            if not self._limiter.hit(limit, *key):
                seconds = limit.get_expiry()
                raise TooManyTries(say("too_many_tries", seconds=seconds), retry_after=seconds)

    def forget(self, name: str, address: str) -> None:
        """Forgive the person's attempts once one succeeded."""
        for limit, key in self._keys(name, address):
            if limit in {_PERSON, _NAME}:
                self._limiter.clear(limit, *key)

    def _keys(self, name: str, address: str) -> list[tuple[RateLimitItem, tuple[str, ...]]]:
        folded = name.strip().lower()
        return [
            (_PERSON, ("person", folded, address)),
            (_ADDRESS, ("address", address)),
            (_NAME, ("name", folded)),
            (_ALL, ("all",)),
        ]
