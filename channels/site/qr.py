"""QR codes as SVG without any style of their own."""

import io
from dataclasses import dataclass

import segno
from markupsafe import Markup

from channels.deep_links import start_parameter


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code and where it leads; ``telegram``: to the bot, else to the page itself."""

    svg: Markup
    url: str
    telegram: bool


def svg(url: str) -> Markup:
    """Draw a URL; the quiet zone of four modules is part of the picture."""
    target = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        target,
        kind="svg",
        xmldecl=False,
        svgns=True,
        svgclass="qr",
        lineclass=None,
        omitsize=True,
        light="#fff",
        border=4,
    )
    return Markup(target.getvalue().decode())  # noqa: S704 - segno's own drawing; the URL is in it as modules only


def for_commune(bot_name: str | None, commune: str, page: str) -> Code:
    """Return the code for a centre's door: the bot opened at this commune, or the page when there is no bot."""
    if bot_name is None:
        return Code(svg(page), page, telegram=False)
    url = f"https://t.me/{bot_name}?start={start_parameter(f'c:{commune}')}"
    return Code(svg(url), url, telegram=True)
