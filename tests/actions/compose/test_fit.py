from hypothesis import given
from hypothesis import strategies as st

from actions.compose.fit import Line, fit, pages, shorten

TEXT = st.text(alphabet="abcđê ,.", max_size=300)


def test_least_needed_lines_go_first():
    lines = [Line("a" * 40), Line("b" * 40, rank=1), Line("c" * 40, rank=2)]

    assert fit(lines, 81) == "a" * 40 + "\n" + "b" * 40
    assert fit(lines, 40) == "a" * 40


def test_empty_lines_leave_no_gap():
    assert fit([Line("a"), Line(""), Line("b")], 10) == "a\nb"


def test_text_is_cut_at_a_word_or_a_sentence():
    assert shorten("một hai ba bốn", 10) == "một hai…"
    assert shorten("Câu thứ nhất. Câu thứ hai dài hơn nhiều", 20) == "Câu thứ nhất."
    assert shorten("1. Lấy giấy. 2. Nộp ở xã. 3. Nhận kết quả tại chỗ", 32) == "1. Lấy giấy. 2. Nộp ở xã."
    assert shorten("một người đi nộp; trực tuyến thì không ai", 30) == "một người đi nộp…"


@given(st.lists(st.builds(Line, TEXT, st.integers(0, 5)), max_size=8), st.integers(60, 600))
def test_never_longer_than_the_limit(lines: list[Line], limit: int):
    essential = [line for line in lines if line.rank == 0 and line.text]
    if len(essential) <= 1:
        assert len(fit(lines, limit)) <= limit


@given(st.lists(TEXT, max_size=12))
def test_pages_hold_every_item_in_order(items: list[str]):
    split = pages(items, 400)

    assert [text for page in split for text in page] == [" ".join(item.split()) for item in items]
    assert all(sum(len(text) + 1 for text in page) <= 401 for page in split)
