import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.text.folding import nfc
from nlu.text.normalise import Reader, plain
from nlu.text.restore import Restorer


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("giaays khai sinh lamf owr ddaau", "giấy khai sinh làm ở đâu"),
        ("dduwowcj khoong", "được không"),
        ("vậyyyy điii luônn 😀 :)) ạ", "vậy đi luôn ạ"),
        ("k biet", "không biet"),
        ("lệ phí 50 k", "lệ phí 50 nghìn"),
        ("nộp dc k", "nộp được không"),
        ("dc ubnd phường", "địa chỉ ủy ban nhân dân phường"),
        ("bn tiền z", "bao nhiêu tiền vậy"),
        ("bn ơi cho hỏi", "bạn ơi cho hỏi"),
        ("mần răng để làm giấy khai sanh", "làm như thế nào để làm giấy khai sinh"),
        ("tía má tui mất, tốn nhiêu", "cha mẹ tôi mất, tốn bao nhiêu"),
        ("cất lại nhà", "xây lại nhà"),
        ("mất cccd", "mất căn cước công dân"),
        ("làm cho mau", "làm cho nhanh"),
    ],
)
def test_typed_words_are_read_as_meant(typed: str, read: str) -> None:
    assert plain(typed) == read


@pytest.mark.parametrize(
    "text",
    ["visa max gas", "lệ phí chi nhánh", "đau răng", "đăng ký kết hôn", "bao nhiêu tiền", "phường hải châu", "mau don"],
)
def test_ordinary_words_stay(text: str) -> None:
    assert plain(text) == text


@given(st.text(alphabet="abcdđeghiklmnoôơpqrstuưvxyáàảãạ 0123456789.,?😀", max_size=60))
def test_normal_form_does_not_matter(text: str) -> None:
    assert plain(unicodedata.normalize("NFD", text)) == plain(text)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    assert nfc(plain(text)) == plain(text)


@pytest.fixture(scope="module")
def restorer() -> Restorer:
    return Restorer.train(
        [
            "làm giấy khai sinh cho con cần mang giấy tờ gì",
            "đăng ký kết hôn ở đâu, lệ phí bao nhiêu tiền",
            "phường bến nghé giờ thuộc phường nào",
            "cho con đi học thì làm giấy gì",
        ]
    )


def test_diacritics_come_back(restorer: Restorer) -> None:
    assert restorer.restore("lam giay khai sinh cho con") == "làm giấy khai sinh cho con"
    assert restorer.restore("dang ky ket hon o dau") == "đăng ký kết hôn ở đâu"


def test_typed_diacritics_stay(restorer: Restorer) -> None:
    assert restorer.restore("lâm giay khai sinh") == "lâm giấy khai sinh"


def test_plain_words_of_an_accented_message_stay(restorer: Restorer) -> None:
    assert restorer.restore("cho con đi học ở bến nghé") == "cho con đi học ở bến nghé"


def test_unknown_words_stay(restorer: Restorer) -> None:
    assert restorer.restore("wifi 5g, vneid!") == "wifi 5g, vneid!"


def test_model_survives_storing(restorer: Restorer) -> None:
    stored = Restorer.from_arrays(restorer.to_arrays())
    assert stored.restore("phuong ben nghe") == restorer.restore("phuong ben nghe") == "phường bến nghé"


def test_dialect_that_only_diacritics_show_is_replaced_after_restoring() -> None:
    reader = Reader(Restorer.train(["làm giấy mô răng", "làm răng", "đi làm mô"]))
    assert reader.read("di lam mo").text == "đi làm đâu"


def test_an_abbreviation_written_out_does_not_make_a_message_accented() -> None:
    reader = Reader(Restorer.train(["sáp nhập rồi có phải làm lại căn cước công dân không"]))
    assert reader.read("sap nhap roi lam lai cccd").text == "sáp nhập rồi làm lại căn cước công dân"
