"""Reads the reports that come back: forms filled in, by the hundred.

Values are read by calamine, which is many times as fast as openpyxl but tells neither formulas
nor formats.  Where a result looks as if one of the two mattered, that sheet is read again with
openpyxl.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from dataclasses import fields as dataclass_fields
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.model.place import CellPlace, FilePlace, Origin
from docgen.model.problem import Problem, Rule, Severity, WorkbookError
from docgen.model.report import AgencyReport, Budget, Case, DutyResult, Event, Measure
from docgen.vietnamese.messages import N_, why
from docgen.vietnamese.names import excerpt, key
from docgen.workbook import form_sheets as layout
from docgen.workbook.clean import UNCALCULATED, Cell, cleaned, is_blank
from docgen.workbook.file import (
    DAMAGED,
    META_SHEET,
    OTHER_KIND,
    UNREADABLE,
    damage_told,
    examined,
    loaded,
)
from docgen.workbook.reach import lengthen, letters, refuse_crowd, refuse_far, sheets_in
from docgen.workbook.sheets import Column, Field, Sheet
from docgen.workbook.table import MISSING_COLUMN
from docgen.workbook.uncalculated import uncalculated

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

__all__ = ["read_content", "read_report"]

NOT_A_REPORT = Rule(
    "BC311",
    "not-a-report",
    N_("the workbook is no report: none of its sheets is {expected}; it has {actual}"),
)
NO_METADATA = Rule(
    "BC312",
    "unmarked-report",
    N_("the workbook was not made by “docgen forms”; it is read by the names of its sheets"),
    Severity.WARNING,
)
OTHER_FORM = Rule(
    "BC313",
    "other-form-version",
    N_("the form has version {actual}; expected version {expected}: send a new form"),
)
CHANGED_CODE = Rule(
    "BC314",
    "changed-code",
    N_("the form was made for “{expected}”, but the sheet says “{actual}”; the form counts"),
    Severity.WARNING,
)

NAMELESS_ROW = Rule(
    "BC317",
    "nameless-row",
    N_("there are figures in this row, but “{expected}” is empty; the row is passed over"),
)

Rows = list[list[Any]]  # as calamine gives them, from A1
_HEADER_ROWS = 20  # a header stands within these
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([^<]+)<")
_CORE = "docProps/core.xml"
_KINDS: dict[str, Any] = {
    "duties": DutyResult,
    "measures": Measure,
    "events": Event,
    "cases": Case,
    "budgets": Budget,
}
_NAMES = {"duties": "code", "measures": "code", "events": "kind", "cases": "kind"}
_RESULT = next(one for one in layout.INDICATORS.columns if one.key == "value")
_SHEETS = {key(one.name): one for one in layout.SHEETS}


def read_report(path: Path) -> tuple[AgencyReport | None, tuple[Problem, ...]]:
    """The report in the file at ``path``, ``None`` if it is none, and every problem in its cells.

    Nothing is raised: a file that cannot be read is a problem, for there are many others.
    """
    place = FilePlace(file=path.name)
    try:
        content = path.read_bytes()
        saved = datetime.fromtimestamp(path.stat().st_mtime)
    except OSError as error:
        return None, (UNREADABLE.at(place, reason=why(error)),)
    return read_content(path.name, content, saved)


def read_content(
    name: str, content: bytes, saved: datetime | None = None
) -> tuple[AgencyReport | None, tuple[Problem, ...]]:
    """The report in ``content``, a file called ``name`` that was last saved at ``saved``."""
    place = FilePlace(file=name)
    try:
        has_formulas = examined(BytesIO(content), place)
        with damage_told(place), zipfile.ZipFile(BytesIO(content)) as package:
            xml = sheets_in(package)
            refuse_far(package, xml, place)
            formulas = uncalculated(package, xml) if has_formulas else {}
            saved = _saved(package) or saved
        sheets = _values(content, place)
    except WorkbookError as error:
        return None, error.problems
    reading = _Reading(file=name, content=content, uncalculated=formulas)
    meta = _metadata(sheets.pop(META_SHEET, []))
    if meta and meta.get("kind") != layout.KIND:
        found = OTHER_KIND.at(place, actual=meta.get("kind", "-"), expected=layout.TITLE)
        return None, (found,)
    known = {title: _SHEETS[key(title)] for title in sheets if key(title) in _SHEETS}
    if len(known) < 2:  # a sheet “Thông tin” alone is in every workbook
        expected = [one.name for one in layout.SHEETS]
        return None, (NOT_A_REPORT.at(place, expected=expected, actual=list(sheets)),)
    if not meta:
        reading.problems.append(NO_METADATA.at(place))
    elif meta.get("version") != str(layout.VERSION):
        found = OTHER_FORM.at(place, actual=meta.get("version", "-"), expected=layout.VERSION)
        reading.problems.append(found)
    report = _report(reading, {one: sheets[one] for one in known}, meta)
    return replace(report, received=saved), tuple(reading.problems)


# --- the file -----------------------------------------------------------------------------


def _values(content: bytes, place: FilePlace) -> dict[str, Rows]:
    """The values of all sheets by title; raises :class:`WorkbookError` where they are damaged."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook: CalamineWorkbook = CalamineWorkbook.from_filelike(BytesIO(content))
        return {
            one: workbook.get_sheet_by_name(one).to_python(skip_empty_area=False)
            for one in workbook.sheet_names
        }
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise WorkbookError(DAMAGED.at(place, reason=repr(error))) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Rust's, which is no Exception
            raise
        raise WorkbookError(DAMAGED.at(place, reason=repr(error))) from error


def _metadata(rows: Rows) -> dict[str, str]:
    return {str(row[0]): _whole(row[1]) for row in rows if len(row) > 1}


def _whole(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _saved(package: zipfile.ZipFile) -> datetime | None:
    """When the file was last saved, as it says itself; ``None`` where it does not."""
    try:
        found = _MODIFIED.search(package.read(_CORE))
        moment = datetime.fromisoformat(found[1].decode()) if found else None
    except (KeyError, ValueError):
        return None
    return moment.replace(tzinfo=None) if moment else None


# --- sheets -------------------------------------------------------------------------------


@dataclass(slots=True)
class _Reading:
    """One file being read, and what has been found so far."""

    file: str
    content: bytes
    problems: list[Problem] = field(default_factory=list)
    uncalculated: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def parsed(self, sheet: str, cell: str, value: Any, column: Column | Field) -> Any:
        """The parsed value of a cell; ``None`` when it is blank, or wrong and its problem noted."""
        place = CellPlace(file=self.file, sheet=sheet, cell=cell)
        if value == "" or (isinstance(value, str) and is_blank(value)):
            formula = self.uncalculated.get(sheet, {}).get(cell)
            if formula is not None and column is not _RESULT:
                self.problems.append(UNCALCULATED.at(place, actual=excerpt(formula)))
            return None
        clean, problems = cleaned(Cell(place=place, value=value))
        self.problems += problems
        if clean is None:
            return None
        found = column.parse(clean)
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found


def _report(reading: _Reading, sheets: Mapping[str, Rows], meta: Mapping[str, str]) -> AgencyReport:
    """The report that the known sheets make; what is not known is left out."""
    parts: dict[str, Any] = {}
    info: dict[str, Any] = {}
    words: dict[str, Any] = {}
    cells: dict[str, str] = {}
    stated: Origin | None = None
    sheet_of_words = layout.WORDS.name
    for title, rows in sheets.items():
        sheet = _SHEETS[key(title)]
        if sheet is layout.INFORMATION:
            info, places = _fields(reading, title, sheet, rows)
            stated = Origin(file=reading.file, sheet=title, cells=places)
        elif sheet is layout.WORDS:
            words, cells = _fields(reading, title, sheet, rows)
            sheet_of_words = title
        elif sheet.key not in parts:
            parts[sheet.key] = tuple(_records(reading, title, sheet, rows))
    if "measures" in parts:
        parts["measures"] = _careful(reading, parts["measures"])
    return AgencyReport(
        file=reading.file,
        code=_code(reading, meta.get("code"), info.get("code")),
        form_id=meta.get("form"),
        form_year=_year(meta.get("year")),
        version=int(meta["version"]) if meta.get("version", "").isdecimal() else None,
        year=info.get("year"),
        name=info.get("name"),
        period=info.get("period"),
        reporter=info.get("reporter"),
        reported=info.get("reported"),
        cutoff=info.get("cutoff") or _day(meta.get("cutoff")),
        deadline=info.get("deadline"),
        words=words,
        stated=stated,
        origin=Origin(file=reading.file, sheet=sheet_of_words, cells=cells),
        **parts,
    )


def _code(reading: _Reading, marked: str | None, typed: str | None) -> str | None:
    """The sender's code: that of the form, whatever was typed over it."""
    if marked and typed and key(marked) != key(typed):
        place = FilePlace(file=reading.file)
        reading.problems.append(CHANGED_CODE.at(place, expected=marked, actual=excerpt(typed)))
    return marked or typed


def _year(typed: str | None) -> int | None:
    return int(typed) if typed and typed.isdecimal() else None


def _day(typed: str | None) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        return None


def _headed(
    reading: _Reading, title: str, sheet: Sheet, rows: Rows
) -> tuple[dict[int, Column], int] | None:
    """The known columns by number from 0, and the header's row; ``None`` where there is none."""
    known = {key(one.header): one for one in sheet.columns}
    needed = {one.header for one in sheet.columns if one.needed}
    best: dict[int, Column] = {}
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        found = {
            place: known[name]
            for place, value in enumerate(row)
            if isinstance(value, str) and (name := key(value.rstrip(" *"))) in known
        }
        if needed <= {one.header for one in found.values()}:
            return found, number
        best = max(best, found, key=len)
    lacking = needed - {one.header for one in best.values()}
    place = CellPlace(file=reading.file, sheet=title)
    actual = [excerpt(one) for one in (rows[0] if rows else []) if one != ""]
    expected = [one.header for one in sheet.columns if one.header in lacking]
    reading.problems.append(MISSING_COLUMN.at(place, expected=expected, actual=actual))
    return None


def _records(reading: _Reading, title: str, sheet: Sheet, rows: Rows) -> Iterator[Any]:
    """The rows of a table in which something was reported, or is asked."""
    headed = _headed(reading, title, sheet, rows)
    if headed is None:
        return
    columns, header = headed
    lengthen(rows, reading.uncalculated.get(title, ()))
    make = _KINDS[sheet.key]
    fields = {one.name for one in dataclass_fields(make)}
    name = _NAMES.get(sheet.key, "source")
    for number, row in enumerate(rows[header + 1 :], header + 2):
        cells = {one.key: f"{letters(place)}{number}" for place, one in columns.items()}
        values, wrong = {}, set()
        for place, column in columns.items():
            if column.key in fields and place < len(row):
                known = len(reading.problems)
                value = reading.parsed(title, cells[column.key], row[place], column)
                if value is not None:
                    values[column.key] = value
                elif len(reading.problems) > known:
                    wrong.add(column.key)
        has_figures = bool(values.keys() - {name, "part"})
        if name in values:
            origin = Origin(file=reading.file, sheet=title, cells=cells, wrong=frozenset(wrong))
            yield make(**values, origin=origin)
        elif has_figures and name not in values:
            _note_nameless(reading, title, sheet, name, cells[name])


def _note_nameless(reading: _Reading, title: str, sheet: Sheet, name: str, cell: str) -> None:
    """Says that a row with figures has no name, unless it is said already what is wrong with it."""
    place = CellPlace(file=reading.file, sheet=title, cell=cell)
    if all(one.place != place for one in reading.problems):
        header = next(one.header for one in sheet.columns if one.key == name)
        reading.problems.append(NAMELESS_ROW.at(place, expected=header))


def _fields(
    reading: _Reading, title: str, sheet: Sheet, rows: Rows
) -> tuple[dict[str, Any], dict[str, str]]:
    """The single values of a sheet by field, and their cells."""
    known = {key(one.name): one for one in sheet.fields}
    values: dict[str, Any] = {}
    cells: dict[str, str] = {}
    for number, row in enumerate(rows, 1):
        entry = known.get(key(str(row[0]))) if row else None
        if entry is None or entry.key in cells:
            continue
        cells[entry.key] = f"B{number}"
        value = reading.parsed(title, f"B{number}", row[1] if len(row) > 1 else "", entry)
        if value is not None:
            values[entry.key] = value
    return values, cells


# --- formulas and formats -----------------------------------------------------------------


def _careful(reading: _Reading, rows: Sequence[Measure]) -> tuple[Measure, ...]:
    """The rows with results read again where a formula or a format may be behind them.

    A result that a formula gave is not stated by anybody, and may be old; 0,6 in a cell
    that is shown in per cent is 60.
    """
    doubtful = [one for one in rows if _is_doubtful(one)]
    if not doubtful:
        return tuple(rows)
    place = FilePlace(file=reading.file)
    try:
        with damage_told(place), zipfile.ZipFile(BytesIO(reading.content)) as package:
            refuse_crowd(sheets_in(package).values(), place)
        worksheet = loaded(reading.content, place)[doubtful[0].origin.sheet]
    except WorkbookError as error:
        reading.problems += error.problems
        return tuple(rows)
    again = {id(one): _again(one, worksheet) for one in doubtful}
    return tuple(again.get(id(one), one) for one in rows)


def _is_doubtful(row: Measure) -> bool:
    value = row.value
    if not isinstance(value, Decimal):
        return False
    counted = isinstance(row.numerator, Decimal) and isinstance(row.denominator, Decimal)
    return 0 < value <= 1 or (counted and value != _usual(row))


def _usual(row: Measure) -> Decimal | None:
    """What the form's own formula gives for a share in per cent."""
    above, below = row.numerator, row.denominator
    if not isinstance(above, Decimal) or not isinstance(below, Decimal) or not below:
        return None
    return round(above / below * 100, 2)


def _again(row: Measure, worksheet: Any) -> Measure:
    cell = worksheet[row.origin.cells["value"]]
    if cell.data_type == "f":
        return replace(row, value=None)
    shown = Cell(place=row.origin.place("value"), value=0, number_format=cell.number_format)
    if shown.is_percent and isinstance(row.value, Decimal):
        return replace(row, value=row.value * 100)
    return row
