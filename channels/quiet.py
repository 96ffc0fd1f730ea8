"""Keeping tokens and people's words out of every log."""

import logging
import traceback

# These write request addresses (a bot's token is part of them) or parameters (what people typed) into their logs.
TALKATIVE = ("httpx", "httpx2", "httpcore", "httpcore2", "telegram", "sqlalchemy")


def silence() -> None:
    """Let the libraries that know secrets keep silent, whatever level the service logs at."""
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def describe(error: BaseException) -> str:
    """Return the kind of an error and where it arose: its message may quote what a person typed."""
    cause = error.__cause__
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].name}" if frames else ""
    return type(error).__name__ + (f" from {type(cause).__name__}" if cause is not None else "") + where
