"""Conversation stores that stay small: a long conversation answers as fast as a short one, and memory has a bound.

Rasa replays and copies all events of a conversation on every message, so 200 turns slow it fivefold. What this
assistant remembers is in slots; of the events only the time of the last message is needed, for the session's age. No
words of anybody are stored.
"""

import time
from collections import OrderedDict
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore, RedisTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


def remembered(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """What the next turn needs of a conversation.

    Args:
        tracker: the conversation.

    Returns:
        A tracker that starts a session, holds an empty message as old as the last one and the slots that have a value,
        and listens; the same tracker when nobody has said anything yet.
    """
    last = tracker.get_last_event_for(UserUttered)
    if last is None:
        return tracker
    at = last.timestamp
    events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME, timestamp=at), SessionStarted(timestamp=at)]
    events += [ActionExecuted(ACTION_LISTEN_NAME, timestamp=at), UserUttered("", timestamp=at)]
    events += [
        SlotSet(slot.name, slot.value, timestamp=at) for slot in tracker.slots.values() if slot.value is not None
    ]
    events.append(ActionExecuted(ACTION_LISTEN_NAME, timestamp=at))
    return DialogueStateTracker.from_events(tracker.sender_id, events, slots=list(tracker.slots.values()))


class CappedInMemoryTrackerStore(InMemoryTrackerStore):  # type: ignore[misc]
    """Conversations in memory: short, and forgotten when idle or when there are too many."""

    def __init__(
        self,
        domain: Domain,
        event_broker: EventBroker | None = None,
        *,
        max_conversations: int,
        ttl_s: int,
        **kwargs: Any,
    ) -> None:
        """Set the bounds.

        Args:
            domain: the assistant's domain.
            event_broker: Rasa's event broker, if any.
            max_conversations: the longest idle one goes when there is one more.
            ttl_s: seconds after which an idle conversation goes.
            **kwargs: what Rasa passes besides (the host, unused).
        """
        super().__init__(domain, event_broker, **kwargs)
        self._max_conversations = max_conversations
        self._ttl_s = ttl_s
        self._last_used: OrderedDict[str, float] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what is remembered of the conversation and forget those that are due."""
        await super().save(remembered(tracker))
        now = time.monotonic()
        self._last_used[tracker.sender_id] = now
        self._last_used.move_to_end(tracker.sender_id)
        self._forget(now)

    def _forget(self, now: float) -> None:
        while self._last_used:
            sender_id, used = next(iter(self._last_used.items()))
            if len(self._last_used) <= self._max_conversations and now - used <= self._ttl_s:
                return
            del self._last_used[sender_id]
            self.store.pop(sender_id, None)


class CappedRedisTrackerStore(RedisTrackerStore):  # type: ignore[misc]
    """Conversations in Redis, short; Redis itself forgets them (`record_exp`)."""

    async def save(self, tracker: DialogueStateTracker, timeout: float | None = None) -> None:
        """Store what is remembered of the conversation.

        Rasa's own store merges with what is stored, which would bring the cut turns back; the lock store already
        lets one message at a time touch a conversation.
        """
        await self.stream_events(tracker)
        short = remembered(tracker)
        self.red.set(self.key_prefix + short.sender_id, self.serialise_tracker(short), ex=timeout or self.record_exp)
