"""What the plain page shows again after each message: recent turns, in memory, forgotten by age and number."""

import time
from collections import OrderedDict
from dataclasses import dataclass

from channels.chat.schemas import Reply

TURNS = 30
KEEP_SECONDS = 3600.0


@dataclass(frozen=True)
class Turn:
    """One message as the citizen sent it (personal data masked) and the replies to it."""

    asked: str
    replies: list[Reply]


class Transcripts:
    """The last turns of the last conversations of the plain page."""

    def __init__(self, conversations: int) -> None:
        """Keep at most that many conversations."""
        self._conversations = conversations
        self._turns: OrderedDict[str, tuple[float, list[Turn]]] = OrderedDict()

    def add(self, session_id: str, turn: Turn) -> None:
        """Append a turn; the oldest conversation goes when there are too many."""
        turns = [*self.of(session_id), turn][-TURNS:]
        self._turns[session_id] = (time.monotonic(), turns)
        self._turns.move_to_end(session_id)
        while len(self._turns) > self._conversations:
            self._turns.popitem(last=False)

    def of(self, session_id: str) -> list[Turn]:
        """Return the turns of a conversation of the last hour, oldest first."""
        touched, turns = self._turns.get(session_id, (0.0, []))
        if time.monotonic() - touched > KEEP_SECONDS:
            self._turns.pop(session_id, None)
            return []
        return turns

    def forget(self, session_id: str) -> None:
        """Drop a conversation."""
        self._turns.pop(session_id, None)
