"""Victims of violence in two places of one report: the sheet of cases and the indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import AgencyReport, Answer, Figure
from docgen.vietnamese.messages import N_
from docgen.vietnamese.numbers import decimal

__all__ = ["OTHER_VICTIMS", "VICTIMS_INDICATOR", "in_victims"]

VICTIMS_INDICATOR = "3.2a"
"""Victims found (below the line) and supported (above it), by sex.

Source: Nghị quyết 28/NQ-CP ngày 03/3/2021, Mục tiêu 3, Chỉ tiêu 2.
"""

OTHER_VICTIMS = Rule(
    "BC378",
    "other-victims",
    N_(
        "{what}: {actual} here, but {expected} in the indicator {code}; make both the same, or give"
        " the reason"
    ),
    Severity.WARNING,
)

_SEXES = {"Nữ": "women", "Nam": "men"}


def in_victims(report: AgencyReport) -> Iterator[Problem]:
    """Where the two differ; a figure that is blank on either side is not compared."""
    rows = {one.part: one for one in report.measures if one.code == VICTIMS_INDICATOR}
    reasons = (*(one.reason for one in rows.values()), *(one.reason for one in report.cases))
    if not report.cases or any(reasons) or not rows.keys() >= _SEXES.keys():
        return
    for part, name in _SEXES.items():
        found = _sum([rows[part].denominator])
        yield from _compared(report, name, f"nạn nhân {part.lower()}", found)
    helped = _sum(rows[part].numerator for part in _SEXES)
    yield from _compared(report, "supported", "nạn nhân được hỗ trợ", helped)


def _compared(
    report: AgencyReport, name: str, what: str, expected: Decimal | None
) -> Iterator[Problem]:
    found = _sum(getattr(one, name) for one in report.cases)
    if found is not None and expected is not None and found != expected:
        place = report.cases[0].origin.place(name)
        yield OTHER_VICTIMS.at(
            place,
            what=what,
            actual=decimal(found),
            expected=decimal(expected),
            code=VICTIMS_INDICATOR,
        )


def _sum(figures: Iterable[Figure]) -> Decimal | None:
    """What was counted in all; ``None`` where a part of it is not known."""
    total = Decimal(0)
    for one in figures:
        if one is None or one is Answer.NOT_COLLECTED:
            return None
        total += one if isinstance(one, Decimal) else 0
    return total
