"""A start that is quick, and a first message that is not slower than the next.

What is loaded at start stays until the end: the garbage collector neither looks through it while it is built nor
later with every full collection.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Any words do; these find a place, a procedure and a side of it.
_FIRST_WORDS = "làm khai sinh ở phường Sài Gòn cần giấy tờ gì"


@contextmanager
def building() -> Iterator[None]:
    """Keep the garbage collector out, until `settle` or the end of the block."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def settle() -> None:
    """What is alive now stays: collect the rest, look at this no more, and let the collector work from here."""
    gc.collect()
    gc.freeze()
    gc.enable()


def apply() -> None:
    """Let Rasa's server read one message after it has loaded the model and before its port opens."""
    from rasa.core import run  # noqa: PLC0415 - Rasa is imported after its stand-ins

    load = run.load_agent_on_start

    async def load_and_read_once(*arguments: Any) -> Any:
        agent = await load(*arguments)
        # Rasa logs a model that cannot be loaded and would serve without one; this ends the server instead.
        await agent.parse_message(_FIRST_WORDS)
        settle()
        return agent

    run.load_agent_on_start = load_and_read_once
