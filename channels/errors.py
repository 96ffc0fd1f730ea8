"""Errors of the public service: one tree, each with its status and a sentence a person can read (RFC 9457)."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

PROBLEM_JSON = "application/problem+json"


class ChannelError(Exception):
    """Something the public service answers with a problem document."""

    status = 500
    title = "Lỗi hệ thống"

    def __init__(self, detail: str, retry_after: int | None = None) -> None:
        """Keep the sentence for the person and, in seconds, when to try again."""
        super().__init__(detail)
        self.detail = detail
        self.retry_after = retry_after


class AssistantUnavailable(ChannelError):
    """The assistant did not answer in time; the message may be sent again."""

    status = 503
    title = "Trợ lý đang bận"


class TooManyMessages(ChannelError):
    """The conversation or the address sent more than the rate limit allows."""

    status = 429
    title = "Gửi quá nhanh"


class BadMessage(ChannelError):
    """The request is well-formed JSON and still no message the assistant can take."""

    status = 422
    title = "Tin nhắn chưa hợp lệ"


class NotAnUpdate(ChannelError):
    """What was sent to a webhook is JSON, but no update of the messenger."""

    status = 400
    title = "Không phải một tin"


class InboxFull(ChannelError):
    """More updates wait than the inbox may hold; the messenger delivers again later."""

    status = 503
    title = "Hộp thư đang đầy"


class NotStored(ChannelError):
    """The inbox's database does not take the update; the messenger delivers again later."""

    status = 503
    title = "Chưa nhận được tin"


class TooManyReports(ChannelError):
    """More correction reports wait than may be kept."""

    status = 503
    title = "Chưa nhận thêm được báo sai"

    def __init__(self) -> None:
        """Say it the one way there is."""
        super().__init__("Đang có quá nhiều báo sai chờ xem, xin ông/bà thử lại vào hôm khác.", retry_after=3600)


class PageNotFound(ChannelError):
    """There is no such page: the directory does not know the code."""

    status = 404
    title = "Không có trang này"

    def __init__(self) -> None:
        """Say it the one way there is."""
        super().__init__("Danh bạ không có mã này.")


class DirectoryUnavailable(ChannelError):
    """The directory does not answer."""

    status = 503
    title = "Đang gián đoạn"

    def __init__(self) -> None:
        """Say it the one way there is."""
        super().__init__("Danh bạ tạm thời chưa trả lời, xin ông/bà thử lại sau ít phút.", retry_after=30)


class ForeignForm(ChannelError):
    """A form was sent from a page that is not ours."""

    status = 403
    title = "Không nhận được"

    def __init__(self) -> None:
        """Say it the one way there is."""
        super().__init__("Yêu cầu này không đến từ trang của Một Cửa.")


class NotFound(ChannelError):
    """What is asked for is not there (any more)."""

    status = 404
    title = "Không có"


class ForeignPage(ChannelError):
    """The page that asks stands on no origin the operator allowed."""

    status = 403
    title = "Trang chưa được phép"


class TooManyStreams(ChannelError):
    """All places for open streams are taken; the browser looks for messages instead."""

    status = 503
    title = "Quá nhiều kết nối"


class DeliveryError(Exception):
    """A message did not reach the messenger; it may be tried again."""


class TryLater(DeliveryError):
    """The messenger says when it takes messages again; the message is delayed, never counted as failed."""

    def __init__(self, seconds: float) -> None:
        """Keep the seconds to wait."""
        super().__init__(f"in {seconds:.0f} s")
        self.seconds = seconds


class Refused(DeliveryError):
    """The chat takes no messages any more (blocked, left, deleted)."""


class Impossible(DeliveryError):
    """The messenger will never take this message; trying again is useless."""


def problem(status: int, title: str, detail: str, retry_after: int | None = None) -> JSONResponse:
    """Build a problem document."""
    headers = {"Retry-After": str(retry_after)} if retry_after is not None else None
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(body, status_code=status, headers=headers, media_type=PROBLEM_JSON)


def install(app: FastAPI) -> None:
    """Answer every error of the application with a problem document."""

    @app.exception_handler(ChannelError)
    async def _channel(_: Request, error: ChannelError) -> JSONResponse:
        return problem(error.status, error.title, error.detail, error.retry_after)

    @app.exception_handler(RequestValidationError)
    async def _invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        # Only where and what, never the input itself: it may hold something personal.
        fields = sorted({".".join(str(part) for part in item["loc"][1:]) or "body" for item in error.errors()})
        return problem(422, "Tin nhắn chưa hợp lệ", f"Cần sửa: {', '.join(fields)}.")

    @app.exception_handler(HTTPException)
    async def _http(_: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, "Không thực hiện được", str(error.detail))
