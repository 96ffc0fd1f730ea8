"""Turn the addresses in an answer into links: only to the hosts the product trusts."""

import re
from urllib.parse import urlsplit

from markupsafe import Markup, escape

URL = re.compile(r"https://[^\s<>\"']+[^\s<>\"'.,;:!?)]")
TRUSTED_SUFFIXES = (".gov.vn", ".openstreetmap.org")


def trusted(url: str) -> bool:
    """Tell whether a URL leads to an official host or the map."""
    host = urlsplit(url).hostname or ""
    return any(host.endswith(suffix) or host == suffix[1:] for suffix in TRUSTED_SUFFIXES)


def linked(text: str) -> Markup:
    """Return the text as HTML: escaped, trusted addresses as links, line ends kept by the style sheet."""
    html = Markup("")
    position = 0
    for found in URL.finditer(text):
        if not trusted(found.group()):
            continue
        html += escape(text[position : found.start()])
        html += Markup('<a href="{0}" rel="noopener">{1}</a>').format(found.group(), label(found.group()))
        position = found.end()
    return html + escape(text[position:])


def label(url: str) -> str:
    """Return what a person reads instead of a long address."""
    parts = urlsplit(url)
    if parts.hostname and parts.hostname.endswith("openstreetmap.org"):
        return "Xem bản đồ"
    return f"{parts.hostname}{parts.path.rstrip('/')}"
