"""Rate limits of the public service, in process (library: limits, moving window)."""

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from channels.errors import TooManyMessages

WINDOW_SECONDS = 60


class RateLimits:
    """Limits by conversation and by address; a limit of 0 lets everything through."""

    def __init__(self, per_conversation: int, per_address: int) -> None:
        """Take the messages allowed in a minute; 0 for the conversation turns both limits off."""
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._limits = []
        if per_conversation:
            self._limits.append(("conversation", RateLimitItemPerMinute(per_conversation)))
            if per_address:
                self._limits.append(("address", RateLimitItemPerMinute(per_address)))

    def check(self, conversation: str, address: str | None) -> None:
        """Count one message.

        Args:
            conversation: name of the conversation.
            address: network address of the sender; None where the channel does not know it.

        Raises:
            TooManyMessages: a limit is reached; ``retry_after`` says when to try again (seconds).
        """
        keys = {"conversation": conversation, "address": address}
        for name, limit in self._limits:
            key = keys[name]
            if key is not None and not self._limiter.hit(limit, name, key):
                raise TooManyMessages("Ông/bà gửi nhanh quá, xin đợi một chút rồi gửi lại.", retry_after=WINDOW_SECONDS)
