"""Every commune, old and new, in every spelling people use: right, asked, unknown, or wrong.

`python -m ops.check_places [content] [--sample N] [--seed S]` reads `directory/content/units` and prints a table by
spelling, every wrong answer, and one JSON object as the last line. It exits with 1 when anything is silently wrong or
fewer than 99.5 % are right or asked.
"""

import argparse
import json
import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nlu.places.candidates import outcomes
from nlu.places.gazetteer import Gazetteer, is_former
from nlu.places.resolve import Resolution, resolve
from nlu.places.units import Unit
from ops.place_content import read_content
from ops.place_spellings import Case, commune_cases

GOAL = 0.995
OUTCOMES = ("right", "asked", "unknown", "wrong")


@dataclass
class Tally:
    """What came out for one spelling."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def total(self) -> int:
        """Number of texts."""
        return sum(self.counts.values())

    @property
    def right_or_asked(self) -> float:
        """Share of texts answered rightly or with the right question."""
        return (self.counts["right"] + self.counts["asked"]) / self.total if self.total else 1.0


@dataclass(frozen=True)
class Miss:
    """One text that did not lead where it should."""

    outcome: str
    spelling: str
    text: str
    expected: str
    got: str


def judge(gazetteer: Gazetteer, case: Case, expected: Sequence[Unit], got: Resolution) -> str:
    """`right`, `asked`, `unknown` or `wrong`.

    Args:
        gazetteer: the units.
        case: the text and the present province it names, if it names one.
        expected: the present communes the unit lies in today.
        got: the answer.
    """
    codes = {unit.code for unit in expected}
    offered = {candidate.unit.code for candidate in got.candidates}
    units = (*got.new, *(candidate.unit for candidate in got.candidates))
    provinces = {gazetteer.province_now(unit) for unit in units}
    if got.status == "unknown":
        return "unknown"
    if case.province and provinces - {case.province}:
        return "wrong"
    if got.status == "resolved":
        return "right" if len(codes) == 1 and {unit.code for unit in got.new} == codes else "wrong"
    return "asked" if codes <= offered else "wrong"


def check(gazetteer: Gazetteer, units: Sequence[Unit], seed: int) -> tuple[dict[str, Tally], list[Miss]]:
    """Resolve every spelling of the units and judge the answers."""
    tallies: dict[str, Tally] = {}
    misses: list[Miss] = []
    for unit, case in _cases(gazetteer, units, seed):
        expected = [new for new, _ in outcomes(gazetteer, unit)]
        started = time.perf_counter()
        got = resolve(gazetteer, case.text)
        tally = tallies.setdefault(case.spelling, Tally())
        tally.seconds += time.perf_counter() - started
        outcome = judge(gazetteer, case, expected, got)
        tally.counts[outcome] += 1
        if outcome in {"unknown", "wrong"}:
            names = [unit.name for unit in (got.new or [candidate.unit for candidate in got.candidates][:4])]
            wanted = ", ".join(unit.name for unit in expected)
            misses.append(Miss(outcome, case.spelling, case.text, wanted, f"{got.status} {names}"))
    return tallies, misses


def _cases(gazetteer: Gazetteer, units: Sequence[Unit], seed: int) -> Iterator[tuple[Unit, Case]]:
    for unit in units:
        chance = random.Random(f"{seed}:{unit.code}:{unit.valid_from}")  # noqa: S311 - test data, not a secret
        for case in commune_cases(gazetteer, unit, chance):
            yield unit, case


def table(tallies: dict[str, Tally]) -> str:
    """The counts by spelling as text."""
    lines = [f"{'spelling':<44}{'texts':>7}" + "".join(f"{name:>9}" for name in OUTCOMES) + f"{'r+a %':>8}{'/s':>8}"]
    for spelling, tally in tallies.items():
        counts = "".join(f"{tally.counts[name]:>9}" for name in OUTCOMES)
        rate = tally.total / tally.seconds if tally.seconds else 0
        lines.append(f"{spelling:<44}{tally.total:>7}{counts}{100 * tally.right_or_asked:>8.2f}{rate:>8.0f}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check; see the module."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("content", nargs="?", type=Path, default=Path("directory/content/units"))
    parser.add_argument("--sample", type=int, default=0, help="this many former and as many present communes only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unknown", action="store_true", help="print the texts that stay unknown as well")
    options = parser.parse_args(arguments)

    started = time.perf_counter()
    gazetteer = read_content(options.content)
    built = time.perf_counter() - started
    communes = [unit for unit in gazetteer.units if unit.level == "commune" and (unit.present or is_former(unit))]
    groups = [[unit for unit in communes if unit.present is present] for present in (False, True)]
    if options.sample:
        chance = random.Random(options.seed)  # noqa: S311 - test data, not a secret
        groups = [chance.sample(group, min(options.sample, len(group))) for group in groups]
    tallies, misses = check(gazetteer, [unit for group in groups for unit in group], options.seed)
    print(table(tallies))
    for miss in misses:
        if miss.outcome == "wrong" or options.unknown:
            print(
                f"{miss.outcome.upper()} [{miss.spelling}] {unicodedata.normalize('NFC', miss.text)!r}: "
                f"expected {miss.expected}, got {miss.got}"
            )
    total = Tally(sum((tally.counts for tally in tallies.values()), Counter()))
    worst = min(tallies.values(), key=lambda tally: tally.right_or_asked)
    result = {name: total.counts[name] for name in OUTCOMES} | {
        "texts": total.total,
        "right_or_asked": round(total.right_or_asked, 5),
        "worst_spelling": round(worst.right_or_asked, 5),
        "build_s": round(built, 2),
    }
    print(json.dumps(result))
    return 0 if not total.counts["wrong"] and total.right_or_asked >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
