"""/bao-sai: a person says what is wrong on a page; kept for the help desk, without who it was."""

import re
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from channels.chat.routes import Address
from channels.database import Database
from channels.errors import ForeignForm, PageNotFound
from channels.origins import from_own_page
from channels.reports.schemas import About
from channels.reports.tables import MAX_TEXT
from channels.reports.wording import kinds_of
from channels.site import units
from channels.site.dependencies import Directory
from channels.site.directory import DirectoryReader
from channels.site.rendering import render

PAGE = re.compile(r"/(trung-tam|thu-tuc|tinh|xa-phuong)/([\w.-]{1,40})")
THANKS = "/bao-sai/cam-on"
router = APIRouter(include_in_schema=False)
Path = Annotated[str, Query(alias="trang", max_length=60)]


@dataclass(frozen=True, slots=True)
class Subject:
    """A page that can be reported: what it is about, its kind for the wording, its title."""

    about: About
    kind: str
    title: str


@router.get("/bao-sai")
async def form(request: Request, directory: Directory, page: Path = "") -> Response:
    """Show the form for a page of ours."""
    return _form(request, await subject(directory, page))


@router.post("/bao-sai")
async def send(  # noqa: PLR0913, PLR0917 - the fields of one form
    request: Request,
    directory: Directory,
    address: Address,
    page: Annotated[str, Form(alias="trang", max_length=60)],
    kind: Annotated[str, Form(alias="dieu", max_length=16)] = "",
    text: Annotated[str, Form(alias="noi-dung", max_length=4 * MAX_TEXT)] = "",
    trap: Annotated[str, Form(alias="trang-web", max_length=200)] = "",
) -> Response:
    """Keep a report, then say thanks (redirect, so that a reload sends nothing twice)."""
    if not from_own_page(request):
        raise ForeignForm
    found = await subject(directory, page)
    # A field no person sees: who fills it in is a program, and is told nothing.
    if not trap:
        if kind not in kinds_of(found.kind) or not text.strip():
            return _form(request, found, kind=kind, text=text, wrong=True)
        request.app.state.report_allowance.take(address)
        database: Database = request.app.state.database
        await database.work(request.app.state.reports.add, found.about, kind, text)
    return RedirectResponse(f"{THANKS}?{urlencode({'trang': page})}", status_code=303)


@router.get(THANKS)
async def thanks(request: Request, directory: Directory, page: Path = "") -> Response:
    """Say thanks and lead back."""
    found = await subject(directory, page)
    return render(request, "thanks.html", seconds=0, subject=found, noindex=True)


async def subject(directory: DirectoryReader, page: str) -> Subject:
    """Return what a path of ours is about.

    Raises:
        PageNotFound: it is no page that can be reported.
    """
    parts = PAGE.fullmatch(page)
    if parts is None:
        raise PageNotFound
    kind, code = parts.groups()
    match kind:
        case "trung-tam":
            center = await directory.get("centers", code)
            commune = await units.commune(directory, center["commune_code"])
            about = About(page, commune["code"], commune["province_code"], commune["code"])
            return Subject(about, "center", center["name"])
        case "tinh":
            province = await units.province(directory, code)
            return Subject(About(page, code, code), "province", province["name"])
        case "thu-tuc":
            procedure = await directory.get("procedures", code)
            return Subject(About(page, procedure["code"]), "procedure", procedure["short_name"])
    return _unit(page, code, (await directory.get("units", code))["items"])


def _unit(page: str, code: str, records: list[dict[str, Any]]) -> Subject:
    became = [link["unit"] for record in records for link in record["became"]]
    today = [unit for unit in (*records, *became) if unit["valid_to"] is None]
    communes = {unit["code"] for unit in today if unit["level"] == "commune"}
    # What several communes came from is the province's matter.
    commune = communes.pop() if len(communes) == 1 else None
    province = today[0]["province_code"] if today else None
    return Subject(About(page, code, province, commune), "unit", records[0]["name"])


def _form(request: Request, found: Subject, *, kind: str = "", text: str = "", wrong: bool = False) -> Response:
    return render(
        request,
        "report.html",
        seconds=0,
        status=422 if wrong else 200,
        subject=found,
        kind=kind,
        text=text,
        wrong=wrong,
        noindex=True,
    )
