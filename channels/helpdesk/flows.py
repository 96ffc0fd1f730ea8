"""Sign-ins at another place that were begun here: each is finished once, by the browser that began it."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine, delete, insert, select

from channels.helpdesk.sessions import hashed
from channels.helpdesk.tables import flows

FLOW_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Flow:
    """What must come back.

    Attributes:
        state: tells our request from a forged answer.
        nonce: ties the identity to this request.
        verifier: shows that who fetches the identity began the request (PKCE).
    """

    state: str
    nonce: str
    verifier: str


class FlowStore:
    """The begun sign-ins in the service's database; every method is one transaction."""

    def __init__(self, engine: Engine, now: Callable[[], float] = time.time) -> None:
        """Use the database; ``now`` gives seconds since 1970."""
        self._engine = engine
        self._now = now

    def begin(self, token: str, flow: Flow) -> None:
        """Keep a sign-in for ten minutes under the token the browser holds."""
        row = {
            "token": hashed(token),
            "state": flow.state,
            "nonce": flow.nonce,
            "verifier": flow.verifier,
            "expires_at": self._now() + FLOW_SECONDS,
        }
        with self._engine.begin() as connection:
            connection.execute(delete(flows).where(flows.c.expires_at <= self._now()))
            connection.execute(insert(flows).values(row))

    def finish(self, token: str) -> Flow | None:
        """Return the sign-in of a token and forget it; None when there is none, or it is too old."""
        here = flows.c.token == hashed(token)
        query = select(flows.c.state, flows.c.nonce, flows.c.verifier).where(here, flows.c.expires_at > self._now())
        with self._engine.begin() as connection:
            row = connection.execute(query).first()
            gone = connection.execute(delete(flows).where(here)).rowcount
        return Flow(*row) if row and gone else None
