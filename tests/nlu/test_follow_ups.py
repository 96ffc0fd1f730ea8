import pytest

from nlu.follow_ups import is_bare


@pytest.mark.parametrize(
    "text",
    [
        "lệ phí", "lệ phí bao nhiêu", "trễ 3 tháng rồi có bị phạt không", "muộn", "làm ở công an hay ở trung tâm",
        "bao nhieu mot thang", "mất bao lâu", "bà nội đi thay được không", "xin o dau", "lên vneid được không",
    ],
)  # fmt: skip
def test_words_that_any_matter_is_asked_with_name_none(text: str) -> None:
    assert is_bare(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "ba tôi mất rồi", "làm hộ chiếu ở đâu", "ly dị rồi cần thêm gì", "vợ tôi mới sinh", "xin cưới vợ",
        "phạt nguội bao nhiêu", "kết quả gửi về nhà được không", "vneid mức 2 làm ở đâu", "tra cứu hồ sơ",
    ],
)  # fmt: skip
def test_a_word_of_a_matter_names_it(text: str) -> None:
    assert not is_bare(text)
