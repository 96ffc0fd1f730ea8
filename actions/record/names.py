"""What labels and communes are called, read from the files that the assistant is trained on."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

import yaml

_LABELS = ("procedures.yml", "faq.yml", "out_of_scope.yml")
_UNITS = "units.tsv"
# The one written in C is ten times faster; it is missing where PyYAML was built without it.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Names:
    """Names by code; a code without a name stands for itself."""

    labels: dict[str, str] = field(default_factory=dict)
    communes: dict[str, str] = field(default_factory=dict)

    def label(self, label: str) -> str:
        """What a label is called."""
        return self.labels.get(label, label)

    def commune(self, code: str) -> str:
        """What a commune is called."""
        return self.communes.get(code, code)


def read_names(export: Path) -> Names:
    """Read the names.

    Args:
        export: folder that `python -m directory export` writes; what is missing there has no name.

    Returns:
        The names of procedures (the first example), FAQs and redirects, and of present communes.
    """
    labels: dict[str, str] = {}
    for path in (export / name for name in _LABELS):
        if path.exists():
            content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe one
            for intent in content["nlu"]:
                first = str(intent["examples"]).partition("\n")[0].removeprefix("- ")
                labels[intent["intent"]] = first
    return Names(labels, _communes(export / _UNITS))


def read_provinces(export: Path) -> dict[str, str]:
    """Read which province (present code) each present commune belongs to, by commune code.

    Args:
        export: folder that `python -m directory export` writes; without it nothing is known.
    """
    return {
        row["code"]: row["province_code"]
        for row in _units(export / _UNITS)
        if row["level"] == "commune" and not row["valid_to"]
    }


def _units(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _communes(path: Path) -> dict[str, str]:
    present = [row for row in _units(path) if not row["valid_to"]]
    provinces = {row["code"]: row["name"] for row in present if row["level"] == "province"}
    return {
        row["code"]: f"{row['name']}, {provinces.get(row['province_code'], row['province_code'])}"
        for row in present
        if row["level"] == "commune"
    }
