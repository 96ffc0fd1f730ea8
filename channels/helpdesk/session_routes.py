"""Signing in, signing out, who is signed in, and what the pages need to know before."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, Field

from channels.helpdesk.accounts import Account, Role
from channels.helpdesk.guard import COOKIE, COOKIE_PATH, Desk, SignedIn, address_of, from_our_pages
from channels.helpdesk.sessions import SESSION_SECONDS
from channels.site.rendering import base_url

router = APIRouter(prefix="/quay/api", tags=["helpdesk"], dependencies=[Depends(from_our_pages)])


class Credentials(BaseModel):
    """What one signs in with."""

    name: Annotated[str, Field(min_length=1, max_length=64)]
    password: Annotated[str, Field(min_length=1, max_length=200, repr=False)]


class Who(BaseModel):
    """Who is signed in."""

    name: str
    display_name: str
    province: str
    commune: str | None
    role: Role

    @classmethod
    def of(cls, account: Account) -> "Who":
        """What the pages may know of an account."""
        return cls(**{field: getattr(account, field) for field in cls.model_fields})


class Config(BaseModel):
    """What the pages need before anybody is signed in."""

    oidc: bool
    oidc_name: str
    notice: str
    public_url: str
    version: str


@router.get("/config")
async def config(request: Request, desk: Desk) -> Config:
    """How one signs in here, the operator's notice, and the build of the pages."""
    return Config(
        oidc=desk.elsewhere is not None,
        oidc_name=desk.oidc_name,
        notice=request.app.state.notice.text(),
        public_url=base_url(request),
        version=desk.shell.version,
    )


@router.post("/sign-in")
async def sign_in(request: Request, response: Response, desk: Desk, credentials: Credentials) -> Who:
    """Begin a session."""
    account, token = await desk.sign_in.with_password(credentials.name, credentials.password, address_of(request))
    keep(request, response, token)
    return Who.of(account)


@router.post("/sign-out", status_code=204)
async def sign_out(request: Request, response: Response, desk: Desk) -> None:
    """End the session, if there is one."""
    await desk.sign_in.out(request.cookies.get(COOKIE, ""))
    response.delete_cookie(COOKIE, path=COOKIE_PATH)


@router.get("/me")
async def me(account: SignedIn) -> Who:
    """Who is signed in."""
    return Who.of(account)


def keep(request: Request, response: Response, token: str) -> None:
    """Have the browser keep a session: sent to the help desk alone, never with a foreign page's request."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=SESSION_SECONDS,
        path=COOKIE_PATH,
        httponly=True,
        samesite="strict",
        secure=secure(request),
    )


def secure(request: Request) -> bool:
    """Tell whether the browser speaks TLS with us or with the proxy before us."""
    public: str = request.app.state.helpdesk.public_url or ""
    return request.url.scheme == "https" or public.startswith("https://")
