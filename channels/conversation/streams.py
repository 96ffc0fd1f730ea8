"""How much a service gives to open streams and to looking for new messages."""

import contextlib
from collections.abc import Iterator

from channels.errors import TooManyStreams
from channels.limits import RateLimits

MOST_STREAMS = 2000
# A browser without a stream looks about twice for each message, and again after every change of the network.
READS_A_MESSAGE = 8


class Streams:
    """The places for streams of one process, and the limit of looks."""

    def __init__(self, messages_per_conversation: int, messages_per_address: int, most: int = MOST_STREAMS) -> None:
        """Allow looks in proportion to the messages allowed in a minute, and that many streams at a time."""
        self.reads = RateLimits(READS_A_MESSAGE * messages_per_conversation, READS_A_MESSAGE * messages_per_address)
        self._free = most

    @contextlib.contextmanager
    def seat(self) -> Iterator[None]:
        """Hold one place.

        Raises:
            TooManyStreams: all are taken; the browser looks for messages instead.
        """
        if self._free <= 0:
            raise TooManyStreams("Đang có quá nhiều kết nối.", retry_after=30)
        self._free -= 1
        try:
            yield
        finally:
            self._free += 1
