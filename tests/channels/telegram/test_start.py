"""What an operator meets: refusals to start, long polling, registering the webhook."""

import asyncio
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import ValidationError

from channels.app import create_app
from channels.commands import inbox, requeue, webhook
from channels.settings import ChannelSettings
from ops.bot_api import BotApi, serving
from tests.channels.conftest import Backend
from tests.channels.messenger import PATH, SECRET, SWIFT, TOKEN, messenger, settings, text_update

PATH_ONLY = {"telegram_path_secret": PATH, "telegram_webhook_secret": None}


class TestRefusesToStart:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"telegram_webhook_secret": None},
            {"telegram_path_secret": None},
            {"telegram_bot_token": None},
            {"telegram_webhook_secret": ""},
            {"telegram_webhook_secret": "short"},
            {"telegram_webhook_secret": f"{SECRET},"},
            {"telegram_path_secret": "with/slash/and/enough/letters"},
            {"zalo_webhook_secret": None},
            {"zalo_path_secret": None, "zalo_webhook_secret": None},
        ],
    )
    def test_without_its_secrets(self, tmp_path: Path, wrong: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            settings(tmp_path, "http://127.0.0.1:1", **wrong)

    def test_the_error_does_not_show_the_secrets(self, tmp_path: Path) -> None:
        with pytest.raises(ValidationError) as refused:
            settings(tmp_path, "http://127.0.0.1:1", telegram_path_secret=None)
        assert TOKEN not in str(refused.value)
        assert SECRET not in str(refused.value)


class TestSettings:
    def test_the_token_has_the_name_everybody_uses(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
        token = ChannelSettings().telegram_bot_token
        assert token is not None
        assert token.get_secret_value() == TOKEN

    def test_without_a_token_there_is_no_endpoint_and_no_database(self, tmp_path: Path, backend: Backend) -> None:
        app = create_app(ChannelSettings(var=tmp_path), backend)
        assert not [route for route in app.routes if "telegram" in str(getattr(route, "path", ""))]
        assert list(tmp_path.iterdir()) == []


class TestLongPolling:
    async def test_with_the_token_alone_updates_are_fetched(self, tmp_path: Path, backend: Backend) -> None:
        api = BotApi()
        api.updates = [text_update(7, "chào"), {"update_id": 8, "channel_post": None}, text_update(9, "chào")]
        alone = {"telegram_path_secret": None, "telegram_webhook_secret": None}
        async with messenger(tmp_path, backend, api=api, **alone) as bot:
            await bot.answered(2)
            await api.until(lambda: ("getUpdates", "10") in [(m, p.get("offset")) for m, p in api.calls])
            called = [method for method, _ in api.calls]
            assert called.index("deleteWebhook") < called.index("getUpdates")
            assert "setMyCommands" in called
        assert len(api.sent) == 2

    async def test_telegram_out_of_reach_at_the_start(self, tmp_path: Path, backend: Backend) -> None:
        """The web chat works all the same."""
        app = create_app(settings(tmp_path, "http://127.0.0.1:1"), backend, SWIFT)
        async with (
            app.router.lifespan_context(app),
            httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://test") as client,
        ):
            response = await client.post("/v1/chat", json={"session_id": "s1", "text": "chào"})
        assert response.status_code == 200


class TestCommands:
    async def test_webhook_registers_every_messenger(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        api = BotApi()
        async with serving(api.app) as api_url:
            code = await asyncio.to_thread(webhook, settings(tmp_path, api_url), "https://mot-cua.example.vn/")
        assert code == 0
        telegram, zalo = [parameters for method, parameters in api.calls if method == "setWebhook"]
        assert telegram["url"] == f"https://mot-cua.example.vn/telegram/{PATH}"
        assert telegram["secret_token"] == SECRET
        assert telegram["allowed_updates"] == ["message", "callback_query"]
        assert zalo == {"url": f"https://mot-cua.example.vn/zalo/{PATH}", "secret_token": SECRET}
        assert [method for method, _ in api.calls].count("setMyCommands") == 1
        assert TOKEN not in capsys.readouterr().out

    async def test_webhook_says_when_telegram_refuses(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        api = BotApi()
        api.refuse("setWebhook", 400, "Bad Request: bad webhook: HTTPS url")
        async with serving(api.app) as api_url:
            code = await asyncio.to_thread(webhook, settings(tmp_path, api_url), "https://mot-cua.example.vn")
        assert code == 1
        assert "https url" in capsys.readouterr().out

    async def test_inbox_and_requeue(
        self, tmp_path: Path, backend: Backend, capsys: pytest.CaptureFixture[str]
    ) -> None:
        backend.down = True
        async with messenger(tmp_path, backend) as bot:
            await bot.telegram(text_update(1, "chào"))
            await bot.settled()
            inbox(settings(tmp_path, "http://127.0.0.1:1"))
            assert "inbox.dead   1" in capsys.readouterr().out
            backend.down = False
            requeue(settings(tmp_path, "http://127.0.0.1:1"))
            await bot.answered(2)
        assert [one["text"] for one in bot.api.sent][1] == "Xin chào"
