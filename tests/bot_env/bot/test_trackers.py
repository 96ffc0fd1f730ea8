"""Conversations stay short and are forgotten in time."""

import asyncio
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.runtime.endpoints import build, redis_connection
from bot.runtime.settings import load
from bot.runtime.trackers import CappedInMemoryTrackerStore, CappedRedisTrackerStore, remembered

DOMAIN = Domain.from_path("bot/domain")


def conversation(turns: int, sender: str = "s") -> DialogueStateTracker:
    tracker = DialogueStateTracker.from_events(sender, [ActionExecuted("action_listen")], slots=DOMAIN.slots)
    for number in range(turns):
        events: list[Any] = [UserUttered(f"câu {number}", {"name": "center"}), ActionExecuted("action_answer")]
        events.append(BotUttered("đáp"))
        if number == 0:
            events.append(SlotSet("commune", {"code": "26740"}))
        events += [SlotSet("fallbacks", number), ActionExecuted("action_listen")]
        for event in events:
            tracker.update(event)
    return tracker


def texts(tracker: DialogueStateTracker) -> list[str]:
    return [event.text for event in tracker.events if isinstance(event, UserUttered | BotUttered)]


def test_a_conversation_in_which_nobody_spoke_is_left_alone():
    tracker = conversation(0)

    assert remembered(tracker) is tracker


@pytest.mark.parametrize("turns", [1, 50])
def test_what_is_remembered_are_slots_and_the_time_of_the_last_message(turns: int):
    tracker = conversation(turns)
    said = tracker.get_last_event_for(UserUttered)

    short = remembered(tracker)

    assert texts(short) == [""]
    assert short.get_last_event_for(UserUttered).timestamp == said.timestamp
    assert short.get_slot("commune") == {"code": "26740"}
    assert short.get_slot("fallbacks") == turns - 1
    assert short.latest_action_name == "action_listen"
    assert len(short.events) < 10


def test_remembering_again_and_again_loses_nothing():
    tracker = conversation(5)
    for number in range(5, 40):
        for event in (UserUttered(f"câu {number}", {"name": "center"}), SlotSet("fallbacks", number)):
            tracker.update(event)
        tracker = remembered(tracker)

    assert tracker.get_slot("fallbacks") == 39
    assert tracker.get_slot("commune") == {"code": "26740"}


def store(**bounds: int) -> CappedInMemoryTrackerStore:
    limits = {"max_conversations": 10, "ttl_s": 3600} | bounds
    return CappedInMemoryTrackerStore(DOMAIN, host=None, **limits)


def test_memory_gives_back_what_is_remembered():
    kept = store()
    asyncio.run(kept.save(conversation(9)))

    found = asyncio.run(kept.retrieve("s"))

    assert found is not None
    assert texts(found) == [""]
    assert found.get_slot("commune") == {"code": "26740"}


def test_the_longest_idle_conversation_goes_when_there_are_too_many():
    kept = store(max_conversations=2)
    for sender in ("a", "b", "a", "c"):
        asyncio.run(kept.save(conversation(1, sender)))

    assert set(asyncio.run(kept.keys())) == {"a", "c"}


def test_an_idle_conversation_goes_after_its_time(monkeypatch: pytest.MonkeyPatch):
    kept = store(ttl_s=60)
    now = 1000.0
    monkeypatch.setattr("bot.runtime.trackers.time.monotonic", lambda: now)
    asyncio.run(kept.save(conversation(1, "old")))
    now = 1061.0
    asyncio.run(kept.save(conversation(1, "new")))

    assert set(asyncio.run(kept.keys())) == {"new"}


class RedisDouble(dict[str, str]):
    """What the store asks of Redis."""

    expiry: float | None = None

    def set(self, key: str, value: str, ex: float | None = None) -> None:
        self[key] = value
        self.expiry = ex


def test_redis_keeps_what_is_remembered_and_forgets_it_in_time():
    kept = CappedRedisTrackerStore(DOMAIN, record_exp=3600, host="localhost")
    kept.red = RedisDouble()
    for turns in (5, 9):
        asyncio.run(kept.save(conversation(turns)))

    found = asyncio.run(kept.retrieve("s"))

    assert found is not None
    assert texts(found) == [""]
    assert kept.red.expiry == 3600


def test_memory_by_default_and_redis_when_its_address_is_set():
    memory = build(load({}))
    redis = build(load({"MOTCUA_REDIS_URL": "rediss://:s%40@cache:6380/2"}))

    assert memory.tracker_store.type.endswith("CappedInMemoryTrackerStore")
    assert memory.lock_store is None
    assert memory.action.url == "http://127.0.0.1:5055/webhook"
    assert redis.tracker_store.type.endswith("CappedRedisTrackerStore")
    assert redis.tracker_store.url == "cache"
    assert redis.tracker_store.kwargs["record_exp"] == 3600
    assert redis.lock_store.type == "redis"


def test_a_redis_address_is_taken_apart():
    assert redis_connection("redis://cache") == {"url": "cache", "port": 6379, "db": 0, "use_ssl": False}
    assert redis_connection("rediss://u:p%40@cache:6380/2") == {
        "url": "cache",
        "port": 6380,
        "db": 2,
        "use_ssl": True,
        "username": "u",
        "password": "p@",
    }
