"""There and back: signing in at another place."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from channels.errors import ChannelError
from channels.helpdesk.accounts import Account, AccountRefused, Draft
from channels.helpdesk.audit import Event
from channels.helpdesk.elsewhere import Elsewhere, name_of
from channels.helpdesk.errors import NotFound, SignInElsewhereFailed
from channels.helpdesk.flows import FLOW_SECONDS
from channels.helpdesk.guard import Desk
from channels.helpdesk.service import HelpDesk
from channels.helpdesk.session_routes import keep, secure
from channels.helpdesk.shell_routes import sign_in_form
from channels.helpdesk.wording import say
from channels.site.rendering import base_url

COOKIE = "motcua_quay_oidc"
PATH = "/quay/dang-nhap/oidc"
Text = Annotated[str, Query(max_length=4000)]

router = APIRouter(include_in_schema=False)


@router.get(PATH)
async def there(request: Request, desk: Desk) -> Response:
    """Send the browser to the place where one signs in."""
    try:
        url, token = await _place(desk).begin(_back(request))
    except SignInElsewhereFailed as error:
        return await sign_in_form(request, desk, error)
    response = RedirectResponse(url, status_code=303, headers={"Cache-Control": "no-store"})
    # Lax: it has to come along when the other place sends the browser back.
    response.set_cookie(
        COOKIE, token, max_age=FLOW_SECONDS, path=PATH, httponly=True, samesite="lax", secure=secure(request)
    )
    return response


@router.get(f"{PATH}/ve")
async def back(request: Request, desk: Desk, code: Text = "", state: Text = "") -> Response:
    """Take the browser back and open a session."""
    place = _place(desk)
    try:
        token = request.cookies.get(COOKIE, "")
        claims = await place.finish(_back(request), token, state, code)
        account = await _account(desk, place, claims)
        session = await desk.sign_in.opened(account)
    except ChannelError as error:
        response = await sign_in_form(request, desk, error)
    else:
        response = RedirectResponse("/quay", status_code=303, headers={"Cache-Control": "no-store"})
        keep(request, response, session)
    response.delete_cookie(COOKIE, path=PATH)
    return response


async def _account(desk: HelpDesk, place: Elsewhere, claims: dict[str, Any]) -> Account:
    """The account of an identity; made now when the settings allow it.

    Raises:
        SignInElsewhereFailed: there is none, or it is disabled.
    """
    name = name_of(claims, place.claim)
    known = await desk.work(desk.sign_in.accounts.find, name) if name else None
    if known is None and name and place.new_accounts:
        draft = Draft(name, str(claims.get("name") or name)[:120], place.new_accounts)
        try:
            made = await desk.work(desk.sign_in.accounts.add, draft, None)
        except AccountRefused as error:
            raise SignInElsewhereFailed(say("oidc_no_account")) from error
        await desk.work(desk.audit.note, Event.CREATED, made.id)
        return made
    if known is None or known[0].disabled:
        await desk.work(desk.audit.note, Event.REFUSED, known[0].id if known else None)
        raise SignInElsewhereFailed(say("oidc_no_account"))
    return known[0]


def _place(desk: HelpDesk) -> Elsewhere:
    if desk.elsewhere is None:
        raise NotFound(say("oidc_off"))
    return desk.elsewhere


def _back(request: Request) -> str:
    return f"{base_url(request)}{PATH}/ve"
