import unicodedata
from pathlib import Path

import pytest

from directory.compile.tables import read_table, write_table


def test_what_is_written_is_read_back_in_nfc(tmp_path: Path) -> None:
    path = tmp_path / "new" / "table.csv"
    decomposed = unicodedata.normalize("NFD", 'Xã "Đắk", Hà')
    write_table(path, ("code", "name"), [{"code": "00001", "name": decomposed}])
    assert read_table(path) == [{"code": "00001", "name": 'Xã "Đắk", Hà'}]
    assert b"\r" not in path.read_bytes()


def test_a_field_that_is_no_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="colour"):
        write_table(tmp_path / "table.csv", ("code",), [{"code": "1", "colour": "red"}])
