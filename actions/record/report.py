"""The record as editors read it, and as a table for other systems."""

import csv
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from actions.compose.fit import shorten
from actions.record.clusters import Cluster
from actions.record.entry import RECORDED
from actions.record.names import Names

COLUMNS = (
    "cluster",
    "example",
    "best_label",
    "best_label_name",
    "answer_type",
    "commune_code",
    "commune_name",
    "messages",
    "first_day",
    "last_day",
)
_TYPE_NAMES = {
    "fallback": "không hiểu",
    "choose_procedure": "phải hỏi lại việc nào",
    "out_of_scope": "ngoài phạm vi",
}
_COMMUNES_SHOWN = 3
_LABEL_CHARACTERS = 90
# A cell that begins so is a formula to a spreadsheet, and the text comes from anyone.
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Report:
    """What was found.

    Attributes:
        clusters: all of them, largest first.
        names: names of labels and communes.
        since: first day that was read.
        until: last day.
        dropped: messages of these days that could not be recorded.
    """

    clusters: Sequence[Cluster]
    names: Names
    since: date
    until: date
    dropped: int = 0

    @property
    def totals(self) -> dict[str, int]:
        """How many messages there are of each answer type."""
        counted = sum((found.answer_types for found in self.clusters), Counter[str]())
        return {kind: counted[kind] for kind in RECORDED}


def write_text(out: TextIO, report: Report, limit: int) -> None:
    """Print the largest clusters for a reader.

    Args:
        out: where to.
        report: what was found.
        limit: most clusters to print.
    """
    totals, rest = report.totals, report.clusters[limit:]
    print(f"Chưa trả lời được, {report.since:%d/%m/%Y} – {report.until:%d/%m/%Y}: {sum(totals.values())} câu", file=out)
    print(" · ".join(f"{_TYPE_NAMES[kind]} ({kind}): {number}" for kind, number in totals.items()), file=out)
    if report.dropped:
        print(f"Không kịp ghi: {report.dropped} câu (không có trong các số trên)", file=out)
    for number, found in enumerate(report.clusters[:limit], start=1):
        _write_cluster(out, number, found, report.names)
    if rest:
        count = sum(found.count for found in rest)
        print(f"\nCòn {len(rest)} nhóm nữa, {count} câu (--limit để xem thêm)", file=out)


def _write_cluster(out: TextIO, number: int, found: Cluster, names: Names) -> None:
    kinds = ", ".join(f"{_TYPE_NAMES[kind]} {count}" for kind, count in found.answer_types.most_common())
    print(f"\n{number}. {found.count} câu – {kinds}", file=out)
    print(f"   gần nhất với: {_label(found.label, names)}", file=out)
    print(f"   nơi hỏi: {_communes(found, names)}", file=out)
    for example in found.examples:
        print(f"   “{example}”", file=out)


def _label(label: str | None, names: Names) -> str:
    if label is None:
        return "không nhận ra gì"
    name = names.label(label)
    return label if name == label else f"{shorten(name, _LABEL_CHARACTERS)} ({label})"


def _communes(found: Cluster, names: Names) -> str:
    shown = [f"{names.commune(code)} {count}" for code, count in found.communes.most_common(_COMMUNES_SHOWN)]
    others = len(found.communes) - len(shown)
    unknown = found.count - found.communes.total()
    shown += [f"{others} xã, phường khác"] if others else []
    shown += [f"chưa rõ {unknown}"] if unknown else []
    return " · ".join(shown)


def write_csv(out: TextIO, report: Report, limit: int | None = None) -> None:
    """Write one line for each cluster, answer type and commune; their sum is all messages of the clusters.

    Args:
        out: where to; a byte order mark goes first, without which Excel spoils Vietnamese.
        report: what was found.
        limit: most clusters to write; None: all.
    """
    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    names = report.names
    for number, found in enumerate(report.clusters[:limit], start=1):
        label, example = found.label or "", _cell(found.examples[0])
        days: dict[tuple[str, str], list[date]] = defaultdict(list)
        for row in found.rows:
            days[row.answer_type, row.commune or ""].append(row.day)
        for (kind, commune), on in sorted(days.items(), key=lambda item: (-len(item[1]), item[0])):
            place = names.commune(commune)
            table.writerow(
                (number, example, label, names.label(label), kind, commune, place, len(on), min(on), max(on))
            )


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
