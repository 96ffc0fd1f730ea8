"""What to call a matter on a button when the directory has no title for it."""

from actions.compose.wording import say

_WORDED = {
    "center": "places.button_ask_center",
    "unit_conversion": "places.button_ask_conversion",
    "handover": "talk.button_handover",
}


def label_title(label: str) -> str | None:
    """Title of a label that is neither a procedure nor a FAQ.

    Args:
        label: such as `center`.

    Returns:
        The title, or None for what no button can open.
    """
    key = _WORDED.get(label)
    return say(key) if key else None
