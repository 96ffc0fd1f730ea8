"""GET and POST /: a form, a transcript, nothing to run in the browser."""

import secrets
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.templating import Jinja2Templates
from pydantic import ValidationError

from channels.chat.routes import Address, Service
from channels.chat.schemas import ChatRequest, Reply
from channels.errors import ChannelError
from channels.page.links import linked
from channels.page.transcripts import Transcripts, Turn
from channels.turns import MAX_TEXT
from nlu.privacy import mask
from nlu.text.folding import nfc

HERE = Path(__file__).parent
COOKIE = "motcua_session"
EXAMPLES = (
    "Trung tâm hành chính công phường Trường Vinh ở đâu?",
    "Phường Bến Nghé quận 1 giờ thuộc phường nào?",
    "Làm giấy khai sinh cho con cần mang gì?",
    "Sáp nhập rồi có phải làm lại căn cước không?",
)
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(directory=HERE / "templates")
templates.env.filters["linked"] = linked


@router.get("/", response_class=HTMLResponse)
async def page(request: Request) -> Response:
    """Show the conversation of this browser and the form."""
    session_id = request.cookies.get(COOKIE, "")
    return _render(request, _transcripts(request).of(session_id))


@router.post("/")
async def send(  # noqa: PLR0913, PLR0917 - the fields of one form
    request: Request,
    service: Service,
    address: Address,
    text: Annotated[str | None, Form()] = None,
    payload: Annotated[str | None, Form()] = None,
    title: Annotated[str, Form()] = "",
) -> Response:
    """Send one message, then show the page again (redirect, so that a reload sends nothing twice)."""
    session_id = request.cookies.get(COOKIE) or secrets.token_urlsafe(18)
    replies: list[Reply]
    try:
        message = ChatRequest(session_id=session_id, text=None if payload else (text or ""), payload=payload or None)
        replies = await service.turn(message, address)
    except ValidationError:
        replies = [Reply(text=f"Câu hỏi dài quá {MAX_TEXT} ký tự hoặc chưa đúng, xin ông/bà viết ngắn hơn.")]
    except ChannelError as error:
        replies = [Reply(text=error.detail)]
    asked = mask(nfc(title if payload else (text or "")))[:MAX_TEXT]
    _transcripts(request).add(session_id, Turn(asked=asked, replies=replies))
    response = RedirectResponse("/#moi", status_code=303)
    response.set_cookie(
        COOKIE, session_id, max_age=3600, httponly=True, samesite="lax", secure=request.url.scheme == "https"
    )
    return response


@router.post("/xoa")
async def forget(request: Request) -> Response:
    """Forget this conversation and begin anew."""
    _transcripts(request).forget(request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/", status_code=303)
    response.delete_cookie(COOKIE)
    return response


def _transcripts(request: Request) -> Transcripts:
    transcripts: Transcripts = request.app.state.transcripts
    return transcripts


def _render(request: Request, turns: list[Turn]) -> Response:
    context = {"turns": turns, "examples": EXAMPLES, "max_text": MAX_TEXT}
    response = templates.TemplateResponse(request, "page.html", context)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "no-store"
    return response
