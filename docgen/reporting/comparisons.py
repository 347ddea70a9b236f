"""What does not go together between senders, and between this year and the last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import median

from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import (
    CHECK_PART,
    PROVINCE_PART,
    YEAR_PART,
    AgencyReport,
    Answer,
    Figure,
    Form,
    FormIndicator,
    Measure,
    Method,
)
from docgen.reporting.aggregate import rounded, share
from docgen.vietnamese.messages import N_
from docgen.vietnamese.numbers import decimal

__all__ = ["between_senders"]

TWO_VALUES = Rule(
    "BC367",
    "two-values",
    N_("the indicator {code} is {actual} here, but {expected} by {other} ({first})"),
)
OTHER_TOTAL = Rule(
    "BC368",
    "other-total",
    N_("the localities report {actual} for the indicator {code}, the department {expected}"),
    Severity.WARNING,
)
JUMP = Rule(
    "BC369",
    "jump",
    N_("the indicator {code} is {actual}, last year {expected}; confirm it, or give the reason"),
    Severity.WARNING,
)
OUTLIER = Rule(
    "BC370",
    "outlier",
    N_("{actual} is far from what the other localities report for {code} (in the middle"
       " {expected}); confirm it, or give the reason"),
    Severity.WARNING,
)  # fmt: skip

_MOST = Fraction(1, 2)  # of last year's figure: a change that is a jump
_FLOOR = {"%": Decimal(5)}  # in the indicator's unit: a smaller change never is
_USUAL_FLOOR = Decimal(3)
_FEWEST = 5  # localities: among fewer, nobody is far from the others
_FAR = Decimal("3.5")  # robust standard deviations (Iglewicz and Hoaglin)
_SCALE = Decimal("0.6745")  # of the median absolute deviation, for it to be one


def between_senders(
    reports: Mapping[str, AgencyReport], forms: Sequence[Form]
) -> Iterator[Problem]:
    """All that is wrong between the reports that count, by their senders' codes."""
    indicators = {one.code: one for form in forms for one in form.indicators}
    asked: dict[str, list[Form]] = {}
    for form in forms:
        for one in form.indicators:
            asked.setdefault(one.code, []).append(form)
    for code, indicator in indicators.items():
        owners = [one for one in asked[code] if not one.locality]
        localities = [one for one in asked[code] if one.locality]
        yield from _owners(reports, owners, indicator)
        yield from _totals(reports, owners, localities, indicator)
        yield from _outliers(reports, localities, indicator)
    for form in forms:
        if form.code in reports:
            yield from _jumps(reports[form.code], form)


def _of(report: AgencyReport | None, code: str, *parts: str) -> Measure | None:
    """The row of an indicator in a report: the first of these parts that there is."""
    rows = {one.part: one for one in report.measures if one.code == code} if report else {}
    return next((rows[one] for one in parts if one in rows), None)


def _figure(row: Measure | None, indicator: FormIndicator) -> Decimal | None:
    """What a row comes to in the indicator's unit: computed where it can be, else as stated."""
    if row is None:
        return None
    found = share(row.numerator, row.denominator, indicator.factor)
    if isinstance(found, Fraction):
        return rounded(found)
    return row.value if isinstance(row.value, Decimal) else None


def _where(row: Measure) -> str:
    """The cell of a row's figure, by the name it was computed from."""
    return "value" if row.numerator is None else "numerator"


def _owners(
    reports: Mapping[str, AgencyReport], owners: Sequence[Form], indicator: FormIndicator
) -> Iterator[Problem]:
    """Two departments with one indicator, and two values."""
    first: tuple[Form, Measure, Decimal] | None = None
    for form in owners:
        row = _of(reports.get(form.code), indicator.code, CHECK_PART, "")
        found = _figure(row, indicator)
        if row is None or found is None:
            continue
        if first is None:
            first = form, row, found
        elif found != first[2]:
            yield TWO_VALUES.at(
                row.origin.place(_where(row)),
                code=indicator.code,
                actual=decimal(found),
                expected=decimal(first[2]),
                other=first[0].name,
                first=f"{first[1].origin.file}, {first[1].origin.place(_where(first[1]))}",
            )


def _totals(
    reports: Mapping[str, AgencyReport],
    owners: Sequence[Form],
    localities: Sequence[Form],
    indicator: FormIndicator,
) -> Iterator[Problem]:
    """What localities report together against the department's own total, when all have."""
    owner = reports.get(owners[0].code) if owners else None
    every = _of(owner, indicator.code, CHECK_PART)
    own = _of(owner, indicator.code, PROVINCE_PART)
    rows = [
        _of(reports.get(one.code), indicator.code, part)
        for one in localities
        for part in _summed_parts(one, indicator.code)
    ]
    if every is None or not rows:
        return
    for name in ("numerator", "denominator"):
        total = getattr(every, name)
        counts = [getattr(one, name) if one else None for one in rows]
        if not isinstance(total, Decimal) or not _is_whole(counts):
            continue
        added = [one for one in (*counts, getattr(own, name, None)) if isinstance(one, Decimal)]
        if sum(added) != total:
            yield OTHER_TOTAL.at(
                every.origin.place(name),
                code=indicator.code,
                actual=decimal(sum(added, Decimal(0))),
                expected=decimal(total),
            )


def _summed_parts(form: Form, code: str) -> tuple[str, ...]:
    """The rows of a locality that come to all of an indicator: its sexes, or the one row."""
    parts = next((one.parts for one in form.indicators if one.code == code), ())
    return () if YEAR_PART in parts else parts or ("",)


def _is_whole(counts: Sequence[Figure]) -> bool:
    """Whether every locality gave a figure, or said that nothing arose."""
    return not {None, Answer.NOT_COLLECTED} & set(counts)


def _jumps(report: AgencyReport, form: Form) -> Iterator[Problem]:
    """Figures that left last year's by more than half, and by more than a little."""
    for indicator in form.indicators:
        before = indicator.previous
        row = _of(report, indicator.code, CHECK_PART, "", "Cả năm")
        found = _figure(row, indicator)
        if row is None or found is None or row.reason or not isinstance(before, Decimal):
            continue
        change = abs(found - before)
        floor = _FLOOR["%"] if indicator.unit.startswith("%") else _USUAL_FLOOR
        if change > floor and Fraction(change) > abs(Fraction(before)) * _MOST:
            yield JUMP.at(
                row.origin.place(_where(row)),
                code=indicator.code,
                actual=decimal(found),
                expected=decimal(before),
            )


def _outliers(
    reports: Mapping[str, AgencyReport], localities: Sequence[Form], indicator: FormIndicator
) -> Iterator[Problem]:
    """Localities whose figure is far from the middle of all, by median and MAD."""
    if indicator.method not in {Method.SUM, Method.QUARTERS}:
        return
    rows = [_of(reports.get(one.code), indicator.code, "", "Cả năm") for one in localities]
    found = [(row, figure) for row in rows if (figure := _figure(row, indicator)) is not None]
    if len(found) < _FEWEST:
        return
    middle = median(figure for _, figure in found)
    spread = median(abs(figure - middle) for _, figure in found)
    floor = _FLOOR["%"] if indicator.unit.startswith("%") else _USUAL_FLOOR
    for row, figure in found:
        if row is None or row.reason:
            continue
        distance = abs(figure - middle)
        if distance > floor and distance * _SCALE > _FAR * spread:
            yield OUTLIER.at(
                row.origin.place(_where(row)),
                code=indicator.code,
                actual=decimal(figure),
                expected=decimal(rounded(Fraction(middle))),
            )
