"""Is the process alive, can it answer, and its figures."""

from datetime import datetime
from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from directory.dependencies import CurrentView
from directory.problems import documented

router = APIRouter(tags=["health"])


class Live(BaseModel):
    """The process answers."""

    status: Literal["live"] = "live"


class Ready(BaseModel):
    """A dataset is loaded."""

    status: Literal["ready"] = "ready"
    dataset: int
    content_hash: str
    loaded_at: datetime
    rows: dict[str, int]


@router.get("/health/live", summary="Tiến trình còn chạy")
async def live() -> Live:
    """Luôn 200 khi tiến trình còn trả lời."""
    return Live()


@router.get("/health/ready", summary="Danh bạ đã sẵn sàng", responses=documented())
async def ready(view: CurrentView) -> Ready:
    """503 cho tới khi có một bộ dữ liệu."""
    snapshot = view.snapshot
    return Ready(
        dataset=snapshot.number,
        content_hash=snapshot.content_hash,
        loaded_at=snapshot.loaded_at,
        rows=snapshot.counts,
    )


_METRICS: dict[int | str, dict[str, Any]] = {
    200: {"description": "Prometheus", "content": {"text/plain": {"schema": {"type": "string"}}}}
}


@router.get("/metrics", summary="Số liệu cho Prometheus", response_class=Response, responses=_METRICS)
async def metrics(request: Request) -> Response:
    """Chỉ có mẫu đường dẫn, không có lời của người dân."""
    return Response(request.app.state.metrics.text(), media_type=CONTENT_TYPE_LATEST)
