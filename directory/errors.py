"""One tree of errors; each says what HTTP status it becomes and what a person is told."""

from http import HTTPStatus
from typing import ClassVar


class DirectoryError(Exception):
    """Anything the directory refuses or cannot do.

    Attributes:
        status: HTTP status.
        slug: stable name, the last part of the problem's `type`.
        title: short Vietnamese title, the same for every occurrence.
    """

    status: ClassVar[HTTPStatus] = HTTPStatus.INTERNAL_SERVER_ERROR
    slug: ClassVar[str] = "internal-error"
    title: ClassVar[str] = "Lỗi của hệ thống"
    example: ClassVar[str] = "Hệ thống gặp lỗi. Ông/bà vui lòng thử lại sau ít phút."

    def __init__(self, detail: str | None = None) -> None:
        """Take the Vietnamese sentence for this occurrence; without one, the class's example is said."""
        super().__init__(detail or self.example)

    @property
    def detail(self) -> str:
        """What a person is told."""
        return str(self)


class NotFoundError(DirectoryError, LookupError):
    """Nothing is known under the given name."""

    status = HTTPStatus.NOT_FOUND
    slug = "not-found"
    title = "Không tìm thấy"
    example = "Không có địa chỉ này."


class UnitNotFoundError(NotFoundError):
    """No unit, present or former, has the code."""

    slug = "unit-not-found"
    title = "Không tìm thấy đơn vị hành chính"
    example = "Không có đơn vị hành chính mang mã này, cả trước và sau 01/7/2025."


class ProvinceNotFoundError(NotFoundError):
    """No province of today has the code."""

    slug = "province-not-found"
    title = "Không tìm thấy tỉnh, thành phố"
    example = "Hiện không có tỉnh, thành phố mang mã này."


class CenterNotFoundError(NotFoundError):
    """No centre has the code."""

    slug = "center-not-found"
    title = "Không tìm thấy nơi tiếp nhận hồ sơ"
    example = "Không có nơi tiếp nhận hồ sơ mang mã này."


class ProcedureNotFoundError(NotFoundError):
    """No procedure, live or replaced, has the code."""

    slug = "procedure-not-found"
    title = "Không tìm thấy thủ tục"
    example = "Không có thủ tục mang mã này trong danh bạ."


class LinkedGroupNotFoundError(NotFoundError):
    """No group of linked procedures has the id."""

    slug = "linked-group-not-found"
    title = "Không tìm thấy nhóm thủ tục liên thông"
    example = "Không có nhóm thủ tục liên thông này."


class FaqNotFoundError(NotFoundError):
    """No question has the id."""

    slug = "faq-not-found"
    title = "Không tìm thấy câu hỏi"
    example = "Không có câu hỏi thường gặp này."


class RedirectNotFoundError(NotFoundError):
    """No out-of-scope matter has the id."""

    slug = "redirect-not-found"
    title = "Không tìm thấy chỉ dẫn"
    example = "Không có chỉ dẫn này."


class InvalidRequestError(DirectoryError, ValueError):
    """The request breaks a rule of the OpenAPI document."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    slug = "invalid-request"
    title = "Yêu cầu chưa hợp lệ"
    example = "Một số trường chưa hợp lệ, xem `errors`."


class OutsideVietnamError(InvalidRequestError):
    """The coordinates are not in Việt Nam."""

    slug = "outside-vietnam"
    title = "Vị trí ở ngoài Việt Nam"
    example = "Vị trí này không nằm trong lãnh thổ Việt Nam. Ông/bà có thể gõ tên xã, phường thay cho vị trí."


class NotReadyError(DirectoryError):
    """No dataset is loaded yet."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    slug = "not-ready"
    title = "Danh bạ chưa sẵn sàng"
    example = "Danh bạ đang được nạp. Ông/bà vui lòng thử lại sau ít phút."


class ContentRefusedError(DirectoryError, ValueError):
    """The content breaks its own rules and was not loaded; `faults` says where."""

    slug = "content-refused"
    title = "Nội dung bị từ chối"

    def __init__(self, faults: list[str]) -> None:
        """Take the faults, one sentence each."""
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


class NoPreviousDatasetError(DirectoryError, LookupError):
    """There is no earlier dataset to go back to."""

    slug = "no-previous-dataset"
    title = "Không có bộ dữ liệu trước đó"
