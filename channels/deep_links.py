"""Deep links: what a QR code at a centre's door carries (`?start=c_16690`)."""

import re

from channels.messages import PAYLOAD_PATTERN

# A start parameter may hold A-Z, a-z, 0-9, _ and - only: "_" stands for ":", "-" for ".".
START = re.compile(r"[A-Za-z0-9_-]{1,64}")
# What a link may open: a commune's centre, a procedure, a question; never what only a conversation can offer.
OPENS = ("c", "p", "q")


def reference(parameter: str) -> str | None:
    """Return the reference of a start parameter.

    Args:
        parameter: such as ``c_16690`` (a commune) or ``p_1-001193`` (a procedure).

    Returns:
        The reference (``c:16690``), None when the parameter opens nothing.
    """
    kind, _, code = parameter.partition("_")
    if not START.fullmatch(parameter) or kind not in OPENS or not code:
        return None
    # FAQ ids are written with "_" themselves.
    ref = f"{kind}:{code if kind == 'q' else code.replace('-', '.')}"
    return ref if re.match(PAYLOAD_PATTERN, ref) else None


def start_parameter(ref: str) -> str:
    """Return the start parameter of a reference: the way back from `reference`."""
    return ref.replace(":", "_", 1).replace(".", "-")
