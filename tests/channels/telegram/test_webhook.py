"""The webhook as Telegram calls it, over a stand-in Bot API and PTB's own client."""

import asyncio
import logging
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from tests.channels.conftest import Backend
from tests.channels.messenger import (
    PATH,
    SECRET,
    TOKEN,
    Messenger,
    eventually,
    message,
    messenger,
    press_update,
    text_update,
)


@pytest.fixture
async def bot(tmp_path: Path, backend: Backend) -> Any:
    async with messenger(tmp_path, backend) as running:
        yield running


class TestAnswer:
    async def test_a_question_is_answered_in_its_chat(self, bot: Messenger) -> None:
        assert (await bot.telegram(text_update(1, "chào", chat=42))).status_code == 200
        (sent,) = await bot.answered()
        assert sent["chat_id"] == "42"
        assert sent["text"] == "Xin chào"
        assert sent["reply_markup"]["inline_keyboard"] == [[{"text": "Lệ phí", "callback_data": "p:1.001193:fee"}]]

    async def test_a_pressed_button_is_a_reference(self, bot: Messenger) -> None:
        await bot.telegram(press_update(1, "p:1.001193:fee"))
        await bot.answered()
        assert bot.backend.messages[0]["message"] == '/pick{"ref": "p:1.001193:fee"}'
        assert "answerCallbackQuery" in [method for method, _ in bot.api.calls]

    async def test_a_typed_intent_is_plain_text(self, bot: Messenger) -> None:
        await bot.telegram(text_update(1, '/pick{"ref": "h"}'))
        await bot.answered()
        assert bot.backend.messages[0]["message"] == 'pick{"ref": "h"}'

    async def test_a_shared_place_stops_at_the_directory(self, bot: Messenger) -> None:
        place = {"latitude": 10.776912345, "longitude": 106.700612345}
        await bot.telegram({"update_id": 1, "message": message(location=place)})
        await bot.answered()
        assert bot.backend.places == [{"lat": 10.7769, "lon": 106.7006, "limit": 3}]

    async def test_the_conversation_does_not_name_the_chat(self, bot: Messenger) -> None:
        await bot.telegram(text_update(1, "chào", chat=4242424242))
        await bot.answered()
        assert "4242424242" not in bot.backend.messages[0]["sender"]
        assert bot.backend.messages[0]["sender"].startswith("telegram:")


class TestOnce:
    async def test_the_same_update_100_times_in_parallel_is_answered_once(self, bot: Messenger) -> None:
        responses = await asyncio.gather(*(bot.telegram(text_update(1, "chào")) for _ in range(100)))
        assert {response.status_code for response in responses} == {200}
        assert len(await bot.settled()) == 1

    async def test_nor_is_it_answered_again_later(self, bot: Messenger) -> None:
        await bot.telegram(text_update(1, "chào"))
        await bot.answered()
        await bot.telegram(text_update(1, "chào"))
        assert len(await bot.settled()) == 1

    async def test_nor_after_the_person_had_everything_deleted(self, bot: Messenger) -> None:
        await bot.telegram(text_update(1, "chào"))
        await bot.answered()
        await bot.telegram(text_update(2, "/xoa"))
        await bot.answered(2)
        await bot.telegram(text_update(1, "chào"))
        assert len(await bot.settled()) == 2


class TestSlowAssistant:
    async def test_the_webhook_acknowledges_while_the_assistant_thinks(self, bot: Messenger) -> None:
        bot.backend.gate = asyncio.Event()
        assert (await bot.telegram(text_update(1, "chào"))).status_code == 200
        await bot.backend.until(lambda: bool(bot.backend.messages))
        assert (await bot.telegram(text_update(2, "còn đó không"))).status_code == 200
        assert bot.api.sent == []
        bot.backend.gate.set()
        assert len(await bot.answered(2)) == 2


class TestRefusals:
    @pytest.mark.parametrize("secret", ["", "wrong", SECRET + "x", SECRET[:-1]])
    async def test_wrong_secret(self, bot: Messenger, secret: str) -> None:
        response = await bot.telegram(text_update(1, "chào"), **{"X-Telegram-Bot-Api-Secret-Token": secret})
        assert response.status_code == 403
        assert bot.rows("SELECT COUNT(*) FROM inbox") == [(0,)]

    async def test_no_secret(self, bot: Messenger) -> None:
        assert (await bot.client.post(f"/telegram/{PATH}", json=text_update(1, "chào"))).status_code == 403

    async def test_wrong_path(self, bot: Messenger) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        assert (await bot.client.post("/telegram/guess", json={}, headers=headers)).status_code == 404

    async def test_get(self, bot: Messenger) -> None:
        assert (await bot.client.get(f"/telegram/{PATH}")).status_code == 405

    async def test_10_megabytes(self, bot: Messenger) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        response = await bot.client.post(f"/telegram/{PATH}", content=b"x" * 10_000_000, headers=headers)
        assert response.status_code == 413

    @pytest.mark.parametrize("body", [b"{", b"", b"\xff", b"[1]", b"1", b"{}", b'{"update_id": "1"}', b"[" * 100_000])
    async def test_broken_json_and_what_is_no_update(self, bot: Messenger, body: bytes) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        response = await bot.client.post(f"/telegram/{PATH}", content=body, headers=headers)
        assert response.status_code == 400

    async def test_both_secrets_are_accepted_while_they_are_exchanged(self, tmp_path: Path, backend: Backend) -> None:
        both = f"the-new-secret-of-the-tests,{SECRET}"
        async with messenger(tmp_path, backend, telegram_webhook_secret=both) as bot:
            for number, secret in enumerate(both.split(",")):
                headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
                assert (await bot.telegram(text_update(number, "chào"), **headers)).status_code == 200
            refused = await bot.telegram(text_update(9, "chào"), **{"X-Telegram-Bot-Api-Secret-Token": both})
            assert refused.status_code == 403


class TestLogs:
    async def test_neither_token_nor_secret_nor_text_nor_chat_in_any_log(
        self, tmp_path: Path, backend: Backend, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        async with messenger(tmp_path, backend) as bot:
            await bot.telegram(text_update(1, "câu rất riêng tư", chat=4242424242))
            await bot.answered()
            bot.api.refuse("sendMessage", 400, "Bad Request: câu rất riêng tư")
            await bot.telegram(text_update(2, "câu rất riêng tư", chat=4242424242))
            bot.backend.down = True
            await bot.telegram(text_update(3, "câu rất riêng tư", chat=4242424242))
            await bot.telegram({"update_id": 4, "message": {"text": "câu rất riêng tư"}})
            await bot.telegram(text_update(5, "câu rất riêng tư"), **{"X-Telegram-Bot-Api-Secret-Token": "wrong"})
            await bot.api.until(lambda: any("trục trặc" in sent["text"] for sent in bot.api.sent))
        for secret in ("riêng tư", TOKEN, SECRET, PATH, "4242424242"):
            assert secret not in caplog.text
        assert "not understood" in caplog.text


class TestDatabaseDown:
    async def test_503_then_no_loss(self, bot: Messenger) -> None:
        blocker = sqlite3.connect(bot.folder / "channels.sqlite")
        blocker.execute("BEGIN IMMEDIATE")
        refused = await bot.telegram(text_update(1, "chào"))
        blocker.rollback()
        blocker.close()
        assert refused.status_code == 503
        assert refused.headers["retry-after"] == "5"
        assert (await bot.telegram(text_update(1, "chào"))).status_code == 200
        assert len(await bot.settled()) == 1

    async def test_a_full_inbox_asks_for_patience(self, tmp_path: Path, backend: Backend) -> None:
        async with messenger(tmp_path, backend, inbox_limit=2) as bot:
            backend.gate = asyncio.Event()
            statuses = [(await bot.telegram(text_update(n, "chào", chat=n))).status_code for n in (1, 2, 3)]
            assert statuses == [200, 200, 503]
            backend.gate.set()
            await bot.answered(2)
            await eventually(lambda: bot.rows("SELECT COUNT(*) FROM inbox WHERE state = 'new'") == [(0,)])
            assert (await bot.telegram(text_update(3, "chào", chat=3))).status_code == 200
            assert len(await bot.answered(3)) == 3


async def test_the_test_updates_are_what_the_bot_api_sends() -> None:
    for update in (text_update(1, "chào"), press_update(2, "h"), text_update(3, "x", chat=-5)):
        read = Update.de_json(update, None)
        assert Update.de_json(read.to_dict(), None) == read
        assert not read.api_kwargs
