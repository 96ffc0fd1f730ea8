"""The sheet as a PDF, A4 (library: fpdf2; font: Be Vietnam Pro, only the letters that are used)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import fontpkg
import segno
from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos
from fpdf.fonts import TTFFont

from channels.helpdesk.sheet.content import Section, Sheet, say

_FAMILY = "Be Vietnam Pro"
# Millimetres.
_MARGIN, _QR, _BOX, _GAP, _BAND = 16.0, 30.0, 4.4, 3.2, 2.4
_LABEL, _BETWEEN = 34.0, 1.3
_FOOT = 27.0
# Points; the first size at which everything is on one page is taken, else the middle one on several.
_SIZES = (12.0, 11.0, 10.0, 9.0)
_ON_SEVERAL = 11.0
_POINT = 0.3528
_INK, _QUIET, _BRAND, _LINE = (22, 36, 46), (74, 91, 102), (10, 74, 110), (201, 211, 217)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a paragraph looks; ``factor`` is relative to the size of the text."""

    factor: float = 1.0
    bold: bool = False
    quiet: bool = False


_PLAIN, _STRONG, _NOTE = _Style(), _Style(bold=True), _Style(0.9, quiet=True)
_TITLE, _HEADING, _LEAD = _Style(1.75, bold=True), _Style(1.2, bold=True), _Style(quiet=True)


@cache
def _font(weight: int) -> Path:
    return Path(fontpkg.path(_FAMILY, weight=weight))


class _Paper(FPDF):
    """A4 with our fonts, and the source at the foot of each page."""

    def __init__(self, sheet: Sheet, size: float) -> None:
        super().__init__(format="A4")
        self.sheet = sheet
        self.size = size
        for style, weight in (("", 400), ("B", 600)):
            self.add_font(_FAMILY, style, _font(weight))
        self.set_margins(_MARGIN, _MARGIN)
        # Text begins exactly where lines and boxes do.
        self.c_margin = 0
        self.set_auto_page_break(auto=True, margin=_FOOT)
        self.set_title(f"{say('heading')}: {sheet.title}")
        self.set_lang("vi-VN")
        self.set_creator("Một Cửa")
        self.add_page()

    def line_height(self, factor: float) -> float:
        """Millimetres from line to line for a size relative to the text's."""
        return self.size * factor * _POINT * 1.45

    def put(self, text: str, style: "_Style", left: float = 0.0, width: float = 0.0) -> float:
        """Write a paragraph, or only tell how high it is.

        Args:
            text: the paragraph.
            style: how it looks.
            left: millimetres from the left margin.
            width: millimetres; 0: to the right margin.

        Returns:
            Its height in millimetres.
        """
        return self._cell(text, style, left, width, dry_run=False)

    def height(self, text: str, style: "_Style", left: float = 0.0, width: float = 0.0) -> float:
        """Tell how high a paragraph would be (mm)."""
        return self._cell(text, style, left, width, dry_run=True)

    def keep(self, height: float) -> None:
        """Begin a new page when so many millimetres do not fit any more."""
        if self.will_page_break(height):
            self.add_page()

    def _cell(self, text: str, style: "_Style", left: float, width: float, *, dry_run: bool) -> float:
        self.set_font(_FAMILY, "B" if style.bold else "", self.size * style.factor)
        self.set_text_color(*(_QUIET if style.quiet else _INK))
        self.set_x(_MARGIN + left)
        found = self.multi_cell(
            width,
            self.line_height(style.factor),
            text,
            align="L",
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
            dry_run=dry_run,
            output=MethodReturnValue.HEIGHT,
        )
        return cast("float", found)

    def discard(self) -> None:
        """Close the fonts of a sheet that is not printed after all."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def footer(self) -> None:
        """The source, the date, the page's number."""
        self.set_auto_page_break(auto=False)
        self.set_y(-_FOOT + 4)
        self.set_draw_color(*_LINE)
        self.line(_MARGIN, self.get_y(), self.w - _MARGIN, self.get_y())
        self.ln(1.5)
        self.set_font(_FAMILY, "", 8)
        self.set_text_color(*_QUIET)
        number = say("page", page=self.page_no(), pages=self.str_alias_nb_pages)
        address = say("address", url=self.sheet.url.partition("://")[2])
        for line in (self.sheet.source, f"{address} {self.sheet.printed} {number}"):
            self.multi_cell(0, 3.9, line, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_auto_page_break(auto=True, margin=_FOOT)


def pdf(sheet: Sheet) -> bytes:
    """Draw a sheet: one page whenever the letters stay readable, else as many as it takes."""
    for size in _SIZES:
        paper = _drawn(sheet, size)
        if paper.pages_count == 1:
            return bytes(paper.output())
        paper.discard()
    return bytes(_drawn(sheet, _ON_SEVERAL).output())


def _drawn(sheet: Sheet, size: float) -> _Paper:
    paper = _Paper(sheet, size)
    _head(paper, sheet)
    _items(paper, sheet)
    for section in sheet.sections:
        _section(paper, section)
    if sheet.doubts:
        _section(paper, Section(say("doubts"), sheet.doubts))
    return paper


def _head(paper: _Paper, sheet: Sheet) -> None:
    paper.set_fill_color(*_BRAND)
    paper.rect(0, 0, paper.w, _BAND, style="F")
    beside = paper.epw - _QR - 6
    paper.put(say("heading"), _LEAD, width=beside)
    paper.put(sheet.title, _TITLE, width=beside)
    for line in sheet.subtitles:
        paper.put(line, _NOTE, width=beside)
    below = paper.get_y()
    left = paper.w - _MARGIN - _QR
    _qr(paper, sheet.url, left, _MARGIN - 4)
    paper.set_xy(left - 4, _MARGIN - 4 + _QR)
    paper.set_font(_FAMILY, "", 7.5)
    paper.set_text_color(*_QUIET)
    paper.multi_cell(_QR + 8, 3.6, say("scan"), align="C")
    paper.set_y(max(below, paper.get_y()) + _GAP)


def _items(paper: _Paper, sheet: Sheet) -> None:
    paper.put(say("bring"), _HEADING)
    paper.ln(1)
    if not sheet.items:
        paper.put(say("unknown") if sheet.items is None else say("bring_nothing"), _PLAIN)
    beside = _BOX + 3
    for item in sheet.items or ():
        note = paper.height(item.note, _NOTE, beside) if item.note else 0.0
        paper.keep(paper.height(item.text, _STRONG, beside) + note)
        paper.set_draw_color(*_INK)
        paper.set_line_width(0.35)
        paper.rect(_MARGIN, paper.get_y() + (paper.line_height(1.0) - _BOX) / 2, _BOX, _BOX)
        paper.put(item.text, _STRONG, beside)
        if item.note:
            paper.put(item.note, _NOTE, beside)
        paper.ln(_BETWEEN)
    paper.ln(_GAP - _BETWEEN)


def _section(paper: _Paper, section: Section) -> None:
    beside = _LABEL + 2
    paper.keep(sum(paper.height(line, _PLAIN, beside) for line in section.lines) + 2 * _BETWEEN)
    paper.set_draw_color(*_LINE)
    paper.set_line_width(0.2)
    paper.line(_MARGIN, paper.get_y(), paper.w - _MARGIN, paper.get_y())
    paper.ln(_BETWEEN)
    top = paper.get_y()
    paper.put(section.heading, _STRONG, width=_LABEL)
    below = paper.get_y()
    paper.set_y(top)
    for line in section.lines:
        paper.put(line, _PLAIN, beside)
    paper.set_y(max(below, paper.get_y()))
    paper.ln(_BETWEEN)


def _qr(paper: _Paper, url: str, left: float, top: float) -> None:
    """Draw the modules themselves: sharp at every size, and nothing but rectangles in the file."""
    code = segno.make(url, error="m", micro=False)
    modules = tuple(code.matrix)
    side = _QR / (len(modules) + 8)
    paper.set_fill_color(0, 0, 0)
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                paper.rect(left + (column + 4) * side, top + (row + 4) * side, side, side, style="F")
