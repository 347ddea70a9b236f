"""The three states of a unit's workbook: as docgen wrote it, as it should be now, as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.model.merging import Content, Formula, SheetRow, SheetRows, Sheets
from docgen.model.place import FilePlace
from docgen.model.problem import Rule, WorkbookError
from docgen.model.text import Run
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import key
from docgen.workbook import base
from docgen.workbook.clean import cleaned, shown
from docgen.workbook.file import META_SHEET, kind_of, opened
from docgen.workbook.marks import without_mark
from docgen.workbook.read import held
from docgen.workbook.sheets import Kind, Sheet
from docgen.workbook.table import Reading, Table, header_key, table

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as ExcelCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["States", "field_rows", "states", "tables"]

NO_BASE = Rule(
    "KH280",
    "no-base",
    N_(
        "the workbook does not hold what docgen wrote into it, so that nobody can tell what the"
        " unit changed; have it made anew under another name, and copy the unit's words there"
    ),
)
DAMAGED_BASE = Rule(
    "KH281",
    "damaged-base",
    N_(
        "the hidden sheet “{sheet}” with what docgen wrote into the workbook was changed; have the"
        " workbook made anew under another name, and copy the unit's words there"
    ),
)
OTHER_UNIT = Rule(
    "KH282",
    "other-workbook",
    N_(
        "the workbook is of the unit or kind {actual}; expected: {expected}; put the right one here"
    ),
)

_SHEET_OF_META = 9  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """A unit's workbook in its three states."""

    base: Sheets
    theirs: Sheets
    ours: Sheets


def states(path: Path, content: bytes) -> States:
    """The workbook at ``path`` as it was written and as it is, and ``content``, which is new.

    Raises :class:`~docgen.model.problem.WorkbookError` when the file cannot be read, does not
    hold what docgen wrote, or is that of another unit.
    """
    import openpyxl

    place = FilePlace(file=path.name)
    values, formulas = opened(path)
    workbook = formulas or values
    kind = kind_of(workbook, path.name)
    new = openpyxl.load_workbook(BytesIO(content), read_only=True)
    expected, actual = _identity(new), _identity(workbook)
    if actual != expected:
        raise WorkbookError(OTHER_UNIT.at(place, actual=actual, expected=expected))
    if base.SHEET not in workbook.sheetnames:
        raise WorkbookError(NO_BASE.at(place))
    try:
        made = base.read(workbook[base.SHEET].iter_rows(values_only=True), kind)
    except base.DamagedBaseError as error:
        raise WorkbookError(DAMAGED_BASE.at(place, sheet=base.SHEET)) from error
    wanted = base.read(new[base.SHEET].iter_rows(values_only=True), kind)
    ours = {one.key: _ours(one, there, found) for one, there, found in tables(workbook, kind)}
    return States(base=made, theirs=wanted, ours=ours)


def _identity(workbook: Workbook) -> list[str]:
    """The kind and unit of a workbook, as its hidden metadata has them."""
    if META_SHEET not in workbook.sheetnames:
        return []
    rows = workbook[META_SHEET].iter_rows(max_row=_SHEET_OF_META, max_col=2, values_only=True)
    meta = {str(name): str(value) for name, value in rows}
    return [meta[name] for name in ("kind", "unit") if name in meta]


def tables(workbook: Workbook, kind: Kind) -> Iterator[tuple[Sheet, Worksheet, Table]]:
    """The sheets of ``kind`` with their tables; one that is not there is left out."""
    known = {key(sheet.name): sheet for sheet in kind.sheets}
    for worksheet in workbook.worksheets:
        sheet = known.pop(key(worksheet.title), None)
        if sheet is None:
            continue
        found = table(Reading("", worksheet.title), sheet, worksheet, None)
        if found is not None:
            yield sheet, worksheet, found


def field_rows(sheet: Sheet, found: Table) -> dict[str, Mapping[str, ExcelCell]]:
    """The cells of the row of each field, by the keys of fields and columns."""
    names = {key(one.name): one.key for one in sheet.fields}
    rows: dict[str, Mapping[str, ExcelCell]] = {}
    for row in found.body:
        cells = found.cells(row)
        name = names.get(header_key(cells["name"])) if "name" in cells else None
        if name is not None:
            rows.setdefault(name, cells)
    return rows


def _ours(sheet: Sheet, worksheet: Worksheet, found: Table) -> SheetRows:
    reading = Reading("", worksheet.title)
    if sheet.fields:
        rows = []
        for name, cells in field_rows(sheet, found).items():
            value = _content(reading, cells["value"]) if "value" in cells else None
            values = {} if value is None else {"value": value}
            rows.append(SheetRow(values=values, code=name, number=cells["name"].row))
        return SheetRows(columns=("value",), rows=tuple(rows))
    columns = tuple(one.key for one in found.columns.values())
    noted = {
        row
        for (row, _), cell in worksheet._cells.items()
        if cell.comment and without_mark(cell.comment.text)
    }
    return SheetRows(
        columns=columns,
        rows=tuple(_row(reading, sheet, found, row, noted) for row in found.body),
    )


def _row(
    reading: Reading, sheet: Sheet, found: Table, row: Sequence[ExcelCell], noted: set[int]
) -> SheetRow:
    number = row[0].row
    cells = found.cells(row)
    read = {name: _content(reading, one) for name, one in cells.items()}
    values = {name: one for name, one in read.items() if one is not None}
    return base.coded(
        sheet, values, number=number, has_more=len(cells) < len(row) or number in noted
    )


def _content(reading: Reading, found: ExcelCell) -> Content | None:
    """What a cell holds, its text made clean; as it is where that cannot be done."""
    if found.data_type == "f":
        return Formula(str(getattr(found.value, "text", found.value)))
    typed = held(reading, found)
    cell = cleaned(typed)[0] or typed
    match cell.value:
        case bool():
            return cell.value
        case str() as text:
            return cell.runs or ((Run(text=text),) if text.strip() else None)
        case datetime() as moment if not cell.hides_day:
            return moment.date()
        case date() as day if not cell.hides_day:
            return day
        case int() | float() as figure if isfinite(figure) and not cell.is_percent:
            return Decimal(f"{figure:.15g}")
    return (Run(text=shown(cell)),)
