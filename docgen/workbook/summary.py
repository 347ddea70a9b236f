"""The workbook that sums up a run over many localities: what became of each, what was changed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.model.text import Run
from docgen.workbook.pattern import inline

__all__ = ["CHANGES", "CONFLICTS", "REVIEW", "SHEETS", "UNITS", "Row", "SummarySheet", "write"]

Row = Sequence[str | int]

_FONT = "Times New Roman"
_HEADER = PatternFill("solid", fgColor="1F4E78")
_TOP = 1_048_576  # rows that a sheet of Excel has
_LONGEST = 32_767  # letters in a cell
_DATE = (1980, 1, 1, 0, 0, 0)
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_SAVED = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySheet:
    """A sheet of the summary; ``columns`` are headers with their widths."""

    name: str
    columns: tuple[tuple[str, int], ...]


UNITS = SummarySheet(
    name="Đơn vị",
    columns=(
        ("STT", 6),
        ("Đơn vị", 28),
        ("Bảng tính", 44),
        ("Trạng thái bảng tính", 22),
        ("Văn bản", 44),
        ("Trạng thái văn bản", 22),
        ("Thay đổi", 10),
        ("Lỗi", 8),
        ("Cảnh báo", 10),
        ("Lưu ý", 8),
        ("Xung đột", 10),
    ),
)
CHANGES = SummarySheet(
    name="Thay đổi",
    columns=(("Đơn vị", 28), ("Loại", 12), ("Ô (kế hoạch tỉnh)", 22), ("Trước", 70), ("Sau", 70)),
)
REVIEW = SummarySheet(
    name="Cần xem lại",
    columns=(
        ("Đơn vị", 28),
        ("Tệp", 44),
        ("Ô", 22),
        ("Mức độ", 12),
        ("Mã", 9),
        ("Nội dung", 90),
    ),
)
CONFLICTS = SummarySheet(
    name="Xung đột",
    columns=(
        ("Đơn vị", 28),
        ("Tệp", 44),
        ("Ô", 22),
        ("Lần trước", 50),
        ("Của đơn vị (giữ lại)", 50),
        ("Của tỉnh (chưa đưa vào)", 50),
    ),
)
SHEETS = (UNITS, CHANGES, REVIEW, CONFLICTS)


def write(stream: BinaryIO, rows: Mapping[str, Iterable[Row]], *, title: str) -> None:
    """Write the summary to ``stream``; ``rows`` are those of each sheet, by its name.

    Rows are written as they come and kept nowhere, and words stay words, whatever they begin
    with.  What one sheet cannot hold goes on in another.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        parts: list[tuple[SummarySheet, str]] = []
        last_rows: list[int] = []
        for sheet in SHEETS:
            for number, piece in enumerate(_pieces(rows[sheet.name]), 1):
                name = sheet.name if number == 1 else f"{sheet.name} ({number})"
                parts.append((sheet, name))
                last_rows.append(_written(package, sheet, len(parts), piece))
        for name, content in _rest(parts, last_rows, title):
            with _member(package, name) as member:
                member.write(content)


def _pieces(rows: Iterable[Row]) -> Iterator[Iterator[Row]]:
    """The rows in as many pieces as sheets are needed, one even where there is no row."""
    left = iter(rows)
    yield islice(left, _TOP - 1)
    for first in left:
        yield chain((first,), islice(left, _TOP - 2))


def _member(package: zipfile.ZipFile, name: str) -> BinaryIO:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    return package.open(entry, "w")  # type: ignore[return-value]  # IO[bytes]


def _written(
    package: zipfile.ZipFile, sheet: SummarySheet, number: int, rows: Iterable[Row]
) -> int:
    """Writes the part of a sheet, and gives the number of its last row."""
    pattern = Workbook()
    worksheet = pattern.worksheets[0]
    words, figures = _prepare(worksheet, sheet)
    with zipfile.ZipFile(_saved(pattern)) as saved:
        content = saved.read("xl/worksheets/sheet1.xml").decode()
    before, _, after = content.partition("</sheetData>")
    last = 1
    with _member(package, f"xl/worksheets/sheet{number}.xml") as member:
        member.write(before.encode())
        for last, row in enumerate(rows, 2):
            cells = "".join(
                inline(f"{letter}{last}", words, (Run(text=value[:_LONGEST]),))
                if isinstance(value, str)
                else f'<c r="{letter}{last}" s="{figures}"><v>{value}</v></c>'
                for letter, value in zip(_LETTERS, row, strict=False)
                if value != ""
            )
            member.write(f'<row r="{last}">{cells}</row>'.encode())
        area = f"A1:{_LETTERS[len(sheet.columns) - 1]}{last}"
        member.write(f'</sheetData><autoFilter ref="{area}"/>{after}'.encode())
    return last


_LETTERS = tuple(get_column_letter(1 + one) for one in range(16))


def _prepare(worksheet: Worksheet, sheet: SummarySheet) -> tuple[int, int]:
    """Writes header, widths and page; gives the styles of words and of figures below it."""
    worksheet.title = sheet.name
    for number, (header, width) in enumerate(sheet.columns, 1):
        cell = worksheet.cell(1, number, header)
        cell.font = Font(name=_FONT, size=12, bold=True, color="FFFFFF")
        cell.fill = _HEADER
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        worksheet.column_dimensions[get_column_letter(number)].width = width
    worksheet.freeze_panes = "A2"
    worksheet.page_setup.orientation = worksheet.ORIENTATION_LANDSCAPE
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    styles = []
    for quoted in (True, False):
        sample = worksheet.cell(1, len(sheet.columns) + 1)
        sample.font = Font(name=_FONT, size=12)
        sample.alignment = Alignment(wrap_text=quoted, vertical="top")
        sample.quotePrefix = quoted
        styles.append(sample.style_id)
        del worksheet._cells[1, len(sheet.columns) + 1]
    return styles[0], styles[1]


def _rest(
    parts: Sequence[tuple[SummarySheet, str]], last_rows: Sequence[int], title: str
) -> Iterator[tuple[str, bytes]]:
    """All members but the sheets, as openpyxl makes them for sheets of these names."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for (sheet, name), last in zip(parts, last_rows, strict=True):
        worksheet = workbook.create_sheet(name)
        _prepare(worksheet, sheet)
        worksheet.title = name
        worksheet.auto_filter.ref = f"A1:{_LETTERS[len(sheet.columns) - 1]}{last}"
    workbook.properties.title = title
    workbook.properties.creator = "docgen"
    with zipfile.ZipFile(_saved(workbook)) as saved:
        for name in saved.namelist():
            if not _SHEET.fullmatch(name):
                content = saved.read(name)
                yield name, _SAVED.sub(b"", content) if name == "docProps/core.xml" else content


def _saved(workbook: Workbook) -> BytesIO:
    stream = BytesIO()
    workbook.save(stream)
    return stream
