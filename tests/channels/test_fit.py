"""Texts within the limits of a channel, and escaped for it."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from channels.capabilities import CAPABILITIES
from channels.deep_links import reference, start_parameter
from channels.fit import fit, split, units
from channels.messages import Button, Reply
from channels.telegram.markup import html, inline_keyboard
from ops.bot_api import _Plain

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


class TestSplit:
    @given(text=texts, limit=st.integers(4, 60))
    def test_every_part_fits_and_no_word_is_lost(self, text: str, limit: int) -> None:
        parts = split(text, limit)
        assert all(units(part) <= limit for part in parts)
        assert "".join("".join(parts).split()) == "".join(text.split())

    def test_it_cuts_after_a_sentence(self) -> None:
        assert split("Câu thứ nhất. Câu thứ hai dài hơn.", 24) == ["Câu thứ nhất.", "Câu thứ hai dài hơn."]

    def test_rather_after_a_paragraph(self) -> None:
        assert split("Đoạn một. Vẫn thế.\n\nĐoạn hai. Hết rồi.", 30) == ["Đoạn một. Vẫn thế.", "Đoạn hai. Hết rồi."]

    def test_never_within_an_address(self) -> None:
        parts = split("Xem https://dichvucong.gov.vn/p/home.html nhé. " * 200, 4096)
        assert all(part.endswith("nhé.") for part in parts)

    def test_an_emoji_counts_twice(self) -> None:
        assert [units(part) for part in split("😀" * 10, 8)] == [8, 8, 4]

    def test_4096_are_still_one_message(self) -> None:
        assert len(split("x" * 4096, 4096)) == 1
        assert len(split("x" * 4097, 4096)) == 2


class TestFit:
    def test_buttons_stand_under_the_last_part(self) -> None:
        reply = Reply(text="Câu. " * 2000, buttons=[Button(title="Lệ phí", payload="p:1:fee")])
        messages = fit([reply], CAPABILITIES["telegram"])
        assert [len(message.buttons) for message in messages] == [0, 0, 1]

    def test_without_buttons_the_choices_are_numbered(self) -> None:
        reply = Reply(text="Chọn:", buttons=[Button(title=title, payload="h") for title in ("Một", "Hai")])
        (message,) = fit([reply], CAPABILITIES["zalo"])
        assert message.text.endswith("1. Một\n2. Hai")
        assert message.buttons == []


class TestHtml:
    @given(text=texts)
    def test_telegram_shows_exactly_the_text(self, text: str) -> None:
        """The parser of the stand-in refuses what Telegram refuses."""
        parser = _Plain()
        parser.feed(html(text))
        parser.close()
        assert parser.end().replace("\r\n", "\n").replace("\r", "\n") == text.replace("\r\n", "\n").replace("\r", "\n")

    @given(text=st.text(alphabet="<>&\"'ab/;#= "))
    def test_signs_stay_signs(self, text: str) -> None:
        assert unescape(html(text)) == text
        assert "<" not in html(text)

    def test_official_addresses_become_links(self) -> None:
        assert html("Xem https://dichvucong.gov.vn/p?a=1&b=2.") == (
            'Xem <a href="https://dichvucong.gov.vn/p?a=1&amp;b=2">dichvucong.gov.vn/p</a>.'
        )

    def test_others_stay_text(self) -> None:
        assert html("https://dichvucong.gov.vn.evil.example/") == "https://dichvucong.gov.vn.evil.example/"


class TestKeyboard:
    def test_short_titles_stand_two_in_a_row(self) -> None:
        titles = ("Lệ phí", "Thời hạn", "Làm liền một lần: khai sinh + thường trú", "Chỉ đường")
        rows = inline_keyboard([Button(title=title, payload="h") for title in titles]).inline_keyboard
        assert [[button.text for button in row] for row in rows] == [list(titles[:2]), [titles[2]], [titles[3]]]


class TestDeepLinks:
    @given(ref=st.from_regex(r"[cp]:[0-9]{1,5}(\.[0-9]{1,6})?", fullmatch=True))
    def test_there_and_back(self, ref: str) -> None:
        assert reference(start_parameter(ref)) == ref

    @given(parameter=st.text())
    def test_nothing_else_is_opened(self, parameter: str) -> None:
        opened = reference(parameter)
        assert opened is None or opened[:2] in {"c:", "p:", "q:"}
