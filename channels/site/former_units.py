"""/xa-phuong: from an old address to the unit of today; a split commune is a choice, the unknown is said."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from channels.errors import PageNotFound
from channels.site import structured
from channels.site.dependencies import Directory
from channels.site.directory import Answer, DirectoryReader
from channels.site.rendering import base_url, render

MOST_SUGGESTED = 8
MOST_CHOICES = 30
router = APIRouter(include_in_schema=False)


@router.get("/xa-phuong")
async def search(request: Request, directory: Directory, q: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Show the form and, for a text, what it stands for today."""
    text = " ".join(q.split())
    if not text:
        return render(request, "units.html", q="", found=None, seconds=300)
    found = await directory.get("units", "resolve", q=text)
    suggested: list[Answer] = []
    if found["status"] == "unknown":
        suggested = (await directory.get("units", q=text[:100], limit=MOST_SUGGESTED))["items"]
    named = [candidate["unit"] for candidate in found["candidates"]] or found["new"]
    offices = await _offices(directory, [unit for unit in named if unit["level"] == "commune"][:MOST_CHOICES])
    # A search has no address of its own in an index: robots are told to leave it.
    return render(
        request,
        "units.html",
        q=text,
        found=found,
        offices=offices,
        suggested=suggested,
        most=MOST_CHOICES,
        noindex=True,
        seconds=0,
    )


@router.get("/xa-phuong/{code}")
async def history(request: Request, code: str, directory: Directory) -> Response:
    """Show every unit that bore a code, what became of it and what it came from."""
    detail = await directory.get("units", code)
    records = [record for record in detail["items"] if record["level"] != "province"]
    if not records:
        raise PageNotFound
    became = [link["unit"] for record in records for link in record["became"] if link["unit"]["valid_to"] is None]
    present = [record for record in records if record["valid_to"] is None]
    offices = await _offices(directory, [unit for unit in (*became, *present) if unit["level"] == "commune"])
    url = base_url(request) + request.url.path
    steps = [("Xã, phường cũ và mới", f"{base_url(request)}/xa-phuong"), (records[-1]["name"], url)]
    return render(
        request, "unit.html", code=code, records=records, offices=offices, data=[structured.breadcrumbs(steps)]
    )


async def _offices(directory: DirectoryReader, communes: list[dict[str, Any]]) -> dict[str, Answer]:
    codes = list(dict.fromkeys(unit["code"] for unit in communes))[:MOST_CHOICES]
    found = await asyncio.gather(*(directory.get("centers", commune=code) for code in codes))
    return {code: answer["items"][0] for code, answer in zip(codes, found, strict=True) if answer["items"]}
