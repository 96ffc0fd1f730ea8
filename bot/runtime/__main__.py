"""Command line: `python -m bot.runtime train | validate | run`."""

import argparse
import os
import sys

from bot.runtime import serve, training
from bot.runtime.settings import SettingError, load
from bot.runtime.version import WrongRasaVersionError, require_rasa


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: command-line arguments; the process's own when left out.

    Returns:
        The exit code: 0 done, 1 the data contradict each other, 2 it could not be done.
    """
    parser = argparse.ArgumentParser(prog="python -m bot.runtime", description="The dialogue server (Rasa 3.6.21).")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve the trained assistant on loopback; trains first when something changed")
    train = commands.add_parser("train", help="train the assistant if what it is made from changed")
    train.add_argument("--force", action="store_true", help="train even if nothing changed")
    commands.add_parser("validate", help="check domain, rules and training data against each other")
    chosen = parser.parse_args(arguments)
    try:
        require_rasa()
        settings = load()
        if chosen.command == "validate":
            return 0 if training.validate(settings) else 1
        model, trained = training.train(settings, force=getattr(chosen, "force", False))
    except (SettingError, WrongRasaVersionError, training.TrainingError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{'trained' if trained else 'unchanged'}: {model}\n")
    sys.stdout.flush()
    if chosen.command != "run":
        return 0
    if trained:
        # Training leaves twice the memory behind that serving needs: start afresh.
        os.execv(sys.executable, [sys.executable, "-m", "bot.runtime", "run"])  # noqa: S606 - ourselves
    serve.serve(settings, model)
    return 0


if __name__ == "__main__":
    sys.exit(main())
