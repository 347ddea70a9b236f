"""A unit's workbook with what is new in its province's plan; all else is as its clerk left it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import get_column_letter

from docgen.model.merging import Conflict, Content, Formula, MergedSheet, SheetRow, words
from docgen.model.place import CellPlace
from docgen.workbook import base, marks
from docgen.workbook.file import kind_of, opened
from docgen.workbook.lines import Lines, move
from docgen.workbook.saving import lost, restore_sizes, results, saved
from docgen.workbook.sheets import DATE, Sheet
from docgen.workbook.states import field_rows, tables
from docgen.workbook.table import Table

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Places", "Updated", "updated"]

_FORMULA_SIGNS = ("=", "+", "-", "@")
_BESIDE = "-cap-nhat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the rows of a merged sheet stand: the number of each, the letter of each column."""

    file: str
    sheet: str
    letters: Mapping[str, str]
    numbers: Sequence[int]

    def cell(self, row: int | None, column: str) -> CellPlace:
        """The cell of a merged row; the first one of the row where it lacks that column."""
        if row is None or not self.letters:
            return CellPlace(file=self.file, sheet=self.sheet)
        letter = self.letters.get(column) or min(
            self.letters.values(), key=lambda one: (len(one), one)
        )
        return CellPlace(file=self.file, sheet=self.sheet, cell=f"{letter}{self.numbers[row]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """A workbook brought up to date: its name and content, and where its rows are now.

    The name is another than it was where ``lost`` tells what could not be kept.
    """

    name: str
    content: bytes
    places: Mapping[str, Places]
    lost: tuple[str, ...] = ()


def updated(path: Path, merged: Mapping[str, MergedSheet], content: bytes) -> Updated:
    """The workbook at ``path`` with its sheets as ``merged``; the file itself is not touched.

    Only the cells whose content comes from the new workbook ``content`` are changed, and have
    a note that says what stood there.  What ``content`` holds as written by docgen is kept for
    the next time.  Raises :class:`~docgen.model.problem.WorkbookError` when the file cannot be
    read.
    """
    values, formulas = opened(path)
    workbook = formulas or values
    was = path.read_bytes()
    gone = lost(was)
    name = f"{path.stem}{_BESIDE}.xlsx" if gone else path.name
    kind = kind_of(workbook, path.name)
    restore_sizes(workbook, was)
    kept = results(workbook, values)
    places = {}
    for sheet, worksheet, found in list(tables(workbook, kind)):
        for one in list(worksheet._cells.values()):
            if isinstance(one, Cell):
                marks.unmark(one)
        book = _Book(workbook=workbook, worksheet=worksheet, sheet=sheet, table=found)
        numbers = book.bring(merged[sheet.key])
        letters = _letters(sheet, found)
        places[sheet.key] = Places(
            file=name, sheet=worksheet.title, letters=letters, numbers=numbers
        )
    new = openpyxl.load_workbook(BytesIO(content), read_only=True)
    _keep(workbook, list(new[base.SHEET].iter_rows(values_only=True)))
    for sheet in kind.sheets:
        nowhere = Places(file=name, sheet=sheet.name, letters={}, numbers=())
        places.setdefault(sheet.key, nowhere)
    return Updated(name=name, content=saved(workbook, kept, was), places=places, lost=gone)


def _letters(sheet: Sheet, found: Table) -> dict[str, str]:
    letters = {one.key: get_column_letter(number) for number, one in found.columns.items()}
    return {"value": letters["value"]} if sheet.fields else letters


def _keep(workbook: Workbook, rows: Sequence[Sequence[object]]) -> None:
    """Puts what docgen would write now in place of what it wrote then."""
    place = workbook.sheetnames.index(base.SHEET)
    del workbook[base.SHEET]
    worksheet = workbook.create_sheet(base.SHEET, place)
    worksheet.sheet_state = worksheet.SHEETSTATE_VERYHIDDEN
    for row in rows:
        worksheet.append(row)
        for cell in worksheet[worksheet.max_row]:
            cell.data_type = "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """A worksheet of the clerk's that is being changed."""

    workbook: Workbook
    worksheet: Worksheet
    sheet: Sheet
    table: Table

    def bring(self, merged: MergedSheet) -> list[int]:
        """Make the worksheet as ``merged``, and give the number of each merged row."""
        numbers = self._bring_fields(merged) if self.sheet.fields else self._make_room(merged)
        columns = {one.key: number for number, one in self.table.columns.items()}
        for number, row in zip(numbers, merged.rows, strict=True):
            for name, before in row.before.items():
                content = row.values.get(name)
                cell = self._cell(number, columns[name])
                _put(cell, content)
                if row.ours is not None and words(before):
                    marks.mark(cell, marks.TAKEN, words(before))
                elif row.ours is not None:
                    marks.mark(cell, marks.NEW_CELL)
            if row.ours is None and row.before:
                longest = max(row.before, key=lambda one: len(words(row.values.get(one))))
                marks.mark(self._cell(number, columns[longest]), marks.NEW_ROW)
        for conflict in merged.conflicts:
            self._mark(conflict, numbers, columns)
        return numbers

    def _mark(self, conflict: Conflict, numbers: Sequence[int], columns: Mapping[str, int]) -> None:
        """Notes at a row or cell of the unit's that the province has it otherwise."""
        if conflict.row is None:
            return
        number = numbers[conflict.row]
        if isinstance(conflict.ours, SheetRow):
            first = min(columns.values())
            marks.mark(self._cell(number, first), marks.KEPT_ROW)
        elif conflict.column in columns and not isinstance(conflict.theirs, SheetRow):
            cell = self._cell(number, columns[conflict.column])
            theirs = words(conflict.theirs)
            marks.mark(cell, marks.KEPT if theirs else marks.KEPT_FILLED, theirs)

    def _cell(self, number: int, column: int) -> Cell:
        """A cell to be written into, by itself: of merged ones only the first can be."""
        merged = self.worksheet.merged_cells
        for area in [one for one in merged.ranges if (number, column) in set(one.cells)]:
            merged.ranges.remove(area)
            for place in area.cells:
                if isinstance(self.worksheet._cells.get(place), MergedCell):
                    del self.worksheet._cells[place]
        return cast("Cell", self.worksheet.cell(number, column))

    # --- rows ---------------------------------------------------------------------------------

    def _make_room(self, merged: MergedSheet) -> list[int]:
        """Takes rows away, puts the rest in order and new ones between; gives their numbers."""
        header, last = self.table.header_row, max(self.worksheet.max_row, self.table.last_row)
        stay = [row.ours.number for row in merged.rows if row.ours]
        there = dict(zip(sorted(stay), stay, strict=True))
        gone = {row.number for row in merged.removed}
        news: dict[int, int] = {}  # how many new rows follow a row; the header, before all
        previous = header
        for row in merged.rows:
            if row.ours:
                previous = row.ours.number
            else:
                news[previous] = news.get(previous, 0) + 1
        order: list[int | None] = [None] * news.get(header, 0)
        for old in range(header + 1, last + 1):
            if old not in gone:
                number = there.get(old, old)
                order += [number, *[None] * news.get(number, 0)]
        lines = Lines(header, order, last)
        if not lines.is_still:
            move(self.workbook, self.worksheet, lines)
        numbers: list[int] = []
        for row in merged.rows:
            if row.ours:
                numbers.append(lines.row(row.ours.number) or 0)
            else:
                numbers.append((numbers[-1] if numbers else header) + 1)
                self._dress(numbers[-1])
        return numbers

    def _dress(self, number: int) -> None:
        """Gives a new row the looks of its neighbour, else those of the columns."""
        for column in self.table.columns:
            cell: Any = self.worksheet.cell(number, column)
            like = self._neighbour(number, column)
            if like is not None:
                cell._style = copy(like._style)
                continue
            whole = self.worksheet.column_dimensions[get_column_letter(column)]
            cell.font, cell.alignment = copy(whole.font), copy(whole.alignment)
            cell.number_format = whole.number_format

    def _neighbour(self, number: int, column: int) -> Any:
        for row in (number - 1, number + 1):
            cell = self.worksheet._cells.get((row, column))
            if row > self.table.header_row and cell is not None and cell.has_style:
                return cell
        return None

    def _bring_fields(self, merged: MergedSheet) -> list[int]:
        """The number of the row of each field; one that was not there is added at the end."""
        rows = {
            name: cells["name"].row for name, cells in field_rows(self.sheet, self.table).items()
        }
        columns = {one.key: number for number, one in self.table.columns.items()}
        last = max(self.worksheet.max_row, self.table.last_row)
        numbers = []
        for row in merged.rows:
            if row.code not in rows:
                last += 1
                rows[row.code] = last
                self._dress(last)
                field = next(one for one in self.sheet.fields if one.key == row.code)
                self.worksheet.cell(last, columns["name"]).value = field.name
            numbers.append(rows[row.code])
        return numbers


# --- cells ------------------------------------------------------------------------------------


def _put(cell: Cell, content: Content | None) -> None:
    """Puts a content into a cell; words stay words, whatever they begin with."""
    match content:
        case None:
            cell.value = None
        case bool() | Formula():  # docgen writes none
            raise ValueError(content)
        case Decimal():
            whole = content == content.to_integral_value()
            cell.value = int(content) if whole else float(content)
        case date():
            cell.value = datetime.combine(content, time())
            if not cell.is_date:
                cell.number_format = DATE
        case _:
            _put_words(cell, content)


def _put_words(cell: Cell, runs: Sequence[Any]) -> None:
    looks: Any = cell.font
    if looks.b or looks.i:
        plain = copy(looks)
        plain.b = plain.i = False
        cell.font = plain
    if len(runs) == 1 and not (runs[0].bold or runs[0].italic):
        cell.value = runs[0].text
    else:
        cell.value = CellRichText(
            [
                TextBlock(
                    InlineFont(
                        rFont=looks.name, sz=looks.sz, b=one.bold or None, i=one.italic or None
                    ),
                    one.text,
                )
                for one in runs
            ]
        )
    cell.data_type = "s"
    cell.quotePrefix = runs[0].text.startswith(_FORMULA_SIGNS)
