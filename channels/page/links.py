"""Turn the addresses in an answer into links: only to the hosts the product trusts."""

import re
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

URL = re.compile(r"https://[^\s<>\"']+[^\s<>\"'.,;:!?)]")
TRUSTED_SUFFIXES = (".gov.vn", ".openstreetmap.org")
MOST_PAGES = 3


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


def own_pages(answer: dict[str, Any] | None) -> list[tuple[str, str]]:
    """Return our own pages about what an answer names: title and path.

    Args:
        answer: the answer as data (public chat contract), None when there is none.
    """
    found: list[tuple[str, str]] = []
    answer = answer or {}
    match answer.get("type"):
        case "center":
            centers = answer.get("centers") or []
            found = [(center["name"], f"/trung-tam/{_part(center['commune_code'])}") for center in centers]
        case "unit_conversion":
            communes = [unit for unit in answer.get("new") or [] if unit["level"] == "commune"]
            found = [(f"Trang của {unit['name']}", f"/trung-tam/{_part(unit['code'])}") for unit in communes]
        case "procedure":
            centers = answer.get("centers") or []
            found = [
                ("Danh sách giấy tờ để in", f"/thu-tuc/{_part(answer['code'])}"),
                *((center["name"], f"/trung-tam/{_part(center['commune_code'])}") for center in centers[:1]),
            ]
    return found[:MOST_PAGES]


def _part(code: str) -> str:
    return quote(code, safe="")
