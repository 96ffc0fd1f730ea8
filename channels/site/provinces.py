"""/tinh: the provinces of today, and the communes of each."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from channels.errors import PageNotFound
from channels.site import structured, units
from channels.site.dependencies import Directory
from channels.site.directory import Answer
from channels.site.maps.drawing import province_map
from channels.site.maps.places import Area, Group, Spot, groups
from channels.site.rendering import base_url, render
from nlu.text.folding import fold

router = APIRouter(include_in_schema=False)


@router.get("/tinh")
async def index(request: Request, directory: Directory) -> Response:
    """Show the provinces of today."""
    return render(request, "provinces.html", provinces=await units.provinces(directory), seconds=300)


@router.get("/tinh/{code}")
async def page(
    request: Request, code: str, directory: Directory, q: Annotated[str, Query(max_length=100)] = ""
) -> Response:
    """Show a province: map, communes (filtered by ``q``), help lines; a province of before leads to its successor."""
    detail = await directory.get("units", code)
    province = units.present(detail)
    if province is None or province["level"] != "province":
        if (successor := units.successor(detail)) is not None:
            return RedirectResponse(f"/tinh/{successor}", status_code=308)
        raise PageNotFound
    communes, centers, contacts, outlines = await asyncio.gather(
        units.communes(directory, code),
        units.centers(directory, code),
        directory.get("contacts", province=code),
        directory.get("outlines", province=code),
    )
    wanted = fold(" ".join(q.split()))
    parts = _parts(communes, centers, outlines)
    label = f"Bản đồ {province['name']}: {len(communes)} xã, phường, đặc khu, liệt kê ngay bên dưới"
    url = base_url(request) + request.url.path
    steps = [("Tỉnh, thành phố", f"{base_url(request)}/tinh"), (province["name"], url)]
    return render(
        request,
        "province.html",
        province=province,
        number=len(communes),
        communes=[unit for unit in communes if wanted in fold(unit["name"])],
        centers=centers,
        contacts=contacts["items"],
        map=province_map(label, parts),
        insets=len(parts) > 1,
        outlined=bool(outlines["items"]),
        q=q.strip(),
        noindex=bool(wanted),
        data=[structured.breadcrumbs(steps)],
        seconds=0 if wanted else 300,
    )


def _parts(communes: list[dict[str, Any]], centers: dict[str, Answer], outlines: Answer) -> list[Group]:
    areas = [Area(item["code"], item["name"], item["rings"]) for item in outlines["items"]]
    drawn = {area.code for area in areas}
    spots = [
        Spot((center["lon"], center["lat"]), unit["name"])
        for unit in communes
        if unit["code"] not in drawn and (center := centers.get(unit["code"])) and center["lat"] is not None
    ]
    return groups(areas, spots)
