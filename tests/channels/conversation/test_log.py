"""The log in the database: order, bounds, age."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine

from channels.conversation.leases import Leases
from channels.conversation.records import Bubble, Question
from channels.conversation.store import KEPT_MESSAGES, Log
from channels.errors import InboxFull
from tests.channels.conftest import Clock


@pytest.fixture
def log(engine: Engine, clock: Clock) -> Log:
    made = Log(engine, most_waiting=3, now=clock)
    made.create()
    return made


@pytest.fixture
def leases(engine: Engine, clock: Clock) -> Callable[[], Leases]:
    return lambda: Leases(engine, seconds=6, now=clock)


def turn(log: Log, name: str, text: str) -> None:
    number, _ = log.accept(name, f"id-{text}", Question(text=text))
    log.answered(name, number, [Bubble(text=f"đáp {text}", reply_to=number)])


def texts(log: Log, name: str) -> list[str]:
    return [message.text for message in log.since(name, 0)[0]]


class TestLog:
    def test_conversations_silent_for_an_hour_are_forgotten(self, log: Log, clock: Clock) -> None:
        turn(log, "old", "a")
        clock.now += 1800
        turn(log, "young", "b")
        clock.now += 1801
        log.purge(3600, 100)
        assert texts(log, "old") == []
        assert texts(log, "young") == ["b", "đáp b"]

    def test_beyond_the_number_kept_the_most_silent_goes(self, log: Log, clock: Clock) -> None:
        for name in ("a", "b", "c"):
            clock.now += 1
            turn(log, name, name)
        log.purge(3600, 2)
        assert [bool(texts(log, name)) for name in ("a", "b", "c")] == [False, True, True]

    def test_a_long_conversation_keeps_its_newest_messages(self, log: Log) -> None:
        for i in range(KEPT_MESSAGES // 2 + 10):
            turn(log, "a", str(i))
        kept = texts(log, "a")
        assert len(kept) <= KEPT_MESSAGES
        assert kept[-1] == f"đáp {KEPT_MESSAGES // 2 + 9}"

    def test_more_waiting_than_bearable_is_refused_and_nothing_stored(self, log: Log) -> None:
        for i in range(3):
            log.accept("a", f"message-{i}", Question(text=str(i)))
        with pytest.raises(InboxFull):
            log.accept("b", "message-3", Question(text="3"))
        assert texts(log, "b") == []
        assert log.accept("a", "message-1", Question(text="1"))[1] is False

    def test_an_answer_to_a_forgotten_conversation_is_dropped(self, log: Log) -> None:
        number, _ = log.accept("a", "message-1", Question(text="a"))
        log.forget("a")
        log.answered("a", number, [Bubble(text="b", reply_to=number)])
        assert texts(log, "a") == []

    def test_answered_twice_stays_one_answer(self, log: Log) -> None:
        number, _ = log.accept("a", "message-1", Question(text="a"))
        for _ in range(2):
            log.answered("a", number, [Bubble(text="b", reply_to=number)])
        assert texts(log, "a") == ["a", "b"]

    def test_questions_are_answered_in_the_order_they_came(self, log: Log) -> None:
        first, _ = log.accept("a", "message-1", Question(text="1"))
        log.accept("a", "message-2", Question(text="2"))
        waiting = log.next("a")
        assert waiting is not None
        assert (waiting.number, waiting.first) == (first, True)
        log.answered("a", first, [])
        waiting = log.next("a")
        assert waiting is not None
        assert (waiting.question.text, waiting.first) == ("2", False)


class TestLeases:
    def test_one_process_answers_a_conversation(self, log: Log, leases: Callable[[], Leases]) -> None:
        log.accept("a", "message-1", Question(text="a"))
        one, other = leases(), leases()
        assert one.take("a")
        assert not other.take("a")
        assert one.take("a")
        assert other.waiting() == []
        one.release("a")
        assert other.take("a")

    def test_what_a_killed_process_leaves_is_taken_up(
        self, log: Log, leases: Callable[[], Leases], clock: Clock
    ) -> None:
        log.accept("a", "message-1", Question(text="a"))
        killed, other = leases(), leases()
        assert killed.take("a")
        clock.now += 5
        assert other.waiting() == []
        clock.now += 2
        assert other.waiting() == ["a"]
        assert other.take("a")

    def test_a_long_answer_keeps_its_lease(self, log: Log, leases: Callable[[], Leases], clock: Clock) -> None:
        log.accept("a", "message-1", Question(text="a"))
        slow, other = leases(), leases()
        assert slow.take("a")
        for _ in range(3):
            clock.now += 4
            slow.renew()
        assert not other.take("a")

    def test_a_stop_gives_everything_back(self, log: Log, leases: Callable[[], Leases]) -> None:
        log.accept("a", "message-1", Question(text="a"))
        stopped, other = leases(), leases()
        assert stopped.take("a")
        stopped.release()
        assert other.waiting() == ["a"]
