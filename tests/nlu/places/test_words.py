import unicodedata

import pytest

from nlu.places.words import agrees, locate_words, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P5 Q3", ("p", "5", "q", "3")),
        ("phường05", ("phường", "5")),
        ("TPHCM", ("tp", "hcm")),
        ("Xã Ea H' Leo", ("xã", "ea", "hleo")),
        ("Phường III", ("phường", "3")),
        ("Đăk Mil", ("đắk", "mil")),
        ("Mỹ Lý", ("mĩ", "lí")),
        ("Vị Thanh", ("vị", "thanh")),
        ("'Bến Nghé' quận 1", ("bến", "nghé", "quận", "1")),
    ],
)
def test_words_come_in_one_spelling(text, words):
    assert split_words(text).exact == words


def test_commas_and_brackets_break_a_text_and_dots_do_not():
    words = split_words("12 Lê Lợi, P. Bến Nghé (Q.1")
    assert sorted(words.breaks) == [0, 3, 6]


def test_spans_point_into_the_composed_text():
    text = unicodedata.normalize("NFD", "ở phường Bến Nghé")
    words = locate_words(text)
    start, end = words.spans[2][0], words.spans[3][1]
    assert words.text[start:end] == "Bến Nghé"


def test_a_letter_without_a_mark_may_stand_for_any_but_a_mark_for_itself_only():
    assert agrees("tân thanh", "tân thành")
    assert not agrees("tân thành", "tân thanh")
