"""Prints what was not understood: `python -m actions.record report [--days N] [--limit N] [--csv]`."""

import argparse
import signal
import sqlite3
import sys
from collections.abc import Sequence
from datetime import timedelta

from actions.record.clusters import cluster
from actions.record.names import read_names
from actions.record.recorder import today
from actions.record.report import Report, write_csv, write_text
from actions.record.store import FILE, read
from actions.settings import ActionSettings

_LIMIT = 20


def main(argv: Sequence[str] | None = None) -> int:
    """Print the report.

    Args:
        argv: arguments; those of the process when None.

    Returns:
        Exit code, 1 when the record cannot be read.
    """
    settings = ActionSettings()
    arguments = _parser().parse_args(argv)
    until = today()
    since = until - timedelta(days=arguments.days - 1 if arguments.days else settings.unanswered_days)
    try:
        rows, dropped = read(settings.var / FILE, since)
    except sqlite3.Error as error:
        print(f"Không đọc được {settings.var / FILE}: {error}", file=sys.stderr)
        return 1
    report = Report(cluster(rows), read_names(settings.var / "export"), since, until, dropped)
    if arguments.csv:
        write_csv(sys.stdout, report, arguments.limit)
    else:
        write_text(sys.stdout, report, arguments.limit or _LIMIT)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m actions.record", description="Câu hỏi chưa trả lời được.")
    report = parser.add_subparsers(required=True, metavar="report").add_parser(
        "report", help="nhóm câu hỏi nhiều nhất trước"
    )
    report.add_argument(
        "--days", type=_positive, help="chỉ xem bấy nhiêu ngày gần nhất, kể cả hôm nay (mặc định: tất cả)"
    )
    report.add_argument(
        "--limit", type=_positive, help=f"nhiều nhất bấy nhiêu nhóm (mặc định {_LIMIT}; với --csv: tất cả)"
    )
    report.add_argument("--csv", action="store_true", help="bảng CSV: nhóm, loại trả lời, xã, số câu, ngày")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("cần một số nguyên lớn hơn 0")
    return int(text)


if __name__ == "__main__":
    # A reader that has seen enough (`| head`) ends the report quietly.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
