"""Load commune outlines from a GeoJSON file, so that a shared location finds its own commune."""

import argparse
import sys
import time
from pathlib import Path

from directory.database import open_engine, reading
from directory.datasets.repository import DatasetRepository
from directory.errors import ContentRefusedError, NotReadyError
from directory.migrations import upgrade
from directory.outlines import store
from directory.outlines.reading import read_outlines
from directory.settings import Settings
from directory.units.repository import Commune, UnitRepository

_SHOWN_FAULTS = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("file", type=Path, help="GeoJSON, WGS84; each feature with the property `code` and an area")
    parser.add_argument(
        "--tolerance", type=float, default=10.0, metavar="M", help="simplify by at most so many metres (0: not at all)"
    )


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Check and store the outlines; exit code 1 when they are refused, and those before stay."""
    started = time.perf_counter()
    known = _known(settings)
    if not known:
        print(f"{NotReadyError.title}: nạp nội dung trước (python -m directory load)", file=sys.stderr)
        return 1
    try:
        areas, notices = read_outlines(arguments.file, known, arguments.tolerance)
    except ContentRefusedError as error:
        print(*error.faults[:_SHOWN_FAULTS], sep="\n", file=sys.stderr)
        print(f"Từ chối: {len(error.faults)} lỗi. Ranh giới đang dùng không đổi.", file=sys.stderr)
        return 1
    digest = store.write(settings.var / store.FILE, areas, arguments.tolerance)
    print(*notices, sep="\n", end="\n" if notices else "")
    print(f"Đã nạp ranh giới của {len(areas)} xã, phường, đặc khu ({time.perf_counter() - started:.1f} giây)")
    print(f"Chưa có ranh giới: {len(known) - len(areas)}. Mã nội dung: {digest[:12]}")
    return 0


def _known(settings: Settings) -> dict[str, Commune]:
    """The present communes of the active dataset; none when nothing is loaded."""
    engine = open_engine(settings.url)
    try:
        upgrade(engine)
        with reading(engine) as session:
            dataset = DatasetRepository(session).active()
            return UnitRepository(session, dataset.number).present_communes() if dataset else {}
    finally:
        engine.dispose()
