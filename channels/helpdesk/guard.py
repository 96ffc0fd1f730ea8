"""Who may ask the help desk's API, and from where."""

from typing import Annotated

from fastapi import Depends, Request

from channels.helpdesk.accounts import Account
from channels.helpdesk.errors import ForeignRequest, NotSignedIn
from channels.helpdesk.service import HelpDesk
from channels.helpdesk.wording import say
from channels.origins import from_own_page

COOKIE = "motcua_quay"
COOKIE_PATH = "/quay"
_HEADER, _VALUE = "x-motcua", "quay"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


def help_desk(request: Request) -> HelpDesk:
    """The help desk of the application."""
    desk: HelpDesk = request.app.state.helpdesk
    return desk


Desk = Annotated[HelpDesk, Depends(help_desk)]


def from_our_pages(request: Request) -> None:
    """Refuse what a foreign page had the browser send.

    A foreign page cannot set a header of its own without being asked about it (CORS), and nobody is allowed.

    Raises:
        ForeignRequest: it changes something and lacks the header, or names another origin.
    """
    if request.method in _READING:
        return
    if request.headers.get(_HEADER) != _VALUE or not from_own_page(request):
        raise ForeignRequest(say("foreign_request"))


async def signed_in(request: Request, desk: Desk) -> Account:
    """The account of the request's session.

    Raises:
        NotSignedIn: there is none.
    """
    token = request.cookies.get(COOKIE)
    account = await desk.work(desk.sign_in.sessions.account, token) if token else None
    if account is None:
        raise NotSignedIn(say("not_signed_in"))
    return account


SignedIn = Annotated[Account, Depends(signed_in)]


def address_of(request: Request) -> str:
    """Network address of the browser (of the proxy when it is not trusted); only ever counted."""
    return request.client.host if request.client else ""
