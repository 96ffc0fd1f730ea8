"""The table in words, and what changed since the last run and against the committed baseline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nlu.evaluation.measure import Figures, Outcome, confusions, worst

GOALS: dict[str, tuple[str, float | None, bool]] = {
    "procedure_first": ("right procedure at first place", 0.90, True),
    "procedure_first_three": ("right procedure among the first three", 0.97, True),
    "procedure_answered_right": ("right procedure answered without asking back", None, True),
    "facet": ("facet of the procedure", None, True),
    "answer_type": ("right answer type", 0.97, True),
    "faq": ("right FAQ", 0.97, True),
    "wrong": ("wrong answers (sure, of another question)", 0.02, False),
    "out_of_scope": ("out of scope recognised", 0.97, True),
    "answered": ("answered without asking back", None, True),
    "place": ("place found", None, True),
    "place_and_procedure": ("place and procedure, both right", 0.95, True),
    "loss_without_diacritics": ("loss when diacritics are stripped", 0.02, False),
    "cpu_ms": ("CPU a message, ms", 12.0, False),
}
"""Each figure: what it is, its goal, whether more is better."""

_TOLERANCE = 0.01
_NOT_COMPARED = {"cpu_ms", "answered"}
_PAIRS, _MISSES = 15, 25


def table(figures: Figures, before: Figures | None = None) -> list[str]:
    """One line a figure: value, goal, difference from the last run."""
    lines = [f"{'':47} {'value':>8} {'goal':>8} {'change':>8}"]
    for name, (title, goal, more) in GOALS.items():
        if name not in figures:
            continue
        value = figures[name]
        change = f"{_number(name, value - before[name], sign=True):>8}" if before and name in before else ""
        sign = "" if goal is None else f"{'≥' if more else '≤'} {_number(name, goal)}"
        lines.append(f"{title:47} {_number(name, value):>8} {sign:>8} {change}")
    return lines


def by_file_lines(parts: Mapping[str, tuple[int, Figures]]) -> list[str]:
    """The figures of each file of questions beside one another."""
    names = [name for name in GOALS if any(name in found for _, found in parts.values())]
    lines = ["", f"{'by file':47} " + " ".join(f"{name.removesuffix('.jsonl')[-15:]:>15}" for name in parts)]
    lines.append(f"{'questions':47} " + " ".join(f"{count:>15}" for count, _ in parts.values()))
    for name in names:
        shown = [_number(name, found[name]) if name in found else "–" for _, found in parts.values()]
        lines.append(f"{GOALS[name][0]:47} " + " ".join(f"{value:>15}" for value in shown))
    return lines


def _number(name: str, value: float, *, sign: bool = False) -> str:
    shown, unit = (value, "") if name == "cpu_ms" else (value * 100, " %")
    return f"{shown:+.1f}" if sign else f"{shown:.1f}{unit}"


def details(outcomes: Sequence[Outcome]) -> list[str]:
    """Confusion pairs and the misses that were surest."""
    lines = ["", "confusions (wanted → found)"]
    lines += [f"  {count:3} × {wanted} → {found}" for wanted, found, count in confusions(outcomes)[:_PAIRS]]
    lines += ["", "worst misses"]
    for outcome in worst(outcomes)[:_MISSES]:
        found = outcome.understood
        asked = outcome.question
        lines.append(f"  {found.confidence:.2f} {outcome.reply.type} {asked.labels[0]} → {found.label}: {asked.text}")
    return lines


def drops(figures: Figures, baseline: Figures) -> list[str]:
    """Names of figures worse than the baseline by more than a point."""
    worse = []
    for name, (_, _, more) in GOALS.items():
        if name in _NOT_COMPARED or name not in figures or name not in baseline:
            continue
        change = figures[name] - baseline[name]
        if (change if more else -change) < -_TOLERANCE:
            worse.append(name)
    return worse
