"""Command line: `python -m nlu.evaluation [--file X.jsonl]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from nlu.elsewhere import read_owners
from nlu.evaluation.measure import Figures, ask_all, by_file, figures
from nlu.evaluation.questions import own_files, read_questions
from nlu.evaluation.report import by_file_lines, details, drops, table
from nlu.examples import read_folders
from nlu.gazetteers import export_folder, place_finder
from nlu.state import STATE
from nlu.training import trained

_HELD_OUT = "heldout"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print.

    Args:
        arguments: command-line arguments; the process's own when left out.

    Returns:
        0, or 1 when a figure is worse than the baseline by more than a point, 2 when there are no questions.
    """
    options = _parser().parse_args(arguments)
    files = options.file or own_files(options.questions)
    questions = [question for question in read_questions(files) if question.measures]
    if not questions:
        sys.stderr.write("no questions to measure on\n")
        return 2
    places = place_finder(options.export)
    understander = trained(read_folders(options.data), places, options.model)
    understander.owners = read_owners(export_folder(options.export))
    outcomes = ask_all(questions, understander, places.find)
    found = figures(outcomes)
    own = not options.file
    lines = [f"{len(questions)} questions from {', '.join(path.name for path in files)}"]
    lines += table(found, _read(options.last) if own else None)
    lines += by_file_lines(by_file(outcomes))
    # What is read shapes what is written next: of held-out questions only figures are shown.
    lines += details([outcome for outcome in outcomes if not outcome.question.source.startswith(_HELD_OUT)])
    worse = drops(found, _read(options.baseline)) if own else []
    if worse:
        lines += ["", f"worse than {options.baseline} by more than a point: {', '.join(worse)}"]
    sys.stdout.write("\n".join(lines) + "\n")
    if own:
        _write(options.last, found)
        if options.update_baseline:
            _write(options.baseline, found)
            return 0
    return 1 if worse else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m nlu.evaluation", description="Measure how messages are understood."
    )
    parser.add_argument("--file", nargs="+", type=Path, help="JSONL files instead of the repository's own questions")
    parser.add_argument("--questions", type=Path, default=Path("nlu/eval"))
    parser.add_argument("--data", nargs="+", type=Path, default=[Path("nlu/data"), STATE / "export"])
    parser.add_argument("--export", type=Path, default=STATE / "export")
    parser.add_argument("--model", type=Path, default=STATE / "models" / "understanding")
    parser.add_argument("--last", type=Path, default=STATE / "eval" / "last.json")
    parser.add_argument("--baseline", type=Path, default=Path("nlu/eval/baseline.json"))
    parser.add_argument("--update-baseline", action="store_true", help="make this run the baseline")
    return parser


def _read(path: Path) -> Figures:
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _write(path: Path, found: Figures) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rounded = {name: round(value, 4) for name, value in found.items()}
    path.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
