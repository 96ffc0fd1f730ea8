"""Say what is wrong with the content."""

import argparse
import sys
from pathlib import Path

from directory.checks.__main__ import run as run_checks
from directory.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("--content", type=Path, help="content folder (default: MOTCUA_CONTENT)")


def run(settings: Settings, arguments: argparse.Namespace) -> int:
    """Print figures and problems; exit code 1 when there is any problem."""
    figures, problems = run_checks(arguments.content or settings.content)
    print(*figures, sep="\n")
    print(*problems, sep="\n", file=sys.stderr)
    return 1 if problems else 0
