"""/thu-tuc: finding a procedure, and what to bring for it."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from channels.errors import PageNotFound
from channels.site import structured, words
from channels.site.dependencies import Directory
from channels.site.directory import Answer, DirectoryReader
from channels.site.popular import popular
from channels.site.rendering import base_url, render

MOST_FOUND = 20
router = APIRouter(include_in_schema=False)
Text = Annotated[str, Query(max_length=200)]


@router.get("/thu-tuc")
async def index(
    request: Request,
    directory: Directory,
    q: Text = "",
    field: Annotated[str, Query(alias="linh-vuc", max_length=300)] = "",
) -> Response:
    """Show what was found for a text, the procedures of a field, or the way in."""
    text = " ".join(q.split())
    if text:
        found = await directory.get("procedures", "search", q=text, limit=MOST_FOUND)
        return render(request, "procedures.html", q=text, items=found["items"], noindex=True, seconds=0)
    every = (await directory.get("procedures"))["items"]
    if field:
        items = [item for item in every if item["field"] == field]
        if not items:
            raise PageNotFound
        items.sort(key=lambda item: (not item["detailed"], item["short_name"]))
        canonical = f"{base_url(request)}/thu-tuc?linh-vuc={words.slash(field)}"
        return render(request, "procedures.html", q="", field=field, items=items, canonical=canonical, seconds=300)
    known = Counter(item["field"] for item in every if item["detailed"])
    named = Counter(item["field"] for item in every if item["field"] not in known)
    return render(
        request,
        "procedures.html",
        q="",
        items=None,
        asked=await popular(directory),
        fields=sorted(known.items(), key=lambda entry: (-entry[1], entry[0])),
        others=sorted(named.items(), key=lambda entry: entry[0].casefold()),
        seconds=300,
    )


@router.get("/thu-tuc/{code}")
async def page(request: Request, code: str, directory: Directory) -> Response:
    """Show a procedure: checklist, fee, time, where, online, result, legal basis; a replaced code leads on."""
    procedure = await directory.get("procedures", code)
    if procedure["code"] != code:
        return RedirectResponse(f"/thu-tuc/{words.slash(procedure['code'])}", status_code=308)
    every = {item["code"]: item for item in (await directory.get("procedures"))["items"]}
    group = await _group(directory, procedure)
    together = [one for one in (group["codes"] if group else procedure["linked"]) if one != code]
    url = base_url(request) + request.url.path
    provider = words.entries()["handled_by"].get(procedure["handled_by"] or "")
    steps = [
        ("Thủ tục", f"{base_url(request)}/thu-tuc"),
        (procedure["short_name"], url),
    ]
    return render(
        request,
        "procedure.html",
        procedure=procedure,
        known=every[code]["detailed"] if code in every else False,
        provider=provider,
        group=group,
        linked=[every[one] for one in together if one in every],
        data=[structured.service(procedure, provider, url), structured.breadcrumbs(steps)],
        seconds=300,
    )


async def _group(directory: DirectoryReader, procedure: Answer) -> Answer | None:
    name = procedure["linked_group"]
    return await directory.get("linked-groups", name) if name else None
