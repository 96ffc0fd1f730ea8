"""Logging that never carries what a person typed, whatever level is asked for.

Rasa logs the text of messages in three ways: at DEBUG (parse_message, policies), as fields of structlog events
(`text=…`, `user_text=…`, also at ERROR), and inside Python warnings and exception messages. So: INFO is the lowest
level there is, a structured event keeps its name alone, warnings are off while serving, and a traceback is printed
without the exception's message.
"""

import logging
import sys
import traceback
import warnings
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog  # type: ignore[import-not-found]

_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_KEPT_FIELDS = frozenset({"event", "level", "exc_info"})


class QuietFormatter(logging.Formatter):
    """Formats a traceback by its frames and the exception's class, without its message."""

    def formatException(  # noqa: N802 - the name is logging's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Render frames and class name.

        Args:
            ei: what `sys.exc_info` returned.

        Returns:
            One text of several lines.
        """
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace))
        return f"{frames}{kind.__name__ if kind else 'no exception'}"


def keep_named_fields(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Structlog processor: drop every field that could hold a person's words."""
    return {key: value for key, value in event.items() if key in _KEPT_FIELDS}


def to_logging(_: Any, __: str, event: MutableMapping[str, Any]) -> tuple[tuple[str], dict[str, Any]]:
    """Structlog renderer: hand the event to `logging`, whose formatter prints it."""
    return (str(event.get("event", "")),), {"exc_info": event.get("exc_info")}


def _show_nothing(*_: object, **__: object) -> None:
    """Takes the place of `warnings.showwarning`."""


def configure(level: str = "INFO") -> None:
    """Set up `logging` and structlog for the serving process.

    Args:
        level: name of the level wished for; anything below INFO is raised to INFO.
    """
    wanted = logging.getLevelName(level.upper())
    effective = max(wanted, logging.INFO) if isinstance(wanted, int) else logging.INFO
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(QuietFormatter(_LINE))
    logging.basicConfig(level=effective, handlers=[handler], force=True)
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    # Not a filter: libraries reset those while they are imported.
    warnings.showwarning = _show_nothing
    structlog.configure(
        processors=[structlog.stdlib.add_log_level, structlog.dev.set_exc_info, keep_named_fields, to_logging],
        context_class=dict,
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(effective),
        cache_logger_on_first_use=True,
    )
