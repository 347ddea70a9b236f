"""What nobody filled in of a report: duties, indicators, rows of figures.

A blank is neither 0 nor “không phát sinh”: nobody can tell what it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.model.place import CellPlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import CHECK_PART, AgencyReport, Answer, Budget, Case, Event, Form, Measure
from docgen.reporting.figures import FIGURE_NAMES, GROUP_NAMES, is_news
from docgen.vietnamese.messages import N_

__all__ = ["SHEETS", "UNANSWERED", "UNTOLD_DUTY", "UNTOLD_ROW", "in_blanks"]

UNANSWERED = Rule(
    "BC365",
    "unanswered-indicator",
    N_("nothing is reported of the indicator {code}{part}; if nothing arose or nothing could be"
       " collected, say so"),
    Severity.WARNING,
)  # fmt: skip
UNTOLD_ROW = Rule(
    "BC374",
    "blank-figures",
    N_("“{row}”: not filled in: {lacking}; if nothing arose or nothing could be collected, say so"),
    Severity.WARNING,
)
UNTOLD_DUTY = Rule(
    "BC375",
    "untold-duty",
    N_("nothing is said of how far the duty {code} is; choose it from the list"),
    Severity.WARNING,
)

_ASKED = {  # figures that every row of a group has; those of women are another rule's
    "events": ("events", "participants"),
    "cases": ("cases", "victims", "supported"),
    "budgets": ("planned", "spent"),
}
SHEETS = {
    "duties": "Nhiệm vụ",
    "measures": "Chỉ tiêu",
    "events": "Truyền thông, tập huấn",
    "cases": "Bạo lực giới",
    "budgets": "Kinh phí",
}
"""The sheet of a report that a group of its rows stands in."""

_EVERY = "mọi số liệu"
Row = Event | Case | Budget


def in_blanks(report: AgencyReport, form: Form) -> Iterator[Problem]:
    """All that is blank in a report, in the order of its sheets."""
    yield from _duties(report, form)
    yield from _indicators(report, form)
    for group in _ASKED:
        yield from _rows(report, group)


def _sheet(report: AgencyReport, group: str) -> CellPlace:
    """The sheet of a group, for rows that are not there any more."""
    return CellPlace(file=report.file, sheet=SHEETS[group])


def _duties(report: AgencyReport, form: Form) -> Iterator[Problem]:
    told = {one.code: one for one in report.duties}
    for task in form.tasks:
        row = told.get(task.code)
        if row is None:
            yield UNTOLD_DUTY.at(_sheet(report, "duties"), code=task.code)
        elif row.status is None and not row.origin.unread("status"):
            yield UNTOLD_DUTY.at(row.origin.place("status"), code=task.code)


def _indicators(report: AgencyReport, form: Form) -> Iterator[Problem]:
    """Rows that are all blank; the department's own total is for comparison, and may be."""
    rows = {(one.code, one.part): one for one in report.measures}
    for indicator in form.indicators:
        for part in (one for one in indicator.parts or ("",) if one != CHECK_PART):
            row = rows.get((indicator.code, part))
            if row is None or _is_blank(row):
                name = "numerator" if indicator.numerator else "value"
                yield UNANSWERED.at(
                    row.origin.place(name) if row else _sheet(report, "measures"),
                    code=indicator.code,
                    part=f" ({part})" if part else "",
                )


def _is_blank(row: Measure) -> bool:
    names = ("numerator", "denominator", "value")
    return not any(getattr(row, one) is not None or row.origin.unread(one) for one in names)


def _rows(report: AgencyReport, group: str) -> Iterator[Problem]:
    """Rows with a figure that is not there; a group without a single one is told once."""
    rows: Sequence[Row] = getattr(report, group)
    lacking = [(row, _lacking(row, group)) for row in rows]
    if all(len(names) == len(_asked(row, group)) for row, names in lacking):
        place = rows[0].origin.place(_ASKED[group][0]) if rows else _sheet(report, group)
        yield UNTOLD_ROW.at(place, row=GROUP_NAMES[group], lacking=_EVERY)
        return
    for row, names in lacking:
        if names:
            words = ", ".join(FIGURE_NAMES[one] for one in names)
            yield UNTOLD_ROW.at(row.origin.place(names[0]), row=_title(row), lacking=words)


def _asked(row: Row, group: str) -> tuple[str, ...]:
    """The figures of a row that must be there: an article has no participants."""
    return ("events",) if is_news(_title(row)) else _ASKED[group]


def _lacking(row: Row, group: str) -> tuple[str, ...]:
    """The figures that are blank; what says that nothing arose says all of its row."""
    first = getattr(row, _ASKED[group][0])
    if isinstance(first, Answer) or (group != "budgets" and first == 0):
        return ()
    return tuple(
        one
        for one in _asked(row, group)
        if getattr(row, one) is None and not row.origin.unread(one)
    )


def _title(row: Row) -> str:
    return row.source if isinstance(row, Budget) else row.kind
