import pytest

from directory.centers.naming import center_name, one_line


@pytest.mark.parametrize(
    ("kind", "commune", "name"),
    [
        ("ttpvhcc", "Đặc khu Phú Quốc", "Trung tâm Phục vụ hành chính công đặc khu Phú Quốc"),
        ("ubnd", "Xã A Sào", "Trụ sở UBND xã A Sào (nơi tiếp nhận có thể khác, nên gọi trước)"),
    ],
)
def test_name(kind: str, commune: str, name: str) -> None:
    assert center_name(kind, commune) == name


@pytest.mark.parametrize(
    ("address", "former", "line"),
    [
        ("88 Lý Nhật Quang", None, "88 Lý Nhật Quang"),
        ("543 Trần Phú", "UBND huyện Lương Sơn (cũ)", "543 Trần Phú (trụ sở UBND huyện Lương Sơn cũ)"),
        (None, "UBND xã Đông Bình (cũ)", "Trụ sở UBND xã Đông Bình cũ"),
        (None, "Trụ sở Công an huyện (cũ)", "Trụ sở Công an huyện cũ"),
        (None, "Xã Chiềng Khoong (cũ)", "Cơ sở cũ: Xã Chiềng Khoong"),
        (None, None, None),
    ],
)
def test_address_in_one_line(address: str | None, former: str | None, line: str | None) -> None:
    assert one_line({"address": address, "former_office": former}) == line
