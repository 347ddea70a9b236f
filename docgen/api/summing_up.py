"""What a run over many localities comes to: the rows of its summary, in the order of the list."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from tempfile import TemporaryFile
from types import TracebackType
from typing import BinaryIO, Self

from docgen.api.orders import Report
from docgen.model.place import FilePlace
from docgen.model.problem import Problem, Severity
from docgen.vietnamese.messages import N_, say, severity_name, translator
from docgen.workbook import summary
from docgen.workbook.summary import Row, SummarySheet

__all__ = ["Notes"]

FAULT = N_("docgen failed on this unit, by a fault of its own")


class Notes:
    """The rows that reports give, kept in a file that nobody sees until all are there.

    Reports come as they are done, rows go out by unit; memory does not grow with their number.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._file: BinaryIO = TemporaryFile()  # noqa: SIM115  # open as long as the notes are
        self._places: dict[tuple[str, int], int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, report: Report) -> None:
        """Note what a report tells."""
        rows = {
            summary.UNITS: [_unit(report)],
            summary.CHANGES: _changes(report),
            summary.REVIEW: self._review(report),
            summary.CONFLICTS: _conflicts(report),
        }
        for sheet, found in rows.items():
            if found:
                self._places[sheet.name, report.index] = self._file.seek(0, 2)
                pickle.dump(found, self._file, pickle.HIGHEST_PROTOCOL)

    def write(self, stream: BinaryIO, *, title: str) -> None:
        """Write the summary of all that was noted to ``stream``."""
        rows = {one.name: self._rows(one) for one in summary.SHEETS}
        summary.write(stream, rows, title=title)

    def _rows(self, sheet: SummarySheet) -> Iterator[Row]:
        places = sorted(
            (index, at) for (name, index), at in self._places.items() if name == sheet.name
        )
        for number, (_, at) in enumerate(places, 1):
            self._file.seek(at)
            rows: list[Row] = pickle.load(self._file)  # written here, seen by nobody
            if sheet is summary.UNITS:
                rows = [(number, *one) for one in rows]
            yield from rows

    def _review(self, report: Report) -> list[Row]:
        found: list[Row] = [self._problem(report, one) for one in report.problems]
        if report.trace:
            severity = severity_name(Severity.ERROR, self._language)
            words = translator(self._language)(FAULT)
            found.append((report.unit, report.workbook.name, "", severity, "", words))
        return found

    def _problem(self, report: Report, problem: Problem) -> Row:
        place = problem.place
        return (
            report.unit,
            place.file,
            "" if isinstance(place, FilePlace) else str(place),
            severity_name(problem.rule.severity, self._language),
            problem.rule.id,
            say(problem, self._language),
        )


def _unit(report: Report) -> Row:
    count = Counter(one.rule.severity for one in report.problems)
    document = report.document
    return (
        report.unit,
        report.workbook.name,
        str(report.workbook.state),
        document.name if document else "",
        str(document.state) if document else "",
        len(report.changes),
        count[Severity.ERROR] + bool(report.trace),
        count[Severity.WARNING],
        count[Severity.NOTE],
        len(report.conflicts),
    )


def _changes(report: Report) -> Sequence[Row]:
    return [
        (report.unit, str(one.kind), str(one.place), one.before, one.after)
        for one in report.changes
    ]


def _conflicts(report: Report) -> Sequence[Row]:
    return [
        (report.unit, one.place.file, str(one.place), one.before, one.ours, one.theirs)
        for one in report.conflicts
    ]
