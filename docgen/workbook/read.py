"""Reads a workbook into records, and finds what is wrong with it cell by cell."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.model.adjustment import Action
from docgen.model.place import CellPlace, FilePlace, Origin
from docgen.model.problem import Problem, Rule, Severity, WorkbookError
from docgen.model.text import Run
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt, key, nearest
from docgen.workbook import adjustments
from docgen.workbook.cells import text, typed_as_text, whole
from docgen.workbook.clean import Cell, cleaned, is_blank
from docgen.workbook.file import (
    GUIDE_SHEET,
    META_SHEET,
    OPEN_IN_EXCEL,
    OTHER_KIND,
    is_open,
    kind_of,
    opened,
)
from docgen.workbook.sheets import Column, Field, Kind, Sheet
from docgen.workbook.table import Reading, Table, header_key, rows, table

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as ExcelCell
    from openpyxl.worksheet.worksheet import Worksheet

    from docgen.workbook.table import Row

__all__ = ["Record", "Records", "expect", "held", "read", "single"]

MISSING_SHEET = Rule(
    "XL101", "missing-sheet", N_("the sheet “{expected}” is missing; the file has: {actual}")
)
MISSING_VALUE = Rule("XL104", "missing-value", N_("“{field}” is empty; it must be filled in"))
UNKNOWN_FIELD = Rule(
    "XL116",
    "unknown-field",
    N_("the field “{actual}” is not known and is passed over; nearest: {nearest}"),
    Severity.WARNING,
)
DUPLICATE_FIELD = Rule(
    "XL117", "duplicate-field", N_("the field “{actual}” stands twice; the first is used")
)
MISSING_FIELD = Rule(
    "XL119", "missing-field", N_("the field “{field}” is missing from the sheet; add its row")
)
NAMELESS_VALUE = Rule(
    "XL123",
    "nameless-value",
    N_("“{actual}” stands beside no field; name its field, or move it to the cell above"),
)
UNKNOWN_SHEET = Rule(
    "XL125",
    "unknown-sheet",
    N_("the sheet “{actual}” is not known and is passed over; the sheets known are: {expected}"),
    Severity.NOTE,
)
MISNAMED_SHEET = Rule(
    "XL143",
    "misnamed-sheet",
    N_("the sheet “{actual}” is not known; if it is “{expected}”, name it so"),
)
LOST_FORMAT = Rule(
    "XL146",
    "lost-format",
    N_("{actual}: the words are printed, but not so; only bold and italic are kept"),
    Severity.WARNING,
)
_NONE_ALIKE = Expectation(N_("none"))
PLAIN_COLUMN = Rule(
    "XL147",
    "plain-column",
    N_("bold and italic are not kept in “{field}”; the words are"),
    Severity.NOTE,
)
_STRUCK = Expectation(N_("struck through"))
_RAISED = Expectation(N_("raised or lowered"))
DUPLICATE_SHEET = Rule(
    "XL126", "duplicate-sheet", N_("the sheet “{actual}” is there twice; the first is used")
)


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


def read(path: Path) -> Records:
    """The records of the workbook at ``path`` and every problem in its cells.

    Raises :class:`~docgen.model.problem.WorkbookError` when the file as a whole cannot
    be used: not there, not an .xlsx, locked, damaged, or of another kind or format.
    """
    file = path.name
    values, with_formulas = opened(path)
    kind = kind_of(values, file)
    problems = [OPEN_IN_EXCEL.at(FilePlace(file=file))] if is_open(path) else []
    formulas = {one.title: one for one in with_formulas.worksheets} if with_formulas else {}
    known = {key(sheet.name): sheet for sheet in kind.sheets}
    sheets: dict[str, tuple[Record, ...]] = {}
    for worksheet in values.worksheets:
        reading = Reading(file, worksheet.title)
        sheet = known.get(key(worksheet.title))
        if sheet is None:
            _note_unknown(reading, worksheet, kind)
        elif sheet.key in sheets:
            reading.note(DUPLICATE_SHEET, actual=worksheet.title)
        else:
            found = table(reading, sheet, worksheet, formulas.get(worksheet.title))
            records = _records(reading, sheet, found) if found else ()
            if sheet.key == adjustments.SHEET:
                records = _adjustments(reading, records, kind)
            sheets[sheet.key] = tuple(records)
        problems += reading.problems
    problems += _missing_sheets(kind, sheets, values.sheetnames, file)
    problems = list(_renamed(problems, kind, sheets))
    return Records(kind=kind, file=file, sheets=sheets, problems=tuple(problems))


def expect(records: Records, *kinds: Kind) -> None:
    """Raises :class:`WorkbookError` when the workbook is of none of these kinds."""
    if records.kind not in kinds:
        place = FilePlace(file=records.file)
        titles = [one.title for one in kinds]
        raise WorkbookError(OTHER_KIND.at(place, actual=records.kind.title, expected=titles))


def single(records: Records, sheet: str, name: str) -> Record:
    """The record of a sheet of single values; an empty one where it was not read."""
    nothing = Record(values={}, origin=Origin(file=records.file, sheet=name))
    return next(iter(records.sheets.get(sheet, ())), nothing)


def _note_unknown(reading: Reading, worksheet: Worksheet, kind: Kind) -> None:
    """Notes a sheet that is none of ours and holds something."""
    ours = worksheet.title == GUIDE_SHEET or worksheet.title.startswith(META_SHEET)
    if not ours and rows(worksheet):
        known = [one.name for one in kind.sheets]
        reading.note(UNKNOWN_SHEET, actual=worksheet.title, expected=known)


def _renamed(problems: Iterable[Problem], kind: Kind, found: Container[str]) -> Iterator[Problem]:
    """The problems, an unknown sheet being an error where one like it is lacking."""
    lacking = [one.name for one in kind.sheets if one.key not in found]
    for one in problems:
        name = str(one.values.get("actual"))
        likely = nearest(name, lacking) if one.rule is UNKNOWN_SHEET else None
        yield MISNAMED_SHEET.at(one.place, actual=name, expected=likely) if likely else one


def _missing_sheets(
    kind: Kind, found: Container[str], names: Iterable[str], file: str
) -> Iterator[Problem]:
    for sheet in kind.sheets:
        if sheet.needed and sheet.key not in found:
            shown = [one for one in names if not one.startswith(META_SHEET)]
            place = CellPlace(file=file, sheet=sheet.name)
            yield MISSING_SHEET.at(place, expected=sheet.name, actual=shown)


# --- rows ---------------------------------------------------------------------------------


def _records(reading: Reading, sheet: Sheet, found: Table) -> Iterator[Record]:
    """The records of one sheet."""
    if sheet.fields:
        yield _fields(reading, sheet, found)
        return
    for row in found.body:
        yield _record(reading, found, row)


def _record(reading: Reading, found: Table, row: Row) -> Record:
    """The values of a row, by the keys of its columns."""
    cells = found.cells(row)
    places = found.places(row[0].row)
    values = {}
    wrong = set()
    for column in found.columns.values():
        cell = cells.get(column.key)
        value = "" if cell is None else _value(reading, cell, column)
        if value is None:
            wrong.add(column.key)
        elif value not in ("", ()):
            values[column.key] = value
        elif column.filled:
            reading.note(MISSING_VALUE, places[column.key], field=column.header)
    return Record(values=values, origin=_origin(reading, places, wrong))


def _origin(reading: Reading, places: Mapping[str, str], wrong: set[str]) -> Origin:
    return Origin(file=reading.file, sheet=reading.sheet, cells=places, wrong=frozenset(wrong))


def _fields(reading: Reading, sheet: Sheet, found: Table) -> Record:
    """The single values of a sheet with a row for each field, as one record.

    A field without a row is placed in the first free ones, where it can be added.
    """
    values: dict[str, Any] = {}
    places: dict[str, str] = {}
    wrong = set()
    for entry, row in _entries(reading, sheet, found):
        places[entry.key] = found.places(row[0].row)["value"]
        cell = found.cells(row).get("value")
        value = "" if cell is None else _value(reading, cell, entry)
        if value is None:
            wrong.add(entry.key)
        elif value not in ("", ()):
            values[entry.key] = value
        elif entry.filled:
            reading.note(MISSING_VALUE, places[entry.key], field=entry.name)
    absent = [entry for entry in sheet.fields if entry.key not in places]
    absent.sort(key=lambda entry: not entry.filled)
    for number, entry in enumerate(absent, found.last_row + 1):
        free = found.places(number)
        places[entry.key] = free["value"]
        if entry.filled:
            reading.note(MISSING_FIELD, free["name"], field=entry.name)
    return Record(values=values, origin=_origin(reading, places, wrong))


def _entries(reading: Reading, sheet: Sheet, found: Table) -> Iterator[tuple[Field, Row]]:
    """Each field with its row; rows without a field that is known and new are noted."""
    known = {key(one.name): one for one in sheet.fields}
    seen = set()
    for row in found.body:
        cells = found.cells(row)
        name, value = cells.get("name"), cells.get("value")
        if name is None:
            if value is not None:  # else a row with advice alone
                reading.note(NAMELESS_VALUE, value.coordinate, actual=excerpt(value.value))
            continue
        entry = known.get(header_key(name))
        if entry is None:
            likely = nearest(str(name.value), [one.name for one in sheet.fields]) or _NONE_ALIKE
            actual = excerpt(name.value)
            reading.note(UNKNOWN_FIELD, name.coordinate, actual=actual, nearest=likely)
        elif entry.key in seen:
            reading.note(DUPLICATE_FIELD, name.coordinate, actual=entry.name)
        else:
            seen.add(entry.key)
            yield entry, row


def _adjustments(reading: Reading, found: Iterable[Record], kind: Kind) -> Iterator[Record]:
    """The adjustments with their values typed as the columns they are about.

    One that cannot be understood is left out; its problem has been noted.
    """
    for record in found:
        values = {**record.values}
        cell: Cell | None = values.pop("value", None)
        if not values.keys() >= {"sheet", "code", "action"}:
            continue
        meant = adjustments.meant(reading, values, record.origin, kind)
        if meant is None or record.origin.unread("value"):
            continue
        sheet, columns = meant
        values |= {"sheet": sheet.name, "field": columns[0].key}
        if values["action"] is not Action.REMOVE:
            value = None if cell is None else _as_one_of(reading, cell, columns)
            if cell is None:
                reading.note(MISSING_VALUE, record.origin.cells["value"], field="Nội dung")
            if value is None:
                continue
            values["value"] = value
        yield Record(values=values, origin=record.origin)


# --- a cell -------------------------------------------------------------------------------


def _value(reading: Reading, found: ExcelCell, column: Column | Field) -> Any:
    """The parsed value; ``None`` when it is wrong, and then its problem has been noted."""
    cell, problems = cleaned(held(reading, found))
    reading.problems += problems
    if cell is None:
        return None
    if isinstance(cell.value, str) and is_blank(cell.value):
        return ""
    value = _as_one_of(reading, cell, (column,))
    remark = None if value is None else typed_as_text(cell, value)
    if remark:
        reading.problems.append(remark)
    return value


def _as_one_of(reading: Reading, cell: Cell, columns: Sequence[Column | Field]) -> Any:
    """The cell parsed as the first of ``columns`` that can; ``None`` when none can, as noted."""
    if len(cell.runs) > 1 and columns[0].parse not in (text, whole):
        reading.note(PLAIN_COLUMN, cell.place.cell, field=_name(columns[0]))
    found = [one.parse(cell) for one in columns]
    value = next((one for one in found if not isinstance(one, Problem)), found[0])
    if isinstance(value, Problem):
        reading.problems.append(value)
        return None
    return value


def _name(column: Column | Field) -> str:
    return column.header if isinstance(column, Column) else column.name


def held(reading: Reading, found: ExcelCell) -> Cell:
    """What a cell of Excel holds, as it was typed; lost looks are noted."""
    value: object = found.value
    place = reading.place(found.coordinate)
    if found.data_type == "f":
        return Cell(place=place, value="", formula=str(value))
    if not isinstance(value, (str, list)):
        return Cell(place=place, value=value, number_format=_look(found, "number_format"))
    runs, fonts = _runs(reading, found)
    typed = value if isinstance(value, str) else "".join(one.text for one in runs)
    is_plain = not any(one.bold or one.italic for one in runs)
    return Cell(place=place, value=typed, runs=() if is_plain else runs, fonts=fonts)


def _runs(reading: Reading, found: ExcelCell) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """The text as runs, and the names of its fonts.

    Excel's rich text is a list of plain strings, which look as the cell does, and of
    blocks with a font of their own.
    """
    pieces: list[Any] = found.value if isinstance(found.value, list) else [found.value]
    whole: Any = _look(found, "font") if found.has_style else None
    runs = []
    fonts = []
    lost = set()
    for piece in pieces:
        is_plain = isinstance(piece, str)
        font = whole if is_plain else piece.font
        runs.append(
            Run(
                text=piece if is_plain else piece.text,
                bold=bool(font and font.b),
                italic=bool(font and font.i),
            )
        )
        fonts.append(font and (font.name if is_plain else font.rFont))
        if font and font.strike:
            lost.add(_STRUCK)
        if font and font.vertAlign in ("superscript", "subscript"):
            lost.add(_RAISED)
    if lost:
        reading.note(LOST_FORMAT, found.coordinate, actual=sorted(lost))
    return tuple(runs), tuple(dict.fromkeys(filter(None, fonts)))


def _look(found: ExcelCell, name: str) -> Any:
    """A property of a cell's style; of the default style where the file lacks that one."""
    with suppress(IndexError):
        return getattr(found, name)
    return {"number_format": "General"}.get(name)
