"""How patiently the inbox is worked off."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """How patiently the inbox is worked off.

    Attributes:
        workers: chats answered at the same time.
        tries: after so many in vain a message is a dead letter.
        first_rest, longest_rest: seconds between two tries; doubled each time.
        typing_after, typing_every: seconds until the chat shows that an answer is being written.
        scan_every: seconds between two looks for what another process stored or a fault left behind.
        purge_every: seconds between two looks for what is old.
        keep_seconds: age at which everything is deleted.
        finish_within: seconds that what is under way gets when the service stops.
        spacing: multiplies the time a channel wants between two messages to one chat.
        clock: counts seconds.
    """

    workers: int = 16
    tries: int = 8
    first_rest: float = 1.0
    longest_rest: float = 60.0
    typing_after: float = 0.5
    typing_every: float = 4.5
    scan_every: float = 1.0
    purge_every: float = 600.0
    keep_seconds: float = 48 * 3600.0
    finish_within: float = 2.0
    spacing: float = 1.0
    clock: Callable[[], float] = time.monotonic

    def rest(self, attempts: int) -> float:
        """Seconds to wait after that many tries in vain."""
        return min(self.first_rest * 2.0**attempts, self.longest_rest)
