"""Every kind of update of the Bot API is acknowledged; only what is addressed to us is answered."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels.errors import NotAnUpdate
from channels.telegram.reader import Reader
from ops.bot_api import USERNAME
from tests.channels.conftest import Backend
from tests.channels.messenger import TOKEN, Messenger, message, messenger, press_update

PHOTO = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}
FILE = {"file_id": "a", "file_unique_id": "b"}
AN = {"id": 7, "is_bot": False, "first_name": "An"}
CHANNEL = {"id": -100, "type": "channel", "title": "Tin phường"}
PRIVATE = {"id": 7, "type": "private", "first_name": "An"}
POLL = {
    "id": "1",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}
MEMBER = {"user": AN, "status": "member"}
MEMBERSHIP = {
    "chat": PRIVATE,
    "from": AN,
    "date": 1,
    "old_chat_member": MEMBER,
    "new_chat_member": {"user": AN, "status": "kicked", "until_date": 0},
}
POST = {"message_id": 1, "date": 1, "chat": CHANNEL, "text": "Thông báo"}

# What a person sends that is neither words nor a place: answered with what can be asked.
UNSUPPORTED = {
    "sticker": {
        "sticker": FILE | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}
    },
    "voice": {"voice": FILE | {"duration": 3}},
    "photo": {"photo": [PHOTO]},
    "video": {"video": FILE | {"width": 1, "height": 1, "duration": 1}},
    "document": {"document": FILE},
    "contact": {"contact": {"phone_number": "+84912345678", "first_name": "An"}},
    "poll": {"poll": POLL},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "empty": {},
    "blank": {"text": ""},
    "unknown": {"hologram": {"file_id": "a"}},
}
# What wants no answer.
PASSED_OVER: dict[str, dict[str, Any]] = {
    "edited_message": {"edited_message": message(text="sửa", edit_date=2)},
    "channel_post": {"channel_post": POST},
    "edited_channel_post": {"edited_channel_post": POST},
    "my_chat_member": {"my_chat_member": MEMBERSHIP},
    "chat_member": {"chat_member": MEMBERSHIP},
    "chat_join_request": {"chat_join_request": {"chat": CHANNEL, "from": AN, "user_chat_id": 7, "date": 1}},
    "poll": {"poll": POLL},
    "poll_answer": {"poll_answer": {"poll_id": "1", "user": AN, "option_ids": [0], "option_persistent_ids": []}},
    "inline_query": {"inline_query": {"id": "1", "from": AN, "query": "x", "offset": ""}},
    "chosen_inline_result": {"chosen_inline_result": {"result_id": "1", "from": AN, "query": "x"}},
    "shipping_query": {"shipping_query": {"id": "1", "from": AN, "invoice_payload": "x", "shipping_address": {}}},
    "message_reaction": {
        "message_reaction": {"chat": PRIVATE, "message_id": 1, "date": 1, "old_reaction": [], "new_reaction": []}
    },
    "unknown kind": {"telepathy": {"thought": "x"}},
    "nothing": {},
    "button of an inline message": {
        "callback_query": {"id": "1", "from": AN, "chat_instance": "1", "inline_message_id": "1", "data": "h"}
    },
    "wrong types": {"message": {"message_id": "x", "chat": 5}},
    "null": {"message": None},
    "place on no map": {"message": message(location={"latitude": 100, "longitude": 200})},
    "group talk": {"message": message(-5, text="mai họp lúc mấy giờ")},
    "group sticker": {"message": message(-5, **UNSUPPORTED["sticker"])},
    "group title": {"message": message(-5, new_chat_title="Tổ 5")},
    "command for another bot": {"message": message(-5, text="/trogiup@OtherBot")},
    "another bot in a private chat": {"message": message(text="/trogiup@OtherBot")},
}


@pytest.fixture
async def bot(tmp_path: Path, backend: Backend) -> AsyncIterator[Messenger]:
    async with messenger(tmp_path, backend) as running:
        yield running


async def test_what_is_no_text_is_answered_with_what_can_be_asked(bot: Messenger) -> None:
    for number, content in enumerate(UNSUPPORTED.values()):
        assert (await bot.telegram({"update_id": number, "message": message(**content)})).status_code == 200
    sent = await bot.answered(len(UNSUPPORTED))
    assert all("chỉ đọc được chữ và vị trí" in one["text"] for one in sent)
    assert bot.backend.messages == []


async def test_what_wants_no_answer_gets_none(bot: Messenger) -> None:
    for number, content in enumerate(PASSED_OVER.values()):
        assert (await bot.telegram({"update_id": number, **content})).status_code == 200, content
    assert await bot.settled() == []


async def test_unknown_fields_do_no_harm(bot: Messenger) -> None:
    update = {"update_id": 1, "aura": 1, "message": message(text="chào", mood={"kind": "sunny"})}
    assert (await bot.telegram(update)).status_code == 200
    assert (await bot.answered())[0]["text"] == "Xin chào"


async def test_pictures_sent_together_are_answered_once(bot: Messenger) -> None:
    for number in range(5):
        await bot.telegram({"update_id": number, "message": message(photo=[PHOTO], media_group_id="13")})
    assert len(await bot.settled()) == 1


async def test_the_words_under_a_picture_are_a_question(bot: Messenger) -> None:
    await bot.telegram({"update_id": 1, "message": message(photo=[PHOTO], caption="giấy này làm ở đâu")})
    await bot.answered()
    assert bot.backend.messages[0]["message"] == "giấy này làm ở đâu"


@pytest.mark.parametrize("data", [None, "", "/restart", "x" * 64, '{"a": 1}'])
async def test_a_button_that_is_not_ours_leads_to_help(bot: Messenger, data: str | None) -> None:
    await bot.telegram(press_update(1, data))
    await bot.answered()
    assert bot.backend.messages[0]["message"] == '/pick{"ref": "s:help"}'


class TestGroups:
    @pytest.mark.parametrize(
        ("content", "heard"),
        [
            ({"text": f"@{USERNAME} khai sinh cần gì"}, "khai sinh cần gì"),
            ({"text": f"khai sinh cần gì @{USERNAME.lower()}"}, "khai sinh cần gì"),
            (
                {
                    "text": "còn lệ phí?",
                    "reply_to_message": message(-5, text="…")
                    | {"from": {"id": 123456789, "is_bot": True, "first_name": "M"}},
                },
                "còn lệ phí?",
            ),
            ({"text": f"/trungtam@{USERNAME} phường Vinh Phú"}, "trung tâm phục vụ hành chính công phường Vinh Phú"),
        ],
    )
    async def test_who_speaks_to_us_is_answered(self, bot: Messenger, content: dict[str, Any], heard: str) -> None:
        await bot.telegram({"update_id": 1, "message": message(-5, **content)})
        (sent,) = await bot.answered()
        assert bot.backend.messages[0]["message"] == heard
        assert sent["reply_parameters"]["message_id"] == 5

    async def test_each_person_has_a_conversation_of_their_own(self, bot: Messenger) -> None:
        for number, person in enumerate((7, 8)):
            spoken = message(-5, text=f"@{USERNAME} chào") | {"from": AN | {"id": person}}
            await bot.telegram({"update_id": number, "message": spoken})
        await bot.answered(2)
        assert len({sent["sender"] for sent in bot.backend.messages}) == 2

    async def test_no_location_button_in_a_group(self, bot: Messenger) -> None:
        await bot.telegram({"update_id": 1, "message": message(-5, text=f"/vitri@{USERNAME}")})
        (sent,) = await bot.answered()
        assert "nhắn riêng" in sent["text"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
fields = ("text", "caption", "entities", "location", "photo", "chat", "from", "reply_to_message", "message_thread_id")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=st.dictionaries(st.sampled_from(fields), json_values, max_size=4), number=st.integers(-1, 2**64))
def test_whatever_comes_is_read_or_passed_over(content: dict[str, Any], number: int) -> None:
    """The reader may raise on what is malformed, the webhook passes that over; what it reads can be stored."""
    reader = Reader(TOKEN)
    try:
        read = reader({"update_id": number, "message": message() | content})
    except NotAnUpdate:
        assert not 0 <= number < 2**63
    except Exception as error:
        assert not isinstance(error, RecursionError | MemoryError)
    else:
        assert read is None or read.model_dump_json()


@given(text=st.text(alphabet=st.characters(exclude_categories=[])))
def test_half_characters_can_be_stored(text: str) -> None:
    read = Reader(TOKEN)({"update_id": 1, "message": message(text=text)})
    assert read is not None
    assert read.model_dump_json()
