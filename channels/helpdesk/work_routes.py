"""What is left to do for the account's commune or province: unanswered questions, correction reports."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from pydantic import BaseModel

from channels.helpdesk.accounts import Account
from channels.helpdesk.audit import Event
from channels.helpdesk.errors import NotFound
from channels.helpdesk.guard import Desk, SignedIn, from_our_pages
from channels.helpdesk.wording import say
from channels.reports.schemas import Scope, State
from channels.reports.store import ReportStore
from channels.reports.wording import title

router = APIRouter(prefix="/quay/api", tags=["helpdesk"], dependencies=[Depends(from_our_pages)])

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
Group = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]


class Question(BaseModel):
    """Messages that ask the same and got no answer of their own; personal data masked before they were kept."""

    id: str
    text: str
    count: int
    label: str | None
    label_name: str | None
    answer_type: str
    commune: str | None
    first: str
    last: str


class Questions(BaseModel):
    """Unanswered questions, most asked first."""

    items: list[Question]


class Correction(BaseModel):
    """What somebody reported as wrong on one of our pages."""

    id: int
    page: str
    code: str
    kind: str
    kind_title: str
    text: str
    created_at: datetime
    state: State


class Corrections(BaseModel):
    """Correction reports, newest first."""

    items: list[Correction]


@router.get("/unanswered")
async def unanswered(desk: Desk, account: SignedIn) -> Questions:
    """What was asked in vain in the account's commune or province."""
    return Questions.model_validate({"items": await desk.record.open(account)})


@router.post("/unanswered/{name}/done", status_code=204)
async def question_done(desk: Desk, account: SignedIn, name: Group) -> None:
    """It was dealt with; it comes back only when somebody asks again."""
    await desk.record.done(account, name)
    await desk.work(desk.audit.note, Event.QUESTION_DONE, account.id)


@router.get("/reports")
async def reports(request: Request, desk: Desk, account: SignedIn, state: State = "new") -> Corrections:
    """What citizens reported as wrong in the account's commune or province."""
    found = await desk.work(_store(request).list, _scope(account), state)
    items = [
        Correction(
            id=report.id,
            page=report.page,
            code=report.code,
            kind=report.kind,
            kind_title=title(report.kind),
            text=report.text,
            created_at=report.created_at,
            state=report.state,
        )
        for report in found
    ]
    return Corrections(items=items)


@router.post("/reports/{number}/done", status_code=204)
async def report_done(request: Request, desk: Desk, account: SignedIn, number: Number) -> None:
    """It was dealt with."""
    if not await desk.work(_store(request).mark_done, number, account.name, _scope(account)):
        raise NotFound(say("unknown_report"))
    await desk.work(desk.audit.note, Event.REPORT_DONE, account.id)


def _store(request: Request) -> ReportStore:
    store: ReportStore = request.app.state.reports
    return store


def _scope(account: Account) -> Scope:
    """What the account looks after; what concerns the whole country is an editor's."""
    return Scope(account.province, account.commune, national=account.role == "editor")
