"""Only pages the operator allows may talk to the assistant in a citizen's browser."""

from fastapi import Request

from channels.errors import ForeignPage
from channels.origins import from_own_page
from channels.settings import ChannelSettings, origins_of

ANY = "*"


def ours_or_allowed(request: Request) -> None:
    """Refuse the request of a foreign page.

    CORS keeps such a page from reading an answer; this also keeps it from making the assistant work.
    A program that is no browser sends no Origin and is only bound by the rate limits.

    Raises:
        ForeignPage: the page stands on no allowed origin.
    """
    settings: ChannelSettings = request.app.state.settings
    allowed = origins_of(settings.embed_origins)
    if from_own_page(request) or ANY in allowed or request.headers.get("origin") in allowed:
        return
    raise ForeignPage("Trang này chưa được phép nhúng trợ lý.")
