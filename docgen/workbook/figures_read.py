"""Reads a summary workbook back: its figures, and what was corrected in it by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.model.place import CellPlace, FilePlace, Origin
from docgen.model.problem import Problem, Rule, WorkbookError
from docgen.model.report import (
    Answer,
    Correction,
    DutyResult,
    DutyStatus,
    Outcome,
    Period,
    Result,
    Source,
    Status,
    Summary,
    Total,
)
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import key
from docgen.vietnamese.numbers import decimal
from docgen.workbook.clean import Cell
from docgen.workbook.figure_sheets import (
    DETAIL,
    DUTIES,
    DUTY_HEADS,
    GROUPS,
    KIND,
    OVERVIEW,
    REASON,
    RESULT_HEADS,
    RESULTS,
    SUM,
    WIDTHS,
    Group,
)
from docgen.workbook.file import META_SHEET, opened
from docgen.workbook.reported import figure

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["KeptSummary", "read_summary"]

NOT_A_SUMMARY = Rule(
    "BC380",
    "not-a-summary",
    N_("the workbook is no summary made by docgen; expected a file such as tong-hop-2024.xlsx"),
)
WRONG_CORRECTION = Rule(
    "BC381", "wrong-correction", N_("“{actual}” is no figure; the correction is passed over")
)

_YES_NO = "có/không"  # the unit of indicators that have words
_WORDS = {key(one): one for one in ("Có", "Không")}
_CORRECTED = {"Sửa tử số": "numerator", "Sửa mẫu số": "denominator", "Sửa kết quả": "value"}
_COMPUTED = {"Tử số": "numerator", "Mẫu số": "denominator", "Kết quả": "value"}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSummary:
    """A summary as it was kept: its figures, and the corrections made to them by hand.

    Its totals know the cell of the summary where they stand, not those of the reports; its duties
    are by the names of senders, which alone stand there.  ``beside`` is where somebody noted what
    is no correction: a reason alone, a comment, a column or a sheet of one's own.
    """

    summary: Summary
    corrections: tuple[Correction, ...] = ()
    beside: tuple[CellPlace, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_summary(path: Path) -> KeptSummary:
    """The summary in the workbook at ``path``.

    A number typed over a formula is a correction just as one in its yellow column is.
    Raises :class:`WorkbookError` when the file cannot be read, or is no summary.
    """
    values, formulas = opened(path)
    place = FilePlace(file=path.name)
    if META_SHEET not in values.sheetnames or RESULTS not in values.sheetnames:
        raise WorkbookError(NOT_A_SUMMARY.at(place))
    kept = [tuple(map(_told, one)) for one in values[META_SHEET].iter_rows(values_only=True)]
    meta = {one[0]: one[1] for one in kept if one[0] != SUM}
    if meta.get("kind") != KIND:
        raise WorkbookError(NOT_A_SUMMARY.at(place))
    sums = {one[1:5]: one[5:] for one in kept if one[0] == SUM}
    reading = _Reading(file=path.name, values=values, formulas=formulas, sums=sums)
    results = tuple(_results(reading))
    groups = {one.key: _group(reading, one) for one in GROUPS if one.name in values.sheetnames}
    nothing = Outcome()
    summary = Summary(
        year=int(meta["year"]),
        period=Period(meta["period"]),
        cutoff=date.fromisoformat(meta["cutoff"]),
        results=results,
        duties=_duties(reading),
        events=groups.get("events", nothing),
        cases=groups.get("cases", nothing),
        budgets=groups.get("budgets", nothing),
    )
    return KeptSummary(
        summary=summary,
        corrections=tuple(reading.corrections),
        beside=(*reading.beside, *_beside(values, path.name)),
        problems=tuple(reading.problems),
    )


class _Reading:
    """A summary being read."""

    def __init__(
        self,
        *,
        file: str,
        values: Workbook,
        formulas: Workbook | None,
        sums: Mapping[tuple[str, ...], tuple[str, ...]],
    ) -> None:
        self.file = file
        self.sums = sums
        self.values = values
        self.formulas = formulas
        self.corrections: list[Correction] = []
        self.problems: list[Problem] = []
        self.beside: list[CellPlace] = []
        self.reason: str | None = None  # why figures of the row that is being read were corrected

    def place(self, sheet: str, cell: str) -> CellPlace:
        return CellPlace(file=self.file, sheet=sheet, cell=cell)

    def figure(self, cell: Any, sheet: str) -> Decimal | Answer | None:
        """A figure or an answer in a cell; ``None`` for any other words."""
        if cell.value is None:
            return None
        found = figure(Cell(place=self.place(sheet, cell.coordinate), value=cell.value))
        return None if isinstance(found, Problem) else found

    def total(self, cell: Any, sheet: str) -> Total:
        """A total as it stands in the summary."""
        value = self.figure(cell, sheet)
        place = self.place(sheet, cell.coordinate)
        sources = (Source(place=place, sender=self.file),) if value is not None else ()
        return Total(value=value, sources=sources)

    def correct(self, cell: Any, sheet: str, words: bool = False, /, **named: str) -> None:
        """Notes the correction in a yellow cell, or that it is none; ``words`` are asked there."""
        if cell.value is None or cell.value == "":
            return
        place = self.place(sheet, cell.coordinate)
        value: Decimal | str | None = self.figure(cell, sheet)
        if words:
            value = _WORDS.get(key(str(cell.value)))
        if value is None or isinstance(value, Answer):
            self.problems.append(WRONG_CORRECTION.at(place, actual=str(cell.value)))
            return
        found = Correction(value=value, reason=self.reason, place=place, **named)
        self.corrections.append(replace(found, base=self.base(found)))

    def base(self, found: Correction) -> str | None:
        """What the reports came to when a figure was put right so; ``None`` if it is not kept."""
        now, *given = self.sums.get((found.group, found.row, found.part, found.name), ("",))
        value, reason, base = given[:3] if len(given) > 2 else ("", "", "")
        told = decimal(found.value) if isinstance(found.value, Decimal) else found.value
        is_the_same = (value, reason) == (told, found.reason or "")
        return (base if is_the_same and base else now) or None

    def note_lone_reason(self, cell: Any, sheet: str, known: int) -> None:
        """Notes a reason where nothing of its row was put right since ``known`` corrections."""
        if self.reason and cell is not None and len(self.corrections) == known:
            self.beside.append(self.place(sheet, cell.coordinate))

    def is_typed_over(self, cell: Any, sheet: str) -> bool:
        """Whether a number stands where docgen had written a formula."""
        if self.formulas is None or not isinstance(cell.value, int | float):
            return False
        return str(self.formulas[sheet][cell.coordinate].data_type) != "f"


def _told(value: object) -> str:
    return "" if value is None else str(value)


def _beside(workbook: Workbook, file: str) -> Iterator[CellPlace]:
    """Sheets, columns and comments that are not docgen's."""
    own = {OVERVIEW, DETAIL, DUTIES, META_SHEET, *WIDTHS}
    for sheet in workbook.worksheets:
        if sheet.title not in own:
            yield CellPlace(file=file, sheet=sheet.title)
            continue
        width = WIDTHS.get(sheet.title, sheet.max_column)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment or (cell.value is not None and int(cell.column or 0) > width):
                    yield CellPlace(file=file, sheet=sheet.title, cell=cell.coordinate)


def _columns(worksheet: Worksheet) -> dict[str, int]:
    return {key(str(one.value)): one.column for one in worksheet[1] if one.value is not None}


def _words(cell: Any) -> str | None:
    return None if cell is None or cell.value is None else str(cell.value)


def _results(reading: _Reading) -> Iterator[Result]:
    worksheet = reading.values[RESULTS]
    at = _columns(worksheet)
    if not {key(one) for one in RESULT_HEADS[:10]} <= at.keys():
        raise WorkbookError(NOT_A_SUMMARY.at(FilePlace(file=reading.file)))
    for row in range(2, worksheet.max_row + 1):
        cells = {name: worksheet.cell(row, column) for name, column in at.items()}
        code = cells[key("Mã")].value
        if code is None:
            continue
        named = {"group": "results", "row": str(code)}
        named["part"] = str(cells[key("Phân tách")].value or "")
        reading.reason = _words(cells.get(key(REASON)))
        known = len(reading.corrections)
        is_yes_no = key(str(cells[key("Đơn vị tính")].value or "")) == key(_YES_NO)
        for header, name in _CORRECTED.items():
            if key(header) in cells:
                cell, words = cells[key(header)], is_yes_no and name == "value"
                reading.correct(cell, RESULTS, words, **named, name=name)
        is_counted = cells[key("Tử số")].value is not None
        for header, name in _COMPUTED.items():
            cell = cells[key(header)]
            if is_counted and reading.is_typed_over(cell, RESULTS):
                reading.correct(cell, RESULTS, **named, name=name)
        reading.note_lone_reason(cells.get(key(REASON)), RESULTS, known)
        yield _result(reading, cells, named)


def _result(reading: _Reading, cells: Mapping[str, Any], named: Mapping[str, str]) -> Result:
    shown = cells[key("Kết quả")]
    value: Decimal | str | Answer | None = reading.figure(shown, RESULTS)
    words = str(shown.value or "")
    if value is None and words and words != Status.NOT_REPORTED:
        value = words
    status = str(cells[key("Tình trạng")].value or "")
    place = reading.place(RESULTS, shown.coordinate)
    return Result(
        code=named["row"],
        part=named["part"],
        numerator=reading.total(cells[key("Tử số")], RESULTS),
        denominator=reading.total(cells[key("Mẫu số")], RESULTS),
        value=value,
        status=Status(status) if status in set(Status) else Status.NOT_REPORTED,
        sources=(Source(place=place, sender=reading.file),) if value is not None else (),
    )


def _group(reading: _Reading, group: Group) -> Outcome:
    worksheet = reading.values[group.name]
    at = _columns(worksheet)
    totals = {}
    for row in range(2, worksheet.max_row + 1):
        title = worksheet.cell(row, 1).value
        if title is None:
            continue
        reason = worksheet.cell(row, at[key(REASON)]) if key(REASON) in at else None
        reading.reason = _words(reason)
        known = len(reading.corrections)
        for name, header in group.figures.items():
            named = {"group": group.key, "row": str(title), "name": name}
            if key(f"Sửa: {header}") in at:
                cell = worksheet.cell(row, at[key(f"Sửa: {header}")])
                reading.correct(cell, group.name, **named)
            if key(header) not in at:
                continue
            cell = worksheet.cell(row, at[key(header)])
            if reading.is_typed_over(cell, group.name):
                reading.correct(cell, group.name, **named)
            if (total := reading.total(cell, group.name)).sources:
                totals[str(title), name] = total
        reading.note_lone_reason(reason, group.name, known)
    return Outcome(totals=totals)


def _duties(reading: _Reading) -> dict[str, tuple[DutyResult, ...]]:
    """What each sender said of its duties; a summary without that sheet tells nothing."""
    if DUTIES not in reading.values.sheetnames:
        return {}
    statuses = set(map(str, DutyStatus))
    found: dict[str, list[DutyResult]] = {}
    rows = reading.values[DUTIES].iter_rows(min_row=2, max_col=len(DUTY_HEADS), values_only=True)
    for number, row in enumerate(rows, 2):
        name, code, status, result = map(_told, row)
        if name and code:
            cells = {"status": f"C{number}", "result": f"D{number}"}
            duty = DutyResult(
                code=code,
                status=DutyStatus(status) if status in statuses else None,
                result=result or None,
                origin=Origin(file=reading.file, sheet=DUTIES, cells=cells),
            )
            found.setdefault(name, []).append(duty)
    return {name: tuple(duties) for name, duties in found.items()}
