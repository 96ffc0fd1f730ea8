import unicodedata

import pytest

from directory.compile.names import tidy


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("Thị Trấn Ái Tử", "Thị trấn Ái Tử"),
        ("xã Bắc Sơn", "Xã Bắc Sơn"),
        ("Xã Ea H’Leo", "Xã Ea H'Leo"),
        ("Phường  Sài   Gòn", "Phường Sài Gòn"),
        (unicodedata.normalize("NFD", "Tỉnh Hòa Bình"), "Tỉnh Hòa Bình"),
        ("Xã Xã Phiên", "Xã Xã Phiên"),
    ],
)
def test_a_name_has_one_spelling(written: str, tidied: str) -> None:
    assert tidy(written) == tidied
    assert tidy(tidied) == tidied
