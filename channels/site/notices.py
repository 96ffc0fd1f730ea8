"""GET /v1/notice: the operator's notice for widgets and portals."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from nlu.notice import Notice

SECONDS = 15
router = APIRouter(tags=["notice"])


@router.get("/v1/notice", summary="Thông báo của người vận hành")
async def notice(request: Request) -> Response:
    """Return ``{"notice": "…"}``, or null when there is none."""
    found: Notice = request.app.state.notice
    return JSONResponse({"notice": found.text() or None}, headers={"Cache-Control": f"public, max-age={SECONDS}"})
