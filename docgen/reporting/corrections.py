"""Figures that a coordinator puts right by hand: kept apart, counted instead, and checked too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from docgen.model.place import Origin
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import (
    AgencyReport,
    Answer,
    Budget,
    Case,
    Correction,
    Event,
    Form,
    FormIndicator,
    Measure,
    Outcome,
    Period,
    Result,
    Status,
    Summary,
    Total,
)
from docgen.reporting.aggregate import (
    BUDGET_FIGURES,
    CASE_FIGURES,
    EVENT_FIGURES,
    rounded,
    share,
)
from docgen.reporting.counts import NO_SPLIT, NOT_IN_MILLIONS, in_counts
from docgen.reporting.figures import FIGURE_NAMES
from docgen.reporting.shares import in_shares
from docgen.reporting.status import standing, together
from docgen.reporting.victims import OTHER_VICTIMS, VICTIMS_INDICATOR
from docgen.vietnamese.messages import N_
from docgen.vietnamese.numbers import decimal

__all__ = ["KEPT", "Key", "based", "corrected", "implausible", "key_of", "stale", "sums"]

STALE_CORRECTION = Rule(
    "BC349",
    "stale-correction",
    N_(
        "{what} was put to {actual} when the reports came to {expected}; now they come to {other}."
        " Clear this cell, or correct it anew; to keep it, say so in the column of reasons"
    ),
)
KEPT = Rule(
    "BC348",
    "kept-corrections",
    N_("{count} corrections made by hand in this file are kept"),
    Severity.NOTE,
)

HALF_CORRECTED = Rule(
    "BC382",
    "half-corrected",
    N_(
        "{what} was put right here, but the other count of the share is still without {expected};"
        " put that right too"
    ),
    Severity.WARNING,
)
OTHER_THAN_PARTS = Rule(
    "BC383",
    "other-than-parts",
    N_("{what} was put to {actual} here, but its parts come to {expected}; put the parts right"),
)

Key = tuple[str, str, str, str]  # group, row, part and name of a figure
_NOT_OF_TOTALS = {NO_SPLIT, NOT_IN_MILLIONS}  # about one sender's row
_BY_SEX = ("participants", "victims", "women", "men")
_OTHER = {"numerator": "denominator", "denominator": "numerator"}
_MEASURED = ("numerator", "denominator", "value")


def corrected(
    summary: Summary, corrections: Iterable[Correction], forms: Sequence[Form]
) -> Summary:
    """The summary with what a coordinator put right by hand, kept apart in each total.

    Who was missing from a total is not any more, once somebody has put it right.  An indicator
    that is its sexes together follows from theirs.
    """
    by_row: dict[tuple[str, str, str], dict[str, Correction]] = {}
    for one in corrections:
        by_row.setdefault((one.group, one.row, one.part), {})[one.name] = one
    indicators = {one.code: one for form in forms for one in form.indicators}
    results = [
        _put_right(
            one,
            by_row.get(("results", one.code, one.part), {}),
            indicators[one.code],
            summary.period,
        )
        for one in summary.results
    ]
    return replace(
        summary,
        results=tuple(
            _of_parts(one, results, indicators[one.code], summary.period) for one in results
        ),
        events=_with(summary.events, "events", by_row),
        cases=_with(summary.cases, "cases", by_row),
        budgets=_with(summary.budgets, "budgets", by_row),
    )


def _put_right(
    result: Result, found: Mapping[str, Correction], indicator: FormIndicator, period: Period
) -> Result:
    """A result computed anew from corrected counts, or the result that was put in its place."""
    if not found:
        return result
    above, below = (
        _total(total, found[name].value) if name in found else total
        for name, total in (("numerator", result.numerator), ("denominator", result.denominator))
    )
    stated = found["value"].value if "value" in found else None
    return _anew(result, above, below, indicator, period, stated)


def _of_parts(
    result: Result, results: Sequence[Result], indicator: FormIndicator, period: Period
) -> Result:
    """An indicator that is its sexes together, when one of them was put right."""
    parts = [one for one in results if one.code == result.code and one.part]
    if result.part or not parts or not any(one.corrected for one in (result, *parts)):
        return result
    if not result.corrected:
        above, below = (
            _together(getattr(result, name), [getattr(one, name) for one in parts])
            for name in ("numerator", "denominator")
        )
        result = _anew(result, above, below, indicator, period)
    if not indicator.each_part:
        return result
    return replace(result, status=together(one.status for one in parts))


def _anew(
    result: Result,
    above: Total,
    below: Total,
    indicator: FormIndicator,
    period: Period,
    stated: Decimal | str | None = None,
) -> Result:
    """The result of these counts, or the one that is ``stated``."""
    exact = share(above.counted, below.counted, indicator.factor)
    value = exact if stated is None else stated
    return replace(
        result,
        numerator=above,
        denominator=below,
        value=rounded(value) if isinstance(value, Fraction) else value,
        status=standing(value, indicator.direction, indicator.planned, period),
        corrected=True,
    )


def _together(whole: Total, parts: Iterable[Total]) -> Total:
    counts = [one.counted for one in parts]
    numbers = [one for one in counts if isinstance(one, Decimal)]
    return _total(whole, sum(numbers, Decimal(0))) if numbers else whole


def _total(total: Total, value: Decimal | str) -> Total:
    """The total with its correction; words correct results alone."""
    return replace(total, corrected=value, absent=()) if isinstance(value, Decimal) else total


def _with(
    outcome: Outcome, group: str, by_row: Mapping[tuple[str, str, str], Mapping[str, Correction]]
) -> Outcome:
    totals = dict(outcome.totals)
    for (kind, row, _), found in by_row.items():
        for name, one in found.items() if kind == group else ():
            totals[row, name] = _total(totals.get((row, name), Total()), one.value)
    return Outcome(totals=totals)


# --- whether they still hold --------------------------------------------------------------


def key_of(correction: Correction) -> Key:
    """The figure that a correction is of."""
    return correction.group, correction.row, correction.part, correction.name


def sums(summary: Summary) -> dict[Key, str]:
    """What the reports come to, in words, for each figure that can be put right by hand."""
    found: dict[Key, str] = {}
    for one in summary.results:
        values = (one.numerator.value, one.denominator.value, one.value)
        for name, value in zip(_MEASURED, values, strict=True):
            found["results", one.code, one.part, name] = _told(value)
    for group in ("events", "cases", "budgets"):
        for (row, name), total in getattr(summary, group).totals.items():
            found[group, row, "", name] = _told(total.value)
    return found


def _told(value: Decimal | str | Answer | None) -> str:
    if value is None:
        return str(Status.NOT_REPORTED)
    return decimal(value) if isinstance(value, Decimal) else str(value)


def based(corrections: Iterable[Correction], now: Mapping[Key, str]) -> tuple[Correction, ...]:
    """The corrections, each with what it was put in the place of."""
    nothing = str(Status.NOT_REPORTED)
    return tuple(
        one if one.base is not None else replace(one, base=now.get(key_of(one), nothing))
        for one in corrections
    )


def stale(corrections: Iterable[Correction], now: Mapping[Key, str]) -> Iterator[Problem]:
    """Corrections of figures that have changed since: nobody knows whether they still hold."""
    for one in corrections:
        other = now.get(key_of(one), str(Status.NOT_REPORTED))
        if one.base is not None and one.base != other:
            yield STALE_CORRECTION.at(
                one.place,
                what=_title(one),
                actual=_told(one.value),
                expected=one.base,
                other=other,
            )


def _title(one: Correction) -> str:
    row = f"chỉ tiêu {one.row}" if one.group == "results" else one.row
    return "“" + ", ".join(filter(None, (row, one.part, FIGURE_NAMES[one.name]))) + "”"


# --- whether they can be right ------------------------------------------------------------


def implausible(
    summary: Summary, corrections: Sequence[Correction], forms: Sequence[Form]
) -> Iterator[Problem]:
    """What cannot be right in rows that were put right by hand, at the cells of the summary.

    The rows are read as those of a sender are.  Sums by sex are compared only where the same
    senders are in all of them.
    """
    if not corrections:
        return
    first = corrections[0].place
    indicators = {one.code: one for form in forms for one in form.indicators}
    report = AgencyReport(
        file=first.file,
        measures=tuple(_measures(summary, corrections)),
        events=tuple(
            Event(kind=row, **figures)
            for row, figures in _rows(summary.events, corrections, "events", EVENT_FIGURES)
        ),
        cases=tuple(
            Case(kind=row, **figures)
            for row, figures in _rows(summary.cases, corrections, "cases", CASE_FIGURES)
        ),
        budgets=tuple(
            Budget(source=row, **figures)
            for row, figures in _rows(summary.budgets, corrections, "budgets", BUDGET_FIGURES)
        ),
        origin=Origin(file=first.file, sheet=first.sheet),
    )
    yield from _of_results(summary, corrections)
    yield from _of_victims(summary, corrections)
    form = replace(forms[0], indicators=tuple(indicators.values()))
    for problem in (*in_shares(report, form), *in_counts(report)):
        if problem.rule not in _NOT_OF_TOTALS:
            yield problem


def _of_results(summary: Summary, corrections: Sequence[Correction]) -> Iterator[Problem]:
    """Counts put right alone though senders lack in both, and wholes that are not their parts."""
    results = {(one.code, one.part): one for one in summary.results}
    for one in corrections:
        result = results.get((one.row, one.part)) if one.group == "results" else None
        if result is None or one.name not in _OTHER:
            continue
        other = getattr(result, _OTHER[one.name])
        absent = [code for code in other.absent if code not in summary.missing]
        if absent and other.corrected is None:
            names = ", ".join(summary.expected.get(code, code) for code in absent)
            yield HALF_CORRECTED.at(one.place, what=_title(one), expected=names)
        parts = [each for each in summary.results if each.code == one.row and each.part]
        counts = [getattr(each, one.name).counted for each in parts]
        numbers = [each for each in counts if isinstance(each, Decimal)]
        if not one.part and numbers and sum(numbers) != one.value:
            yield OTHER_THAN_PARTS.at(
                one.place,
                what=_title(one),
                actual=_told(one.value),
                expected=decimal(sum(numbers, Decimal(0))),
            )


def _of_victims(summary: Summary, corrections: Sequence[Correction]) -> Iterator[Problem]:
    """Those supported by the sheet of cases against the indicator, once one was put right."""
    groups = {"cases": "", "results": VICTIMS_INDICATOR}
    own = [one for one in corrections if groups.get(one.group) in {"", one.row}]
    whole = next((one for one in summary.results if one.code == VICTIMS_INDICATOR), None)
    if not own or whole is None or whole.part:
        return
    totals = [one for (_, name), one in summary.cases.totals.items() if name == "supported"]
    counts = [one.counted for one in totals if isinstance(one.counted, Decimal)]
    complete = not any(one.absent for one in (whole.numerator, *totals))
    expected = whole.numerator.counted
    if complete and isinstance(expected, Decimal) and sum(counts) != expected:
        yield OTHER_VICTIMS.at(
            own[0].place,
            what="nạn nhân được hỗ trợ",
            actual=decimal(sum(counts, Decimal(0))),
            expected=decimal(expected),
            code=VICTIMS_INDICATOR,
        )


def _measures(summary: Summary, corrections: Sequence[Correction]) -> Iterator[Measure]:
    """The rows of indicators of which something was put right."""
    for one in summary.results:
        own = [each for each in corrections if (each.group, each.row) == ("results", one.code)]
        if not own:
            continue
        here = [each for each in own if each.part == one.part]
        stated = next((each.value for each in here if each.name == "value"), None)
        yield Measure(
            code=one.code,
            part=one.part,
            numerator=one.numerator.counted,
            denominator=one.denominator.counted,
            value=stated,
            origin=_origin(here or own, _MEASURED),
        )


def _rows(
    outcome: Outcome, corrections: Sequence[Correction], group: str, names: Sequence[str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in dict.fromkeys(one.row for one in corrections if one.group == group):
        own = [one for one in corrections if (one.group, one.row) == (group, row)]
        totals = {name: outcome.of(row, name) for name in names}
        figures: dict[str, Any] = {name: one.counted for name, one in totals.items()}
        absent = {totals[one].absent for one in names if one in _BY_SEX}
        if len(absent) > 1 and not _sexes_exceed(totals, names):
            figures["men"] = None
        yield row, {**figures, "origin": _origin(own, names)}


def _sexes_exceed(totals: Mapping[str, Total], names: Sequence[str]) -> bool:
    """Whether women and men are more than all, which is wrong whoever is missing."""
    whole, *sexes = (totals[one].counted for one in names if one in _BY_SEX)
    together = sum((one for one in sexes if isinstance(one, Decimal)), Decimal(0))
    return isinstance(whole, Decimal) and together > whole


def _origin(own: Sequence[Correction], names: Iterable[str]) -> Origin:
    """Where a row was put right: each figure at its own cell, the others at the first of these."""
    place = own[0].place
    cells = {one.name: one.place.cell for one in own}
    every = {name: cells.get(name, place.cell) for name in names}
    return Origin(file=place.file, sheet=place.sheet, cells=every)
