"""Compiles the offices of the communes from the provinces' announcements of mid-2025."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from directory.compile.office_confidence import confidence, notes
from directory.compile.tables import Row, read_table

OFFICE_COLUMNS = (
    "commune_code",
    "kind",
    "site",
    "label",
    "address",
    "former_office",
    "lines",
    "precision",
    "flags",
    "confidence",
    "note",
    "source",
    "as_of",
)

_SOURCE = "Thông báo của tỉnh, thành phố về địa chỉ làm việc cấp xã (giữa năm 2025)"
_AS_OF = "2025-06-30"
_DOUBTS = Path(__file__).with_name("office_doubts.csv")


def offices(facts: Path, communes: Iterable[Row]) -> list[Row]:
    """One row a site, by commune, kind and place in the announcement.

    Args:
        facts: Folder with ``offices.jsonl`` (one line a commune and kind).
        communes: Rows of ``units/communes.csv``; an office of an unknown commune is an error.

    Returns:
        Rows of ``offices/offices.csv``. ``site`` counts from 1; ``flags`` are separated by ``;``.

    Raises:
        KeyError: An office belongs to no commune.
    """
    provinces = {row["code"]: row["province_code"] for row in communes}
    records = _records(facts / "offices.jsonl")
    kinds: dict[str, set[str]] = defaultdict(set)
    for record in records:
        kinds[record["commune_code"]].add(record["office_kind"])
    shared = _shared_addresses(records, provinces)
    doubts = {row["commune_code"]: row["note"] for row in read_table(_DOUBTS)}
    rows: list[Row] = []
    for record in records:
        code, kind = record["commune_code"], record["office_kind"]
        told = notes(record, kinds[code], provinces[code], doubts.get(code))
        sure = confidence(record, doubted=code in doubts)
        for number, site in enumerate(record["sites"], start=1):
            extra = [_same_words(site)] if _place(site, provinces[code]) in shared else []
            rows.append(
                {
                    "commune_code": code,
                    "kind": kind,
                    "site": str(number),
                    "label": site["name"] or "",
                    "address": site["address"] or "",
                    "former_office": site["former_office"] or "",
                    "lines": site["lines"] or "",
                    "precision": record["precision"],
                    "flags": ";".join(sorted(record["flags"])),
                    "confidence": sure,
                    "note": " ".join(told + extra),
                    "source": _SOURCE,
                    "as_of": _AS_OF,
                }
            )
    return rows


def _records(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    return sorted(records, key=lambda record: (record["commune_code"], record["office_kind"]))


def _place(site: dict[str, Any], province: str) -> tuple[str, str, str]:
    return province, (site["address"] or "").casefold(), (site["former_office"] or "").casefold()


def _same_words(site: dict[str, Any]) -> str:
    what = "Tên trụ sở cũ" if site["former_office"] else "Địa chỉ"
    return f"{what} này được ghi cho hơn một xã, phường trong tỉnh; hãy đối chiếu tên xã, phường khi đến."


def _shared_addresses(records: list[dict[str, Any]], provinces: dict[str, str]) -> set[tuple[str, str, str]]:
    """Places written word for word for more than one commune of a province (hamlets often share names)."""
    communes: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for record in records:
        for site in record["sites"]:
            communes[_place(site, provinces[record["commune_code"]])].add(record["commune_code"])
    return {place for place, codes in communes.items() if len(codes) > 1}
