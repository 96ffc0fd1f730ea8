"""``python -m directory.checks``: print the figures of the content and what is wrong with it (exit 1)."""

import argparse
import importlib
import pkgutil
import sys
from pathlib import Path

from directory import checks

CONTENT = Path(checks.__file__).resolve().parents[1] / "content"


def run(content: Path) -> tuple[list[str], list[str]]:
    """Run every topic.

    Args:
        content: The content folder.

    Returns:
        Lines of figures and lines of problems, each with its topic in front.
    """
    figures: list[str] = []
    problems: list[str] = []
    for name in sorted(module.name for module in pkgutil.iter_modules(checks.__path__)):
        if name.startswith("_"):
            continue
        topic = importlib.import_module(f"{checks.__name__}.{name}")
        if hasattr(topic, "figures"):
            figures += [f"{name}: {what}: {count}" for what, count in topic.figures(content).items()]
        problems += [f"{name}: {problem}" for problem in topic.problems(content)]
    return figures, problems


def main() -> int:
    """Check the content and print the outcome.

    Returns:
        Exit code: 0 when nothing is wrong, 1 otherwise.
    """
    parser = argparse.ArgumentParser(prog="python -m directory.checks", description="Check the content.")
    parser.add_argument("--content", type=Path, default=CONTENT, help="content folder (default: %(default)s)")
    figures, problems = run(parser.parse_args().content)
    print(*figures, sep="\n")
    print(*problems, sep="\n", file=sys.stderr)
    print(f"{len(problems)} problem(s)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
