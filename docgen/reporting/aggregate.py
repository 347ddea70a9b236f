"""Reports added up: sums of what was counted, never averages of shares."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from docgen.model.report import (
    CHECK_PART,
    PROVINCE_PART,
    YEAR_PART,
    AgencyReport,
    Answer,
    Budget,
    Case,
    DutyResult,
    Event,
    Figure,
    Form,
    FormIndicator,
    Measure,
    Method,
    Outcome,
    Period,
    Result,
    Source,
    Summary,
    Total,
)
from docgen.reporting.status import standing, together
from docgen.vietnamese.names import key

__all__ = [
    "BUDGET_FIGURES",
    "CASE_FIGURES",
    "EVENT_FIGURES",
    "aggregate",
    "rounded",
    "share",
    "values",
]

EVENT_FIGURES = ("events", "participants", "women", "men")
CASE_FIGURES = ("cases", "victims", "women", "men", "supported")
BUDGET_FIGURES = ("planned", "spent")

_PIECES = re.compile(r"(\d+)|([^\d.]+)")  # of a code
_PLACES = 2  # decimals of a computed share on paper
_WHOLE = {"", PROVINCE_PART, YEAR_PART}  # rows that go into an indicator's one figure
Row = TypeVar("Row", Event, Case, Budget)
Found = tuple[AgencyReport, Measure]  # a row and the report that it stands in


def aggregate(
    reports: Mapping[str, AgencyReport],
    forms: Sequence[Form],
    *,
    previous: Summary | None = None,
) -> Summary:
    """All that ``reports``, by the code of their sender, come to.

    ``forms`` say who had to report what; a sender without a report is missing, and its
    figures count as absent, never as 0.  ``previous`` is last year's summary, whose results
    stand beside this year's where a form has none.  Raises ``ValueError`` without a form.
    """
    if not forms:
        raise ValueError("nobody had to report")
    first = forms[0]
    senders = {one.code: reports[one.code] for one in forms if one.code in reports}
    return Summary(
        year=first.year,
        period=first.period,
        cutoff=first.cutoff,
        results=tuple(_results(senders, forms, previous)),
        duties=_duties(senders, forms),
        events=_outcome(senders, lambda one: one.events, lambda row: row.kind, EVENT_FIGURES),
        cases=_outcome(senders, lambda one: one.cases, lambda row: row.kind, CASE_FIGURES),
        budgets=_outcome(senders, lambda one: one.budgets, lambda row: row.source, BUDGET_FIGURES),
        expected={one.code: one.name for one in forms},
        missing=tuple(one.code for one in forms if one.code not in senders),
    )


def share(numerator: Figure, denominator: Figure, factor: int) -> Fraction | Answer | None:
    """What is above the line over what is below, times ``factor``; exact.

    Nothing below the line means that nothing arose, not 100 %.

    >>> share(Decimal(5), Decimal(17), 100)
    Fraction(500, 17)
    """
    if not isinstance(denominator, Decimal):
        return denominator
    if not isinstance(numerator, Decimal):
        return numerator
    if not denominator:
        return Answer.NONE_AROSE
    return Fraction(numerator) / Fraction(denominator) * factor


def rounded(value: Fraction) -> Decimal:
    """A share as it is printed: two decimals, halves up, without zeros at the end.

    >>> rounded(Fraction(400, 13)), rounded(Fraction(50))
    (Decimal('30.77'), Decimal('50'))
    """
    scaled = value * 10**_PLACES
    whole = (abs(scaled) + Fraction(1, 2)).__floor__() * (-1 if scaled < 0 else 1)
    shown = Decimal(whole).scaleb(-_PLACES)
    return shown.to_integral_value() if shown == shown.to_integral_value() else shown.normalize()


# --- indicators ---------------------------------------------------------------------------


def _results(
    reports: Mapping[str, AgencyReport], forms: Sequence[Form], previous: Summary | None
) -> Iterator[Result]:
    """A result for each indicator, and for each of its parts where it has sexes or quarters."""
    with_localities_last = sorted(forms, key=lambda one: one.locality)  # whose rows are the finer
    indicators = {one.code: one for form in with_localities_last for one in form.indicators}
    order = sorted(indicators, key=_in_turn)
    before = {(one.code, one.part): one.value for one in previous.results} if previous else {}
    for code in order:
        indicator = indicators[code]
        asked = [one for one in forms if any(each.code == code for each in one.indicators)]
        parts = [one for one in indicator.parts if one not in {PROVINCE_PART, CHECK_PART}]
        made = [_result(reports, asked, indicator, part) for part in parts or [""]]
        if parts and YEAR_PART not in parts:
            made = [_whole(indicator, made, asked[0].period), *made]
        for one in made:
            last = before.get((one.code, one.part))
            known = last if isinstance(last, Decimal | str) else None
            if one.part and indicator.previous is not None:
                known = None  # the plan's figure of the whole is of another source
            yield one if one.previous is not None else replace(one, previous=known)


def _in_turn(code: str) -> list[tuple[int, str]]:
    """What codes are sorted by: 2.10 after 2.9."""
    return [(int(number or 0), word) for number, word in _PIECES.findall(code)]


def _whole(indicator: FormIndicator, parts: Sequence[Result], period: Period) -> Result:
    """An indicator split by sex: both together, or met only where each sex reaches the target."""
    above, below = (
        _added([getattr(one, name) for one in parts]) for name in ("numerator", "denominator")
    )
    value = share(above.value, below.value, indicator.factor)
    status = (
        together(one.status for one in parts)
        if indicator.each_part
        else standing(value, indicator.direction, indicator.planned, period)
    )
    return Result(
        code=indicator.code,
        numerator=above,
        denominator=below,
        value=rounded(value) if isinstance(value, Fraction) else value,
        target=indicator.planned,
        previous=indicator.previous,
        status=status,
        sources=(*above.sources, *below.sources),
    )


def _added(totals: Sequence[Total]) -> Total:
    """Totals of parts as one."""
    return Total(
        value=_sum(one.value for one in totals),
        sources=tuple(source for one in totals for source in one.sources),
        absent=tuple(dict.fromkeys(code for one in totals for code in one.absent)),
    )


def _result(
    reports: Mapping[str, AgencyReport],
    asked: Sequence[Form],
    indicator: FormIndicator,
    part: str,
) -> Result:
    summed = indicator.method in {Method.SUM, Method.QUARTERS}
    counted = _counted(asked, indicator.code, summed=summed)
    rows = list(_rows(reports, counted, indicator.code, part))
    is_share = summed or any(one.denominator is not None for _, one in rows)
    left_out = {id(report) for report, one in rows if summed and _is_broken(one)}
    rows = [(report, one) for report, one in rows if id(report) not in left_out]
    absent = tuple(
        one.code
        for one in counted
        if id(reports.get(one.code)) in left_out or not _answered(reports, one, indicator, part)
    )
    numerator = _total(rows, "numerator", absent)
    denominator = _total(rows, "denominator", absent)
    stated = _total(rows, "value", absent)
    value: Fraction | Decimal | str | Answer | None = (
        share(numerator.value, denominator.value, indicator.factor)
        if is_share and denominator.sources
        else _stated(rows)
    )
    used = (*numerator.sources, *denominator.sources) if is_share else ()
    return Result(
        code=indicator.code,
        part=part,
        numerator=numerator,
        denominator=denominator,
        value=rounded(value) if isinstance(value, Fraction) else value,
        target=indicator.planned,
        previous=indicator.previous if part in {"", YEAR_PART} else None,
        status=standing(value, indicator.direction, indicator.planned, asked[0].period),
        sources=used or stated.sources or tuple(_source(one, row, "value") for one, row in rows),
    )


def _counted(asked: Sequence[Form], code: str, *, summed: bool) -> Sequence[Form]:
    """Whose figures go into an indicator: its first owner's, and localities' where it is a sum.

    A second owner's would count the same persons twice, and so would one's that is only asked
    for a total to compare with.
    """
    owner = next((one for one in asked if not one.locality), asked[0])
    found = [one for one in asked if one is owner or (summed and one.locality)]
    compared = [one for one in found if _parts(one, code) == (CHECK_PART,)]
    return [one for one in found if one not in compared] or found


def _parts(form: Form, code: str) -> tuple[str, ...]:
    return next(one.parts for one in form.indicators if one.code == code)


def _rows(
    reports: Mapping[str, AgencyReport], forms: Iterable[Form], code: str, part: str
) -> Iterator[Found]:
    """The rows of an indicator that count: of the whole, or of one part."""
    wanted = {part} if part else _WHOLE
    for form in forms:
        report = reports.get(form.code)
        for one in report.measures if report else ():
            if report and one.code == code and one.part in wanted:
                yield report, one


def _is_broken(row: Measure) -> bool:
    """Whether only one of both counts is known, so that neither may be added to the others'."""
    counts = (row.numerator, row.denominator)
    unknown = [one is None or one is Answer.NOT_COLLECTED for one in counts]
    return any(unknown) and any(isinstance(one, Decimal) for one in counts)


def _answered(
    reports: Mapping[str, AgencyReport], form: Form, indicator: FormIndicator, part: str
) -> bool:
    """Whether a sender gives a figure, or says that nothing arose."""
    unknown = {None, Answer.NOT_COLLECTED}
    rows = _rows(reports, (form,), indicator.code, part)
    return any(not {one.numerator, one.denominator, one.value} <= unknown for _, one in rows)


def _stated(rows: Sequence[Found]) -> Decimal | str | Answer | None:
    """What an owner states itself, where nothing is computed."""
    return next((one.value for _, one in rows if one.value is not None), None)


# --- totals -------------------------------------------------------------------------------


def _total(rows: Sequence[Found], name: str, absent: tuple[str, ...]) -> Total:
    """The sum of one figure over rows, with every cell that holds it."""
    cells = [(report, row) for report, row in rows if getattr(row, name) is not None]
    return Total(
        value=_sum(getattr(row, name) for _, row in cells),
        sources=tuple(_source(report, row, name) for report, row in cells),
        absent=absent,
    )


def _sum(figures: Iterable[Figure | str]) -> Figure:
    """Figures added; of answers alone “không phát sinh” goes first, of nothing ``None``."""
    found = list(figures)
    numbers = [one for one in found if isinstance(one, Decimal)]
    if numbers:
        return sum(numbers, Decimal(0))
    return next((one for one in Answer if one in found), None)


def _source(report: AgencyReport, row: Measure | Event | Case | Budget, name: str) -> Source:
    sender = report.name or report.code or report.file
    return Source(place=row.origin.place(name), sender=sender, sent=report.reported)


def _outcome(
    reports: Mapping[str, AgencyReport],
    rows: Callable[[AgencyReport], Sequence[Row]],
    name: Callable[[Row], str],
    figures: Sequence[str],
) -> Outcome:
    """Totals of each row and figure over all reports, rows in the order they first appear."""
    found: dict[str, list[tuple[AgencyReport, Row]]] = {}
    titles: dict[str, str] = {}
    for report in reports.values():
        for row in rows(report):
            title = titles.setdefault(key(name(row)), name(row))
            found.setdefault(title, []).append((report, row))
    totals = {}
    for title, each in found.items():
        for figure in figures:
            cells = [(one, row) for one, row in each if getattr(row, figure) is not None]
            if cells or figure == figures[0]:  # a row that all left blank is there too
                totals[title, figure] = Total(
                    value=_sum(getattr(row, figure) for _, row in cells),
                    sources=tuple(_source(one, row, figure) for one, row in cells),
                    absent=tuple(
                        one.code or one.file
                        for one, row in each
                        if getattr(row, figure) in {None, Answer.NOT_COLLECTED}
                    ),
                )
    return Outcome(totals=totals)


# --- duties -------------------------------------------------------------------------------


def _duties(
    reports: Mapping[str, AgencyReport], forms: Sequence[Form]
) -> dict[str, tuple[DutyResult, ...]]:
    """What each sender says of its duties, by the sender's code."""
    return {one.code: reports[one.code].duties for one in forms if one.code in reports}


# --- values -------------------------------------------------------------------------------


def values(reports: Mapping[str, AgencyReport]) -> dict[Source, Decimal | str | Answer]:
    """What stands in each cell of the reports that a figure may come from."""
    found: dict[Source, Decimal | str | Answer] = {}
    for report in reports.values():
        groups: tuple[tuple[Sequence[Measure | Event | Case | Budget], Sequence[str]], ...] = (
            (report.measures, ("numerator", "denominator", "value")),
            (report.events, EVENT_FIGURES),
            (report.cases, CASE_FIGURES),
            (report.budgets, BUDGET_FIGURES),
        )
        for rows, names in groups:
            for row in rows:
                for name in names:
                    value = getattr(row, name)
                    if value is not None:
                        found[_source(report, row, name)] = value
    return found
