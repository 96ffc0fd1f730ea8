"""`python -m channels reports`: the correction reports that wait, for an operator without a help desk."""

import csv
import sys
from contextlib import closing

from channels.database import Database
from channels.reports.schemas import Report
from channels.reports.store import ReportStore
from channels.reports.wording import title
from channels.settings import ChannelSettings

COLUMNS = ("id", "created_at", "page", "code", "kind", "text", "province", "commune", "state", "done_at", "done_by")


def run(settings: ChannelSettings, *, as_csv: bool) -> int:
    """Print the reports that wait, newest first; as CSV: all of them, for a spreadsheet."""
    with closing(Database.opened(settings)) as database:
        store = ReportStore(database.engine)
        store.create()
        found = store.list(state=None if as_csv else "new")
    if as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(COLUMNS)
        writer.writerows([_cell(getattr(report, column)) for column in COLUMNS] for report in found)
        return 0
    for report in found:
        print(line(report))
    print(f"{len(found)} báo sai đang chờ")
    return 0


def line(report: Report) -> str:
    """Return a report on one line."""
    return f"{report.id:>5}  {report.created_at:%Y-%m-%d}  {report.page}  {title(report.kind)}: {report.text}"


def _cell(value: object) -> object:
    # What a stranger wrote must not run as a formula in somebody's spreadsheet.
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t")) else value
