"""What leaves the desk on paper or on a screen turned around: the sheet as a PDF, QR codes of our pages."""

import asyncio
import re
from datetime import UTC, date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query, Request, Response

from channels.helpdesk.directory import Directory
from channels.helpdesk.errors import BadRequest, NotFound
from channels.helpdesk.guard import Desk, SignedIn, from_our_pages
from channels.helpdesk.knowledge_routes import Code
from channels.helpdesk.sheet.content import Sheet, sheet
from channels.helpdesk.wording import say
from channels.site import qr
from channels.site.rendering import base_url

router = APIRouter(prefix="/quay/api", tags=["helpdesk"], dependencies=[Depends(from_our_pages)])

_TIME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_PAGES = re.compile(r"/(?:trung-tam/\d{5}(?:-[a-z]+)?|thu-tuc(?:/[\w.-]{1,40})?|xa-phuong|tinh/\d{2})?")
Commune = Annotated[str | None, Query(pattern=r"^\d{5}$", description="Mã xã, phường; trống: không in địa chỉ")]


@router.get("/print.pdf", response_class=Response)
async def paper(request: Request, desk: Desk, _account: SignedIn, procedure: Code, commune: Commune = None) -> Response:
    """One page A4: what to bring with boxes to tick, fee, time, where, a QR code, source and date."""
    found, center, name = await asyncio.gather(
        desk.directory.get(f"/v1/procedures/{procedure}"),
        _center(desk.directory, commune),
        _name(desk.directory, commune),
    )
    if found is None or (commune is not None and name is None):
        raise NotFound(say("unknown_item"))
    url = f"{base_url(request)}/thu-tuc/{found['code']}"
    body = await asyncio.to_thread(_drawn, sheet(found, center, name, url, _today()))
    headers = {"Content-Disposition": f'inline; filename="{found["code"]}.pdf"'}
    return Response(body, media_type="application/pdf", headers=headers)


@router.get("/qr.svg", response_class=Response)
async def code(request: Request, _account: SignedIn, path: Annotated[str, Query(max_length=80)]) -> Response:
    """The QR code of a public page of ours, of nothing else."""
    if not _PAGES.fullmatch(path):
        raise BadRequest(say("not_our_page"))
    return Response(qr.svg(base_url(request) + path), media_type="image/svg+xml")


def _drawn(content: Sheet) -> bytes:
    # A third of a second of imports that only those pay who print.
    from channels.helpdesk.sheet.drawing import pdf  # noqa: PLC0415

    return pdf(content)


async def _center(directory: Directory, commune: str | None) -> dict[str, Any] | None:
    found: dict[str, Any] | None = await directory.get(f"/v1/centers/{commune}") if commune else None
    return found


async def _name(directory: Directory, commune: str | None) -> str | None:
    """Name of a commune of today."""
    answer = await directory.get(f"/v1/units/{commune}") if commune else None
    items = (answer or {}).get("items", [])
    return next((str(item["name"]) for item in items if item["level"] == "commune" and item["valid_to"] is None), None)


def _today() -> date:
    return datetime.now(UTC).astimezone(_TIME_ZONE).date()
