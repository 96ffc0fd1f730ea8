"""Errors as application/problem+json (RFC 9457), and the same in the OpenAPI document."""

import logging
import traceback
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from directory.errors import DirectoryError, InvalidRequestError, NotFoundError, NotReadyError

_LOG = logging.getLogger(__name__)
_MEDIA_TYPE = "application/problem+json"

# What a person reads for the commonest faults; the input itself is never repeated.
_FAULTS = {
    "missing": "chưa có",
    "string_too_short": "quá ngắn",
    "string_too_long": "quá dài",
    "int_parsing": "phải là số nguyên",
    "float_parsing": "phải là số",
    "float_type": "phải là số",
    "finite_number": "phải là số hữu hạn",
    "greater_than_equal": "quá nhỏ",
    "less_than_equal": "quá lớn",
    "literal_error": "không phải giá trị được nhận",
    "json_invalid": "không phải JSON",
    "extra_forbidden": "không được nhận",
}


class FieldProblem(BaseModel):
    """One field that is not valid."""

    field: str = Field(examples=["query.limit"])
    detail: str = Field(examples=["quá lớn"])


class Problem(BaseModel):
    """A problem as RFC 9457 describes it; `detail` is for people."""

    type: str = Field(examples=["urn:motcua:problem:unit-not-found"])
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] | None = Field(default=None, description="Từng trường chưa hợp lệ (chỉ với 422)")


def problem(error: DirectoryError | type[DirectoryError], errors: list[FieldProblem] | None = None) -> Problem:
    """The problem an error is told as."""
    return Problem(
        type=f"urn:motcua:problem:{error.slug}",
        title=error.title,
        status=error.status,
        detail=error.detail if isinstance(error, DirectoryError) else error.example,
        errors=errors,
    )


def documented(*errors: type[DirectoryError]) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route: what every route can answer, and these errors."""
    by_status: dict[int | str, dict[str, Any]] = {}
    always: tuple[type[DirectoryError], ...] = (InvalidRequestError, NotReadyError)
    for error in (*always, *errors):
        response = by_status.setdefault(
            int(error.status),
            {
                "description": error.status.phrase,
                "content": {_MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}, "examples": {}}},
            },
        )
        response["content"][_MEDIA_TYPE]["examples"][error.slug] = {
            "summary": error.title,
            "value": problem(error).model_dump(exclude_none=True),
        }
    return by_status


def respond(body: Problem) -> JSONResponse:
    """A problem as a response."""
    headers = {"Retry-After": "5"} if body.status == HTTPStatus.SERVICE_UNAVAILABLE else None
    return JSONResponse(
        body.model_dump(exclude_none=True), status_code=body.status, media_type=_MEDIA_TYPE, headers=headers
    )


def install(app: FastAPI) -> None:
    """Answer every error of the app with a problem."""
    app.add_exception_handler(DirectoryError, _directory_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(HTTPException, _http_error)


async def _directory_error(_request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, DirectoryError):
        raise error
    return respond(problem(error))


async def _validation_error(_request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    errors = [
        FieldProblem(
            field=".".join(str(part) for part in fault["loc"] if isinstance(part, str)),
            detail=_FAULTS.get(fault["type"], "chưa hợp lệ"),
        )
        for fault in error.errors()
    ]
    return respond(problem(InvalidRequestError(), errors))


async def _http_error(_request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == HTTPStatus.NOT_FOUND:
        return respond(problem(NotFoundError()))
    if error.status_code == HTTPStatus.BAD_REQUEST:
        # A body that is not even text: told as any other request that cannot be read.
        return respond(problem(InvalidRequestError()))
    status = HTTPStatus(error.status_code)
    response = respond(
        Problem(
            type="about:blank",
            title=status.phrase,
            status=status,
            detail="Yêu cầu này không được nhận ở địa chỉ này.",
        )
    )
    response.headers.update(error.headers or {})
    return response


def unexpected(error: Exception) -> JSONResponse:
    """A fault of ours, told without detail; the log has where it happened, not the message (it may quote a citizen)."""
    where = "".join(traceback.format_tb(error.__traceback__))
    _LOG.error("unexpected %s\n%s", type(error).__name__, where)
    return respond(problem(DirectoryError()))
