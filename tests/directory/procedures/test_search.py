import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.procedures.search import Document, LexicalRanker


def document(
    code: str, name: str, *others: str, field: str = "Hộ tịch", handled_by: str | None = "commune"
) -> Document:
    return Document(code, (name, name), others, field, handled_by, detailed=handled_by is not None)


RANKER = LexicalRanker(
    [
        document("birth", "Đăng ký khai sinh", "làm giấy khai sinh cho con"),
        document("death", "Đăng ký khai tử", "báo tử cho người thân"),
        document("single", "Cấp giấy xác nhận tình trạng hôn nhân", "giấy độc thân"),
        document("customs", "Khai hải quan giấy độc thân", field="Hải quan", handled_by=None),
    ]
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("giấy độc thân", "single"),
        ("GIAY DOC THAN", "single"),
        ("khai tử", "death"),
        ("con tôi chưa khai sinh", "birth"),
    ],
)
def test_first_place(text: str, code: str) -> None:
    assert RANKER.rank(text, 3)[0][0] == code


def test_customs_come_after_the_citizens_procedure() -> None:
    codes = [code for code, _score in RANKER.rank("giấy độc thân", 4)]
    assert codes.index("single") < codes.index("customs")


def test_empty_index_and_empty_text() -> None:
    assert LexicalRanker([]).rank("khai sinh", 3) == []
    assert RANKER.rank("   ", 3) == []


@given(st.text(max_size=40), st.integers(1, 4))
def test_scores_fall_and_stay_in_bounds(text: str, limit: int) -> None:
    scores = [score for _code, score in RANKER.rank(text, limit)]
    assert len(scores) <= limit
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@given(st.sampled_from(["giấy khai sinh", "báo tử", "tình trạng hôn nhân"]))
def test_upper_case_and_missing_diacritics_change_nothing(text: str) -> None:
    assert RANKER.rank(text, 3) == RANKER.rank(text.upper(), 3)
