"""A sheet as a table: its rows, its header, its columns, and what is odd about them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, cast

from docgen.model.place import CellPlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt, key, nearest
from docgen.workbook.clean import is_blank
from docgen.workbook.sheets import Column, Sheet

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as ExcelCell
    from openpyxl.worksheet.worksheet import Worksheet

    Row = Sequence[ExcelCell]

__all__ = ["Reading", "Table", "header_key", "rows", "table"]

MISSING_COLUMN = Rule(
    "XL102",
    "missing-column",
    N_("the columns {expected} are missing; the headers found are: {actual}"),
)
EMPTY_SHEET = Rule("XL118", "empty-sheet", N_("the sheet “{actual}” has no rows"))
UNKNOWN_COLUMN = Rule(
    "XL103",
    "unknown-column",
    N_("the column “{actual}” is not known and is passed over"),
    Severity.NOTE,
)
MISNAMED_COLUMN = Rule(
    "XL144",
    "misnamed-column",
    N_("the column “{actual}” is not known and is passed over; if it is “{expected}”, name it so"),
    Severity.WARNING,
)
MERGED_CELLS = Rule(
    "XL110",
    "merged-cells",
    N_("the cells {actual} are merged; unmerge them and fill in each cell"),
)
HIDDEN_ROW = Rule(
    "XL111", "hidden-row", N_("row {actual} is hidden; it is used all the same"), Severity.NOTE
)
DUPLICATE_COLUMN = Rule(
    "XL122", "duplicate-column", N_("the column “{actual}” stands twice; the first is used")
)
HEADLESS_COLUMN = Rule(
    "XL124",
    "headless-column",
    N_("“{actual}” stands in a column without a header; the column is passed over"),
    Severity.WARNING,
)

_MARK_OF_NEED = re.compile(r"(?:[\s*:]|\(\*\))+$")
_HEADER_ROWS = 50  # a header stands within these


@dataclass(slots=True)
class Reading:
    """One run over a sheet, and what has been found so far."""

    file: str
    sheet: str
    problems: list[Problem] = field(default_factory=list)

    def place(self, cell: str = "") -> CellPlace:
        """The place of a cell; of the whole sheet without one."""
        return CellPlace(file=self.file, sheet=self.sheet, cell=cell)

    def note(self, rule: Rule, cell: str = "", **values: object) -> None:
        """Adds the problem of breaking ``rule`` at a cell."""
        self.problems.append(rule.at(self.place(cell), **values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The known columns of a sheet by number, and the rows below its header that fill them."""

    columns: Mapping[int, Column]
    body: Sequence[Row]
    header_row: int

    @property
    def last_row(self) -> int:
        """The number of the last row; of the header where there is none below it."""
        return self.body[-1][0].row if self.body else self.header_row

    def places(self, row: int) -> dict[str, str]:
        """The coordinate of each column's cell in the row of that number, by key."""
        from openpyxl.utils import get_column_letter

        return {one.key: f"{get_column_letter(n)}{row}" for n, one in self.columns.items()}

    def cells(self, row: Row) -> dict[str, ExcelCell]:
        """The cells of a row in known columns, by key."""
        return {self.columns[one.column].key: one for one in row if one.column in self.columns}


def table(
    reading: Reading, sheet: Sheet, worksheet: Worksheet, formulas: Worksheet | None
) -> Table | None:
    """The table in a worksheet; ``None`` when it is empty or its header is not found.

    ``formulas`` is the same worksheet with formulas for values.  All that is odd is
    noted in ``reading``.
    """
    if formulas is not None:
        _restore_formulas(worksheet, formulas)
    filled = rows(worksheet)
    if not filled:
        if sheet.needed:
            reading.note(EMPTY_SHEET, actual=sheet.name)
        return None
    header = _header(reading, sheet, filled)
    if header is None:
        return None
    columns = _columns(reading, sheet, header)
    number = header[0].row
    below = [row for row in filled if row[0].row > number and not _repeats(row, columns)]
    body = [row for row in below if any(one.column in columns for one in row)]
    _note_merged(reading, worksheet, number, columns)
    _note_hidden(reading, worksheet, body)
    _note_headless(reading, header, below)
    found = Table(columns=columns, body=body, header_row=number)
    if sheet.needed and not (body or sheet.fields):  # of fields each is told by name
        reading.note(EMPTY_SHEET, min(found.places(number + 1).values()), actual=sheet.name)
    return found


def rows(worksheet: Worksheet) -> list[Row]:
    """The rows with cells that hold something, and just those cells.

    Of the cells that are in the file: ``iter_rows`` would make every cell up to the
    last one with a format, of which there may be millions.
    """
    filled = {place: one for place, one in worksheet._cells.items() if _is_filled(one.value)}
    places = groupby(sorted(filled), key=lambda place: place[0])
    return [[cast("ExcelCell", filled[one]) for one in row] for _, row in places]


def _is_filled(value: object) -> bool:
    return not is_blank(value) if isinstance(value, str) else value is not None


def _restore_formulas(worksheet: Worksheet, formulas: Worksheet) -> None:
    """Puts formulas back where there is no result, so that such cells do not look empty."""
    for place, one in formulas._cells.items():
        cell = worksheet._cells[place]
        has_result = cell.value is not None or cell.data_type == "str"  # "" is a result too
        if one.data_type == "f" and not has_result:
            formula = getattr(one.value, "text", one.value)  # array formulas are objects
            cell.value = formula if isinstance(formula, str) else "=TABLE()"
            cell.data_type = "f"


# --- header and columns -------------------------------------------------------------------


def _header(reading: Reading, sheet: Sheet, filled: Sequence[Row]) -> Row | None:
    """The first row that has the needed headers; ``None``, and a problem, when none has.

    Where a title is worded like the header below it, the row with more cells is it.
    """
    needed = {one.header for one in sheet.columns if one.needed}
    first = filled[:_HEADER_ROWS]
    if whole := [row for row in first if needed <= _known(sheet, row)]:
        return max(whole, key=len)
    likely = max(first, key=lambda row: len(_known(sheet, row)))
    lacking = needed - _known(sheet, likely)
    reading.note(
        MISSING_COLUMN,
        likely[0].coordinate,
        expected=[one.header for one in sheet.columns if one.header in lacking],
        actual=[excerpt(one.value) for one in likely],
    )
    return None


def _known(sheet: Sheet, row: Row) -> set[str]:
    """The headers of ``sheet`` that a row holds."""
    by_key = _headers(sheet)
    return {by_key[name].header for one in row if (name := header_key(one)) in by_key}


def _headers(sheet: Sheet) -> dict[str, Column]:
    """Columns by header, and by header without the unit behind it."""
    by_key = {key(one.header.split("(")[0]): one for one in sheet.columns}
    return by_key | {key(one.header): one for one in sheet.columns}


def header_key(cell: ExcelCell) -> str:
    """What the spellings of a header or of a field's name share, ``Số *`` with ``Số``."""
    return _MARK_OF_NEED.sub("", key(str(cell.value)))


def _columns(reading: Reading, sheet: Sheet, header: Row) -> dict[int, Column]:
    """The known columns by number; the others are noted."""
    known = _headers(sheet)
    columns: dict[int, Column] = {}
    unknown = []
    for cell in header:
        column = known.get(header_key(cell))
        if column is None:
            unknown.append(cell)
        elif column in columns.values():
            reading.note(DUPLICATE_COLUMN, cell.coordinate, actual=excerpt(cell.value))
        else:
            columns[cell.column] = column
    lacking = [one.header for one in sheet.columns if one not in columns.values()]
    for cell in unknown:
        actual, likely = excerpt(cell.value), nearest(str(cell.value), lacking)
        if likely:
            reading.note(MISNAMED_COLUMN, cell.coordinate, actual=actual, expected=likely)
        else:
            reading.note(UNKNOWN_COLUMN, cell.coordinate, actual=actual)
    return columns


def _repeats(row: Row, columns: Mapping[int, Column]) -> bool:
    """Whether a row is the header once more, as at the head of each printed page."""
    return all(
        one.column in columns and header_key(one) == key(columns[one.column].header) for one in row
    )


# --- what is odd --------------------------------------------------------------------------


def _note_merged(
    reading: Reading, worksheet: Worksheet, header_row: int, columns: Mapping[int, Column]
) -> None:
    for area in sorted(worksheet.merged_cells.ranges, key=lambda one: (one.min_row, one.min_col)):
        in_table = any(area.min_col <= column <= area.max_col for column in columns)
        if area.max_row > header_row and in_table:
            reading.note(MERGED_CELLS, area.coord, actual=area.coord)


def _note_hidden(reading: Reading, worksheet: Worksheet, body: Sequence[Row]) -> None:
    """One note for each block of hidden rows that hold something."""
    numbers = [row[0].row for row in body]
    dimensions = worksheet.row_dimensions
    hidden = [one for one in numbers if one in dimensions and dimensions[one].hidden]
    for _, pairs in groupby(enumerate(hidden), key=lambda pair: pair[1] - pair[0]):
        block = [number for _, number in pairs]
        shown = "-".join(map(str, sorted({block[0], block[-1]})))
        reading.note(HIDDEN_ROW, f"{block[0]}:{block[-1]}", actual=shown)


def _note_headless(reading: Reading, header: Row, below: Sequence[Row]) -> None:
    """Notes the first cell of each column that has no header."""
    seen = {one.column for one in header}
    for row in below:
        for one in row:
            if one.column not in seen:
                seen.add(one.column)
                reading.note(HEADLESS_COLUMN, one.coordinate, actual=excerpt(one.value))
