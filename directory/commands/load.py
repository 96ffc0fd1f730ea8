"""Import the content as the active dataset."""

import argparse
import sys
import time
from pathlib import Path

from directory.database import open_engine
from directory.datasets.content import Content
from directory.datasets.loader import Outcome, load
from directory.errors import ContentRefusedError
from directory.migrations import upgrade
from directory.settings import Settings

_SHOWN_FAULTS = 50
_SAID = {
    Outcome.LOADED: "loaded",
    Outcome.UNCHANGED: "already loaded, nothing to do",
    Outcome.ROLLED_BACK: "this content was rolled back, the earlier dataset stays active (--force loads it again)",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("--content", type=Path, help="content folder (default: MOTCUA_CONTENT)")
    parser.add_argument("--force", action="store_true", help="even when it is loaded or was rolled back")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Import the content; exit code 1 when it is refused."""
    started = time.perf_counter()
    engine = open_engine(settings.url)
    upgrade(engine)
    content = Content(arguments.content or settings.content, settings.questions)
    try:
        loaded = load(engine, content, force=arguments.force)
    except ContentRefusedError as error:
        print(*error.faults[:_SHOWN_FAULTS], sep="\n", file=sys.stderr)
        print(f"refused: {len(error.faults)} fault(s), the active dataset is unchanged", file=sys.stderr)
        return 1
    print(f"dataset {loaded.number}: {_SAID[loaded.outcome]} ({time.perf_counter() - started:.1f} s)")
    print(", ".join(f"{name} {count}" for name, count in loaded.counts.items()))
    return 0
