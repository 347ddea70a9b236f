"""Rows of a worksheet put in another order, some gone, some new, and all that points at them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["Lines", "move"]

_AREA = re.compile(
    r"(?P<left>\$?[A-Za-z]{1,3})?(?P<fix>\$?)(?P<first>[0-9]+)"
    r"(?::(?P<right>\$?[A-Za-z]{1,3})?(?P<fix2>\$?)(?P<last>[0-9]+))?"
)
_GONE = "#REF!"


class Lines:
    """Where each row of a worksheet goes.

    ``order`` has the old number of each row below the row ``header``, ``None`` for a new one;
    ``last`` is the last row that was there.
    """

    def __init__(self, header: int, order: Sequence[int | None], last: int) -> None:
        self._header = header
        self._last = last
        self._shift = header + len(order) - last
        self._new = {old: n for n, old in enumerate(order, header + 1) if old is not None}

    @property
    def is_still(self) -> bool:
        """Whether every row stays where it is."""
        return not self._shift and all(old == new for old, new in self._new.items())

    def row(self, old: int) -> int | None:
        """The new number of a row; ``None`` for one that is gone."""
        if old <= self._header:
            return old
        return old + self._shift if old > self._last else self._new.get(old)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """The new ends of an area; ``None`` where all of it is gone.

        One that begins with the first row below the header goes on doing so.
        """
        inside = range(max(first, self._header + 1), min(last, self._last) + 1)
        found = [new for old in inside if (new := self._new.get(old))]
        found += [new for end in (first, last) if end not in inside and (new := self.row(end))]
        if not found:
            return None
        top = self._header + 1 if first == self._header + 1 < last else min(found)
        return top, max(found)

    def area(self, old: str) -> str | None:
        """An area such as ``B2:B40`` or ``$A$3`` as it is to be; ``None`` where it is gone."""
        match = _AREA.fullmatch(old)
        if match is None:  # whole columns
            return old
        first = int(match["first"])
        found = self.span(first, int(match["last"] or first))
        if found is None:
            return None
        start = f"{match['left'] or ''}{match['fix']}{found[0]}"
        if match["last"] is None:
            return start
        return f"{start}:{match['right'] or ''}{match['fix2']}{found[1]}"


def move(workbook: Workbook, worksheet: Worksheet, lines: Lines) -> None:
    """Put the rows where they go, with heights, notes and links, and all that points at them."""
    _move_cells(worksheet, lines)
    _move_rows(worksheet, lines)
    _move_areas(worksheet, lines)
    for one in workbook.worksheets:
        _move_rules(one, worksheet.title, lines)
        for cell in one._cells.values():
            if cell.data_type == "f":
                cell.value = _formula(cell.value, one.title, worksheet.title, lines)
        _move_names(one.defined_names, worksheet.title, lines)
    _move_names(workbook.defined_names, worksheet.title, lines)


def _move_cells(worksheet: Worksheet, lines: Lines) -> None:
    cells: dict[tuple[int, int], Any] = dict(worksheet._cells)
    worksheet._cells.clear()
    for (row, column), cell in sorted(cells.items()):
        new = lines.row(row)
        if new is None:
            continue
        cell.row = new
        worksheet._cells[new, column] = cell
        if getattr(cell, "hyperlink", None):
            cell.hyperlink.ref = cell.coordinate


def _move_rows(worksheet: Worksheet, lines: Lines) -> None:
    """Heights, hidden rows, outlines, page breaks."""
    rows = dict(worksheet.row_dimensions)
    worksheet.row_dimensions.clear()
    for old, one in rows.items():
        if new := lines.row(old):
            one.index = new
            worksheet.row_dimensions[new] = one
    for mark in worksheet.row_breaks.brk:
        mark.id = lines.row(mark.id) or mark.id


def _move_areas(worksheet: Worksheet, lines: Lines) -> None:
    """Merged cells, filters, tables, the area to be printed."""
    areas: Any = list(worksheet.merged_cells.ranges)
    for area in areas:
        if found := lines.span(area.min_row, area.max_row):
            area.min_row, area.max_row = found
    worksheet.merged_cells.ranges = set(areas)  # they are told apart by their ends
    tables: Any = worksheet.tables.values()
    for one in (worksheet.auto_filter, *tables, *(table.autoFilter for table in tables)):
        if one is not None and one.ref:
            one.ref = lines.area(one.ref) or one.ref
    if worksheet.print_area:
        areas = (one.rpartition("!")[2] for one in worksheet.print_area.split(","))
        worksheet.print_area = ",".join(filter(None, map(lines.area, areas)))


def _move_rules(one: Worksheet, moved: str, lines: Lines) -> None:
    """Drop-downs and conditional formats: where they hold, and what they compare with."""
    for validation in one.data_validations.dataValidation:
        if one.title == moved:
            validation.sqref = _areas(validation.sqref, lines)
        for name in ("formula1", "formula2"):
            if text := getattr(validation, name):
                setattr(validation, name, _bare(text, one.title, moved, lines))
    formats: Any = one.conditional_formatting
    one.conditional_formatting = ConditionalFormattingList()
    for group in formats:
        area = _areas(group.sqref, lines) if one.title == moved else group.sqref
        for rule in group.rules if str(area) else ():
            rule.formula = [_bare(text, one.title, moved, lines) for text in rule.formula]
            one.conditional_formatting.add(str(area), rule)


def _areas(areas: MultiCellRange, lines: Lines) -> MultiCellRange:
    return MultiCellRange(" ".join(filter(None, map(lines.area, str(areas).split()))))


def _move_names(names: Any, moved: str, lines: Lines) -> None:
    for one in names.values():
        if one.attr_text:
            one.attr_text = _bare(one.attr_text, "", moved, lines)


# --- formulas ---------------------------------------------------------------------------------


def _bare(text: str, own: str, moved: str, lines: Lines) -> str:
    """A formula that is kept without its sign."""
    return str(_formula(f"={text}", own, moved, lines)).removeprefix("=")


def _formula(formula: Any, own: str, moved: str, lines: Lines) -> Any:
    """A formula in the sheet ``own`` that points at rows of ``moved`` where they are now."""
    if isinstance(formula, ArrayFormula):
        formula.text = _formula(formula.text, own, moved, lines)
        if own == moved:
            formula.ref = lines.area(formula.ref) or formula.ref
        return formula
    if not isinstance(formula, str):
        return formula
    with suppress(TokenizerError):  # else it is none that Excel could use
        tokens = Tokenizer(formula)
        for one in tokens.items:
            if one.type == Token.OPERAND and one.subtype == Token.RANGE:
                one.value = _reference(one.value, own, moved, lines)
        return "=" + "".join(one.value for one in tokens.items)
    return formula


def _reference(value: str, own: str, moved: str, lines: Lines) -> str:
    sheet, mark, area = value.rpartition("!")
    name = sheet.strip("'").replace("''", "'") if mark else own
    if name != moved:
        return value
    new = lines.area(area)
    return f"{sheet}{mark}{_GONE if new is None else new}"
