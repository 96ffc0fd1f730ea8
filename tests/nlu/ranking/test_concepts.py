import pytest

from nlu.ranking import concepts as named
from nlu.ranking.features import features_of
from nlu.text.folding import syllables


def concepts(text: str) -> list[str]:
    return named.concepts(syllables(text))


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("tía tui mới mất", "father"),
        ("bố em", "father"),
        ("lấy chồng Đài Loan", "foreign"),
        ("xin giấy độc thân", "single"),
    ],
)
def test_different_words_name_the_same_concept(text: str, concept: str) -> None:
    assert concept in concepts(text.lower())


def test_the_longer_form_counts() -> None:
    assert concepts("bỏ vợ") == ["divorced"]


def test_where_the_tone_mark_stands_does_not_matter() -> None:
    assert concepts("hoà giải") == concepts("hòa giải") == ["dispute"]


def test_no_words_no_concepts() -> None:
    assert concepts("") == concepts("placeword 12") == []


def test_texts_with_the_same_concepts_share_features() -> None:
    assert set(features_of("tía").hashes) & set(features_of("bố").hashes)
