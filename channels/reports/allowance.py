"""How many reports may come in, from one network address and in all."""

from limits import RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from channels.errors import TooManyMessages

# Behind one address there may be a whole commune office.
BY_ADDRESS, IN_ALL = RateLimitItemPerHour(20), RateLimitItemPerHour(600)
WAIT_SECONDS = 3600


class Allowance:
    """Counts reports of the last hour in this process."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def take(self, address: str) -> None:
        """Count one report from a network address; addresses are forgotten with the hour.

        Raises:
            TooManyMessages: too many came from there, or in all.
        """
        if not (self._limiter.hit(BY_ADDRESS, "address", address) and self._limiter.hit(IN_ALL, "all")):
            raise TooManyMessages(
                "Đã nhận nhiều báo sai quá, xin ông/bà gửi lại sau một giờ.", retry_after=WAIT_SECONDS
            )
