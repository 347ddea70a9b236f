"""Reads a workbook into records, and finds what is wrong with it cell by cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from docgen.model.place import CellPlace, FilePlace
from docgen.model.plan import Origin
from docgen.model.problem import Problem, Rule, Severity, WorkbookError
from docgen.model.text import Run
from docgen.vietnamese.messages import N_, why
from docgen.vietnamese.names import key, nearest
from docgen.workbook.cells import Cell, cleaned, excerpt, typed_as_text
from docgen.workbook.sheets import KINDS, Column, Field, Kind, Sheet

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as ExcelCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["META_SHEET", "Record", "Records", "read"]

META_SHEET = "_docgen"  # hidden: kind and format version

MISSING_SHEET = Rule(
    "XL101", "missing-sheet", N_("the sheet “{expected}” is missing; the file has: {actual}")
)
MISSING_COLUMN = Rule(
    "XL102",
    "missing-column",
    N_("the columns {expected} are missing; the headers found are: {actual}"),
)
UNKNOWN_COLUMN = Rule(
    "XL103",
    "unknown-column",
    N_("the column “{actual}” is not known and is passed over"),
    Severity.NOTE,
)
MISSING_VALUE = Rule("XL104", "missing-value", N_("“{field}” is empty; it must be filled in"))
MERGED_CELLS = Rule(
    "XL110",
    "merged-cells",
    N_("the cells {actual} are merged; unmerge them and fill in each cell"),
)
HIDDEN_ROW = Rule(
    "XL111", "hidden-row", N_("row {actual} is hidden; it is used all the same"), Severity.NOTE
)
UNKNOWN_FIELD = Rule(
    "XL116",
    "unknown-field",
    N_("the field “{actual}” is not known and is passed over; nearest: {nearest}"),
    Severity.WARNING,
)
DUPLICATE_FIELD = Rule(
    "XL117", "duplicate-field", N_("the field “{actual}” stands twice; the first is used")
)
EMPTY_SHEET = Rule("XL118", "empty-sheet", N_("the sheet “{actual}” has no rows"))
MISSING_FIELD = Rule(
    "XL119", "missing-field", N_("the field “{field}” is missing from the sheet; add its row")
)
DUPLICATE_COLUMN = Rule(
    "XL122", "duplicate-column", N_("the column “{actual}” stands twice; the first is used")
)
UNREADABLE = Rule("XL130", "unreadable-file", N_("the file cannot be read: {reason}"))
OLD_XLS = Rule(
    "XL131", "old-xls", N_("the file is in the old .xls format; save it as .xlsx in Excel")
)
ENCRYPTED = Rule(
    "XL132", "encrypted-file", N_("the file is locked with a password; remove it and save again")
)
DAMAGED = Rule("XL133", "damaged-file", N_("the file is damaged: {reason}"))
NOT_A_WORKBOOK = Rule(
    "XL134", "not-a-workbook", N_("the file is no Excel workbook; expected an .xlsx file")
)
OTHER_KIND = Rule(
    "XL135", "other-kind", N_("the workbook is of the kind “{actual}”; expected: {expected}")
)
OTHER_VERSION = Rule(
    "XL136",
    "other-version",
    N_(
        "the workbook has format {actual}, this program reads format {expected}; "
        "copy the data into a new one made with “docgen new”"
    ),
)
LOCK_FILE = Rule(
    "XL138", "lock-file", N_("this is Excel's own lock file, not a workbook; close Excel first")
)
OPEN_IN_EXCEL = Rule(
    "XL139",
    "open-in-excel",
    N_("the file is open in Excel; what has not been saved is not read"),
    Severity.NOTE,
)
OVERSIZED = Rule(
    "XL140", "oversized-file", N_("the file would unpack to {actual} MB; at most {expected} MB")
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_LARGEST_MB = 300
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_HEADER_ROWS = 50  # a header stands within these
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row's values by field; a field that was empty or wrong is not there."""

    values: Mapping[str, Any]
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All records of a workbook by sheet, and all problems found while reading."""

    kind: Kind
    file: str
    sheets: Mapping[str, tuple[Record, ...]]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Reading:
    """One run over a workbook: what has been found so far."""

    file: str
    formulas: Workbook | None  # the same workbook with formulas for values, if it has any
    problems: list[Problem] = field(default_factory=list)

    def place(self, sheet: str, cell: str = "") -> CellPlace:
        return CellPlace(file=self.file, sheet=sheet, cell=cell)

    def note(self, rule: Rule, sheet: str, cell: str = "", **values: object) -> None:
        self.problems.append(rule.at(self.place(sheet, cell), **values))


def read(path: Path) -> Records:
    """The records of the workbook at ``path`` and every problem in its cells.

    Raises :class:`WorkbookError` when the file as a whole cannot be used: not there,
    not an .xlsx, locked, damaged, or of another kind or format.
    """
    file = path.name
    values, formulas = _opened(path)
    reading = _Reading(file, formulas)
    if path.with_name(f"~${path.name}").exists():
        reading.problems.append(OPEN_IN_EXCEL.at(FilePlace(file=file)))
    kind = _kind(values, file)
    by_key = {key(name): name for name in reversed(values.sheetnames)}
    sheets = {}
    for sheet in kind.sheets:
        name = by_key.get(key(sheet.name))
        if name is not None:
            sheets[sheet.key] = tuple(_sheet(reading, sheet, values[name]))
        elif sheet.needed:
            visible = [one for one in values.sheetnames if one != META_SHEET]
            place = FilePlace(file=file)
            reading.problems.append(MISSING_SHEET.at(place, expected=sheet.name, actual=visible))
    return Records(kind=kind, file=file, sheets=sheets, problems=tuple(reading.problems))


# --- the file -----------------------------------------------------------------------------


def _opened(path: Path) -> tuple[Workbook, Workbook | None]:
    """The workbook with its values, and with its formulas if it has any."""
    place = FilePlace(file=path.name)
    if path.name.startswith("~$"):
        raise WorkbookError(LOCK_FILE.at(place))
    try:
        with path.open("rb") as stream:
            _recognised(stream, place)
            has_formulas = _examined(stream, place)
            values = _loaded(stream, data_only=True)
            formulas = _loaded(stream, data_only=False) if has_formulas else None
    except OSError as error:
        raise WorkbookError(UNREADABLE.at(place, reason=why(error))) from error
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise WorkbookError(DAMAGED.at(place, reason=error)) from error
    return values, formulas


def _recognised(stream: BinaryIO, place: FilePlace) -> None:
    """Refuses what is no zip archive, by name where it is known."""
    start = stream.read(8)
    if start == _OLE:
        locked = _ENCRYPTED_PACKAGE in stream.read(8 * _MEGABYTE)
        raise WorkbookError((ENCRYPTED if locked else OLD_XLS).at(place))
    if not start.startswith(b"PK"):
        raise WorkbookError(NOT_A_WORKBOOK.at(place))


def _examined(stream: BinaryIO, place: FilePlace) -> bool:
    """Whether a sheet has formulas; refuses archives that are no workbook or too large."""
    stream.seek(0)
    with zipfile.ZipFile(stream) as package:
        size = sum(one.file_size for one in package.infolist())
        if size > _LARGEST_MB * _MEGABYTE:
            found = OVERSIZED.at(place, actual=size // _MEGABYTE, expected=_LARGEST_MB)
            raise WorkbookError(found)
        names = package.namelist()
        if "[Content_Types].xml" not in names or not any(one.startswith("xl/") for one in names):
            raise WorkbookError(NOT_A_WORKBOOK.at(place))
        sheets = [one for one in names if one.startswith("xl/worksheets/")]
        return any(_FORMULA.search(package.read(one)) for one in sheets)


def _loaded(stream: BinaryIO, *, data_only: bool) -> Workbook:
    """The workbook by openpyxl, which raises all sorts of errors at damaged parts."""
    import openpyxl  # costs more than reading a workbook; not needed for --help

    stream.seek(0)
    try:
        return openpyxl.load_workbook(stream, data_only=data_only, rich_text=True)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError) as error:
        # SyntaxError is the base of the parser's errors, lxml's and expat's alike
        raise zipfile.BadZipFile(str(error)) from error


def _kind(workbook: Workbook, file: str) -> Kind:
    """The kind by the hidden metadata, or else by the sheets."""
    place = FilePlace(file=file)
    titles = [one.title for one in KINDS.values()]
    if META_SHEET in workbook.sheetnames:
        meta = {row[0].value: row[1].value for row in workbook[META_SHEET].iter_rows(max_col=2)}
        name, version = meta.get("kind"), meta.get("version")
        if name not in KINDS:
            raise WorkbookError(OTHER_KIND.at(place, actual=name, expected=titles))
        kind = KINDS[str(name)]
        if version != kind.version:
            found = OTHER_VERSION.at(place, actual=version, expected=kind.version)
            raise WorkbookError(found)
        return kind
    names = {key(one) for one in workbook.sheetnames}
    for kind in KINDS.values():
        needed = {key(one.name) for one in kind.sheets if one.needed}
        if len(needed & names) * 2 > len(needed):
            return kind
    raise WorkbookError(OTHER_KIND.at(place, actual=workbook.sheetnames, expected=titles))


# --- a sheet ------------------------------------------------------------------------------


def _sheet(reading: _Reading, sheet: Sheet, worksheet: Worksheet) -> Iterator[Record]:
    """The records of one sheet, found below its header row."""
    _restore_formulas(reading, worksheet)
    rows = [
        filled
        for row in worksheet.iter_rows()
        if (filled := [one for one in row if one.value is not None and one.value != ""])
    ]
    if not rows:
        if sheet.needed:
            reading.note(EMPTY_SHEET, worksheet.title, actual=sheet.name)
        return
    start, columns = _header(reading, sheet, worksheet, rows)
    if not columns:
        return
    body = [row for row in rows[start:] if any(one.column in columns for one in row)]
    _irregular(reading, worksheet, rows[start - 1][0].row, set(columns), body)
    if sheet.fields:
        yield _fields(reading, sheet, worksheet, columns, body)
        return
    if not body and sheet.needed:
        reading.note(EMPTY_SHEET, worksheet.title, actual=sheet.name)
    for row in body:
        yield _record(reading, worksheet, columns, row)


def _restore_formulas(reading: _Reading, worksheet: Worksheet) -> None:
    """Puts formulas back where there is no result, so that such cells do not look empty."""
    if reading.formulas is None:
        return
    for row in reading.formulas[worksheet.title].iter_rows():
        for one in row:
            if one.data_type == "f" and worksheet[one.coordinate].value is None:
                formula = getattr(one.value, "text", one.value)  # array formulas are objects
                worksheet[one.coordinate].value = str(formula)


def _header(
    reading: _Reading, sheet: Sheet, worksheet: Worksheet, rows: list[list[ExcelCell]]
) -> tuple[int, dict[int, Column]]:
    """The index of the first row below the header, and the known columns by number."""
    known = {key(one.header): one for one in sheet.columns}
    known |= {key(one.header.split("(")[0]): one for one in sheet.columns}
    needed = {one.header for one in sheet.columns if one.needed}
    best: tuple[int, int, list[ExcelCell]] = (-1, 0, [])
    for index, row in enumerate(rows[:_HEADER_ROWS]):
        found = {known[name].header for one in row if (name := _header_key(one)) in known}
        if needed <= found:
            return index + 1, _columns(reading, worksheet, known, row)
        best = max(best, (len(found), -index, row), key=lambda one: one[:2])
    headers = {known[name].header for one in best[2] if (name := _header_key(one)) in known}
    missing = [one.header for one in sheet.columns if one.needed and one.header not in headers]
    reading.note(
        MISSING_COLUMN,
        worksheet.title,
        expected=missing,
        actual=[excerpt(one.value) for one in best[2]],
    )
    return 0, {}


def _header_key(cell: ExcelCell) -> str:
    return key(str(cell.value)).rstrip(" *:")


def _columns(
    reading: _Reading, worksheet: Worksheet, known: Mapping[str, Column], row: list[ExcelCell]
) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for cell in row:
        column = known.get(_header_key(cell))
        rule = UNKNOWN_COLUMN if column is None else DUPLICATE_COLUMN
        if column is None or column in columns.values():
            reading.note(rule, worksheet.title, cell.coordinate, actual=excerpt(cell.value))
        else:
            columns[cell.column] = column
    return columns


def _irregular(
    reading: _Reading,
    worksheet: Worksheet,
    header_row: int,
    columns: set[int],
    body: list[list[ExcelCell]],
) -> None:
    """Notes merged cells below the header and hidden rows that hold something."""
    for area in worksheet.merged_cells.ranges:
        if area.max_row > header_row and columns & set(range(area.min_col, area.max_col + 1)):
            reading.note(MERGED_CELLS, worksheet.title, area.coord, actual=area.coord)
    for row in body:
        number = row[0].row
        if number in worksheet.row_dimensions and worksheet.row_dimensions[number].hidden:
            place = f"{number}:{number}"
            reading.note(HIDDEN_ROW, worksheet.title, place, actual=number)


def _record(
    reading: _Reading,
    worksheet: Worksheet,
    columns: Mapping[int, Column],
    row: list[ExcelCell],
) -> Record:
    number = row[0].row
    letters = {column.key: _letter(index) for index, column in columns.items()}
    cells = {name: f"{letter}{number}" for name, letter in letters.items()}
    values = {}
    wrong = set()
    for one in row:
        column = columns.get(one.column)
        if column is None:
            continue
        value = _value(reading, worksheet.title, one, column)
        if value is None:
            wrong.add(column.key)
        elif value not in ("", ()):
            values[column.key] = value
    for column in columns.values():
        if column.filled and column.key not in values and column.key not in wrong:
            reading.note(MISSING_VALUE, worksheet.title, cells[column.key], field=column.header)
    origin = Origin(file=reading.file, sheet=worksheet.title, cells=cells, wrong=frozenset(wrong))
    return Record(values=values, origin=origin)


def _fields(
    reading: _Reading,
    sheet: Sheet,
    worksheet: Worksheet,
    columns: Mapping[int, Column],
    body: Iterable[list[ExcelCell]],
) -> Record:
    """The single values of a sheet with a row for each field, as one record."""
    by_role = {column.key: index for index, column in columns.items()}
    known = {key(one.name): one for one in sheet.fields}
    values: dict[str, Any] = {}
    cells: dict[str, str] = {}
    wrong = set()
    for row in body:
        by_column = {one.column: one for one in row}
        name, cell = by_column.get(by_role["name"]), by_column.get(by_role["value"])
        entry = name and known.get(_header_key(name))
        if not entry:
            _unknown_field(reading, sheet, worksheet, name or cell)
            continue
        if entry.key in cells:
            reading.note(DUPLICATE_FIELD, worksheet.title, f"A{row[0].row}", actual=entry.name)
            continue
        cells[entry.key] = f"{_letter(by_role['value'])}{row[0].row}"
        if cell is None:
            continue
        value = _value(reading, worksheet.title, cell, entry)
        if value is None:
            wrong.add(entry.key)
        elif value not in ("", ()):
            values[entry.key] = value
    for entry in sheet.fields:
        if not entry.filled or entry.key in values or entry.key in wrong:
            continue
        if entry.key in cells:
            reading.note(MISSING_VALUE, worksheet.title, cells[entry.key], field=entry.name)
        else:
            reading.note(MISSING_FIELD, worksheet.title, field=entry.name)
    origin = Origin(file=reading.file, sheet=worksheet.title, cells=cells, wrong=frozenset(wrong))
    return Record(values=values, origin=origin)


def _unknown_field(
    reading: _Reading, sheet: Sheet, worksheet: Worksheet, cell: ExcelCell | None
) -> None:
    if cell is None:  # a row with advice alone
        return
    found = nearest(str(cell.value), [one.name for one in sheet.fields]) or "-"
    reading.note(
        UNKNOWN_FIELD,
        worksheet.title,
        cell.coordinate,
        actual=excerpt(cell.value),
        nearest=found,
    )


# --- a cell -------------------------------------------------------------------------------


def _value(reading: _Reading, sheet: str, found: ExcelCell, column: Column | Field) -> Any:
    """The parsed value; ``None`` when it is wrong, and then its problem has been noted."""
    cell, problems = cleaned(_cell(reading, sheet, found))
    reading.problems += problems
    if cell is None:
        return None
    value = column.parse(cell)
    if isinstance(value, Problem):
        if isinstance(cell.value, str) and not cell.value.strip():
            return ""  # nothing but blanks is an empty cell
        reading.problems.append(value)
        return None
    remark = typed_as_text(cell, value)
    if remark:
        reading.problems.append(remark)
    return value


def _cell(reading: _Reading, sheet: str, found: ExcelCell) -> Cell:
    value = found.value
    place = reading.place(sheet, found.coordinate)
    pieces: tuple[Run, ...] = ()
    if isinstance(value, list):  # rich text
        pieces = tuple(_runs(value))
        value = "".join(run.text for run in pieces)
    if found.data_type == "f":
        return Cell(place=place, value="", formula=str(value))
    percent = isinstance(value, (int, float)) and "%" in found.number_format
    font = found.font.name if found.has_style and isinstance(value, str) else None
    return Cell(place=place, value=value, runs=pieces, percent=percent, font=font)


def _runs(pieces: list[Any]) -> Iterator[Run]:
    """Excel's rich text as runs; its text blocks have a font, plain strings have none."""
    for piece in pieces:
        if isinstance(piece, str):
            yield Run(text=piece)
        else:
            yield Run(text=piece.text, bold=bool(piece.font.b), italic=bool(piece.font.i))


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
