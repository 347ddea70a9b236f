"""Writes the report form (biểu mẫu báo cáo) of one sender.

XlsxWriter makes it: formulas that are protected, colours while one types, drop-downs and notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docgen.model.report import (
    CHECK_PART,
    PROVINCE_PART,
    YEAR_PART,
    Form,
    FormIndicator,
    FormTask,
    Method,
)
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.numbers import decimal
from docgen.workbook import form_sheets as layout
from docgen.workbook import reported
from docgen.workbook.file import GUIDE_SHEET, META_SHEET
from docgen.workbook.sheets import Column, Sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["columns", "written"]

_FONT = "Times New Roman"
_FREE_ROWS = 15  # below those that are listed, for what a sender adds
_ROOM_FOR_WORDS = 90  # points
_EPOCH = datetime(1980, 1, 1)
_PART_NOTES = {
    PROVINCE_PART: "các cơ quan, đơn vị cấp tỉnh; không gồm số địa phương tự báo cáo",
    CHECK_PART: "toàn tỉnh theo số của ngành, để đối chiếu với số địa phương",
    YEAR_PART: "đơn vị đạt ở cả bốn quý",
}
_GUIDE = (
    "1. Chỉ điền vào các ô nền vàng. Ô khác đã điền sẵn hoặc tự tính, được khóa.",
    "2. Không phát sinh thì chọn “không phát sinh”; không có cách thu thập thì chọn “không thu "
    "thập được”. Ô để trống nghĩa là chưa báo cáo, không được hiểu là 0.",
    "3. Chỉ tiêu: điền tử số và mẫu số, kết quả tự tính; không điền tỷ lệ phần trăm thay tử số.",
    "4. Ô chuyển màu đỏ là số liệu chưa khớp (nữ nhiều hơn tổng, tử số lớn hơn mẫu số…).",
    "5. Số liệu khác nhiều so với năm trước: ghi lý do vào cột Giải trình.",
    "6. Không đổi tên sheet, không gộp ô; cần thêm loại, nguồn thì điền vào các dòng trống ở dưới.",
    "7. Lưu tệp dạng .xlsx và gửi lại trước hạn ghi ở sheet Thông tin.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Formats:
    """The looks of cells, made once for each workbook."""

    head: Any
    given: Any
    asked: Mapping[str, Any]  # by number format
    computed: Any
    wrong: Any
    title: Any
    words: Any


def columns(sheet: Sheet) -> dict[str, str]:
    """The letter of each column of a form's sheet, by key."""
    return {one.key: chr(ord("A") + place) for place, one in enumerate(sheet.columns)}


def written(form: Form) -> bytes:
    """The workbook of ``form``; the same form gives the same bytes."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    # No text of a plan becomes a formula, a link or a number.
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(stream, {"in_memory": True, **plain})
    workbook.set_properties(
        {"title": f"{layout.TITLE}: {form.name}", "author": "docgen", "created": _EPOCH}
    )
    formats = _formats(workbook)
    _guide(workbook.add_worksheet(GUIDE_SHEET), form, formats)
    for sheet, rows in _content(form):
        worksheet = workbook.add_worksheet(sheet.name)
        _header(worksheet, sheet, formats)
        _WRITERS.get(sheet.key, _listed)(worksheet, sheet, rows, formats)
        _set_page(worksheet)
        if sheet is layout.INFORMATION:
            worksheet.activate()
    _metadata(workbook.add_worksheet(META_SHEET), form)
    workbook.close()
    return stream.getvalue()


def _content(form: Form) -> Iterator[tuple[Sheet, Sequence[Any]]]:
    """The sheets that this sender gets, each with what is listed in it."""
    yield layout.INFORMATION, [form]
    if form.tasks:
        yield layout.DUTIES, form.tasks
    if form.indicators:
        yield layout.INDICATORS, form.indicators
    yield layout.EVENTS, layout.EVENT_KINDS
    yield layout.CASES, layout.CASE_KINDS
    yield layout.BUDGETS, layout.BUDGET_SOURCES
    yield layout.WORDS, [entry.name for entry in layout.WORDS.fields]


# --- looks --------------------------------------------------------------------------------


def _formats(workbook: Workbook) -> _Formats:
    base = {"font_name": _FONT, "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
    base["border_color"] = "#BFBFBF"
    asked = {**base, "bg_color": "#FFF2CC", "locked": False}
    columns = {one.number_format for sheet in layout.SHEETS for one in sheet.columns}
    fields = {one.number_format for sheet in layout.SHEETS for one in sheet.fields}
    return _Formats(
        head=workbook.add_format(
            {**base, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E78"}
            | {"align": "center", "valign": "vcenter"}
        ),
        given=workbook.add_format({**base, "bg_color": "#F2F2F2"}),
        asked={
            one: workbook.add_format({**asked, "num_format": one})
            for one in sorted(columns | fields)
        },
        computed=workbook.add_format({**base, "bg_color": "#E2EFDA", "num_format": "General"}),
        wrong=workbook.add_format({"bg_color": "#FF9999", "font_color": "#9C0006"}),
        title=workbook.add_format({"font_name": _FONT, "font_size": 16, "bold": True}),
        words=workbook.add_format({"font_name": _FONT, "font_size": 13, "text_wrap": True}),
    )


def _header(worksheet: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    for place, one in enumerate(sheet.columns):
        worksheet.write_string(0, place, one.header, formats.head)
        worksheet.write_comment(0, place, one.note, {"author": "docgen", "x_scale": 2})
        worksheet.set_column(place, place, one.width)
    worksheet.freeze_panes(1, 0)
    worksheet.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})


def _set_page(worksheet: Worksheet) -> None:
    worksheet.set_landscape()
    worksheet.set_paper(9)  # A4
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)


# --- cells --------------------------------------------------------------------------------


def _given(worksheet: Worksheet, row: int, place: int, value: object, look: Any) -> None:
    """A cell that is filled in already; text is text, whatever it begins with."""
    match value:
        case None | "":
            worksheet.write_blank(row, place, None, look)
        case date():
            worksheet.write_string(row, place, short_date(value), look)
        case Decimal():
            worksheet.write_string(row, place, decimal(value), look)
        case int():
            worksheet.write_number(row, place, value, look)
        case _:
            worksheet.write_string(row, place, str(value), look)


def _asked(worksheet: Worksheet, row: int, place: int, column: Column, formats: _Formats) -> None:
    """A cell to be filled in, with its drop-down."""
    look = formats.asked[column.number_format]
    worksheet.write_blank(row, place, None, look)
    listed = column.choices or (layout.ANSWERS if column.parse in _FIGURES else ())
    if listed:
        rule = {"validate": "list", "source": list(listed), "show_error": bool(column.choices)}
        worksheet.data_validation(row, place, row, place, rule | _REFUSED)


_FIGURES = (reported.figure, reported.stated)
_REFUSED = {
    "error_title": "Giá trị không có trong danh sách",
    "error_message": "Chọn một giá trị trong danh sách.",
}


def _warn(worksheet: Worksheet, area: str, criteria: str, formats: _Formats) -> None:
    """Colours cells while ``criteria``, of the first of them, is true."""
    worksheet.conditional_format(
        area, {"type": "formula", "criteria": criteria, "format": formats.wrong}
    )


def _above(one: str, other: str) -> str:
    """A formula: both are numbers, and the first is above the second."""
    return f"=AND(ISNUMBER({one}),ISNUMBER({other}),{one}>{other})"


# --- sheets -------------------------------------------------------------------------------


def _fields(worksheet: Worksheet, sheet: Sheet, rows: Sequence[Any], formats: _Formats) -> None:
    """Single values: those of the form are filled in, the sender's own are asked for."""
    (form,) = rows if sheet is layout.INFORMATION else (None,)
    for row, entry in enumerate(sheet.fields, 1):
        worksheet.write_string(row, 0, entry.name, formats.given)
        value = getattr(form, entry.key, None)
        if value is not None:
            _given(worksheet, row, 1, value, formats.given)
        else:
            worksheet.write_blank(row, 1, None, formats.asked[entry.number_format])
        if sheet is layout.WORDS:
            worksheet.set_row(row, _ROOM_FOR_WORDS)


def _duties(
    worksheet: Worksheet, sheet: Sheet, rows: Sequence[FormTask], formats: _Formats
) -> None:
    for row, task in enumerate(rows, 1):
        text = "\n".join(map(str, task.text))
        given: tuple[object, ...] = (task.code, text, task.due)
        for place, value in enumerate(given):
            _given(worksheet, row, place, value, formats.given)
        for place in (3, 4):
            _asked(worksheet, row, place, sheet.columns[place], formats)
        worksheet.set_row(row, 17 * max(2, 1 + len(text) // sheet.columns[1].width))


def _indicators(
    worksheet: Worksheet, sheet: Sheet, rows: Sequence[FormIndicator], formats: _Formats
) -> None:
    at = columns(sheet)
    row = 0
    for one in rows:
        for part in one.parts or ("",):
            row += 1
            _indicator(worksheet, sheet, row, one, part, formats)
    first = {name: f"{letter}2" for name, letter in at.items()}
    counted = f"{at['numerator']}2:{at['denominator']}{row + 1}"
    above, below = f"${first['numerator']}", f"${first['denominator']}"
    is_percent = f'LEFT(${first["unit"]},1)="%"'
    _warn(worksheet, counted, f"=AND({is_percent},{_above(above, below)[1:]})", formats)
    _warn(worksheet, counted, f"=ISNUMBER({above})<>ISNUMBER({below})", formats)


def _indicator(
    worksheet: Worksheet,
    sheet: Sheet,
    row: int,
    one: FormIndicator,
    part: str,
    formats: _Formats,
) -> None:
    """A row of an indicator: counted above and below the line, or stated."""
    at = columns(sheet)
    values = {
        "code": one.code,
        "title": one.title,
        "part": part,
        "unit": one.unit,
        "counting": _counting(one, part),
        "planned": f"{one.direction} {_shown(one.planned)}" if one.planned is not None else "",
        "previous": _shown(one.previous),
    }
    for place, column in enumerate(sheet.columns):
        if column.key in values:
            _given(worksheet, row, place, values[column.key], formats.given)
        elif column.key in {"numerator", "denominator"} and one.numerator is None:
            worksheet.write_blank(row, place, None, formats.given)
        elif column.key == "value" and one.numerator is not None:
            above, below = (f"{at[name]}{row + 1}" for name in ("numerator", "denominator"))
            worksheet.write_formula(
                row, place, _computed(above, below, one.factor), formats.computed, ""
            )
        else:
            _asked(worksheet, row, place, _choosing(column, one), formats)
    lines = max(len(one.title) // 52, len(values["counting"]) // 37) + 1
    worksheet.set_row(row, 17 * max(2, lines))


def _choosing(column: Column, one: FormIndicator) -> Column:
    """The column as an indicator of words has it: a choice of two."""
    if column.key != "value" or one.method is not Method.YES_NO:
        return column
    return replace(column, choices=("Có", "Không", *layout.ANSWERS))


def _counting(one: FormIndicator, part: str) -> str:
    words = [
        f"{name}: {words}"
        for name, words in (("Tử số", one.numerator), ("mẫu số", one.denominator))
        if words
    ]
    note = _PART_NOTES.get(part)
    return "; ".join([*words, *([note] if note else [])])


def _shown(value: Decimal | str | None) -> str:
    return decimal(value) if isinstance(value, Decimal) else value or ""


def _computed(above: str, below: str, factor: int) -> str:
    """The result as a formula; nothing below the line means that nothing arose."""
    share = f'IF({below}=0,"{layout.ANSWERS[0]}",ROUND({above}/{below}*{factor},2))'
    answer = f'IF(ISTEXT({above}),{above},"")'
    return f"=IF(AND(ISNUMBER({above}),ISNUMBER({below})),{share},{answer})"


def _listed(worksheet: Worksheet, sheet: Sheet, rows: Sequence[str], formats: _Formats) -> None:
    """Kinds or sources listed, each with figures to be filled in, and rows for more."""
    last = len(rows) + _FREE_ROWS
    for row in range(1, last + 1):
        for place, column in enumerate(sheet.columns):
            if place == 0 and row <= len(rows):
                _given(worksheet, row, 0, rows[row - 1], formats.given)
            else:
                _asked(worksheet, row, place, column, formats)
    at = columns(sheet)
    for part, whole in _PARTS[sheet.key]:
        one, other = f"${at[part]}2", f"${at[whole]}2"
        area = f"{at[part]}2:{at[part]}{last + 1}"
        _warn(worksheet, area, _above(one, other), formats)
    for women, men, whole in _SUMS.get(sheet.key, ()):
        three = [f"${at[name]}2" for name in (women, men, whole)]
        numbers = ",".join(f"ISNUMBER({one})" for one in three)
        area = f"{at[whole]}2:{at[whole]}{last + 1}"
        _warn(worksheet, area, f"=AND({numbers},{three[0]}+{three[1]}<>{three[2]})", formats)


_PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "events": (("women", "participants"), ("men", "participants")),
    "cases": (("women", "victims"), ("men", "victims"), ("supported", "victims")),
    "budgets": (("spent", "planned"),),
}
_SUMS = {
    "events": (("women", "men", "participants"),),
    "cases": (("women", "men", "victims"),),
}
_WRITERS: dict[str, Any] = {
    "info": _fields,
    "words": _fields,
    "duties": _duties,
    "measures": _indicators,
}


def _guide(worksheet: Worksheet, form: Form, formats: _Formats) -> None:
    worksheet.set_column(0, 0, 110)
    worksheet.hide_gridlines(2)
    worksheet.write_string(0, 0, f"{layout.TITLE} {form.period} {form.year}", formats.title)
    worksheet.write_string(1, 0, form.name, formats.title)
    lines: Iterable[str] = _GUIDE
    for row, words in enumerate(lines, 3):
        worksheet.write_string(row, 0, words, formats.words)
        worksheet.set_row(row, 36 if len(words) > 100 else 20)
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)


def _metadata(worksheet: Worksheet, form: Form) -> None:
    """Which form this is, so that it is known again when it comes back."""
    rows = {
        "kind": layout.KIND,
        "version": str(form.version),
        "form": form.id,
        "code": form.code,
        "year": str(form.year),
        "period": str(form.period),
        "cutoff": form.cutoff.isoformat(),
    }
    for row, (name, value) in enumerate(rows.items()):
        worksheet.write_string(row, 0, name)
        worksheet.write_string(row, 1, value)
    worksheet.very_hidden()
