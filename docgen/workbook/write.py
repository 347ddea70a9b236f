"""Writes the blank workbook of a kind: every sheet, column, note and drop-down."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.vietnamese.names import sentence_start
from docgen.workbook.file import GUIDE_SHEET, META_SHEET
from docgen.workbook.sheets import Column, Field, Kind, Sheet

__all__ = ["FONT", "blank", "row_height", "to_bytes"]

FONT = "Times New Roman"
_ROWS = 2000  # that have drop-downs
_HEADER = PatternFill("solid", fgColor="1F4E78")
_NEEDED = PatternFill("solid", fgColor="FFF2CC")
_SIDE = Side("thin", color="BFBFBF")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def blank(kind: Kind, year: int | None = None) -> Workbook:
    """A blank workbook of ``kind``, filled with its defaults, and ``year`` when it is given."""
    workbook = Workbook()
    guide = workbook.worksheets[0]
    _write_guide(guide, kind)
    for sheet in kind.sheets:
        worksheet = workbook.create_sheet(sheet.name)
        _write_header(worksheet, sheet)
        if sheet.fields:
            _write_fields(worksheet, sheet, year)
        else:
            _write_columns(worksheet, sheet.columns)
        _set_page(worksheet)
    _write_metadata(workbook.create_sheet(META_SHEET), kind)
    workbook.active = 1
    workbook.properties.title = kind.title
    workbook.properties.creator = "docgen"
    return workbook


def to_bytes(workbook: Workbook) -> bytes:
    """The workbook as an .xlsx file."""
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _write_guide(worksheet: Worksheet, kind: Kind) -> None:
    worksheet.title = GUIDE_SHEET
    worksheet.column_dimensions["A"].width = 26
    worksheet.column_dimensions["B"].width = 90
    worksheet["A1"] = f"{kind.title}: hướng dẫn điền"
    worksheet["A1"].font = Font(name=FONT, size=16, bold=True)
    rows: list[tuple[str, str]] = [("", line) for line in kind.guide]
    rows.append(("", ""))
    rows += [
        (sheet.name, f"{sentence_start(sheet.purpose)}.{' Bắt buộc.' if sheet.needed else ''}")
        for sheet in kind.sheets
    ]
    for number, (name, words) in enumerate(rows, 3):
        worksheet.cell(number, 1, name).font = Font(name=FONT, size=13, bold=True)
        cell = worksheet.cell(number, 2, words)
        cell.font = Font(name=FONT, size=13)
        cell.alignment = _WRAPPED
    worksheet.sheet_view.showGridLines = False
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_header(worksheet: Worksheet, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns, 1):
        cell = worksheet.cell(1, number, column.header)
        cell.font = Font(name=FONT, size=12, bold=True, color="FFFFFF")
        cell.fill = _HEADER
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        cell.border = _LINE
        needed = "Bắt buộc. " if column.filled else ""
        cell.comment = _note(needed + column.note)
        worksheet.column_dimensions[get_column_letter(number)].width = column.width
    worksheet.freeze_panes = "A2"


def _note(words: str) -> Comment:
    return Comment(words, "docgen", width=320, height=40 + 20 * (len(words) // 40))


def _write_fields(worksheet: Worksheet, sheet: Sheet, year: int | None) -> None:
    for number, entry in enumerate(sheet.fields, 2):
        name = worksheet.cell(number, 1, entry.name)
        name.font = Font(name=FONT, size=12, bold=entry.filled)
        value = worksheet.cell(number, 2, _first_value(entry, year))
        value.number_format = entry.number_format
        value.font = Font(name=FONT, size=12)
        value.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
        if entry.filled:
            value.fill = _NEEDED
        advice = ("Bắt buộc. " if entry.filled else "") + entry.note
        worksheet.cell(number, 3, advice).font = Font(name=FONT, size=11, italic=True)
        value_width, advice_width = (one.width for one in sheet.columns[1:3])
        height = row_height((str(value.value or ""), value_width), (advice, advice_width))
        worksheet.row_dimensions[number].height = height
        for column in (1, 2, 3):
            worksheet.cell(number, column).border = _LINE
            if column != 2:
                worksheet.cell(number, column).alignment = _WRAPPED
        _add_choices(worksheet, entry, f"B{number}", free=False)


def row_height(*cells: tuple[str, int]) -> int:
    """The height of a row, in points, in which each text has room in its column's width."""
    lines = (sum(1 + len(line) // width for line in words.split("\n")) for words, width in cells)
    return 17 * max(lines)


def _first_value(entry: Field, year: int | None) -> Any:
    """What a field holds in a blank workbook."""
    return entry.of_year(year) if year and entry.of_year else entry.default


def _write_columns(worksheet: Worksheet, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        whole = worksheet.column_dimensions[letter]  # its looks pass on to cells when typed in
        whole.number_format = column.number_format
        whole.font = Font(name=FONT, size=12)
        whole.alignment = _WRAPPED
        _add_choices(worksheet, column, f"{letter}2:{letter}{_ROWS + 1}", free=column.free)


def _add_choices(worksheet: Worksheet, entry: Column | Field, area: str, *, free: bool) -> None:
    if not entry.choices:
        return
    listed = ",".join(entry.choices)
    validation = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    validation.showErrorMessage = not free
    validation.errorTitle = "Giá trị không có trong danh sách"
    validation.error = f"Chọn một trong: {'; '.join(entry.choices)}"
    worksheet.add_data_validation(validation)
    validation.add(area)


def _set_page(worksheet: Worksheet) -> None:
    """Prints one page wide, landscape, with the header row on each page."""
    worksheet.page_setup.orientation = worksheet.ORIENTATION_LANDSCAPE
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_title_rows = "1:1"


def _write_metadata(worksheet: Worksheet, kind: Kind) -> None:
    for row in (("kind", kind.name), ("version", kind.version)):
        worksheet.append(row)
    worksheet.sheet_state = worksheet.SHEETSTATE_VERYHIDDEN
