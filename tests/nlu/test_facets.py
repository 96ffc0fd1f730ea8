import pytest

from nlu.facets import FACETS, facets
from nlu.text.folding import fold
from nlu.text.normalise import plain


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("lam khai sinh mang gi", ["documents"]),
        ("cần chuẩn bị giấy tờ gì", ["documents"]),
        ("hồ sơ gồm những gì", ["documents"]),
        ("tốn nhiêu", ["fee"]),
        ("lệ phí bao nhiêu", ["fee"]),
        ("mấy bữa xong", ["time"]),
        ("bao lâu thì có", ["time"]),
        ("nộp ở đâu", ["where"]),
        ("làm trên mạng được hông", ["online"]),
        ("căn cứ đâu", ["legal"]),
        ("các bước làm sao", ["steps"]),
        ("xong thì nhận được gì", ["result"]),
        ("mấy bữa xong, tốn nhiêu", ["time", "fee"]),
        ("đến đâu, mang gì, hết bao nhiêu tiền", ["where", "documents", "fee"]),
        ("đăng ký khai sinh cho con", []),
    ],
)
def test_everyday_words_name_the_facet(typed: str, named: list[str]) -> None:
    assert facets(plain(typed)) == named
    assert facets(plain(fold(typed))) == named


def test_only_facets_of_the_contract_are_named() -> None:
    assert set(facets("mang gì nộp ở đâu trên mạng bao lâu lệ phí các bước căn cứ đâu kết quả là gì")) <= set(FACETS)
