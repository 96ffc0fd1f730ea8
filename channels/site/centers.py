"""/trung-tam/<code>: where a commune's citizens go."""

import asyncio
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from channels.site import qr, structured, units
from channels.site.dependencies import Directory
from channels.site.directory import Answer, DirectoryReader
from channels.site.maps.drawing import commune_map
from channels.site.maps.places import Area, Spot
from channels.site.popular import popular
from channels.site.rendering import base_url, render

NEARBY, NEARBY_KM = 5, 60.0
router = APIRouter(include_in_schema=False)


@router.get("/trung-tam/{code}")
async def page(request: Request, code: str, directory: Directory) -> Response:
    """Show a centre: place, hours, contacts, former communes, procedures asked for most."""
    center = await directory.get("centers", code)
    commune_code = center["commune_code"]
    # Every commune has one address of its own; an office beside its centre keeps its own.
    own = code if code == commune_code else (await directory.get("centers", commune_code))["code"]
    if code not in {commune_code, own}:
        own = code
    elif code != commune_code:
        return RedirectResponse(f"/trung-tam/{commune_code}", status_code=308)
    commune = await units.commune(directory, commune_code)
    week, contacts, outlines, asked = await asyncio.gather(
        directory.get("centers", center["code"], "week"),
        directory.get("contacts", province=commune["province_code"]),
        directory.get("outlines", commune=commune_code),
        popular(directory),
    )
    nearby = await _nearby(directory, center)
    url = base_url(request) + request.url.path
    return render(
        request,
        "center.html",
        center=center,
        commune=commune,
        week=week["items"],
        contacts=contacts["items"],
        asked=asked,
        nearby=nearby,
        map=_map(center, commune, outlines, nearby),
        outlined=bool(outlines["items"]),
        code=qr.for_commune(request.app.state.settings.telegram_bot_name, commune_code, url),
        data=[
            structured.office(center, commune, url),
            structured.trail(base_url(request), commune, center["name"], url),
        ],
    )


async def _nearby(directory: DirectoryReader, center: Answer) -> list[Answer]:
    if center["lat"] is None:
        return []
    wanted = {"lat": center["lat"], "lon": center["lon"], "limit": NEARBY + 1}
    found = await directory.post("centers/nearest", wanted)
    others = [
        other
        for other in found["items"]
        if other["commune_code"] != center["commune_code"] and other["distance_km"] <= NEARBY_KM
    ]
    return others[:NEARBY]


def _map(center: Answer, commune: dict[str, Any], outlines: Answer, nearby: list[Answer]) -> Markup | None:
    areas = [Area(item["code"], item["name"], item["rings"]) for item in outlines["items"]]
    lon, lat = (
        (center["lon"], center["lat"]) if center["lat"] is not None else (commune["inside_lon"], commune["inside_lat"])
    )
    exact = center["point"] == "office"
    here = Spot((lon, lat), center["name"], exact=exact) if lat is not None else None
    spots = [
        Spot((other["lon"], other["lat"]), other["name"], number, exact=other["point"] == "office")
        for number, other in enumerate(nearby, start=1)
    ]
    return commune_map(f"Bản đồ: {center['name']} và các trung tâm gần đó, liệt kê ngay bên dưới", areas, here, spots)
