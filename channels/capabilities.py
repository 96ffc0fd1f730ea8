"""What each channel can show. A new channel is a row here, a folder with its adapter and the conformance suite."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Capabilities:
    """What a channel can show.

    Attributes:
        max_text: longest text of one message, in UTF-16 units; None: no limit.
        buttons: buttons under a message; without them the choices are numbered in the text.
        max_buttons: how many of them.
        venue: a place can be sent as such; without it as a link to the map.
        location_request: a button that shares the person's place.
        commands: texts such as /trogiup are commands.
        seconds_between: shortest time between two messages to one chat.
    """

    max_text: int | None
    buttons: bool
    max_buttons: int
    venue: bool
    location_request: bool
    commands: bool
    seconds_between: float


# Limits as the channels publish them: Bot API 9 (Telegram), Zalo Bot API of December 2025.
CAPABILITIES = {
    "web": Capabilities(
        max_text=None,
        buttons=True,
        max_buttons=100,
        venue=True,  # as data: answer.centers
        location_request=False,
        commands=False,
        seconds_between=0.0,
    ),
    "telegram": Capabilities(
        max_text=4096,
        buttons=True,
        max_buttons=100,
        venue=True,
        location_request=True,
        commands=True,
        seconds_between=1.0,
    ),
    "zalo": Capabilities(
        max_text=2000,
        buttons=False,
        max_buttons=9,
        venue=False,
        location_request=False,
        commands=True,
        seconds_between=1.0,
    ),
}
