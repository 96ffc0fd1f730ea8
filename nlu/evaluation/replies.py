"""What the chat makes of a first message: the understanding's decision in terms of the public answer types.

The same policy as `actions.decide.interpret` without a conversation before it (a test holds the two together); kept
here because this package imports no other.
"""

from __future__ import annotations

from dataclasses import dataclass

from nlu.understanding import Understanding

_OFFERED = ("procedure/", "faq/", "center", "unit_conversion")
_GUESSES = 3
_ABOUT_PLACES = ("center", "unit_conversion")


@dataclass(frozen=True)
class Reply:
    """What is said.

    Attributes:
        type: kind of the label that is answered, `choose_procedure`, or `fallback`.
        label: the label answered; empty when nothing is.
        offered: labels offered to choose from.
    """

    type: str
    label: str = ""
    offered: tuple[str, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether a question is answered rather than asked back or declined."""
        return bool(self.label)


def reply(understood: Understanding) -> Reply:
    """The reply to a message that begins a conversation."""
    elsewhere = understood.label.startswith("out_of_scope")
    if understood.label == "place" or (understood.decision == "decline" and understood.places and not elsewhere):
        return Reply("center", "center")
    if understood.decision == "answer":
        label = understood.label
        if label in _ABOUT_PLACES:  # the answer about a procedure says where as well
            label = next((other for other in understood.others if other.startswith("procedure/")), label)
        return Reply(label.split("/", 1)[0], label)
    labels = dict.fromkeys((understood.label, *(ranked.label for ranked in understood.ranking)))
    offered = tuple(label for label in labels if label.startswith(_OFFERED))[:_GUESSES]
    asks = understood.decision == "ask" and any(label.startswith("procedure/") for label in offered)
    return Reply("choose_procedure" if asks else "fallback", offered=offered)
