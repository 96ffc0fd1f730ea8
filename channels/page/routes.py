"""GET and POST /: a form, a transcript, nothing to run in the browser."""

import re
import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import ValidationError

from channels.chat.routes import Address
from channels.chat.schemas import Reply
from channels.conversation.routes import Service
from channels.conversation.schemas import Sent
from channels.errors import ChannelError
from channels.page.transcripts import Turn, turns_of
from channels.settings import ChannelSettings
from channels.site.rendering import render
from channels.turns import MAX_TEXT, clean
from channels.wording import say

COOKIE = "motcua_session"
SESSION_ID = re.compile(r"[\w-]{16,64}")
EXAMPLES = (
    "Trung tâm hành chính công phường Trường Vinh ở đâu?",
    "Phường Bến Nghé quận 1 giờ thuộc phường nào?",
    "Làm giấy khai sinh cho con cần mang gì?",
    "Sáp nhập rồi có phải làm lại căn cước không?",
)

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
async def page(request: Request, service: Service) -> Response:
    """Show the conversation of this browser and the form."""
    conversation, _ = await service.since(_session_of(request), 0)
    return _render(request, turns_of(conversation))


@router.post("/")
async def send(  # noqa: PLR0913, PLR0917 - the fields of one form
    request: Request,
    service: Service,
    address: Address,
    text: Annotated[str, Form()] = "",
    payload: Annotated[str | None, Form()] = None,
    title: Annotated[str, Form()] = "",
) -> Response:
    """Send one message, then show the page again (redirect, so that a reload sends nothing twice)."""
    session_id = _session_of(request)
    settings: ChannelSettings = request.app.state.settings
    # Longer than after an apology: what comes later than that is on the page when it is opened again.
    patience = settings.bot_timeout + settings.answer_patience
    asked, error = clean(title if payload else text)[:MAX_TEXT], ""
    try:
        message = {"payload": payload, "title": title} if payload else {"text": text}
        sent = Sent.model_validate({"session_id": session_id, "message_id": secrets.token_urlsafe(18), **message})
        await service.ask(sent, address, patience)
    except ValidationError:
        error = say("too_long", limit=MAX_TEXT)
    except TimeoutError:
        error = say("busy")
    except ChannelError as problem:
        error = problem.detail
    if error:
        earlier, _ = await service.since(session_id, 0)
        return _render(request, [*turns_of(earlier), Turn(asked, [Reply(text=error)])])
    response = RedirectResponse("/#moi", status_code=303)
    response.set_cookie(
        COOKIE, session_id, max_age=3600, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return response


@router.post("/xoa")
async def forget(request: Request, service: Service) -> Response:
    """Forget this conversation and begin anew."""
    await service.forget(_session_of(request))
    response = RedirectResponse("/", status_code=303)
    response.delete_cookie(COOKIE)
    return response


def _session_of(request: Request) -> str:
    """Return the browser's session id, a new one when it has none."""
    known = request.cookies.get(COOKIE, "")
    return known if SESSION_ID.fullmatch(known) else secrets.token_urlsafe(18)


def _render(request: Request, turns: list[Turn]) -> Response:
    return render(request, "page.html", seconds=0, turns=turns, examples=EXAMPLES, max_text=MAX_TEXT)
