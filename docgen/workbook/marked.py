"""A report with marks where something is to be mended (cần sửa), to be sent back to its sender.

It stays the sender's workbook: drop-downs, protection, colours that come while one types, widths
and notes are kept.  A cell that is marked gets a note and a colour, and a first sheet lists
all there is to mend.  Marks of an earlier round are taken away first.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docgen.model.place import CellPlace, FilePlace
from docgen.workbook.file import damage_told, examined, loaded, saved
from docgen.workbook.reach import refuse_crowd, refuse_far, sheets_in
from docgen.workbook.results import with_results

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["SHEET", "Mark", "marked"]

SHEET = "Cần sửa"
_HEADS = ("STT", "Mức độ", "Sheet", "Ô", "Nội dung cần sửa", "Mã", "Màu cũ")
_WIDTHS = (6, 12, 26, 10, 90, 9, 9)
_ADVICE = (
    "Sửa tại ô ghi ở cột “Ô” (bấm vào để đến ô), xóa hoặc để nguyên ghi chú, rồi lưu và gửi lại "
    "tệp này. Không cần xóa sheet này."
)
_HEAD_ROW = 3
_COLOUR_COLUMN = len(_HEADS)
_FONT = "Times New Roman"
_MARKED = "FFFFC7CE"
_NOTE = "Cần sửa:"  # a line of its own, before what docgen says and behind what was there
_OWN_PART = re.compile(rf"(?:^|\n){_NOTE}\n.*", re.DOTALL)
_COLOUR = re.compile(r"[0-9A-Fa-f]{8}")
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_DDE = re.compile(r"""=[^"'(]*\|""")  # =cmd|' /C calc'!A0 starts a program
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is to be mended, in words, and where; sheet and cell are empty where it is no cell."""

    severity: str
    rule: str
    text: str
    sheet: str = ""
    cell: str = ""


def marked(content: bytes, place: FilePlace, marks: Sequence[Mark]) -> bytes:
    """A copy of the workbook ``content`` with ``marks``; the same ones give the same bytes.

    Raises :class:`WorkbookError` when openpyxl cannot read or write it.
    """
    examined(BytesIO(content), place)
    with damage_told(place):
        with zipfile.ZipFile(BytesIO(content)) as package:
            sheets = sheets_in(package)
            refuse_far(package, sheets, place)
        refuse_crowd(sheets.values(), place)
        workbook = loaded(content, place)
        _unmark(workbook)
        _disarm(workbook)
        colours = [_mark_cell(workbook, one) for one in marks]
        _list(workbook, place.file, marks, colours)
        return with_results(saved(workbook, place), content)


# --- what an earlier round left -----------------------------------------------------------


def _unmark(workbook: Workbook) -> None:
    """Takes earlier marks away: the list, our part of notes, our colour."""
    for worksheet in workbook.worksheets:
        for row in worksheet.iter_rows():
            for cell in row:
                if cell.comment is not None:
                    _set_note(cell, _OWN_PART.sub("", cell.comment.text))
    listed = workbook[SHEET] if SHEET in workbook.sheetnames else None
    if listed is None or listed.cell(_HEAD_ROW, 1).value != _HEADS[0]:
        return
    for values in listed.iter_rows(min_row=_HEAD_ROW + 1, max_col=_COLOUR_COLUMN, values_only=True):
        _, _, sheet, name, *_, colour = (str(one or "") for one in values)
        cell = _cell(workbook, sheet, name)
        if cell is not None and cell.fill.fgColor.rgb == _MARKED:
            _paint(cell, colour if _COLOUR.fullmatch(colour) else "")
    workbook.remove(listed)


def _disarm(workbook: Workbook) -> None:
    """Makes formulas that would start a program plain text."""
    for worksheet in workbook.worksheets:
        for row in worksheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and _DDE.match(str(cell.value)):
                    cell.data_type = "s"


# --- cells --------------------------------------------------------------------------------


def _cell(workbook: Workbook, sheet: str, name: str) -> Any:
    """The cell of that name, of merged ones the first; ``None`` where there is none."""
    if sheet not in workbook.sheetnames or not _CELL.fullmatch(name):
        return None
    worksheet = workbook[sheet]
    if not hasattr(worksheet, "merged_cells"):  # a sheet of a chart
        return None
    for area in worksheet.merged_cells.ranges:
        if name in area:
            return worksheet.cell(area.min_row, area.min_col)
    return worksheet[name]


def _mark_cell(workbook: Workbook, mark: Mark) -> str:
    """Marks a cell; what is returned is the colour that it had, empty for none."""
    cell = _cell(workbook, mark.sheet, mark.cell)
    if cell is None:
        return ""
    before = cell.comment.text if cell.comment else ""
    head = "" if _OWN_PART.search(before) else _NOTE
    _set_note(cell, "\n".join(filter(None, (before, head, f"- {_clean(mark.text)}"))))
    colour = cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else ""
    _paint(cell, _MARKED)
    return colour if isinstance(colour, str) else ""


def _set_note(cell: Any, words: str) -> None:
    from openpyxl.comments import Comment

    if not words:
        cell.comment = None
        return
    lines = sum(1 + len(one) // 50 for one in words.split("\n"))
    author = cell.comment.author if cell.comment else "docgen"
    cell.comment = Comment(words, author, width=360, height=30 + 18 * lines)


def _paint(cell: Any, colour: str) -> None:
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", fgColor=colour) if colour else PatternFill()


# --- the list -----------------------------------------------------------------------------


def _list(workbook: Workbook, file: str, marks: Sequence[Mark], colours: Sequence[str]) -> None:
    """The first sheet: all there is to mend, each with the way to its cell."""
    from openpyxl.styles import Font

    for other in workbook.worksheets:  # else two sheets would be typed into at once
        other.sheet_view.tabSelected = False
    worksheet = workbook.create_sheet(SHEET, 0)
    workbook.active = 0
    rows: list[tuple[str | int, ...]] = [(f"{SHEET}: {file}",), (_ADVICE,), _HEADS]
    seen: set[tuple[str, str]] = set()
    for number, (one, colour) in enumerate(zip(marks, colours, strict=True), 1):
        first = (one.sheet, one.cell) not in seen  # the second would find our own colour
        seen.add((one.sheet, one.cell))
        own = colour if first else ""
        rows.append((number, one.severity, one.sheet, one.cell, one.text, one.rule, own))
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            _put(worksheet, number, column, value)
    for number, one in enumerate(marks, _HEAD_ROW + 1):
        if _cell(workbook, one.sheet, one.cell) is not None:
            _link(worksheet, number, one)
    for number, width in enumerate(_WIDTHS, 1):
        letter = worksheet.cell(_HEAD_ROW, number).column_letter
        worksheet.column_dimensions[letter].width = width
        worksheet.column_dimensions[letter].hidden = number == _COLOUR_COLUMN
        worksheet.cell(_HEAD_ROW, number).font = Font(name=_FONT, size=12, bold=True)
    _set_page(worksheet)


def _put(worksheet: Worksheet, row: int, column: int, value: str | int) -> None:
    """A cell of the list; text is text, whatever it begins with."""
    from openpyxl.styles import Alignment, Font

    is_table = row >= _HEAD_ROW
    cell = worksheet.cell(row, column)
    cell.value = _clean(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith("=")
    cell.font = Font(name=_FONT, size=12 if is_table else 14, bold=row == 1)
    cell.alignment = Alignment(wrap_text=is_table, vertical="top")


def _link(worksheet: Worksheet, row: int, mark: Mark) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell = worksheet.cell(row, 4)
    target = str(CellPlace(file="", sheet=mark.sheet, cell=mark.cell))
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target, display=mark.cell)
    cell.font = Font(name=_FONT, size=12, color="0563C1", underline="single")


def _set_page(worksheet: Worksheet) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    worksheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    worksheet.page_setup.orientation = worksheet.ORIENTATION_LANDSCAPE
    worksheet.page_setup.paperSize = int(worksheet.PAPERSIZE_A4)
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"


def _clean(words: str) -> str:
    """Words without the characters that no workbook may hold."""
    return _CONTROL.sub("", words)
