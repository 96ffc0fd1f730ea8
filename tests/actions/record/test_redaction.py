import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.record.redaction import MAX_CHARACTERS, redact

DIGITS = "0123456789０１２٣٤①②③"
NEAR_NUMBERS = st.text(alphabet=DIGITS + " .-/,_\u200bab", max_size=120)
PIECES = st.lists(
    st.one_of(
        NEAR_NUMBERS, st.sampled_from(["tôi tên ", "khai sinh", "[số", "]", "http://", "ngõ "]), st.text(max_size=20)
    ),
    max_size=12,
)


@given(PIECES)
def test_never_six_digits_in_a_row_never_long_never_two_lines(pieces: list[str]):
    kept = redact("".join(pieces))

    assert not any(
        all(unicodedata.digit(char, None) is not None for char in kept[at : at + 6]) for at in range(len(kept) - 5)
    )
    assert not re.search(r"\d(?:[ .\-]?\d){5}", kept)
    assert len(kept) <= MAX_CHARACTERS
    assert kept.isprintable()


@given(st.text(alphabet="0123456789", min_size=6, max_size=30), st.sampled_from(["", "số ", "đt", "x", "12.", "cccd:"]))
def test_no_long_number_survives_inside_a_question(number: str, before: str):
    assert number[:6] not in redact(f"khai sinh cho cháu {before}{number} được chưa")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("tôi tên Lan, hỏi khai sinh", "tôi tên [họ tên], hỏi khai sinh"),
        ("toi ten nguyen van an muon hoi", "toi ten [họ tên] muon hoi"),
        ("Tôi tên Hỏi Văn Trong hỏi làm thẻ", "Tôi tên [họ tên] hỏi làm thẻ"),
        ("tôi tên là H'Linh Niê muốn hỏi", "tôi tên là [họ tên] muốn hỏi"),
        ("e ten thao, dang ky ket hon", "e ten [họ tên], dang ky ket hon"),
        ("làm giấy cho con Nguyễn Thị Bảo Anh", "làm giấy cho con [họ tên]"),
        ("số 0912.345.678 gọi lại giùm", "số [số điện thoại] gọi lại giùm"),
        ("gọi không chín một hai ba bốn năm nhé", "gọi [dãy số] nhé"),
        ("thủ tục 1.001193 là gì", "thủ tục [dãy số] là gì"),
        ("nhà ở 12/5 ngõ 34 phố Huế", "nhà ở [số nhà] ngõ [số nhà] phố Huế"),
        ("xem https://a.example/?ma=1 giùm", "xem [liên kết] giùm"),
        ("dòng một\x1b[31m\nhai\u202e", "dòng một [31m hai"),
    ],
)
def test_what_names_a_person_goes(typed: str, kept: str):
    assert redact(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "con tôi tên trong khai sinh bị sai thì sửa sao",
        "năm 2025 ba mẹ tôi đổi sổ đỏ phường Bến Nghé",
        "nghỉ hưu lúc 61 tuổi lĩnh mấy tháng",
        "xin Văn Phòng đăng ký",
    ],
)
def test_what_an_editor_needs_stays(typed: str):
    assert redact(typed) == typed


@pytest.mark.parametrize("typed", ["", "   ", "3", "0912345678", "???", "😀", "[số điện thoại]"])
def test_a_text_without_a_word_leaves_nothing(typed: str):
    assert redact(typed) == ""


def test_a_long_text_is_cut_after_it_was_redacted():
    kept = redact("hỏi " * 48 + "0912345678 " + "hỏi " * 200)

    assert len(kept) <= MAX_CHARACTERS
    assert not re.search(r"\d", kept)
