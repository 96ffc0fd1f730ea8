import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.text.folding import canonical, fold, fold_char, has_diacritics, nfc, split_tone, syllables

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy AĂÂĐÊÔƠƯ'-,.0123456789"
    + "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b",
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Phường Bến Nghé, Quận 1", "phuong ben nghe, quan 1"),
        ("ĐẮK LẮK", "dak lak"),
        ("Ðồng Nai", "dong nai"),
        ("khai sinh cho con", "khai sinh cho con"),
        ("Thừa Thiên - Huế", "thua thien - hue"),
    ],
)
def test_folding_leaves_plain_lower_case_letters(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("uỷ ban", "ủy ban"),
        ("Thuỷ Xuân", "Thủy Xuân"),
        ("qúy khách", "quý khách"),
        ("khoẻ", "khỏe"),
        ("hòan thành", "hoàn thành"),
        ("Thừa Thiên-Huế", "thừa  thiên – huế "),
    ],
)
def test_two_spellings_of_one_word_have_one_canonical_form(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "word", ["giếng", "gìn", "già", "quyền", "khuỷu", "ngoài", "lúa", "nghĩa", "thuở", "của", "mía"]
)
def test_the_classic_spelling_stays_as_it_is(word):
    assert canonical(word) == word


def test_tones_that_differ_stay_different():
    assert canonical("Tân Thành") != canonical("Tân Thanh")


def test_has_diacritics_sees_the_bar_of_d_and_ignores_capitals():
    assert has_diacritics("đi")
    assert has_diacritics(unicodedata.normalize("NFD", "Bến"))
    assert not has_diacritics("ABC 123")


def test_syllables_drop_punctuation_and_join_apostrophes():
    assert syllables("Xã Ea H'leo, số 12-14") == ["xã", "ea", "hleo", "số", "12", "14"]


def test_a_tone_is_split_off_its_syllable():
    assert split_tone("hòa") == ("hoa", "\u0300")
    assert split_tone("đơn") == ("đơn", "")


def test_marks_that_belong_to_nothing_vanish():
    assert nfc("a\u200bb\u0323") == "aḅ"
    assert nfc("q\u0300ua") == "qua"


@given(VIETNAMESE)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_folding_keeps_the_length_of_the_normal_form(text):
    assert len(fold(text)) == len(nfc(text))


@given(VIETNAMESE)
def test_composed_and_decomposed_text_are_one(text):
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert fold(composed) == fold(decomposed)
    assert canonical(composed) == canonical(decomposed)


@given(VIETNAMESE)
def test_canonical_is_stable_and_folds_like_the_text(text):
    once = canonical(text)
    assert canonical(once) == once


@given(st.characters())
def test_one_character_folds_to_one(char):
    assert len(fold_char(char)) == 1
