"""Sessions of the help desk: the browser holds a random token, the database its hash."""

import hashlib
import secrets
import time
from collections.abc import Callable

from sqlalchemy import Engine, delete, insert, select

from channels.helpdesk.accounts import Account
from channels.helpdesk.tables import accounts, sessions

SESSION_SECONDS = 12 * 3600
_TOKEN_BYTES = 32


def hashed(token: str) -> str:
    """Return what is kept of a token. It is random, so a fast hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


class SessionStore:
    """The sessions in the service's database; every method is one transaction."""

    def __init__(self, engine: Engine, now: Callable[[], float] = time.time) -> None:
        """Use the database; ``now`` gives seconds since 1970."""
        self._engine = engine
        self._now = now

    def open(self, account: Account) -> str:
        """Begin a session and return its token; sessions that ended are deleted on the way."""
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        row = {"token": hashed(token), "account_id": account.id, "expires_at": self._now() + SESSION_SECONDS}
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.expires_at <= self._now()))
            connection.execute(insert(sessions).values(row))
        return token

    def account(self, token: str) -> Account | None:
        """Return whose session a token is; None when it ended or the account is disabled."""
        query = (
            select(*(accounts.c[name] for name in Account.__slots__))
            .join(sessions, sessions.c.account_id == accounts.c.id)
            .where(sessions.c.token == hashed(token), sessions.c.expires_at > self._now())
            .where(accounts.c.disabled.is_(False))
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return Account(**row) if row else None

    def close(self, token: str) -> None:
        """End a session."""
        with self._engine.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.token == hashed(token)))
