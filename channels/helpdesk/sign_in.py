"""Signing in with a password, and out."""

import asyncio
from dataclasses import dataclass

from channels.database import Work
from channels.helpdesk.accounts import Account, AccountStore
from channels.helpdesk.audit import Audit, Event
from channels.helpdesk.errors import WrongCredentials
from channels.helpdesk.passwords import Passwords
from channels.helpdesk.sessions import SessionStore
from channels.helpdesk.tries import Tries
from channels.helpdesk.wording import say


@dataclass(frozen=True, slots=True)
class SignIn:
    """Opens and closes sessions."""

    accounts: AccountStore
    sessions: SessionStore
    audit: Audit
    passwords: Passwords
    tries: Tries
    work: Work

    async def with_password(self, name: str, password: str, address: str) -> tuple[Account, str]:
        """Sign in.

        Args:
            name: of the account, in any case of letters.
            password: as it was typed.
            address: network address of the browser, only counted.

        Returns:
            The account and the token of its new session.

        Raises:
            WrongCredentials: name and password do not belong together, or the account is disabled.
            TooManyTries: too many attempts.
        """
        self.tries.count(name, address)
        known = await self.work(self.accounts.find, name)
        account, kept = known or (None, None)
        # The same work whether or not there is such an account: the time tells nothing.
        matches = await self.passwords.matches(password, kept)
        if account is None or not matches or account.disabled:
            await self.work(self.audit.note, Event.REFUSED, account.id if account else None)
            raise WrongCredentials(say("wrong_credentials"))
        self.tries.forget(name, address)
        if kept is not None and self.passwords.outdated(kept):
            renewed = await asyncio.to_thread(self.passwords.hashed, password)
            await self.work(self.accounts.set_password, account, renewed, keep_sessions=True)
        return account, await self.opened(account)

    async def opened(self, account: Account) -> str:
        """Begin a session of somebody who is who he says; return its token."""
        token = await self.work(self.sessions.open, account)
        await self.work(self.audit.note, Event.SIGNED_IN, account.id)
        return token

    async def out(self, token: str) -> None:
        """End a session, if it is one."""
        account = await self.work(self.sessions.account, token)
        if account is not None:
            await self.work(self.sessions.close, token)
            await self.work(self.audit.note, Event.SIGNED_OUT, account.id)
