"""What the desk looks up: the province's snapshot, the server's search, one thing with everything about it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from channels.helpdesk.finding import Card, Found, Kind, card, search
from channels.helpdesk.guard import Desk, SignedIn, from_our_pages

router = APIRouter(prefix="/quay/api", tags=["helpdesk"], dependencies=[Depends(from_our_pages)])

Code = Annotated[str, Query(min_length=1, max_length=60, pattern=r"^[\w.-]+$")]
Province = Annotated[str | None, Query(pattern=r"^\d{2}$", description="Mã tỉnh; trống: tỉnh của tài khoản")]


class FoundList(BaseModel):
    """Lines under the box, best first."""

    items: list[Found]


@router.get("/snapshot")
async def snapshot(request: Request, desk: Desk, account: SignedIn, province: Province = None) -> Response:
    """The province in one document; 304 when the browser has it already."""
    packed = await desk.snapshots.of(province or account.province)
    headers = {"ETag": packed.etag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Accept-Encoding"}
    known = request.headers.get("if-none-match", "")
    if packed.etag in {tag.strip() for tag in known.split(",")}:
        return Response(status_code=304, headers=headers)
    # Every browser of today takes gzip; the rest of the world may unpack it itself.
    headers["Content-Encoding"] = "gzip"
    return Response(packed.body, media_type="application/json", headers=headers)


@router.get("/search")
async def find(
    desk: Desk, account: SignedIn, q: Annotated[str, Query(max_length=200)] = "", province: Province = None
) -> FoundList:
    """Communes, centres, procedures and frequent questions for what was typed."""
    return FoundList(items=await search(desk.directory, q, province or account.province))


@router.get("/card")
async def one(desk: Desk, _account: SignedIn, kind: Kind, code: Code) -> Card:
    """One thing as the directory says it now."""
    return await card(desk.directory, kind, code)
