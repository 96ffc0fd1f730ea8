"""What an action answers with."""

from dataclasses import dataclass
from typing import Any

from actions.compose.fit import Line
from actions.decide.memory import Memory


@dataclass(frozen=True)
class Button:
    """Something to press; `ref` comes back as it is."""

    title: str
    ref: str


@dataclass(frozen=True)
class Draft:
    """An answer before it is cut to length.

    Attributes:
        lines: the text.
        answer: the same in data (the public contract's `answer`).
        buttons: what to offer, most useful first.
        memory: what to remember.
    """

    lines: tuple[Line, ...]
    answer: dict[str, Any]
    memory: Memory
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Reply:
    """An answer as it is sent; attributes as those of `Draft`, the text within its limit."""

    text: str
    answer: dict[str, Any]
    memory: Memory
    buttons: tuple[Button, ...] = ()
