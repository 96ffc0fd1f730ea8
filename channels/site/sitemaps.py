"""What search engines may read: robots.txt, an index of site maps, one map a province and one of the procedures."""

from collections.abc import Iterable

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from channels.site import units
from channels.site.dependencies import Directory
from channels.site.rendering import base_url, templates
from channels.site.words import slash

SECONDS = 3600
FIXED = ("/", "/xa-phuong", "/thu-tuc", "/tinh")
router = APIRouter(include_in_schema=False)


@router.get("/robots.txt")
async def robots(request: Request) -> Response:
    """Let robots read the pages, not the interfaces, forms and searches."""
    closed = ("/v1/", "/quay", "/bao-sai", "/health/", "/*?q=")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), f"Sitemap: {base_url(request)}/sitemap.xml"]
    return PlainTextResponse("\n".join(lines) + "\n", headers={"Cache-Control": f"public, max-age={SECONDS}"})


@router.get("/sitemap.xml")
async def index(request: Request, directory: Directory) -> Response:
    """List the site maps."""
    names = ["chung", "thu-tuc", *(f"tinh-{unit['code']}" for unit in await units.provinces(directory))]
    return _xml("sitemap_index.xml", request, [f"/sitemap/{name}.xml" for name in names])


@router.get("/sitemap/chung.xml")
async def fixed(request: Request) -> Response:
    """List the pages that are always there."""
    return _xml("sitemap.xml", request, FIXED)


@router.get("/sitemap/thu-tuc.xml")
async def procedures(request: Request, directory: Directory) -> Response:
    """List every procedure of which more than the name is known."""
    every = (await directory.get("procedures"))["items"]
    return _xml("sitemap.xml", request, [f"/thu-tuc/{slash(item['code'])}" for item in every if item["detailed"]])


@router.get("/sitemap/tinh-{code}.xml")
async def province(request: Request, code: str, directory: Directory) -> Response:
    """List a province, the centre of each of its communes, and the communes with their history."""
    await units.province(directory, code)
    codes = [unit["code"] for unit in await units.communes(directory, code)]
    paths = [f"/tinh/{code}", *(f"/{kind}/{one}" for kind in ("trung-tam", "xa-phuong") for one in codes)]
    return _xml("sitemap.xml", request, paths)


def _xml(template: str, request: Request, paths: Iterable[str]) -> Response:
    addresses = [base_url(request) + path for path in paths]
    body = templates.get_template(template).render(addresses=addresses)
    headers = {"Cache-Control": f"public, max-age={SECONDS}"}
    return Response(body, media_type="application/xml", headers=headers)
