"""Content tables: UTF-8, NFC, comma separated, LF, one header line."""

import csv
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = Mapping[str, str]


def read_table(path: Path) -> list[dict[str, str]]:
    """Read every row of a content table.

    Args:
        path: The CSV file.

    Returns:
        One dict a row, in file order; an empty field is ``""``.

    Raises:
        FileNotFoundError: There is no such file.
    """
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write a content table so that the same rows always give the same bytes.

    Args:
        path: The CSV file; its folder is made when missing.
        columns: Names and order of the columns.
        rows: Rows in the order wanted; text is brought to NFC.

    Raises:
        ValueError: A row has a field that is no column.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({column: unicodedata.normalize("NFC", text) for column, text in row.items()})
