"""From the inbox to the chat: order, delays, refusals, dead letters, what stays behind."""

import asyncio
import random
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from channels.database import Leadership
from channels.messages import Address, Message
from channels.telegram.adapter import TelegramAdapter
from ops.bot_api import BotApi
from tests.channels.conftest import Backend
from tests.channels.messenger import SWIFT, Messenger, eventually, message, messenger, text_update


def echo(said: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"text": said["message"]}, {"custom": {"answer": {"type": "fallback"}}}]


@pytest.fixture
async def bot(tmp_path: Path, backend: Backend) -> AsyncIterator[Messenger]:
    async with messenger(tmp_path, backend) as running:
        yield running


class Hours:
    """A clock that stands still until it is set on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class TestOrder:
    async def test_1000_updates_of_50_chats_are_answered_in_the_order_of_each_chat(
        self, tmp_path: Path, backend: Backend, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        of_chat: dict[str, list[int]] = defaultdict(list)

        async def record(_: object, address: Address, message: Message) -> None:
            of_chat[address.chat].append(int(message.text.split()[1]))

        monkeypatch.setattr(TelegramAdapter, "send", record)
        backend.script = echo
        updates = [text_update(number, f"tin {number}", chat=number % 50 + 1) for number in range(1000)]
        random.Random(5).shuffle(updates)  # noqa: S311 - to mix, not to hide
        # As after an outage: all are there before the first is answered.
        with monkeypatch.context() as outage:
            outage.setattr(Leadership, "held", lambda _: False)
            async with messenger(tmp_path, backend) as bot:
                responses = await asyncio.gather(*(bot.telegram(update) for update in updates))
                assert {response.status_code for response in responses} == {200}
        assert of_chat == {}
        async with messenger(tmp_path, backend) as bot:
            await bot.settled()
        assert sum(map(len, of_chat.values())) == 1000
        assert all(numbers == sorted(numbers) and len(numbers) == 20 for numbers in of_chat.values())

    async def test_while_one_chat_waits_the_others_are_answered(self, bot: Messenger) -> None:
        bot.backend.gate = asyncio.Event()
        await bot.telegram(text_update(1, "chào", chat=1))
        await bot.backend.until(lambda: len(bot.backend.messages) == 1)
        held, bot.backend.gate = bot.backend.gate, None
        await bot.telegram(text_update(2, "chào", chat=2))
        await bot.telegram(text_update(3, "chào", chat=1))
        await bot.answered(1)
        assert [one["chat_id"] for one in bot.api.sent] == ["2"]
        held.set()
        assert len(await bot.settled()) == 3


class TestDelays:
    async def test_429_delays_every_chat_and_drops_nothing(self, tmp_path: Path, backend: Backend) -> None:
        clock = Hours()
        backend.script = echo
        async with messenger(tmp_path, backend, pace=replace(SWIFT, clock=clock)) as bot:
            bot.api.refuse("sendMessage", 429, "Too Many Requests: retry after 30", retry_after=30)
            await bot.telegram(text_update(1, "một", chat=1))
            await eventually(lambda: bool(bot.app.state.messengers.dispatcher._resting))
            await bot.telegram(text_update(2, "hai", chat=2))
            await bot.backend.until(lambda: len(bot.backend.messages) == 2)
            clock.now += 29
            bot.look()
            await eventually(lambda: bot.rows("SELECT COUNT(*) FROM outbox WHERE state = 'new'") == [(2,)])
            assert bot.api.sent == []
            clock.now += 1.1
            bot.look()
            assert sorted(one["text"] for one in await bot.answered(2)) == ["hai", "một"]
            assert bot.rows("SELECT SUM(attempts) FROM outbox") == [(0,)]

    async def test_one_message_a_second_to_one_chat(self, tmp_path: Path, backend: Backend) -> None:
        clock = Hours()
        async with messenger(tmp_path, backend, pace=replace(SWIFT, clock=clock, spacing=1.0)) as bot:
            await bot.telegram(text_update(1, "một", chat=1))
            await bot.telegram(text_update(2, "hai", chat=1))
            await bot.telegram(text_update(3, "ba", chat=2))
            await bot.answered(2)
            assert sorted(one["chat_id"] for one in bot.api.sent) == ["1", "2"]
            # Before the clock is set on, the second message must have seen that it comes too early.
            await eventually(lambda: bool(bot.app.state.messengers.dispatcher._resting))
            clock.now += 1.1
            bot.look()
            assert len(await bot.answered(3)) == 3

    async def test_a_fault_of_the_network_is_tried_again(self, bot: Messenger) -> None:
        for status in (502, 500):
            bot.api.refuse("sendMessage", status, "Bad Gateway")
        await bot.telegram(text_update(1, "chào"))
        assert len(await bot.answered()) == 1
        assert bot.rows("SELECT attempts FROM outbox") == [(2,)]

    async def test_a_token_that_telegram_does_not_know_loses_nothing(self, tmp_path: Path, backend: Backend) -> None:
        clock = Hours()
        async with messenger(tmp_path, backend, pace=replace(SWIFT, clock=clock)) as bot:
            bot.api.refuse("sendMessage", 401, "Unauthorized")
            await bot.telegram(text_update(1, "chào"))
            await eventually(lambda: bool(bot.app.state.messengers.dispatcher._resting))
            clock.now += 61
            bot.look()
            assert len(await bot.answered()) == 1

    async def test_typing_is_shown_while_the_assistant_thinks(self, tmp_path: Path, backend: Backend) -> None:
        backend.gate = asyncio.Event()
        async with messenger(tmp_path, backend, pace=replace(SWIFT, typing_after=0.0)) as bot:
            await bot.telegram(text_update(1, "chào"))
            await bot.api.until(lambda: "sendChatAction" in [method for method, _ in bot.api.calls])
            backend.gate.set()
            await bot.answered()


class TestRefusals:
    async def test_who_blocked_the_bot_gets_nothing_more(self, bot: Messenger) -> None:
        bot.backend.replies = [{"text": "một"}, {"text": "hai"}]
        bot.api.refuse("sendMessage", 403, "Forbidden: bot was blocked by the user")
        await bot.telegram(text_update(1, "chào"))
        assert await bot.settled() == []
        assert bot.rows("SELECT COUNT(*) FROM outbox WHERE state = 'new'") == [(0,)]

    async def test_what_telegram_never_takes_is_a_dead_letter_and_the_chat_goes_on(self, bot: Messenger) -> None:
        bot.api.refuse("sendMessage", 400, "Bad Request: something new")
        await bot.telegram(text_update(1, "chào"))
        await bot.telegram(text_update(2, "chào"))
        assert len(await bot.settled()) == 1
        assert bot.rows("SELECT state, error FROM outbox ORDER BY id LIMIT 1")[0][0] == "dead"

    async def test_a_group_that_moved_is_followed(self, bot: Messenger) -> None:
        bot.api.refuse("sendMessage", 400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1005)
        await bot.telegram({"update_id": 1, "message": message(-5, text="/dulieu@MotCuaThuBot")})
        assert (await bot.answered())[0]["chat_id"] == "-1005"

    async def test_the_assistant_away_for_good_is_said_in_the_end(self, bot: Messenger) -> None:
        bot.backend.down = True
        await bot.telegram(text_update(1, "chào"))
        (sent,) = await bot.answered()
        assert "1800 1096" in sent["text"]
        assert bot.rows("SELECT state, attempts FROM inbox WHERE update_id = '1'") == [("dead", SWIFT.tries - 1)]

    async def test_the_assistant_away_for_a_moment_is_not_noticed(self, bot: Messenger) -> None:
        bot.backend.down = True
        await bot.telegram(text_update(1, "chào"))
        await eventually(lambda: bot.rows("SELECT attempts FROM inbox") != [(0,)])
        bot.backend.down = False
        assert [one["text"] for one in await bot.settled()] == ["Xin chào"]

    async def test_who_floods_is_told_once(self, tmp_path: Path, backend: Backend) -> None:
        async with messenger(tmp_path, backend, rate_limit_per_minute=3) as bot:
            for number in range(10):
                await bot.telegram(text_update(number, "chào"))
            texts = [one["text"] for one in await bot.settled()]
        assert len(texts) == 4
        assert "nhanh quá" in texts[-1]


class TestWhatStaysBehind:
    async def test_nothing_of_what_was_said_once_it_is_answered(self, bot: Messenger) -> None:
        await bot.telegram(text_update(1, "một câu riêng tư", chat=4242424242))
        await bot.answered()
        await eventually(lambda: bot.rows("SELECT COUNT(*) FROM outbox WHERE state = 'new'") == [(0,)])
        assert bot.rows("SELECT body FROM inbox") == [(None,)]
        assert bot.rows("SELECT body FROM outbox") == [(None,)]
        assert not any("4242424242" in str(row) for row in bot.rows("SELECT * FROM inbox"))

    async def test_personal_data_is_masked_before_it_is_stored(self, bot: Messenger) -> None:
        bot.backend.gate = asyncio.Event()
        await bot.telegram(text_update(1, "cccd 001099012345 sđt 0912345678 làm lại thẻ"))
        ((body,),) = bot.rows("SELECT body FROM inbox")
        assert "001099012345" not in body
        assert "0912345678" not in body
        assert "An" not in body
        bot.backend.gate.set()

    async def test_only_its_owner_may_read_the_key(self, bot: Messenger) -> None:
        assert (bot.folder / "channels.key").stat().st_mode & 0o777 == 0o600

    async def test_xoa_begins_a_new_conversation_and_cuts_the_ties(self, bot: Messenger) -> None:
        await bot.telegram(text_update(1, "chào"))
        await bot.telegram(text_update(2, "/xoa"))
        await bot.answered(2)
        await bot.telegram(text_update(3, "chào"))
        await bot.answered(3)
        first, second = (sent["sender"] for sent in bot.backend.messages)
        assert first != second
        assert bot.rows("SELECT lane, body FROM inbox WHERE update_id = '1'") == [("", None)]


async def test_what_is_being_sent_when_the_service_stops_is_not_sent_again(tmp_path: Path, backend: Backend) -> None:
    async with messenger(tmp_path, backend) as bot:
        bot.api.before = asyncio.Event()
        await bot.telegram(text_update(1, "chào"))
        await bot.api.until(lambda: "sendMessage" in [method for method, _ in bot.api.calls])
        bot.api.before.set()
    assert len(bot.api.sent) == 1
    assert bot.rows("SELECT state FROM outbox") == [("done",)]


async def test_a_second_process_waits_until_the_first_is_gone(tmp_path: Path, backend: Backend) -> None:
    api = BotApi()
    second_backend = Backend()
    async with (
        messenger(tmp_path, backend, api=api) as first,
        messenger(tmp_path, second_backend, api=api) as second,
    ):
        await second.telegram(text_update(1, "chào"))
        await first.answered()
    assert len(backend.messages) == 1
    assert second_backend.messages == []
