"""What of one turn is worth recording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from actions.decide.reply import Reply
from actions.decide.request import Request
from actions.decide.turn import Turn

FALLBACK = "fallback"
RECORDED = (FALLBACK, "choose_procedure", "out_of_scope")


@dataclass(frozen=True)
class Unanswered:
    """One message that got no answer of its own. Nothing in it tells who wrote it, or in which conversation.

    Attributes:
        text: what was typed; left out of `repr`, so that no log can show it.
        answer_type: one of `RECORDED`.
        label: likeliest label, None when nothing was recognised.
        confidence: probability of the label, two digits.
        commune: present commune code, when settled in this conversation.
    """

    text: str = field(repr=False)
    answer_type: str
    label: str | None = None
    confidence: float | None = None
    commune: str | None = None


def unanswered(message: Mapping[str, Any], turn: Turn, request: Request, reply: Reply) -> Unanswered | None:
    """Tell what to record of a turn.

    Args:
        message: `tracker.latest_message`.
        turn: the same, read.
        request: what it was taken for.
        reply: what was answered.

    Returns:
        The entry; None for an answered message, a pressed button and a shared location.
    """
    text = str(message.get("text") or "")
    # The gateway strips a slash that a person typed: what still begins with one is a button or a location.
    if turn.understanding is None or text.startswith("/"):
        return None
    # The third message in a row that is not understood is answered with a hand-over; it counts all the same.
    answer_type = FALLBACK if request.kind == FALLBACK else str(reply.answer.get("type"))
    if answer_type not in RECORDED:
        return None
    label, confidence = next(iter(turn.understanding.ranking), (turn.understanding.label, None))
    return Unanswered(
        text=text,
        answer_type=answer_type,
        label=None if label == "nlu_fallback" else label,
        confidence=None if confidence is None else round(confidence, 2),
        commune=reply.memory.commune.code if reply.memory.commune else None,
    )
