"""From replies to messages that a channel can carry."""

import re

from channels.capabilities import Capabilities
from channels.chat.assistant import MAP_HOST
from channels.messages import Message, Reply
from channels.wording import say

# Where a long text may be cut, best first: after a paragraph, a line, a sentence, a word.
CUTS = (re.compile(r"\n\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?…;])\s"), re.compile(r"\s"))
MAP = "https://www.openstreetmap.org/?mlat={lat:.5f}&mlon={lon:.5f}#map=17/{lat:.5f}/{lon:.5f}"


def fit(replies: list[Reply], can: Capabilities) -> list[Message]:
    """Shape replies for a channel.

    Args:
        replies: the assistant's turn.
        can: what the channel can show.

    Returns:
        Messages in the order to send; no text is lost, and no choice.
    """
    messages: list[Message] = []
    for reply in replies:
        venue = reply.venue
        buttons = reply.buttons[: can.max_buttons]
        text = reply.text
        if venue is not None and not can.venue and MAP_HOST not in text:
            text += "\n" + say("map", url=MAP.format(lat=venue.lat, lon=venue.lon))
        if buttons and not can.buttons:
            lines = [f"{number}. {button.title}" for number, button in enumerate(buttons, start=1)]
            text = "\n".join([text, "", say("choose"), *lines])
        parts = split(text, can.max_text)
        messages += [Message(text=part) for part in parts]
        if can.buttons:
            messages[-1].buttons = buttons
        messages[-1].asks_location = reply.asks_location and can.location_request and not messages[-1].buttons
        if venue is not None and can.venue:
            messages.append(Message(venue=venue))
    return messages


def menu(replies: list[Reply], can: Capabilities) -> list[str]:
    """Return the references behind the numbers that `fit` wrote into the text, if it wrote any."""
    if can.buttons:
        return []
    return next(([b.payload for b in reply.buttons[: can.max_buttons]] for reply in replies if reply.buttons), [])


def units(text: str) -> int:
    """Return the length in UTF-16 units, the measure of the messengers."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit: int | None) -> list[str]:
    """Cut a text into parts of at most ``limit`` UTF-16 units, at sentence ends where there is one.

    Returns:
        The parts, none of them blank unless the text is; only white space between two parts is lost.
    """
    parts = []
    rest = text.strip()
    while limit is not None and units(rest) > limit:
        head, rest = _cut(rest, limit)
        if head:
            parts.append(head)
    return [*parts, rest] if rest or not parts else parts


def _cut(text: str, limit: int) -> tuple[str, str]:
    window = _window(text, limit)
    for cut in CUTS:
        places = [found.start() for found in cut.finditer(text, 0, window + 1) if found.start() <= window]
        # A cut near the beginning would leave a stub: the next kind of cut is better then.
        if places and places[-1] >= window // 2:
            return text[: places[-1]].rstrip(), text[places[-1] :].lstrip()
    return text[:window].rstrip(), text[window:].lstrip()


def _window(text: str, limit: int) -> int:
    """Return how many characters of the text fit into the limit."""
    size = min(len(text), limit)
    while units(text[:size]) > limit:
        size -= max((units(text[:size]) - limit) // 2, 1)
    return size
