"""The policy of the dialogue without a conversation before it is the one that `make eval` measures."""

from itertools import product

import pytest

from actions.decide.interpret import interpret
from actions.decide.memory import Memory
from actions.decide.turn import Turn
from actions.decide.turn import Understanding as Understood
from nlu.evaluation.replies import reply
from nlu.ranking.model import Ranked
from nlu.understanding import Understanding

_LABELS = ("procedure/1.001193", "faq/hotline", "center", "unit_conversion", "out_of_scope/passport", "handover")
_RANKINGS = (("procedure/1.000894", "center"), ("faq/working_hours", "out_of_scope/weather"))


_CASES = [
    case
    for case in product(
        _LABELS, ("answer", "ask", "decline"), ("", "phường 5"), _RANKINGS, ((), ("procedure/1.004222",))
    )
    # a place that is named settles these: the understanding never asks then
    if not (case[0] in {"center", "unit_conversion"} and case[1:3] == ("ask", "phường 5"))
]


@pytest.mark.parametrize(("label", "decision", "place", "rest", "others"), _CASES)
def test_evaluation_and_chat_make_the_same_of_a_message(label, decision, place, rest, others):
    words = f"{place} hỏi chút việc này"
    spans = ((0, len(place)),) if place else ()
    ranking = (label, *rest)
    measured = reply(
        Understanding(label, 0.5, decision, tuple(Ranked(one, 0.3) for one in ranking), (), spans, others, words)
    )
    asked = interpret(
        Turn(
            Understood(
                label, decision, tuple((one, 0.3) for one in ranking), (), (place,) if place else (), others, words
            )
        ),
        Memory(),
    )

    assert asked.kind == measured.type
    if measured.answers:
        assert "/".join(filter(None, (asked.kind, asked.code))) == measured.label
    else:
        assert asked.offers == measured.offered


@pytest.mark.parametrize(
    ("place", "text", "words"),
    [
        ("Hà Nam", "bây giờ thuộc tỉnh nào", "tỉnh Hà Nam"),
        ("huyện Kim Bảng", "giờ thuộc tỉnh nào", "huyện Kim Bảng"),
        ("Hà Nam", "giờ thuộc đâu", "Hà Nam"),
    ],
)
def test_which_province_is_asked_of_a_province(place, text, words):
    understood = Understood("unit_conversion", "answer", places=(place,), text=text)

    assert interpret(Turn(understood), Memory()).place.words == words
