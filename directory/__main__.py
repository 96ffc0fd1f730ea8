"""`python -m directory load | check | export | outlines | rollback | serve`."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from directory.allocation import building

COMMANDS = ("load", "check", "export", "outlines", "rollback", "serve")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code.

    Only the chosen command's module is imported: loading needs no web server, and `make run` waits for each of them.
    """
    top = argparse.ArgumentParser(prog="python -m directory", description="The directory service.", add_help=True)
    top.add_argument("command", choices=COMMANDS)
    words = sys.argv[1:] if argv is None else list(argv)
    command = top.parse_args(words[:1]).command
    with building():
        module = importlib.import_module(f"directory.commands.{command}")
    parser = argparse.ArgumentParser(prog=f"python -m directory {command}", description=module.__doc__)
    module.add_arguments(parser)
    settings = importlib.import_module("directory.settings").Settings()
    code: int = module.run(settings, parser.parse_args(words[1:]))
    return code


if __name__ == "__main__":
    sys.exit(main())
