"""Timings of a run, and conversations held one message after the other."""

import asyncio

from ops.bench.load import Timings, converse, long_conversation, summarise


def test_latencies_become_percentiles_in_milliseconds_and_messages_a_second():
    timings = summarise([index / 1000 for index in range(1, 101)], seconds=2.0)

    assert timings == Timings(throughput=50.0, p50=50.5, p95=95.05, p99=99.01)


async def test_each_conversation_sends_one_message_at_a_time_and_all_run_side_by_side():
    open_now: set[str] = set()
    most = 0
    sent: list[str] = []

    async def send(_client: object, name: str, text: str) -> None:
        nonlocal most
        assert name not in open_now
        open_now.add(name)
        most = max(most, len(open_now))
        await asyncio.sleep(0)
        open_now.discard(name)
        sent.append(text)

    await converse(send, ["a", "b", "c"], conversations=3, messages=4)

    assert most == 3
    assert sorted(sent) == sorted("abca" + "bcab" + "cabc")


async def test_a_long_conversation_is_one_conversation():
    asked: list[tuple[str, str]] = []

    async def send(_client: object, name: str, text: str) -> None:
        asked.append((name, text))

    found = await long_conversation(send, ["a", "b"], turns=12)

    assert [text for _, text in asked] == ["a", "b"] * 6
    assert len({name for name, _ in asked}) == 1
    assert set(found) == {"tenth", "last", "ratio"}
