"""Reading the content folder: CSV records, YAML entries, and the hash that names a state of it."""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from directory.errors import ContentRefusedError
from nlu.text.folding import nfc

PACKAGE = Path(__file__).parent.parent
# Code that turns content into rows: when it changes, the same content must be loaded anew.
_ROW_CODE = ("*/content.py", "*/models.py", "centers/naming.py")
_SUFFIXES = {".csv", ".yml"}


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a CSV file; empty cells are None."""

    place: str
    cells: dict[str, str | None]

    def optional(self, column: str) -> str | None:
        """The cell, None when it is empty or the column is not there."""
        return self.cells.get(column)

    def text(self, column: str) -> str:
        """The cell, which must not be empty."""
        value = self.cells.get(column)
        if value is None:
            raise self._fault(f"{column} is empty")
        return value

    def optional_date(self, column: str) -> date | None:
        """The cell as an ISO date."""
        value = self.cells.get(column)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as error:
            raise self._fault(f"{column} is no ISO date: {value}") from error

    def date(self, column: str) -> date:
        """The cell as an ISO date, which must not be empty."""
        value = self.optional_date(column)
        if value is None:
            raise self._fault(f"{column} is empty")
        return value

    def optional_number(self, column: str) -> float | None:
        """The cell as a decimal number."""
        value = self.cells.get(column)
        try:
            return float(value) if value else None
        except ValueError as error:
            raise self._fault(f"{column} is no number: {value}") from error

    def _fault(self, what: str) -> ContentRefusedError:
        return ContentRefusedError([f"{self.place}: {what}"])


@dataclass(frozen=True, slots=True)
class Content:
    """The content folder, and the folder with example questions about procedures.

    Attributes:
        root: folder with `units/`, `offices/`, `procedures/`, `faqs/`.
        questions: folder with Rasa NLU files of intents `procedure/<code>`; may be missing.
    """

    root: Path
    questions: Path

    def table(self, name: str, *, optional: bool = False) -> Iterator[Record]:
        """The records of a CSV file, e.g. `units/communes.csv`.

        Raises:
            ContentRefusedError: the file is missing (unless optional).
        """
        path = self.root / name
        if not path.exists():
            if optional:
                return
            raise ContentRefusedError([f"{name}: missing"])
        # The whole file at once: cell by cell it would take seconds.
        reader = csv.DictReader(io.StringIO(nfc(path.read_text(encoding="utf-8"))))
        for row in reader:
            cells = {column: (cell or "").strip() or None for column, cell in row.items() if column}
            yield Record(f"{name}:{reader.line_num}", cells)

    def entries(self, name: str) -> Any:
        """The parsed YAML file, or an empty list when it is missing or empty."""
        path = self.root / name
        return parse_yaml(path) if path.exists() else []

    def folder(self, name: str, without: frozenset[str] = frozenset()) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each entry of the YAML lists in a folder, with the name of its file; in order of file names."""
        for path in sorted((self.root / name).glob("*.yml")):
            if path.name not in without:
                for entry in parse_yaml(path):
                    yield f"{name}/{path.name}", entry

    def hash(self) -> str:
        """A hash of everything the rows are made from."""
        digest = hashlib.sha256()
        for root, paths in (
            (PACKAGE, [path for pattern in _ROW_CODE for path in PACKAGE.glob(pattern)]),
            (self.root, [path for path in self.root.rglob("*") if path.suffix in _SUFFIXES]),
            (self.questions, list(self.questions.glob("*.yml"))),
        ):
            for path in sorted(paths):
                digest.update(f"{path.relative_to(root)}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()


def parse_yaml(path: Path) -> Any:
    """A YAML file in NFC; an empty file is an empty list.

    Raises:
        ContentRefusedError: it is no YAML.
    """
    try:
        # The C loader is several times faster; PyYAML wheels have it.
        return yaml.load(nfc(path.read_text(encoding="utf-8")), Loader=yaml.CSafeLoader) or []
    except yaml.YAMLError as error:
        raise ContentRefusedError([f"{path.name}: {error}"]) from error


def as_date(value: object, place: str) -> date:
    """A date out of YAML, written plainly or as text.

    Raises:
        ContentRefusedError: it is none.
    """
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as error:
        raise ContentRefusedError([f"{place}: no ISO date: {value}"]) from error


def plain(value: Any) -> Any:
    """YAML data as JSON data: dates become ISO text."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
