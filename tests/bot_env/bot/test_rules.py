"""A remembered prediction is the one the rule policy makes."""

import copy
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, SlotSet, UserUttered
from rasa.shared.core.slots import BooleanSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.runtime.rules import remember_predictions, situation

LISTEN = ActionExecuted("action_listen")
ANSWER = ActionExecuted("action_answer")
CONVERSATIONS: list[list[Any]] = [
    [LISTEN],
    [LISTEN, UserUttered("a", {"name": "faq"})],
    [LISTEN, UserUttered("a", {"name": "faq"}), ANSWER],
    [LISTEN, UserUttered("a", {"name": "center"}), ANSWER, LISTEN, UserUttered("b", {"name": "faq"})],
    [LISTEN, UserUttered("a", {"name": "center"}), ANSWER, SlotSet("commune", {"code": "1"}), LISTEN],
    [LISTEN, UserUttered("a", {"name": "nlu_fallback"})],
    [LISTEN, UserUttered("a", {"name": "restart"})],
    [LISTEN, UserUttered("a", {"name": "no_such_intent"})],
    [LISTEN, UserUttered("", {"name": None})],
    [LISTEN, UserUttered("a", {"name": "faq"}), ActionExecutionRejected("action_answer")],
]


@pytest.fixture
def policy(trained: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[RulePolicy, Domain]:
    processor = Agent.load(str(next((trained / "models").glob("*.tar.gz")))).processor
    nodes = processor.graph_runner._instantiated_nodes
    name = next(name for name in nodes if "RulePolicy" in name)
    monkeypatch.setattr(RulePolicy, "predict_action_probabilities", RulePolicy.predict_action_probabilities)
    return nodes[name]._component, processor.domain


def told(policy: RulePolicy, domain: Domain) -> list[Any]:
    found = []
    for _ in range(2):
        for events in CONVERSATIONS:
            tracker = DialogueStateTracker.from_events("s", events, slots=domain.slots)
            prediction = policy.predict_action_probabilities(tracker, domain)
            found.append(copy.deepcopy(vars(prediction)))
            prediction.probabilities[0] = 0.5  # the ensemble does so with a rejected action
    return found


def test_remembered_predictions_are_the_rule_policys_own(policy: tuple[RulePolicy, Domain]):
    own = told(*policy)
    remember_predictions()

    assert told(*policy) == own
    assert len({tuple(one["probabilities"]) for one in own}) > 2


def test_a_situation_that_depends_on_more_is_not_remembered(policy: tuple[RulePolicy, Domain]):
    _, domain = policy
    steering = [BooleanSlot("open", [{"type": "custom"}], influence_conversation=True)]

    def of(events: list[Any], slots: list[Any]) -> object:
        return situation(DialogueStateTracker.from_events("s", events, slots=slots), domain)

    assert of(CONVERSATIONS[1], domain.slots) == ("action_listen", "faq")
    assert of(CONVERSATIONS[1], steering) is None
    assert of(CONVERSATIONS[7], domain.slots) is None
    assert of(CONVERSATIONS[9], domain.slots) is None
