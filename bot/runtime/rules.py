"""Predictions of Rasa's rule policy, each made once.

Nothing of a conversation steers our rules but the last action and the intent of the message: no slot influences them,
there is no form and no loop. Rasa builds the states of all earlier turns for every prediction all the same, twice a
message, and finds the same rule again.
"""

import copy
from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected
from rasa.shared.core.trackers import DialogueStateTracker

Situation = tuple[str | None, str | None]


def situation(tracker: DialogueStateTracker, domain: Domain) -> Situation | None:
    """What the prediction depends on: last action and intent of the last message.

    Returns:
        None when it may depend on more: a slot, loop or rejected action that steers, an intent unknown to the domain.
    """
    intent = tracker.latest_message.intent.get("name") if tracker.latest_message else None
    if tracker.active_loop_name or (intent is not None and intent not in domain.intents):
        return None
    if any(slot.influence_conversation for slot in tracker.slots.values()):
        return None
    action = next(
        (e for e in reversed(tracker.events) if isinstance(e, ActionExecuted | ActionExecutionRejected)), None
    )
    return None if isinstance(action, ActionExecutionRejected) else (tracker.latest_action_name, intent)


def remember_predictions() -> None:
    """Let the rule policy predict each situation once; same predictions."""
    predict = RulePolicy.predict_action_probabilities

    def predict_action_probabilities(
        self: RulePolicy,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        now = situation(tracker, domain)
        if now is None:
            return predict(self, tracker, domain, rule_only_data, **kwargs)
        known: dict[Situation, PolicyPrediction] = self.__dict__.setdefault("_known_predictions", {})
        if now not in known:
            known[now] = predict(self, tracker, domain, rule_only_data, **kwargs)
        prediction = copy.copy(known[now])
        prediction.probabilities, prediction.events = list(prediction.probabilities), list(prediction.events)
        return prediction

    RulePolicy.predict_action_probabilities = predict_action_probabilities
