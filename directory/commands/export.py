"""Write what the assistant is trained on from the active dataset."""

import argparse
import sys
from pathlib import Path

from directory.database import open_engine
from directory.errors import NotReadyError
from directory.export import export
from directory.migrations import upgrade
from directory.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("--out", type=Path, help="folder (default: export in MOTCUA_VAR)")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Write the files that changed; exit code 1 when nothing is loaded."""
    engine = open_engine(settings.url)
    upgrade(engine)
    try:
        changed = export(engine, arguments.out or settings.var / "export")
    except NotReadyError as error:
        print(error.title, file=sys.stderr)
        return 1
    print(f"changed: {', '.join(changed)}" if changed else "nothing changed")
    return 0
