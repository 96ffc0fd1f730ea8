"""Prometheus figures and a log line a request (DEBUG unless it failed): route templates, never the path itself."""

import logging
import time
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from directory.problems import unexpected

_ACCESS = logging.getLogger("directory.access")
_METHODS = {"GET", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"}
# Asked for every few seconds by whoever watches the service.
_ROUTINE = {"/health/live", "/health/ready", "/metrics"}
_BAD, _NOT_READY = 500, 503
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """The figures of one app, in a registry of their own."""

    def __init__(self, dataset_number: Callable[[], int]) -> None:
        """Take what tells the number of the active dataset (0: none)."""
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "motcua_directory_requests", "Requests answered", ["method", "route", "status"], registry=self._registry
        )
        self.seconds = Histogram(
            "motcua_directory_request_seconds", "Time to answer", ["route"], buckets=_BUCKETS, registry=self._registry
        )
        dataset = Gauge("motcua_directory_dataset", "Number of the active dataset", registry=self._registry)
        dataset.set_function(dataset_number)

    def text(self) -> bytes:
        """The figures in Prometheus' text format."""
        return generate_latest(self._registry)


class MetricsMiddleware:
    """Counts, times and logs each request, and answers a fault of ours with a problem."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        """Wrap an app."""
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 0
        started = time.perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as error:
            if status:
                raise
            await unexpected(error)(scope, receive, noting)
        finally:
            self._note(scope, status, time.perf_counter() - started)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = route_template(scope)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.requests.labels(method, route, str(status)).inc()
        self._metrics.seconds.labels(route).observe(seconds)
        # What went well is in the figures; a line written for each took a quarter of the time of a request.
        # Not ready yet is as ordinary an answer to whoever waits as ready is.
        bad = status >= _BAD and not (status == _NOT_READY and route in _ROUTINE)
        level = logging.WARNING if bad else logging.DEBUG
        _ACCESS.log(level, "%s %s %d %.1f ms", method, route, status, seconds * 1000)


def route_template(scope: Scope) -> str:
    """Template of the route that answered ("/v1/units/{code}"), "none" when none did."""
    route = scope.get("route")
    return str(getattr(route, "path_format", None) or getattr(route, "path", None) or "none")
