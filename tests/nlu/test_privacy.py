import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.privacy import mask


@pytest.mark.parametrize(
    ("typed", "masked"),
    [
        ("cccd 001099012345", "cccd [số giấy tờ]"),
        ("CCCD 001 099 012345 của tôi", "CCCD [số giấy tờ] của tôi"),
        ("CCCD 001.099.012345", "CCCD [số giấy tờ]"),
        ("cmnd 123456789", "cmnd [số giấy tờ]"),
        ("sđt 0912345678", "sđt [số điện thoại]"),
        ("so dt 0912.345.678 nhe", "so dt [số điện thoại] nhe"),
        ("gọi +84 912 345 678", "gọi [số điện thoại]"),
        ("an.nguyen@example.com", "[thư điện tử]"),
        ("mst 0312345678", "mst [mã số thuế]"),
        ("MST: 0312345678-001", "MST: [mã số thuế]"),
        ("xe 59X1-123.45 của em", "xe [biển số xe] của em"),
        ("51F-123.45", "[biển số xe]"),
        ("stk 0011001234567", "stk [số tài khoản]"),
        ("hồ sơ H40.12-250701-0001 tới đâu rồi", "hồ sơ [mã hồ sơ] tới đâu rồi"),
        ("tôi tên Nguyễn Văn An muốn làm khai sinh", "tôi tên [họ tên] muốn làm khai sinh"),
        ("toi ten nguyen van an muon lam khai sinh", "toi ten [họ tên] muon lam khai sinh"),
        ("con tôi tên là Trần Minh Khôi sinh ngày 12/5/2024", "con tôi tên là [họ tên] sinh ngày [ngày sinh]"),
        ("chồng tôi là ông Lê Văn Bảy mất", "chồng tôi là ông [họ tên] mất"),
        ("em tên nguyen thi hoa o quan 3", "em tên [họ tên] o quan 3"),
    ],
)
def test_what_names_a_person_goes(typed: str, masked: str) -> None:
    assert mask(typed) == masked


@pytest.mark.parametrize(
    "text",
    [
        "45-47 Lê Duẩn, phường 5, quận 3",
        "phường 12 quận 10 năm 2025",
        "thủ tục 1.001193 theo 118/2025/NĐ-CP và 190/2025/QH15",
        "gọi 1800 1096 hay 1900 0368",
        "lệ phí 200.000.000 đồng hay 1500000 dong",
        "từ 01/07/2025 thì sao",
        "tên tôi là gì",
        "làm tên con thế nào",
        "chồng tôi là người nước ngoài",
        "hẻm 123/45/6 đường số 7",
    ],
)
def test_what_an_answer_needs_stays(text: str) -> None:
    assert mask(text) == text


@given(st.text(alphabet="0123456789.- /abcnostêĐđ[]@:+", max_size=50))
def test_masking_twice_changes_nothing(text: str) -> None:
    once = mask(text)
    assert mask(once) == once


@given(st.integers(min_value=0, max_value=10**9 - 1))
def test_no_identity_number_survives(number: int) -> None:
    assert f"{number:09d}" not in mask(f"số của tôi là 001{number:09d} nhé")
