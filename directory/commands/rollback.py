"""Go back to the dataset before the active one; a second time goes forward again."""

import argparse
import sys

from directory.database import open_engine
from directory.datasets.loader import roll_back
from directory.errors import NoPreviousDatasetError
from directory.migrations import upgrade
from directory.settings import Settings


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """There are none."""


def run(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Go back; exit code 1 when there is no earlier dataset."""
    engine = open_engine(settings.url)
    upgrade(engine)
    try:
        number = roll_back(engine)
    except NoPreviousDatasetError as error:
        print(error.title, file=sys.stderr)
        return 1
    print(f"dataset {number} is active")
    return 0
