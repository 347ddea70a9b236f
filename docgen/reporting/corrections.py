"""Figures that a coordinator puts right by hand: kept apart, and counted instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from docgen.model.report import (
    Answer,
    Correction,
    Form,
    FormIndicator,
    Outcome,
    Result,
    Summary,
    Total,
)
from docgen.reporting.aggregate import rounded, share
from docgen.reporting.status import standing

__all__ = ["corrected"]


def corrected(
    summary: Summary, corrections: Iterable[Correction], forms: Sequence[Form]
) -> Summary:
    """The summary with what a coordinator put right by hand, kept apart in each total."""
    by_row: dict[tuple[str, str, str], dict[str, Correction]] = {}
    for one in corrections:
        by_row.setdefault((one.group, one.row, one.part), {})[one.name] = one
    indicators = {one.code: one for form in forms for one in form.indicators}
    results = tuple(
        _put_right(one, by_row.get(("results", one.code, one.part), {}), indicators[one.code])
        for one in summary.results
    )
    return replace(
        summary,
        results=results,
        events=_with(summary.events, "events", by_row),
        cases=_with(summary.cases, "cases", by_row),
        budgets=_with(summary.budgets, "budgets", by_row),
    )


def _put_right(result: Result, found: Mapping[str, Correction], indicator: FormIndicator) -> Result:
    """A result computed anew from corrected counts, or the result that was put in its place."""
    if not found:
        return result
    above, below = (
        replace(total, corrected=found[name].value) if name in found else total
        for name, total in (("numerator", result.numerator), ("denominator", result.denominator))
    )
    value: Fraction | Decimal | Answer | None = share(
        above.counted, below.counted, indicator.factor
    )
    if "value" in found:
        value = found["value"].value
    return replace(
        result,
        numerator=above,
        denominator=below,
        value=rounded(value) if isinstance(value, Fraction) else value,
        status=standing(value, indicator.direction, indicator.planned),
        corrected=True,
    )


def _with(
    outcome: Outcome, group: str, by_row: Mapping[tuple[str, str, str], Mapping[str, Correction]]
) -> Outcome:
    totals = dict(outcome.totals)
    for (kind, row, _), found in by_row.items():
        for name, one in found.items() if kind == group else ():
            totals[row, name] = replace(totals.get((row, name), Total()), corrected=one.value)
    return Outcome(totals=totals)
