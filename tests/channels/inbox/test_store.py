"""The inbox's database, SQLite and PostgreSQL."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from channels.database import Leadership
from channels.errors import InboxFull
from channels.inbox.store import Arrival, Store
from tests.channels.conftest import Clock


@pytest.fixture
def store(engine: Engine, clock: Clock) -> Store:
    made = Store(engine, 5, clock)
    made.create()
    return made


def arrival(number: int, lane: str = "a") -> Arrival:
    return Arrival("telegram", str(number), number, lane, f"body {number}")


def take(store: Store, lane: str = "a") -> str:
    stored = store.next(lane)
    assert stored is not None
    return stored.body


class TestInbox:
    def test_an_update_is_stored_once(self, store: Store) -> None:
        store.put([arrival(1)])
        store.put([arrival(1), arrival(2)])
        assert store.counts() == {"inbox.new": 2}

    def test_the_channels_count_for_themselves(self, store: Store) -> None:
        store.put([arrival(1), Arrival("zalo", "1", 1, "a", "x")])
        assert store.counts() == {"inbox.new": 2}

    def test_the_order_is_that_of_the_messenger_not_of_arrival(self, store: Store) -> None:
        store.put([arrival(2)])
        store.put([arrival(1)])
        assert take(store) == "body 1"

    def test_answers_go_before_new_questions(self, store: Store) -> None:
        store.put([arrival(1), arrival(2)])
        first = store.next("a")
        assert first is not None
        store.answered(first, "a", ["one", "two"])
        assert take(store) == "one"

    def test_full(self, store: Store) -> None:
        store.put([arrival(number) for number in range(5)])
        with pytest.raises(InboxFull):
            store.put([arrival(6)])
        assert store.counts() == {"inbox.new": 5}

    def test_the_lane_that_waits_longest_comes_first(self, store: Store, clock: Clock) -> None:
        store.put([arrival(1, "late")])
        clock.now -= 10
        store.put([arrival(2, "early")])
        assert store.lanes() == ["early", "late"]


class TestAfterwards:
    def test_what_is_handled_is_scrubbed(self, store: Store) -> None:
        store.put([arrival(1)])
        question = store.next("a")
        assert question is not None
        store.answered(question, "a", ["answer"])
        answer = store.next("a")
        assert answer is not None
        store.sent(answer)
        assert store.next("a") is None
        assert store.lanes() == []
        assert store.counts() == {"inbox.done": 1, "outbox.done": 1}

    def test_a_dead_letter_can_be_tried_again(self, store: Store) -> None:
        store.put([arrival(1)])
        question = store.next("a")
        assert question is not None
        store.answered(question, "a", ["sorry"], error="AssistantUnavailable")
        store.refused("a", "Forbidden")
        assert store.next("a") is None
        assert store.requeue() == 1
        assert take(store) == "body 1"

    def test_everything_goes_after_two_days(self, store: Store, clock: Clock) -> None:
        store.put([arrival(1)])
        store.remember("telegram:x", 1, [])
        clock.now += 47 * 3600
        store.put([arrival(2)])
        store.purge(48 * 3600)
        assert store.counts() == {"inbox.new": 2}
        clock.now += 2 * 3600
        store.purge(48 * 3600)
        assert store.counts() == {"inbox.new": 1}
        assert store.conversation("telegram:x") == (0, [])

    def test_forgetting_cuts_the_ties_and_keeps_what_still_waits(self, store: Store) -> None:
        store.put([arrival(1), arrival(2)])
        question = store.next("a")
        assert question is not None
        store.answered(question, "a", [])
        store.forget("a")
        store.put([arrival(1)])
        assert store.counts() == {"inbox.done": 1, "inbox.new": 1}
        assert take(store) == "body 2"

    def test_choices_are_remembered(self, store: Store) -> None:
        assert store.conversation("zalo:x") == (0, [])
        store.remember("zalo:x", 0, ["c:1", "c:2"])
        store.remember("zalo:x", 1, ["h"])
        assert store.conversation("zalo:x") == (1, ["h"])


def test_one_leads_and_another_follows(engine: Engine, tmp_path: Path) -> None:
    first, second = Leadership(engine, tmp_path), Leadership(engine, tmp_path)
    assert first.held()
    assert not second.held()
    assert first.held()
    first.release()
    assert second.held()
    second.release()
