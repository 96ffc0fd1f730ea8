"""The help desk as its routes see it, and how it is put together."""

from dataclasses import dataclass
from pathlib import Path

import httpx2

from channels.database import Database, Work
from channels.helpdesk.accounts import AccountStore
from channels.helpdesk.audit import Audit
from channels.helpdesk.directory import Directory
from channels.helpdesk.elsewhere import Elsewhere
from channels.helpdesk.passwords import Passwords
from channels.helpdesk.record import Record
from channels.helpdesk.sessions import SessionStore
from channels.helpdesk.shell import DIST, Shell
from channels.helpdesk.sign_in import SignIn
from channels.helpdesk.snapshots import Snapshots
from channels.helpdesk.tries import Tries
from channels.settings import ChannelSettings


@dataclass(frozen=True, slots=True)
class HelpDesk:
    """Everything the routes work with.

    Attributes:
        sign_in: opens and closes sessions.
        audit: what was done.
        directory: places and procedures.
        snapshots: provinces, packed.
        record: unanswered questions.
        shell: the built pages.
        elsewhere: signing in at another place (OIDC); None when it is not set.
        oidc_name: what its button says.
        public_url: where the public pages are, when it is set.
        work: runs database calls.
    """

    sign_in: SignIn
    audit: Audit
    directory: Directory
    snapshots: Snapshots
    record: Record
    shell: Shell
    elsewhere: Elsewhere | None
    oidc_name: str
    public_url: str | None
    work: Work

    async def usable(self) -> bool:
        """Tell whether anybody can sign in at all."""
        return self.elsewhere is not None or await self.work(self.sign_in.accounts.any)


async def opened(
    settings: ChannelSettings,
    client: httpx2.AsyncClient,
    database: Database,
    dist: Path = DIST,
) -> HelpDesk:
    """Make the tables and put the help desk together.

    Args:
        settings: of the service.
        client: connection pool for all that is asked.
        database: of the service.
        dist: folder of the built pages.
    """
    accounts, audit = AccountStore(database.engine), Audit(database.engine)
    await database.work(accounts.create)
    sessions = SessionStore(database.engine)
    directory = Directory(client, settings.directory_url)
    return HelpDesk(
        sign_in=SignIn(accounts, sessions, audit, Passwords(), Tries(), database.work),
        audit=audit,
        directory=directory,
        snapshots=Snapshots(directory),
        record=Record(client, settings.actions_url, settings.var),
        shell=Shell(dist),
        elsewhere=Elsewhere.of(settings, database),
        oidc_name=settings.oidc_name,
        public_url=settings.public_url,
        work=database.work,
    )
