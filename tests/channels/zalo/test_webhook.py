"""The webhook as Zalo calls it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from channels.zalo.adapter import QUOTA_SECONDS
from tests.channels.conftest import Backend
from tests.channels.messenger import PATH, SWIFT, Messenger, eventually, messenger, zalo_update


@pytest.fixture
async def bot(tmp_path: Path, backend: Backend) -> AsyncIterator[Messenger]:
    async with messenger(tmp_path, backend) as running:
        yield running


async def test_a_question_is_answered_once(bot: Messenger) -> None:
    for _ in range(3):
        assert (await bot.zalo(zalo_update(1, "chào"))).status_code == 200
    (sent,) = await bot.settled()
    assert sent["chat_id"] == "e4ea2cd5189df1c3a88c"
    assert sent["text"] == "Xin chào\n\nNhắn số để chọn:\n1. Lệ phí"


async def test_a_number_chooses(bot: Messenger) -> None:
    await bot.zalo(zalo_update(1, "chào"))
    await bot.zalo(zalo_update(2, " 1. "))
    await bot.settled()
    assert bot.backend.messages[1]["message"] == '/pick{"ref": "p:1.001193:fee"}'


async def test_an_update_without_wrapping(bot: Messenger) -> None:
    await bot.zalo(zalo_update(1, "chào")["result"])
    assert len(await bot.settled()) == 1


@pytest.mark.parametrize(
    "event", ["message.image.received", "message.sticker.received", "message.unsupported.received"]
)
async def test_what_is_no_text(bot: Messenger, event: str) -> None:
    update = zalo_update(1, "")
    update["result"]["event_name"] = event
    await bot.zalo(update)
    assert "chỉ đọc được chữ" in (await bot.settled())[0]["text"]


async def test_what_wants_no_answer(bot: Messenger) -> None:
    unknown, group, own = (zalo_update(number, "chào") for number in range(3))
    unknown["result"]["event_name"] = "user.followed"
    group["result"]["message"]["chat"]["chat_type"] = "GROUP"
    own["result"]["message"]["from"]["is_bot"] = True
    odd: dict[str, Any] = {"event_name": "message.text.received", "message": {"chat": 1}}
    for update in (unknown, group, own, odd):
        assert (await bot.zalo(update)).status_code == 200
    assert await bot.settled() == []


async def test_refusals(bot: Messenger) -> None:
    assert (await bot.client.post(f"/zalo/{PATH}", json=zalo_update(1, "chào"))).status_code == 403
    assert (await bot.client.get(f"/zalo/{PATH}")).status_code == 405
    assert (await bot.zalo({"ok": True})).status_code == 400


async def test_over_the_quota_it_waits(tmp_path: Path, backend: Backend) -> None:
    now = [1000.0]
    async with messenger(tmp_path, backend, pace=replace(SWIFT, clock=lambda: now[0])) as bot:
        bot.api.refuse("sendMessage", 429, "Quota exceeded")
        await bot.zalo(zalo_update(1, "chào"))
        await eventually(lambda: bool(bot.app.state.messengers.dispatcher._resting))
        assert bot.api.sent == []
        now[0] += QUOTA_SECONDS + 1
        bot.look()
        assert len(await bot.answered()) == 1
