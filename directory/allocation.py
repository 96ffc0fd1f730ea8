"""Building much that stays: without the garbage collector looking through all of it again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def building() -> Iterator[None]:
    """Keep the garbage collector out while a lot is built."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def settle() -> None:
    """What is alive now stays: collect what is not, and look at the rest no more (until this is called again)."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
