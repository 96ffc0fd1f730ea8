"""Putting questions to the understanding and counting."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nlu.evaluation.questions import Question, names_place
from nlu.gazetteers import PlaceFinder
from nlu.text.folding import fold, nfc
from nlu.understanding import Understander, Understanding

Figures = dict[str, float]


@dataclass(frozen=True)
class Outcome:
    """A question, what was understood of it as typed and without diacritics, and the CPU time of the former (ms)."""

    question: Question
    understood: Understanding
    stripped: Understanding
    milliseconds: float

    @property
    def right(self) -> bool:
        """Whether the first label is right."""
        return is_right(self.question, self.understood)

    @property
    def wrong(self) -> bool:
        """Whether another question was answered without asking back."""
        return self.understood.decision == "answer" and not self.right


def is_right(question: Question, understood: Understanding) -> bool:
    """Whether the first label is right; for what means nothing, whether it was declined."""
    if question.type == "fallback":
        return understood.decision == "decline"
    return any(question.is_right(ranked) for ranked in understood.ranking[:1])


def ask_all(questions: Sequence[Question], understander: Understander, find_places: PlaceFinder) -> list[Outcome]:
    """Every question put to the understanding, as typed and folded."""
    outcomes = []
    for question in questions:
        begin = time.process_time()
        understood = _ask(question.text, understander, find_places)
        spent = (time.process_time() - begin) * 1000
        outcomes.append(Outcome(question, understood, _ask(fold(question.text), understander, find_places), spent))
    return outcomes


def _ask(text: str, understander: Understander, find_places: PlaceFinder) -> Understanding:
    clean = nfc(text)
    return understander.understand(clean, find_places(clean))


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The figures of the table: shares (0–1) and milliseconds; a figure without questions is left out."""
    table: Figures = {}

    def share(name: str, among: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> None:
        if among:
            table[name] = sum(1 for outcome in among if holds(outcome)) / len(among)

    def of(*kinds: str) -> list[Outcome]:
        return [outcome for outcome in outcomes if outcome.question.type in kinds]

    procedures, faqs = of("procedure"), of("faq")
    share("procedure_first", procedures, lambda outcome: outcome.right)
    share("procedure_first_three", procedures, _among_three)
    share("procedure_answered_right", procedures, lambda o: o.right and o.understood.decision == "answer")
    share("facet", [o for o in procedures if o.question.facet], lambda o: o.question.facet in o.understood.facets)
    share("answer_type", outcomes, _type_right)
    share("faq", faqs, lambda outcome: outcome.right)
    share("out_of_scope", of("out_of_scope", "fallback"), _kept_out)
    share("wrong", outcomes, lambda outcome: outcome.wrong)
    share("answered", outcomes, lambda outcome: outcome.understood.decision == "answer")
    placed = [outcome for outcome in outcomes if outcome.question.place]
    share("place", placed, _place_right)
    share(
        "place_and_procedure",
        [outcome for outcome in placed if outcome.question.type == "procedure"],
        lambda outcome: _place_right(outcome) and outcome.right,
    )
    labelled = procedures + faqs
    if labelled:
        stripped = sum(1 for outcome in labelled if is_right(outcome.question, outcome.stripped)) / len(labelled)
        table["loss_without_diacritics"] = sum(1 for outcome in labelled if outcome.right) / len(labelled) - stripped
    if outcomes:
        table["cpu_ms"] = sum(outcome.milliseconds for outcome in outcomes) / len(outcomes)
    return table


def _among_three(outcome: Outcome) -> bool:
    return any(outcome.question.is_right(ranked) for ranked in outcome.understood.ranking[:3])


def _type_right(outcome: Outcome) -> bool:
    if outcome.understood.decision == "decline":
        return outcome.question.type in {"fallback", "out_of_scope"}
    return outcome.understood.label.split("/", 1)[0] == outcome.question.type


def _kept_out(outcome: Outcome) -> bool:
    return outcome.understood.decision == "decline" or outcome.understood.label.startswith("out_of_scope")


def _place_right(outcome: Outcome) -> bool:
    text = nfc(outcome.question.text)
    return names_place(outcome.question, [text[start:end] for start, end in outcome.understood.places])


def confusions(outcomes: Sequence[Outcome]) -> list[tuple[str, str, int]]:
    """Pairs (right label, label found) of questions not right at first place, commonest first."""
    pairs = Counter((outcome.question.labels[0], outcome.understood.label) for outcome in outcomes if not outcome.right)
    return [(wanted, found, count) for (wanted, found), count in pairs.most_common()]


def worst(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Questions not right at first place, surest first."""
    return sorted((o for o in outcomes if not o.right), key=lambda o: -o.understood.confidence)
