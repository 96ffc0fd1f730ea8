from collections.abc import Iterator
from pathlib import Path

import pytest

from nlu import facets as module
from nlu.facets import FACETS, facets
from nlu.text.folding import fold
from nlu.text.normalise import plain


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("lam khai sinh mang gi", ["documents"]),
        ("cần chuẩn bị giấy tờ gì", ["documents"]),
        ("hồ sơ gồm những gì", ["documents"]),
        ("cần ảnh không, mấy tấm", ["documents"]),
        ("bản photo có được không hay phải bản chính", ["documents"]),
        ("giấy kết hôn mất rồi thì khai sinh cho con lấy gì thay", ["documents"]),
        ("thiếu sổ hộ khẩu thì có làm được không", ["documents"]),
        ("đơn xin tách hộ viết theo mẫu nào", ["documents"]),
        ("nhập khẩu cho con có cần sổ đỏ hông", ["documents"]),
        ("tốn nhiêu", ["fee"]),
        ("lệ phí bao nhiêu", ["fee"]),
        ("phí tạm trú", ["fee"]),
        ("tách sổ ra hai miếng tốn mấy", ["fee"]),
        ("làm căn cước giờ có tốn đồng nào không", ["fee"]),
        ("đổi căn cước có miễn phí không em", ["fee"]),
        ("chi phí sang tên xe máy", ["fee"]),
        ("mấy bữa xong", ["time"]),
        ("bao lâu thì có", ["time"]),
        ("sáng nộp chiều có lấy được không", ["time"]),
        ("mất bao nhiêu thời gian để có sổ đỏ", ["time"]),
        ("trễ nhất là ngày nào phải đăng ký", ["time"]),
        ("cưới tháng sau giờ làm giấy kịp không", ["time"]),
        ("nộp ở đâu", ["where"]),
        ("tạm trú thì lên công an hay ủy ban", ["where"]),
        ("phải về quê làm hay làm ở đây cũng được", ["where"]),
        ("đăng ký kết hôn bên nhà trai hay nhà gái", ["where"]),
        ("xin giấy độc thân ở nơi tạm trú được không", ["where"]),
        ("phường có làm cái này không", ["where"]),
        ("vô cửa số mấy", ["where"]),
        ("nộp cho ai", ["where"]),
        ("làm trên mạng được hông", ["online"]),
        ("khỏi cần ra phường được không", ["online"]),
        ("có cần phải đến trực tiếp không", ["online"]),
        ("gửi hồ sơ qua bưu điện được không", ["online"]),
        ("cho xin link nộp", ["online"]),
        ("căn cứ đâu", ["legal"]),
        ("khai sinh trễ có bị phạt tiền không", ["legal"]),
        ("không khai tạm vắng có sao không", ["legal"]),
        ("điều kiện để được tách thửa là gì", ["legal"]),
        ("có bắt buộc phải đổi căn cước không", ["legal"]),
        ("các bước làm sao", ["steps"]),
        ("làm như nào vậy", ["steps"]),
        ("bắt đầu từ đâu", ["steps"]),
        ("làm cái nào trước cái nào sau", ["steps"]),
        ("nộp xong rồi sao nữa", ["steps"]),
        ("xong thì nhận được gì", ["result"]),
        ("được mấy bản chính", ["result"]),
        ("giấy này dùng được mấy tháng", ["result"]),
        ("giấy độc thân có giá trị trong bao lâu", ["result"]),
        ("đăng ký khai sinh cho con", []),
    ],
)
def test_everyday_words_name_the_facet(typed: str, named: list[str]) -> None:
    assert facets(plain(typed)) == named
    assert facets(plain(fold(typed))) == named


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("mấy bữa xong, tốn nhiêu", ["time", "fee"]),
        ("đến đâu, mang gì, hết bao nhiêu tiền", ["where", "documents", "fee"]),
        ("cần giấy gì mất phí không", ["documents", "fee"]),
        ("hồ sơ nộp gồm những gì mất mấy ngày hết bao nhiêu", ["documents", "time", "fee"]),
        ("phí bao nhiêu, giấy tờ gì, ra chỗ mô", ["fee", "documents", "where"]),
        ("mấy ngày có, nộp qua mạng được không", ["time", "online"]),
    ],
)
def test_the_side_asked_first_comes_first(typed: str, named: list[str]) -> None:
    assert facets(plain(typed)) == named
    assert facets(plain(fold(typed))) == named


@pytest.mark.parametrize(
    "typed",
    [
        "hôm qua lên phường mà người ta không làm cho tôi, tôi muốn làm lại khai sinh",
        "tôi bị mất hết giấy tờ muốn làm lại căn cước",
        "đất nhà tôi không có giấy tờ gì, muốn làm sổ",
        "mất sổ đỏ lúc chuyển nhà không biết rơi đâu",
        "mẹ tôi mất tại nhà hồi tháng trước, muốn khai tử",
        "em bán hàng online muốn đăng ký hộ kinh doanh",
        "thông tin trên vneid của tôi bị sai, muốn sửa",
        "tôi chưa bao giờ có khai sinh",
        "tôi đi làm xa mấy tháng mới về, muốn làm lại căn cước",
        "làm giấy miễn giảm học phí cho con",
        "xin trợ cấp tiền mai táng phí cho ba",
        "tôi nghèo không có tiền, muốn xin sổ hộ nghèo",
        "đăng ký kết hôn lần đầu",
        "nhà tôi có đất, muốn xin hòa giải thì làm thế nào",
    ],
)
def test_background_names_no_facet(typed: str) -> None:
    assert facets(plain(typed)) == []
    assert facets(plain(fold(typed))) == []


@pytest.fixture
def other_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file that is read instead of the list."""
    monkeypatch.setattr(module, "_PATTERNS", tmp_path / "facets.tsv")
    module._expressions.cache_clear()
    yield tmp_path / "facets.tsv"
    module._expressions.cache_clear()


def test_only_facets_of_the_contract_are_named() -> None:
    assert set(facets("mang gì nộp ở đâu trên mạng bao lâu lệ phí các bước căn cứ đâu kết quả là gì")) <= set(FACETS)


@pytest.mark.parametrize(
    ("line", "trouble"),
    [
        ("price\tgia", "unknown facet"),
        ("fee\t@coins@ khong", "unknown class"),
        ("fee\t\\w+ tien", "begins with no word"),
        ("fee\t(?:phi|tien", "unclosed group"),
    ],
)
def test_a_wrong_line_in_the_list_is_named(line: str, trouble: str, other_list: Path) -> None:
    other_list.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=trouble):
        facets("phí bao nhiêu")


def test_the_list_is_read_by_the_first_words_of_its_lines() -> None:
    assert module._first_words("(?:mang|dem(?: theo)?) gi|^(?:the |vay )?(?<!tu )bao lau") == {
        *("mang", "dem", "the", "vay", "bao"),
    }
