"""What is wrong with an indicator's rows within one report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import (
    CHECK_PART,
    PROVINCE_PART,
    YEAR_PART,
    AgencyReport,
    Answer,
    Form,
    FormIndicator,
    Measure,
    Method,
)
from docgen.reporting.aggregate import rounded, share
from docgen.reporting.counts import MIXED_ANSWERS, NEGATIVE, is_number, odd_count
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import key
from docgen.vietnamese.numbers import decimal

__all__ = ["in_shares"]

ABOVE_DENOMINATOR = Rule(
    "BC358",
    "numerator-above-denominator",
    N_("the numerator is {actual}, more than the denominator, {expected}"),
)
OTHER_VALUE = Rule(
    "BC359",
    "other-value",
    N_("the result is stated as {actual}, but its own figures give {expected}"),
)
FRACTION_FOR_PERCENT = Rule(
    "BC360",
    "fraction-for-percent",
    N_("the result is stated as {actual}; in per cent it is {expected}"),
)
TRUNCATED = Rule(
    "BC361",
    "truncated-value",
    N_("the result is stated as {actual}, cut off; rounded it is {expected}"),
    Severity.WARNING,
)
OUT_OF_RANGE = Rule(
    "BC362", "out-of-range", N_("“{actual}” cannot be; expected {expected} ({unit})")
)
FEW_CASES = Rule(
    "BC363",
    "few-cases",
    N_("the ratio {actual} rests on only {expected} cases: look at the counts, not at the ratio"),
    Severity.NOTE,
)
WRONG_PARTS = Rule(
    "BC364",
    "wrong-parts",
    N_("“{part}” is {actual}, more than “{whole}” allows, {expected}"),
)
LONE_FIGURE = Rule(
    "BC366",
    "lone-figure",
    N_("{actual} is given, but not what it is a share of; expected both"),
)
LONE_RESULT = Rule(
    "BC376",
    "lone-result",
    N_(
        "the result is stated as {actual}, but not what was counted, so that it cannot be added"
        " up; fill in numerator and denominator"
    ),
)

_FEW = 30  # below the line of a ratio
_HUNDRED = 100
_ENDS = {  # what a figure can be at most and at least, by its unit
    "%": (Decimal(0), Decimal(100)),
    "bé trai/100 bé gái": (Decimal(80), Decimal(150)),
}


def in_shares(report: AgencyReport, form: Form) -> Iterator[Problem]:
    """All that is wrong with the indicators of one report."""
    rows: dict[str, dict[str, Measure]] = {}
    for row in report.measures:
        rows.setdefault(row.code, {})[row.part] = row
    for indicator in form.indicators:
        found = rows.get(indicator.code, {})
        for row in found.values():
            yield from _row(row, indicator)
        yield from _parts(found, indicator)


def _row(row: Measure, indicator: FormIndicator) -> Iterator[Problem]:
    for name in ("numerator", "denominator") if _is_counted(indicator) else ():
        yield from odd_count(getattr(row, name), row.origin, name)
    above, below = row.numerator, row.denominator
    if is_number(above) and below is None and not row.origin.unread("denominator"):
        yield LONE_FIGURE.at(row.origin.place("denominator"), actual=_shown(above))
    if is_number(below) and above is None and not row.origin.unread("numerator"):
        yield LONE_FIGURE.at(row.origin.place("numerator"), actual=_shown(below))
    if indicator.numerator and above is None and below is None and is_number(row.value):
        yield LONE_RESULT.at(row.origin.place("numerator"), actual=_shown(row.value))
    for one, other, name in ((above, below, "numerator"), (below, above, "denominator")):
        if isinstance(one, Answer) and isinstance(other, Decimal) and other:
            yield MIXED_ANSWERS.at(row.origin.place(name), actual=one, expected=decimal(other))
    if isinstance(above, Decimal) and isinstance(below, Decimal):
        if above > below and (_is_percent(indicator) or not below):
            yield ABOVE_DENOMINATOR.at(
                row.origin.place("numerator"), actual=decimal(above), expected=decimal(below)
            )
        elif above >= 0 < below:
            yield from _stated(row, indicator, below)
    else:
        yield from _range(row, indicator)


def _shown(figure: object) -> str:
    return decimal(figure) if isinstance(figure, Decimal) else str(figure)


def _is_percent(indicator: FormIndicator) -> bool:
    return indicator.unit.startswith("%")


def _is_counted(indicator: FormIndicator) -> bool:
    """Whether cases are counted above and below the line, and not, say, hours measured."""
    return indicator.factor >= _HUNDRED


def _stated(row: Measure, indicator: FormIndicator, below: Decimal) -> Iterator[Problem]:
    """The stated result against the row's own figures, to the decimals that it is stated in."""
    exact = share(row.numerator, row.denominator, indicator.factor)
    if not isinstance(exact, Fraction):
        return
    ratio = rounded(exact)
    if _is_counted(indicator) and not _is_percent(indicator) and below < _FEW:
        place = row.origin.place("denominator")
        yield FEW_CASES.at(place, actual=decimal(ratio), expected=decimal(below))
    stated = row.value
    if not isinstance(stated, Decimal):
        return
    place = row.origin.place("value")
    if _rounds_to(exact, stated):
        return
    if _is_percent(indicator) and _rounds_to(exact / _HUNDRED, stated):
        rule = FRACTION_FOR_PERCENT
    else:
        rule = TRUNCATED if _cut_off(exact, stated) else OTHER_VALUE
    yield rule.at(place, actual=decimal(stated), expected=decimal(ratio))


def _step(stated: Decimal) -> Fraction:
    """One unit of the last decimal that a figure is stated in."""
    exponent = stated.as_tuple().exponent
    return Fraction(1, 10 ** max(0, -exponent if isinstance(exponent, int) else 0))


def _rounds_to(exact: Fraction, stated: Decimal) -> bool:
    return abs(exact - Fraction(stated)) * 2 <= _step(stated)


def _cut_off(exact: Fraction, stated: Decimal) -> bool:
    return 0 < exact - Fraction(stated) < _step(stated)


def _range(row: Measure, indicator: FormIndicator) -> Iterator[Problem]:
    """A result that its unit does not allow."""
    stated = row.value
    if not isinstance(stated, Decimal):
        return
    place = row.origin.place("value")
    if stated < 0:
        yield NEGATIVE.at(place, actual=decimal(stated))
        return
    unit = next((one for one in _ENDS if key(indicator.unit).startswith(one)), None)
    lowest, highest = _ENDS.get(unit or "", (stated, stated))
    if not lowest <= stated <= highest:
        expected = f"{decimal(lowest)} - {decimal(highest)}"
        yield OUT_OF_RANGE.at(place, actual=decimal(stated), expected=expected, unit=indicator.unit)


def _parts(rows: Mapping[str, Measure], indicator: FormIndicator) -> Iterator[Problem]:
    """The year against its quarters, and the province's own against all of it."""
    year = rows.get(YEAR_PART)
    if indicator.method is Method.QUARTERS and year:
        for part, row in rows.items():
            if part not in {YEAR_PART, PROVINCE_PART, CHECK_PART}:
                yield from _not_above(year, YEAR_PART, row, part)
    own, every = rows.get(PROVINCE_PART), rows.get(CHECK_PART)
    if own and every:
        yield from _not_above(own, PROVINCE_PART, every, CHECK_PART)


def _not_above(less: Measure, less_name: str, more: Measure, more_name: str) -> Iterator[Problem]:
    one, other = less.numerator, more.numerator
    if isinstance(one, Decimal) and isinstance(other, Decimal) and one > other:
        yield WRONG_PARTS.at(
            less.origin.place("numerator"),
            part=less_name,
            actual=decimal(one),
            whole=more_name,
            expected=decimal(other),
        )
