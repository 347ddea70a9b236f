"""From a plan to the forms of all who report, and what is wrong with what came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.model.problem import Problem, Rule, Severity, WorkbookError
from docgen.model.report import AgencyReport, Answer, Form, Period, Summary
from docgen.model.unit import Level, Unit
from docgen.reporting.collect import NOT_FOR_SENDERS, Collection
from docgen.vietnamese.messages import N_

if TYPE_CHECKING:
    from docgen.model.plan import Plan
    from docgen.registers.shelf import Registers
    from docgen.workbook.inbox import Inbox, Incoming

__all__ = ["Collected", "Expected", "collect", "expected"]

NO_LOCALITIES = Rule(
    "BC303",
    "no-localities",
    N_("“{actual}” is no province on {expected}; there are no forms for localities"),
    Severity.WARNING,
)
NO_YEAR = Rule("BC304", "no-year", N_("the plan names no year, which every form needs"))

_SIDE_BY_SIDE = 100  # files from which more processes pay


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Who has to report what, by a plan."""

    plan: Plan
    forms: tuple[Form, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """All that came in, and all that is wrong with it.

    ``files`` are the workbooks by name, ``unusable`` the names of those that are no report or
    cannot be read; ``problems`` are those of files, cells, senders and figures.
    """

    forms: tuple[Form, ...]
    collection: Collection
    files: Mapping[str, Incoming] = field(default_factory=dict)
    unusable: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def problems_of(self, file: str) -> tuple[Problem, ...]:
        """What its sender can mend in a file."""
        return tuple(
            one
            for one in self.problems
            if one.place.file == file
            and one.rule not in NOT_FOR_SENDERS
            and one.rule.severity > Severity.NOTE
        )


# --- forms --------------------------------------------------------------------------------


def expected(
    workbook: Path,
    *,
    period: Period = Period.YEAR,
    cutoff: date | None = None,
    deadline: date | None = None,
    level: Level | None = None,
    registers: Path | None = None,
) -> Expected:
    """The forms of all agencies and localities of the plan in ``workbook``.

    ``cutoff`` ``None`` is the period's usual last day.  Localities are those of ``level``;
    ``None`` takes the districts where there are any on that day, else the communes.  Raises
    :class:`~docgen.model.problem.WorkbookError` when the plan cannot be used.
    """
    from docgen.api.documents import plan_in
    from docgen.registers import load
    from docgen.reporting.forms import closing_day, forms

    plan, problems = plan_in(workbook)
    if plan.year is None:
        raise WorkbookError((NO_YEAR.at(plan.origin.place("year")), *problems))
    day = cutoff or closing_day(plan.year, period)
    known = load(registers)
    units, found = _localities(plan, known, day, level)
    made, more = forms(
        plan,
        known=known.agencies,
        indicators=known.indicators,
        units=units,
        period=period,
        cutoff=day,
        deadline=deadline,
    )
    return Expected(plan=plan, forms=made, problems=(*problems, *known.problems, *found, *more))


def _localities(
    plan: Plan, known: Registers, day: date, level: Level | None
) -> tuple[Sequence[Unit], tuple[Problem, ...]]:
    """The units below the plan's province, and that there is none of it."""
    from docgen.vietnamese.dates import short_date

    province = plan.area or ""
    if known.units.one(province, level=Level.PROVINCE, day=day) is None:
        place = plan.origin.place("area")
        return (), (NO_LOCALITIES.at(place, actual=province, expected=short_date(day)),)
    levels = (level,) if level else (Level.DISTRICT, Level.COMMUNE)
    found = (known.units.within(province, one, day) for one in levels)
    return next(filter(None, found), ()), ()


# --- reports ------------------------------------------------------------------------------


def collect(
    wanted: Expected,
    inbox: Inbox,
    *,
    place: str,
    deadline: date | None = None,
    aliases: Mapping[str, str] | None = None,
    previous: Summary | None = None,
    jobs: int = 1,
) -> Collected:
    """The reports in ``inbox`` read, sorted by sender and checked.

    ``place`` names where they lie; ``aliases`` are codes by confirmed names; ``previous`` is
    last year's summary.  With ``jobs`` processes many files are read side by side.
    """
    from docgen.reporting.collect import blank, collected
    from docgen.reporting.quality import findings

    forms = tuple(_with_previous(one, previous) for one in wanted.forms)
    reports, problems, unusable = _read(inbox.files, jobs)
    collection = collected(
        forms, reports, place=place, deadline=deadline, aliases=_codes(aliases or {}, forms)
    )
    counted = collection.counted
    every = (
        *inbox.problems,
        *problems,
        *collection.problems,
        *blank(collection, forms),
        *findings(counted, forms),
    )
    return Collected(
        forms=forms,
        collection=collection,
        files={one.name: one for one in inbox.files},
        unusable=unusable,
        problems=every,
    )


def _read(
    files: Sequence[Incoming], jobs: int
) -> tuple[list[AgencyReport], list[Problem], tuple[str, ...]]:
    """The reports, what is wrong in their cells, and the files that are none."""
    if jobs > 1 and len(files) >= _SIDE_BY_SIDE:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(jobs) as pool:
            read = list(pool.map(_one, files, chunksize=max(1, len(files) // (jobs * 8))))
    else:
        read = list(map(_one, files))
    reports = [report for report, _ in read if report]
    problems = [one for _, found in read for one in found]
    unusable = (file.name for file, (report, _) in zip(files, read, strict=True) if not report)
    return reports, problems, tuple(unusable)


def _one(file: Incoming) -> tuple[AgencyReport | None, tuple[Problem, ...]]:
    from docgen.workbook.report import read_content

    return read_content(file.name, file.content, file.saved)


def _codes(aliases: Mapping[str, str], forms: Sequence[Form]) -> dict[str, str]:
    """Confirmed codes as the plan has them: Excel takes the zeros before a commune's away."""
    bare = {one.code.lstrip("0"): one.code for one in forms if one.code.isdecimal()}
    known = {one.code for one in forms}
    return {
        name: code if code in known else bare.get(code.lstrip("0"), code)
        for name, code in aliases.items()
    }


def _with_previous(form: Form, previous: Summary | None) -> Form:
    """The form with last year's result where the plan does not tell it."""
    if previous is None or form.locality:
        return form
    results = {one.code: one.value for one in previous.results if not one.part}
    known = {
        code: value
        for code, value in results.items()
        if isinstance(value, Decimal | str) and not isinstance(value, Answer)
    }
    indicators = tuple(
        replace(one, previous=known.get(one.code)) if one.previous is None else one
        for one in form.indicators
    )
    return replace(form, indicators=indicators)
