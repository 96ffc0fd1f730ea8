"""Procedures of another authority: asked for in everyday words, they are answered with the way there.

"Mở công ty" is a procedure of the province's registration office and a matter that no commune handles; both labels
are right, so what speaks for either speaks for the same answer.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from nlu.ranking.model import Ranked, Ranking

COLUMNS = ("procedure_code", "redirect")
FILE = "elsewhere.tsv"

Owners = Mapping[str, str]
"""From the label of a procedure to the label of the redirect that answers for it."""


def read_owners(export: Path) -> dict[str, str]:
    """The redirects of the procedures of other authorities; none when the export has no such table.

    Args:
        export: folder written by `python -m directory export`.
    """
    path = export / FILE
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {f"procedure/{row['procedure_code']}": f"out_of_scope/{row['redirect']}" for row in rows}


def joined(ranking: Ranking, owners: Owners, answers: Callable[[float], bool]) -> Ranking:
    """The ranking with the redirect in front that answers for its first procedure, if it is sure enough.

    Args:
        ranking: labels, likeliest first.
        owners: see `read_owners`.
        answers: whether the redirect is answered when it and its procedures are so likely together.
    """
    first = ranking.labels[0].label if ranking.labels else ""
    label = owners.get(first, first)
    if label not in owners.values():
        return ranking
    sure = sum(ranked.confidence for ranked in ranking.labels if owners.get(ranked.label, ranked.label) == label)
    if ranking.decision != "answer" and not answers(sure):
        return ranking
    rest = tuple(ranked for ranked in ranking.labels if ranked.label != label)
    return replace(ranking, labels=(Ranked(label, min(sure, 1.0)), *rest), decision="answer")
