"""Putting questions to the understanding and counting."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nlu.evaluation.questions import Question, names_place
from nlu.evaluation.replies import Reply, reply
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
    def reply(self) -> Reply:
        """What the chat says to the question as typed."""
        return reply(self.understood)

    @property
    def right(self) -> bool:
        """Whether what is answered, or offered first, is right."""
        return is_right(self.question, self.reply)

    @property
    def wrong(self) -> bool:
        """Whether another question was answered without asking back."""
        return self.reply.answers and not self.right


def is_right(question: Question, said: Reply) -> bool:
    """Whether what is answered, or offered first, is right; for what means nothing, whether nothing is answered."""
    if question.type == "fallback":
        return not said.answers
    return any(question.is_right(label) for label in (said.label, *said.offered)[not said.answers :][:1])


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
    share("procedure_answered_right", procedures, _answered_right)
    share("facet", [o for o in procedures if o.question.facets], _facet_right)
    share("answer_type", outcomes, _type_right)
    share("faq", faqs, _answered_right)
    share(
        "out_of_scope", of("out_of_scope", "fallback"), lambda outcome: _answered_right(outcome) or _declined(outcome)
    )
    share("wrong", outcomes, lambda outcome: outcome.wrong)
    share("answered", outcomes, lambda outcome: outcome.reply.answers)
    placed = [outcome for outcome in outcomes if outcome.question.place]
    share("place", placed, _place_right)
    share(
        "place_and_procedure",
        [outcome for outcome in placed if outcome.question.type == "procedure"],
        lambda outcome: _place_right(outcome) and outcome.right,
    )
    labelled = procedures + faqs
    if labelled:
        stripped = sum(1 for outcome in labelled if is_right(outcome.question, reply(outcome.stripped))) / len(labelled)
        table["loss_without_diacritics"] = sum(1 for outcome in labelled if outcome.right) / len(labelled) - stripped
    if outcomes:
        table["cpu_ms"] = sum(outcome.milliseconds for outcome in outcomes) / len(outcomes)
    return table


def by_file(outcomes: Sequence[Outcome]) -> dict[str, tuple[int, Figures]]:
    """For each file of questions, how many there are and their figures."""
    files = dict.fromkeys(outcome.question.source for outcome in outcomes)
    parts = {name: [outcome for outcome in outcomes if outcome.question.source == name] for name in files}
    return {name: (len(part), figures(part)) for name, part in parts.items()}


def _among_three(outcome: Outcome) -> bool:
    labels = [outcome.reply.label, *(ranked.label for ranked in outcome.understood.ranking[:3])]
    return any(outcome.question.is_right(label) for label in labels)


def _facet_right(outcome: Outcome) -> bool:
    return not set(outcome.question.facets).isdisjoint(outcome.understood.facets or ("overview",))


def _answered_right(outcome: Outcome) -> bool:
    return outcome.reply.answers and outcome.right


def _declined(outcome: Outcome) -> bool:
    return outcome.reply.type == "fallback"


def _type_right(outcome: Outcome) -> bool:
    wanted = outcome.question.types
    return outcome.reply.type in wanted or ("place" in wanted and outcome.reply.type == "center")


def _place_right(outcome: Outcome) -> bool:
    text = nfc(outcome.question.text)
    return names_place(outcome.question, [text[start:end] for start, end in outcome.understood.places])


def confusions(outcomes: Sequence[Outcome]) -> list[tuple[str, str, int]]:
    """Pairs (right label, label found) of questions not right at first place, commonest first."""
    pairs = Counter(
        (outcome.question.labels[0], outcome.reply.label or outcome.reply.type)
        for outcome in outcomes
        if not outcome.right
    )
    return [(wanted, found, count) for (wanted, found), count in pairs.most_common()]


def worst(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Questions not right at first place, surest first."""
    return sorted((o for o in outcomes if not o.right), key=lambda o: -o.understood.confidence)
