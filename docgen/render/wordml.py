"""Pieces of WordprocessingML that templates are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from docgen.word.drawn import anchored_line

__all__ = [
    "NAMESPACES",
    "XML",
    "Cell",
    "drawn_line",
    "emu",
    "paragraph",
    "row",
    "row_tag",
    "style_id",
    "table",
    "tag",
    "text",
    "twips",
]

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_RUN_TAG = re.compile(r"(\{\{r [^}]*\}\})")
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm / 25.4 * 1440)


def emu(mm: float) -> int:
    """Millimetres as English Metric Units."""
    return round(mm * 36000)


def style_id(role: str) -> str:
    """The id of a role's style; its name is the profile's ``style``."""
    return "VB" + role.title().replace("-", "")


def text(content: str) -> str:
    """Runs; ``content`` may hold docxtpl tags, of which ``{{r }}`` wants a run of its own."""
    return "".join(
        f'<w:r><w:t xml:space="preserve">{escape(piece, quote=False)}</w:t></w:r>'
        for piece in _RUN_TAG.split(content)
        if piece
    )


def paragraph(role: str, *content: str, properties: str = "") -> str:
    """A paragraph in a role's style; ``content`` is XML."""
    style = f'<w:pStyle w:val="{style_id(role)}"/>'
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{''.join(content)}</w:p>"


def tag(statement: str) -> str:
    """A paragraph that docxtpl replaces by a Jinja statement."""
    return f"<w:p>{text('{%p ' + statement + ' %}')}</w:p>"


def row_tag(statement: str, columns: int) -> str:
    """A table row that docxtpl replaces by a Jinja statement."""
    cell = f"<w:p>{text('{%tr ' + statement + ' %}')}</w:p>"
    return f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{cell}</w:tc></w:tr>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell: its width, its blocks, and how many grid columns it takes."""

    width_mm: float
    content: str
    span: int = 1

    @property
    def xml(self) -> str:
        """The cell as it stands in its row."""
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        width = f'<w:tcW w:w="{twips(self.width_mm)}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{width}{span}</w:tcPr>{self.content}</w:tc>"


def row(*cells: Cell, header: bool = False) -> str:
    """A table row that does not split over pages; a header row is repeated on each page."""
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cell.xml for cell in cells)}</w:tr>"


def table(widths_mm: Iterable[float], *rows: str, bordered: bool = False, top_pt: float = 0) -> str:
    """A table of fixed column widths; without borders its cells have no side margins."""
    widths = [twips(one) for one in widths_mm]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = (
        "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides
        )
        if bordered
        else ""
    )
    margin = 85 if bordered else 0
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        + (f"<w:tblBorders>{borders}</w:tblBorders>" if bordered else "")
        + '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{round(top_pt * 20)}" w:type="dxa"/>'
        f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        + f"</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def drawn_line(number: int, name: str, length: str, below_pt: float) -> str:
    """A line drawn under the last line of its paragraph, centred.

    ``length`` is a Jinja expression that gives EMU.  It stands in the alternative
    text, where Word accepts any words; the engine moves it into the size.
    """
    return anchored_line(
        number,
        name,
        width=emu(30),
        down=round(below_pt * 12700),
        description=f"{{{{ {length} }}}}",
    )
