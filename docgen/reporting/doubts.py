"""Figures that cannot be right and that nobody has put right: no report goes out with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from docgen.model.place import CellPlace
from docgen.model.problem import Problem, Severity
from docgen.model.report import CHECK_PART, PROVINCE_PART, AgencyReport, Correction
from docgen.reporting.blanks import SHEETS
from docgen.reporting.counts import PART_ABOVE_WHOLE, WRONG_SUM
from docgen.reporting.rows import rows
from docgen.reporting.shares import FRACTION_FOR_PERCENT, OTHER_VALUE
from docgen.vietnamese.names import key

__all__ = ["doubtful"]

_OF_FIGURES = {key(sheet) for group, sheet in SHEETS.items() if group != "duties"}
_OF_ROWS = {  # nobody knows which of a row's figures is wrong
    PART_ABOVE_WHOLE,
    WRONG_SUM,
    OTHER_VALUE,
    FRACTION_FOR_PERCENT,
}
_OF_NO_PART = {"", PROVINCE_PART, CHECK_PART}


def doubtful(
    reports: Mapping[str, AgencyReport],
    problems: Iterable[Problem],
    corrections: Iterable[Correction] = (),
) -> tuple[Problem, ...]:
    """The errors among ``problems`` that reach the figures of the reports that count.

    A figure is settled when the coordinator has put its total right by hand in the summary, of
    figures that do not go together any of them; what is wrong with a whole file or sheet can
    only be mended there.  Senders who have not reported, or whose report does not count, are no
    doubt: the year's report names them.
    """
    files = {one.file: one for one in reports.values()}
    settled = tuple(corrections)
    return tuple(
        one
        for one in problems
        if one.rule.severity is Severity.ERROR
        and one.place.file in files
        and _reaches(one, files[one.place.file], settled)
    )


def _reaches(problem: Problem, report: AgencyReport, settled: Iterable[Correction]) -> bool:
    place = problem.place
    if not isinstance(place, CellPlace):
        return True
    for group, name, part, origin in rows(report):
        if place.sheet == origin.sheet and place.cell in origin.cells.values():
            wrong = {field for field, cell in origin.cells.items() if cell == place.cell}
            return not any(
                (one.group, key(one.row)) == (group, key(name))
                and (one.part == part or part in _OF_NO_PART)
                and (one.name in wrong or problem.rule in _OF_ROWS)
                for one in settled
            )
    return key(place.sheet) in _OF_FIGURES
