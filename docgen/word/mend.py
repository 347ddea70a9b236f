"""Paragraphs, characters and tables made to look otherwise, by formatting of their own.

What is written here has the last word whatever styles, lists and themes say: the wanted
value is set, and what would lie over it (an automatic spacing, an indent counted in
characters, a theme font) goes.
"""

from __future__ import annotations

import sys
from typing import Final

from lxml import etree

from docgen.model.edit import RemoveParagraph, SetColumns, SetParagraph, SetRuns, words
from docgen.word.letters import Story, runs, said, spanned
from docgen.word.order import dropped, flagged, properties, put, valued
from docgen.word.properties import Properties
from docgen.word.styles import flat, is_on, twips, w
from docgen.word.tracked import Marks

__all__ = ["mm_twips", "remove_paragraph", "set_columns", "set_look", "set_paragraph", "set_runs"]

_ALIGNS: Final = {"justify": "both"}
_SIDES: Final = ("top", "left", "bottom", "right")
_SLOTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")
_HOLDS_SOMETHING: Final = (  # what a paragraph has to be there for
    *(w("sectPr"), w("drawing"), w("pict"), w("object"), w("sym"), w("sdt")),
    *(w("fldChar"), w("fldSimple"), w("footnoteReference"), w("endnoteReference")),
    *(w("commentReference"), w("commentRangeStart"), w("commentRangeEnd")),
    *(w("permStart"), w("permEnd"), w("moveFromRangeStart"), w("moveToRangeStart")),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
)
_NO_TEXT: Final = (
    *(w("rPr"), w("drawing"), w("pict"), w("object")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
)
_CURSOR: Final = "_GoBack"  # Word's bookmark for where the cursor was


def mm_twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm / 25.4 * 1440)


def set_paragraph(
    story: Story, paragraph: etree._Element, edit: SetParagraph, marks: Marks
) -> None:
    """The paragraph as the edit wants it."""
    ppr = properties(paragraph)
    marks.keep(ppr)
    inherited = story.looks.paragraph(_without_lengths(ppr), *story.styles(paragraph))
    if edit.keep_next is not None:
        flagged(ppr, "keepNext", edit.keep_next)
    if edit.borders is not None:
        _border(ppr, edit.borders, inherited)
    _space(ppr, edit, inherited)
    _indent(ppr, edit, inherited)
    if edit.contextual is not None:
        flagged(ppr, "contextualSpacing", edit.contextual)
    if edit.align is not None:
        valued(ppr, "jc", val=_ALIGNS.get(edit.align, edit.align))
    if not len(ppr):
        paragraph.remove(ppr)


def _without_lengths(ppr: etree._Element) -> Properties:
    said_here = flat(ppr)
    return {
        key: value
        for key, value in said_here.items()
        if not key.startswith(("ind.", "spacing.", "pBdr."))
    }


def _border(ppr: etree._Element, on: bool, inherited: Properties) -> None:
    dropped(ppr, "pBdr")
    if on:
        box = put(ppr, "pBdr")
        for side in _SIDES:
            valued(box, side, val="single", sz=4, space=1, color="000000")
        return
    for side in (*_SIDES, "between", "bar"):
        if any(key == f"pBdr.{side}" or key.startswith(f"pBdr.{side}.") for key in inherited):
            valued(put(ppr, "pBdr"), side, val="nil")


def _space(ppr: etree._Element, edit: SetParagraph, inherited: Properties) -> None:
    for side, much in (("before", edit.before_pt), ("after", edit.after_pt)):
        if much is not None:
            spacing = put(ppr, "spacing")
            _set(spacing, side, round(much * 20))
            _overruled(spacing, f"{side}Autospacing", inherited, "spacing")
            _overruled(spacing, f"{side}Lines", inherited, "spacing")
    if edit.line is not None:
        spacing = put(ppr, "spacing")
        _set(spacing, "line", round(edit.line * 240))
        _set(spacing, "lineRule", "auto")


def _indent(ppr: etree._Element, edit: SetParagraph, inherited: Properties) -> None:
    for side, other, mm in (("left", "start", edit.left_mm), ("right", "end", edit.right_mm)):
        if mm is not None:
            indent = put(ppr, "ind")
            _unset(indent, other)
            _set(indent, side, mm_twips(mm))
            for name in (f"{side}Chars", f"{other}Chars"):
                _overruled(indent, name, inherited, "ind")
    if edit.first_line_mm is not None:
        indent = put(ppr, "ind")
        hanging = edit.first_line_mm < 0
        _unset(indent, "firstLine" if hanging else "hanging")
        _set(indent, "hanging" if hanging else "firstLine", mm_twips(abs(edit.first_line_mm)))
        for name in ("firstLineChars", "hangingChars"):
            _overruled(indent, name, inherited, "ind")


def _overruled(element: etree._Element, name: str, inherited: Properties, group: str) -> None:
    """Take an attribute away that would lie over another; say 0 where a style has it."""
    _unset(element, name)
    above = inherited.get(f"{group}.{name}")
    if is_on(above) and twips(above) != 0:
        _set(element, name, 0)


def _set(element: etree._Element, name: str, value: str | int) -> None:
    element.set(w(name), str(value))


def _unset(element: etree._Element, name: str) -> None:
    element.attrib.pop(w(name), None)


# --- characters -------------------------------------------------------------------------------


def set_runs(story: Story, paragraph: etree._Element, edit: SetRuns, marks: Marks) -> None:
    """Characters as the edit wants them; the end mark of the paragraph too where all are meant."""
    start, end = edit.start or 0, sys.maxsize if edit.end is None else edit.end
    if start == 0 < end and (edit.end is None or len(story.letters(paragraph)) <= end):
        style, table = story.styles(paragraph)
        for run in runs(paragraph):
            hidden = story.looks.run(flat(run.find(w("rPr"))), style, table)["vanish"]
            if not is_on(hidden) and any(one.tag not in _NO_TEXT for one in run):
                _look(properties(run), edit, marks)
        _look(put(properties(paragraph), "rPr"), edit, marks)
        return
    for run in spanned(story, paragraph, start, end, marks):
        _look(properties(run), edit, marks)


def _look(rpr: etree._Element, edit: SetRuns, marks: Marks) -> None:
    marks.keep(rpr)
    set_look(rpr, edit)


def set_look(rpr: etree._Element, edit: SetRuns) -> None:
    """Character properties as the edit wants them."""
    if edit.font is not None:
        fonts = put(rpr, "rFonts")
        for slot in _SLOTS:
            _set(fonts, slot, edit.font)
            _unset(fonts, f"{slot}Theme")
        _unset(fonts, "cstheme")
    for names, on in ((("b", "bCs"), edit.bold), (("i", "iCs"), edit.italic)):
        if on is not None:
            for name in names:
                flagged(rpr, name, on)
    if edit.caps is not None:
        flagged(rpr, "caps", edit.caps)
    if edit.colour is not None:
        valued(rpr, "color", val=edit.colour)
    if edit.size_pt is not None:
        for name in ("sz", "szCs"):
            valued(rpr, name, val=round(edit.size_pt * 2))
    if edit.highlight is not None:
        valued(rpr, "highlight", val="yellow" if edit.highlight else "none")
    if edit.underline is not None:
        valued(rpr, "u", val="single" if edit.underline else "none")


# --- paragraphs without words -----------------------------------------------------------------


def remove_paragraph(
    story: Story, paragraph: etree._Element, edit: RemoveParagraph, marks: Marks
) -> None:
    """The paragraph gone, or at least emptied where Word wants one; nothing if it holds more."""
    del edit
    parent = paragraph.getparent()
    if parent is None or words(said(story.letters(paragraph))) or _holds_something(paragraph):
        return
    if _is_wanted(paragraph, tracked=marks.tracked is not None):
        for run in list(runs(paragraph)):
            marks.deleted(run)
    elif marks.tracked is None:
        parent.remove(paragraph)
    else:
        for run in list(runs(paragraph)):
            marks.deleted(run)
        marks.deleted_end(paragraph)


def _holds_something(paragraph: etree._Element) -> bool:
    held = paragraph.iter(*_HOLDS_SOMETHING)
    if any(next(one.iterancestors(w("del")), None) is None for one in held):
        return True
    starts = {one.get(w("id")): one for one in paragraph.iter(w("bookmarkStart"))}
    ends = {one.get(w("id")) for one in paragraph.iter(w("bookmarkEnd"))}
    return starts.keys() != ends or any(one.get(w("name")) != _CURSOR for one in starts.values())


def _is_wanted(paragraph: etree._Element, *, tracked: bool) -> bool:
    """Whether Word wants a paragraph here: the only one, behind a table, between two tables.

    The end of the last one cannot be marked as deleted, since no other goes on behind it.
    """
    blocks = {w(name) for name in ("p", "tbl", "sdt", "customXml")}
    before, after = (
        next((one.tag for one in paragraph.itersiblings(preceding=back) if one.tag in blocks), None)
        for back in (True, False)
    )
    if after is None:
        return tracked or before != w("p")
    return after != w("p") and before not in {None, w("p")}


# --- tables -----------------------------------------------------------------------------------


def set_columns(paragraph: etree._Element, edit: SetColumns, marks: Marks) -> None:
    """The columns of the table around a paragraph; nothing where they do not fit its cells."""
    table = next(paragraph.iterancestors(w("tbl")), None)
    if table is None:
        return
    rows = [[*row.iterchildren(w("tc"))] for row in table.iterchildren(w("tr"))]
    widths = [mm_twips(one) for one in edit.widths_mm]
    spans = [_spans(row, len(widths)) for row in rows]
    if any(one is None for one in spans):
        return
    grid = table.find(w("tblGrid"))
    if grid is not None:
        marks.keep_grid(grid)
        dropped(grid, "gridCol")
        for at, width in enumerate(widths):
            column = etree.Element(w("gridCol"))
            column.set(w("w"), str(width))
            grid.insert(at, column)
    _table_width(table, sum(widths), mm_twips(edit.padding_mm), marks)
    for row, several in zip(rows, spans, strict=True):
        _cell_widths(row, several or [], widths, marks)


def _spans(row: list[etree._Element], columns: int) -> list[int] | None:
    """How many of the columns each cell of a row takes; ``None`` where they do not fit."""
    values = [flat(cell.find(w("tcPr"))) for cell in row]
    spans = [int(one.get("gridSpan", "1") or "1") for one in values]
    around = flat(row[0].getparent().find(w("trPr"))) if row else {}
    if any(around.get(name, "0") != "0" for name in ("gridBefore", "gridAfter")):
        return None
    if sum(spans) == columns:
        return spans
    return [1] * columns if len(row) == columns else None


def _table_width(table: etree._Element, width: int, padding: int, marks: Marks) -> None:
    tblpr = put(table, "tblPr")
    marks.keep(tblpr)
    valued(tblpr, "tblW", w=width, type="dxa")
    valued(tblpr, "tblLayout", type="fixed")
    margins = put(tblpr, "tblCellMar")
    dropped(margins, "start", "end")
    for side in ("left", "right"):
        valued(margins, side, w=padding, type="dxa")
    for row in table.iterchildren(w("tr")):
        for exception in row.findall(w("tblPrEx")):
            dropped(exception, "tblW", "tblLayout", "tblCellMar")


def _cell_widths(
    row: list[etree._Element], spans: list[int], widths: list[int], marks: Marks
) -> None:
    at = 0
    for cell, span in zip(row, spans, strict=True):
        tcpr = properties(cell)
        marks.keep(tcpr)
        valued(tcpr, "tcW", w=sum(widths[at : at + span]), type="dxa")
        if span == 1:
            dropped(tcpr, "gridSpan")
        margins = tcpr.find(w("tcMar"))
        if margins is not None:
            dropped(margins, "left", "start", "right", "end")
            if not len(margins):
                tcpr.remove(margins)
        at += span
