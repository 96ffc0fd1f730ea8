"""The same 20 conversations through every channel: the same reaches the assistant, the same comes back.

A new channel takes part by a class below; what it cannot show (`channels.capabilities`) is compared in its own form.
"""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from channels.capabilities import CAPABILITIES
from tests.channels.conftest import Backend
from tests.channels.messenger import Messenger, message, messenger, press_update, text_update, zalo_update

CENTER = {
    "type": "center",
    "commune_code": "16690",
    "match": "home_commune",
    "centers": [
        {
            "name": "Trung tâm Phục vụ hành chính công phường Trường Vinh",
            "address": "88 Lý Nhật Quang",
            "lat": 18.67,
            "lon": 105.69,
        }
    ],
}


def said(text: str, answer: dict[str, Any], *buttons: tuple[str, str]) -> list[dict[str, Any]]:
    shown = [{"title": title, "payload": payload} for title, payload in buttons]
    return [{"text": text, "buttons": shown}, {"custom": {"answer": answer}}]


# What the assistant says, by a word of what reaches it.
ASSISTANT = {
    "trung tâm": said("Trung tâm ở 88 Lý Nhật Quang.", CENTER, ("Chỉ đường", "m:16690"), ("Nơi khác", "a:16690")),
    "khai sinh": said("Đăng ký khai sinh, mang: tờ khai.", {"type": "procedure"}, ("Lệ phí", "p:1.001193:fee")),
    "fee": said("Lệ phí: miễn.", {"type": "procedure"}),
    "sáp nhập": said(
        "Không phải làm lại.", {"type": "faq", "id": "id_card_valid"}, ("Xem thêm", "q:id_card_valid:more")
    ),
    "more": said("Thẻ cũ còn hạn vẫn dùng.", {"type": "faq", "id": "id_card_valid"}),
    "t:center": said("Ông/bà ở xã, phường nào?", {"type": "ask", "slot": "place"}),
    "Tân Thành": said("Có nhiều nơi:", {"type": "choose_unit"}, ("Xã Tân Thành", "c:1"), ("Phường Tân Thành", "c:2")),
    "c:2": said("Phường Tân Thành.", {"type": "center", "centers": []}),
    "location": said("Gần nhất: phường Sài Gòn.", {"type": "choose_unit"}, ("Sài Gòn", "c:26740")),
    "dấu <b>": said("Nhỏ hơn < và & dấu nhọn <b>.", {"type": "fallback"}),
    "link": said("Nộp tại https://dichvucong.gov.vn/p/home.", {"type": "faq", "id": "online_payment"}),
    "dài": said("Một câu dài. " * 600, {"type": "faq", "id": "hotline"}),
    "": said("Xin chào.", {"type": "small_talk", "act": "greet"}),
}


@dataclass(frozen=True)
class Step:
    """One message of a person: words, or the number of a button of the last answer, or a place."""

    text: str = ""
    press: int | None = None
    place: tuple[float, float] | None = None


CONVERSATIONS: dict[str, list[Step]] = {
    "greeting": [Step("xin chào")],
    "centre": [Step("trung tâm phường Trường Vinh ở đâu")],
    "centre, directions": [Step("trung tâm phường Trường Vinh"), Step(press=1)],
    "centre, elsewhere": [Step("trung tâm phường Trường Vinh"), Step(press=2)],
    "procedure": [Step("làm khai sinh cần gì")],
    "procedure, fee": [Step("làm khai sinh cần gì"), Step(press=1)],
    "question": [Step("sáp nhập rồi có làm lại căn cước không")],
    "question, more": [Step("sáp nhập rồi có làm lại căn cước không"), Step(press=1)],
    "choice": [Step("xã Tân Thành"), Step(press=2)],
    "choice, then something else": [Step("xã Tân Thành"), Step("làm khai sinh")],
    "place": [Step(place=(10.7769, 106.7006))],
    "place, choice": [Step(place=(10.7769, 106.7006)), Step(press=1)],
    "typed intent": [Step('/pick{"ref": "h"}')],
    "typed restart": [Step("/restart")],
    "personal data": [Step("cccd 001099012345 làm khai sinh")],
    "decomposed": [Step("la\u0300m khai sinh")],
    "markup": [Step("dấu <b>")],
    "link": [Step("link nộp hồ sơ")],
    "long answer": [Step("câu trả lời dài")],
    "three turns": [Step("chào"), Step("làm khai sinh"), Step(press=1)],
}


class Web:
    """POST /v1/chat."""

    name = "web"

    def __init__(self, bot: Messenger) -> None:
        self.bot = bot
        self.buttons: list[str] = []

    async def step(self, step: Step) -> str:
        body: dict[str, Any] = {"session_id": "s1", "text": step.text}
        if step.press is not None:
            body = {"session_id": "s1", "payload": self.buttons[step.press - 1]}
        elif step.place is not None:
            body = {"session_id": "s1", "location": dict(zip(("lat", "lon"), step.place, strict=True))}
        (reply,) = (await self.bot.client.post("/v1/chat", json=body)).json()["replies"]
        self.buttons = [button["payload"] for button in reply["buttons"]]
        return str(reply["text"])


class Telegram:
    """The webhook and what reaches the chat."""

    name = "telegram"

    def __init__(self, bot: Messenger) -> None:
        self.bot = bot
        self.buttons: list[str] = []
        self.number = 0
        self.seen = 0

    async def step(self, step: Step) -> str:
        self.number += 1
        update = text_update(self.number, step.text)
        if step.press is not None:
            update = press_update(self.number, self.buttons[step.press - 1])
        elif step.place is not None:
            place = dict(zip(("latitude", "longitude"), step.place, strict=True))
            update = {"update_id": self.number, "message": message(location=place)}
        await self.bot.telegram(update)
        sent = (await self.bot.settled())[self.seen :]
        self.seen += len(sent)
        keyboards = [one.get("reply_markup", {}).get("inline_keyboard", []) for one in sent]
        self.buttons = [button["callback_data"] for rows in keyboards for row in rows for button in row]
        html = " ".join(one["text"] for one in sent if "text" in one)
        html = re.sub(r'<a href="([^"]+)">[^<]*</a>', r"\1", html)
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


class Zalo(Telegram):
    """Likewise, without buttons: the choices are numbered; without shared places: the same is pressed for."""

    name = "zalo"

    async def step(self, step: Step) -> str:
        self.number += 1
        if step.place is not None:
            pytest.skip("Zalo's bots get no places")
        await self.bot.zalo(zalo_update(self.number, str(step.press) if step.press else step.text))
        sent = (await self.bot.settled())[self.seen :]
        self.seen += len(sent)
        text = " ".join(one["text"] for one in sent)
        return re.sub(r"\nBản đồ: .*", "", text.split("\n\nNhắn số để chọn:")[0])


@pytest.fixture
async def bot(tmp_path: Path, backend: Backend) -> AsyncIterator[Messenger]:
    backend.script = lambda heard: next(reply for word, reply in ASSISTANT.items() if word in heard["message"])
    async with messenger(tmp_path, backend) as running:
        yield running


def test_every_channel_takes_part() -> None:
    assert {channel.name for channel in (Web, Telegram, Zalo)} == set(CAPABILITIES)
    assert len(CONVERSATIONS) == 20


@pytest.mark.parametrize("channel", [Telegram, Zalo])
async def test_the_conversations_go_as_on_the_web(bot: Messenger, channel: type[Telegram]) -> None:
    compared = 0
    for name, steps in CONVERSATIONS.items():
        if channel is Zalo and any(step.place for step in steps):
            continue
        heard, shown = [], []
        for driver in (Web(bot), channel(bot)):
            if isinstance(driver, Telegram):
                driver.number, driver.seen = 100 * compared, len(bot.api.sent)
            bot.backend.messages.clear()
            shown.append([" ".join((await driver.step(step)).split()) for step in steps])
            heard.append([one["message"] for one in bot.backend.messages])
        assert heard[1] == heard[0], name
        assert shown[1] == shown[0], name
        compared += 1
    assert compared >= 18


class TestWhatOnlySomeCanShow:
    async def test_a_centre_is_a_venue_on_telegram_and_a_link_on_zalo(self, bot: Messenger) -> None:
        await bot.telegram(text_update(1, "trung tâm phường Trường Vinh"))
        venue = (await bot.settled())[-1]
        assert (venue["latitude"], venue["longitude"]) == ("18.67", "105.69")
        assert venue["address"] == "88 Lý Nhật Quang"
        await bot.zalo(zalo_update(1, "trung tâm phường Trường Vinh"))
        assert "https://www.openstreetmap.org/?mlat=18.67000&mlon=105.69000" in (await bot.settled())[-1]["text"]

    async def test_a_question_for_the_place_offers_to_share_it_on_telegram(self, bot: Messenger) -> None:
        await bot.telegram(text_update(1, "/trungtam"))
        (asked,) = await bot.settled()
        assert asked["reply_markup"]["keyboard"][0][0]["request_location"] is True
        await bot.zalo(zalo_update(1, "/trungtam"))
        assert (await bot.settled())[-1]["text"] == "Ông/bà ở xã, phường nào?"

    async def test_a_number_without_a_choice_is_a_word(self, bot: Messenger) -> None:
        await bot.zalo(zalo_update(1, "7"))
        await bot.settled()
        assert bot.backend.messages[0]["message"] == "7"


COMMANDS = {
    "/start": ['/pick{"ref": "s:greet"}'],
    "/start c_16690": ['/pick{"ref": "c:16690"}'],
    "/start p_1-001193": ['/pick{"ref": "p:1.001193"}'],
    "/start q_id_card_valid": ['/pick{"ref": "q:id_card_valid"}'],
    "/start s_forget": ['/pick{"ref": "s:greet"}'],
    "/start <script>": ['/pick{"ref": "s:greet"}'],
    "/trungtam": ['/pick{"ref": "t:center"}'],
    "/trungtam phường Vinh Phú": ["trung tâm phục vụ hành chính công phường Vinh Phú"],
    "/thutuc": [],
    "/thutuc khai sinh": ["khai sinh"],
    "/trogiup": ['/pick{"ref": "s:help"}'],
    "/vitri": [],
    "/ngonngu": [],
    "/dulieu": [],
    "/xoa": [],
    "/tuongtac gì đó": ["tuongtac gì đó"],
}


@pytest.mark.parametrize("channel", ["telegram", "zalo"])
async def test_the_commands_do_the_same_everywhere(bot: Messenger, channel: str) -> None:
    for number, (command, heard) in enumerate(COMMANDS.items()):
        bot.backend.messages.clear()
        before = len(bot.api.sent)
        if channel == "telegram":
            await bot.telegram(text_update(number, command))
        else:
            await bot.zalo(zalo_update(number, command))
        assert len(await bot.settled()) > before, command
        assert [one["message"] for one in bot.backend.messages] == heard, command
