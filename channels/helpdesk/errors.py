"""What the help desk refuses."""

from channels.errors import ChannelError


class NotSignedIn(ChannelError):
    """There is no session, or it has ended."""

    status = 401
    title = "Chưa đăng nhập"


class WrongCredentials(ChannelError):
    """Name and password do not belong together; which of them is wrong is not said."""

    status = 401
    title = "Chưa đăng nhập được"


class TooManyTries(ChannelError):
    """Too many attempts to sign in."""

    status = 429
    title = "Thử quá nhiều lần"


class ForeignRequest(ChannelError):
    """A request that changes something did not come from our own pages."""

    status = 403
    title = "Yêu cầu bị từ chối"


class NotFound(ChannelError):
    """There is no such thing, or not in the account's commune or province."""

    status = 404
    title = "Không tìm thấy"


class BadRequest(ChannelError):
    """The request asks for something the help desk does not give."""

    status = 422
    title = "Yêu cầu chưa hợp lệ"


class DirectoryUnavailable(ChannelError):
    """The directory did not answer in time."""

    status = 503
    title = "Danh bạ đang bận"


class RecordUnavailable(ChannelError):
    """The record of unanswered questions did not answer in time."""

    status = 503
    title = "Sổ câu hỏi đang bận"


class SignInElsewhereFailed(ChannelError):
    """The place where one signs in did not vouch for the person."""

    status = 401
    title = "Chưa đăng nhập được"
