"""The rows of figures in a report, by what a sender and the summary call them."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.place import Origin
from docgen.model.report import AgencyReport

__all__ = ["Row", "rows", "titles"]

Row = tuple[str, str, str, Origin]
"""Group, name and part of a row, as a correction has them, and its cells."""


def rows(report: AgencyReport) -> Iterator[Row]:
    """All rows of figures of a report, in the order of its sheets."""
    for measure in report.measures:
        yield "results", measure.code, measure.part, measure.origin
    for event in report.events:
        yield "events", event.kind, "", event.origin
    for case in report.cases:
        yield "cases", case.kind, "", case.origin
    for budget in report.budgets:
        yield "budgets", budget.source, "", budget.origin


def titles(report: AgencyReport) -> dict[tuple[str, str], str]:
    """What each cell of a row is about, by sheet and cell: “Chỉ tiêu 5.2a (Nam)”."""
    found = {}
    for group, name, part, origin in rows(report):
        title = f"Chỉ tiêu {name}" if group == "results" else name
        for cell in origin.cells.values():
            found[origin.sheet, cell] = f"{title} ({part})" if part else title
    return found
