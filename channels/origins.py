"""Whether a browser sent a request from a page of ours."""

from urllib.parse import urlsplit

from fastapi import Request

from channels.settings import ChannelSettings

_OURS = ("same-origin", "none")


def from_own_page(request: Request) -> bool:
    """Tell whether a request comes from a page of ours, by what the browser itself says.

    Every browser of today tells where a request comes from (`Sec-Fetch-Site`, which no page can forge); older ones name
    the page's origin, of which only the host counts: behind a proxy that ends TLS the scheme may look like http here.
    A request with neither comes from no browser, and nobody can be tricked into sending it.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in _OURS
    origin = request.headers.get("origin")
    if origin is None:
        return True
    settings: ChannelSettings = request.app.state.settings
    hosts = {request.headers.get("host"), urlsplit(settings.public_url or "").netloc}
    return urlsplit(origin).netloc in hosts - {None, ""}
