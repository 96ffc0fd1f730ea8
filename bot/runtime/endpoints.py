"""Where the dialogue server finds the action server and keeps conversations and locks."""

from typing import Any
from urllib.parse import unquote, urlsplit

from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig

from bot.runtime.settings import BotSettings

_STORES = "bot.runtime.trackers"


def redis_connection(url: str) -> dict[str, Any]:
    """Take a Redis URL apart into the arguments Rasa's stores want.

    Args:
        url: `redis://[user:password@]host[:port][/db]`, or `rediss://…` for TLS.

    Returns:
        host (as `url`, Rasa's name for it), port, db, use_ssl and, when given, username and password.
    """
    parts = urlsplit(url)
    connection: dict[str, Any] = {
        "url": parts.hostname or "localhost",
        "port": parts.port or 6379,
        "db": int(parts.path.strip("/") or 0),
        "use_ssl": parts.scheme == "rediss",
    }
    if parts.username:
        connection["username"] = unquote(parts.username)
    if parts.password:
        connection["password"] = unquote(parts.password)
    return connection


def build(settings: BotSettings) -> AvailableEndpoints:
    """Build Rasa's endpoints: memory by default, Redis when its URL is set.

    Args:
        settings: the server's settings.

    Returns:
        Endpoints for `rasa.core.run.serve_application`.
    """
    if settings.redis_url:
        connection = redis_connection(settings.redis_url)
        tracker_store = EndpointConfig(
            type=f"{_STORES}.CappedRedisTrackerStore",
            record_exp=settings.conversation_ttl_s,
            **connection,
        )
        lock_store = EndpointConfig(type="redis", **connection)
    else:
        tracker_store = EndpointConfig(
            type=f"{_STORES}.CappedInMemoryTrackerStore",
            max_conversations=settings.max_conversations,
            ttl_s=settings.conversation_ttl_s,
        )
        lock_store = None
    action = EndpointConfig(url=settings.actions_url)
    return AvailableEndpoints(action=action, tracker_store=tracker_store, lock_store=lock_store)
