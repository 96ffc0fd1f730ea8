from pathlib import Path

import pytest

from nlu.search import ProcedureSearch

_DOCUMENTS = [
    ("1.001193", "Đăng ký khai sinh"),
    ("1.000894", "Đăng ký kết hôn"),
    ("1.000656", "Đăng ký khai tử"),
    ("1.012753", "Cấp Giấy chứng nhận quyền sử dụng đất lần đầu"),
    ("1.012753", "làm sổ đỏ"),
    ("2.000815", "Chứng thực bản sao từ bản chính"),
    ("2.000815", "sao y"),
    ("1.004222", "Đăng ký thường trú"),
    ("1.004222", "nhập hộ khẩu"),
]


@pytest.fixture(scope="module")
def search() -> ProcedureSearch:
    return ProcedureSearch.fit(_DOCUMENTS)


@pytest.mark.parametrize(
    ("text", "code"),
    [("lam so do", "1.012753"), ("khai sinh", "1.001193"), ("sao y bang cap", "2.000815"), ("nhap khau", "1.004222")],
)
def test_everyday_words_find_the_procedure(search: ProcedureSearch, text: str, code: str) -> None:
    assert search.rank(text, 3)[0][0] == code


def test_no_more_than_asked_for_likeliest_first(search: ProcedureSearch) -> None:
    found = search.rank("đăng ký", 2)
    assert len(found) == 2
    assert found[0][1] >= found[1][1]


def test_unknown_words_find_nothing(search: ProcedureSearch) -> None:
    assert search.rank("€€€", 5) == []


def test_a_folder_keeps_what_was_trained(tmp_path: Path) -> None:
    first = ProcedureSearch.fit(_DOCUMENTS, tmp_path / "search")
    again = ProcedureSearch.fit(_DOCUMENTS, tmp_path / "search")
    assert [code for code, _ in first.rank("so do", 3)] == [code for code, _ in again.rank("so do", 3)]
    assert ProcedureSearch.load(tmp_path / "search").rank("so do", 1)[0][0] == "1.012753"
