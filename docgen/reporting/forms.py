"""The form of each sender: its duties and indicators, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from docgen.model.indicator import Indicator
from docgen.model.plan import Agency, Plan, Target, Task
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import (
    CHECK_PART,
    PROVINCE_PART,
    YEAR_PART,
    Form,
    FormIndicator,
    FormTask,
    Method,
    Period,
)
from docgen.model.unit import Level, Unit
from docgen.planning.agencies import agencies
from docgen.registers.agencies import Agencies
from docgen.registers.indicators import Indicators
from docgen.registers.naming import committee
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt, file_name, key, nearest

__all__ = ["VERSION", "closing_day", "forms"]

UNKNOWN_REPORTER = Rule(
    "BC301",
    "unknown-reporter",
    N_("“{actual}” is to report the indicator, but is no agency of the plan; nearest: {expected}"),
)
NO_REPORTER = Rule(
    "BC302",
    "no-reporter",
    N_("nobody is to report the indicator {actual}; it is in no form"),
    Severity.WARNING,
)

VERSION = 1
_NONE_ALIKE = Expectation(N_("none"))
_LOWER, _ALL = "cấp dưới", "các cơ quan chuyên môn"  # fields of agencies in the register
_QUARTERS = ("Quý I", "Quý II", "Quý III", "Quý IV")
_SEXES = ("Nam", "Nữ")
_BODIES = "% cơ quan"  # an indicator of bodies, of which the province has some of its own
_EACH_SEX = re.compile(r"riêng (?:cho )?từng giới")
_CLOSING = {  # the last day of the data, by day and month
    Period.YEAR: (12, 14),
    Period.HALF_YEAR: (6, 14),
    Period.ACTION_MONTH: (12, 15),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sender:
    """Who gets a form, and the row of the plan that makes it one."""

    code: str
    name: str
    agency: Agency
    level: Level


def closing_day(year: int, period: Period) -> date:
    """The day on which the data of a period close.

    Source: NĐ 09/2019/NĐ-CP, Điều 12.
    """
    return date(year, *_CLOSING[period])


def forms(
    plan: Plan,
    *,
    known: Agencies,
    indicators: Indicators,
    units: Sequence[Unit],
    period: Period = Period.YEAR,
    cutoff: date,
    deadline: date | None = None,
) -> tuple[tuple[Form, ...], tuple[Problem, ...]]:
    """The form of each agency of ``plan`` and of each of its ``units``, and what is wrong.

    Duties of all agencies together go to each; a row that names several organs makes a form
    for each of them.
    """
    senders = list(_senders(plan, known, units))
    owners, problems = _owners(plan, senders)
    made = tuple(
        Form(
            id=file_name(str(cutoff.year), one.code, str(period)),
            version=VERSION,
            code=one.code,
            name=one.name,
            year=plan.year or cutoff.year,
            period=period,
            cutoff=cutoff,
            deadline=deadline,
            locality=one.level is not Level.PROVINCE,
            tasks=tuple(_tasks(plan, one, known)),
            indicators=tuple(_indicators(plan, one, owners, indicators, units)),
        )
        for one in senders
    )
    return made, tuple(problems)


# --- who gets one -------------------------------------------------------------------------


def _senders(plan: Plan, known: Agencies, units: Sequence[Unit]) -> Iterator[_Sender]:
    """Everybody who reports, in the order of the plan; localities come last, as they do there."""
    for agency in plan.agencies:
        name, code = agency.name or "", agency.code or agency.name or ""
        if _has_field(known, name, _LOWER):
            for unit in units:
                yield _Sender(
                    code=unit.code or unit.full_name,
                    name=committee(unit, short=True),
                    agency=agency,
                    level=unit.level,
                )
        elif not _has_field(known, name, _ALL):
            organs = _organs(name, known)
            for number, organ in enumerate(organs, 1):
                own = f"{code}{number}" if len(organs) > 1 else code
                yield _Sender(code=own, name=organ, agency=agency, level=Level.PROVINCE)


def _has_field(known: Agencies, name: str, field: str) -> bool:
    return any(field in one.fields for one in known.named(name))


def _organs(name: str, known: Agencies) -> Sequence[str]:
    """The organs that a row names, where it names nothing but known ones: divided by commas.

    A comma may be within a name too (Sở Văn hóa, Thể thao và Du lịch).
    """
    pieces = name.split(", ")
    found: list[str] = []
    while pieces:
        length = next(
            (
                count
                for count in range(len(pieces), 0, -1)
                if known.named(", ".join(pieces[:count]))
            ),
            0,
        )
        if not length:
            return [name]
        found.append(", ".join(pieces[:length]))
        pieces = pieces[length:]
    return found


# --- what it holds ------------------------------------------------------------------------


def _tasks(plan: Plan, sender: _Sender, known: Agencies) -> Iterator[FormTask]:
    """Its own duties, and those of all agencies together."""
    listed = agencies(plan)
    for task in plan.tasks:
        agency = listed.get(key(task.agency or ""))
        if agency is None or task.code is None:
            continue
        is_own = agency is sender.agency
        is_for_all = (
            sender.level is Level.PROVINCE
            and not sender.agency.requested
            and _has_field(known, agency.name or "", _ALL)
        )
        if is_own or is_for_all:
            yield _task(task)


def _task(task: Task) -> FormTask:
    return FormTask(code=task.code or "", text=task.text, due=task.due)


def _owners(plan: Plan, senders: Iterable[_Sender]) -> tuple[dict[str, list[str]], list[Problem]]:
    """The codes of the senders who report each target, by its code."""
    by_name = {key(one.name): one.code for one in senders if one.level is Level.PROVINCE}
    by_code = {key(one.code): one.code for one in senders}
    owners: dict[str, list[str]] = {}
    problems = []
    for target in plan.targets:
        reporters = [one.strip() for one in (target.reporter or "").split(";") if one.strip()]
        if not reporters:
            place = target.origin.place("reporter")
            problems.append(NO_REPORTER.at(place, actual=target.code or ""))
        for name in reporters:
            code = by_code.get(key(name)) or by_name.get(key(name))
            if code:
                owners.setdefault(target.code or "", []).append(code)
                continue
            likely = nearest(name, [one.name for one in senders]) or _NONE_ALIKE
            place = target.origin.place("reporter")
            problems.append(UNKNOWN_REPORTER.at(place, actual=excerpt(name), expected=likely))
    return owners, problems


def _indicators(
    plan: Plan,
    sender: _Sender,
    owners: Mapping[str, Sequence[str]],
    indicators: Indicators,
    units: Sequence[Unit],
) -> Iterator[FormIndicator]:
    """The indicators that it owns, or as a locality has its share in."""
    for target in plan.targets:
        known = indicators.coded(target.code or "")
        shared = _is_shared(known, units)
        if sender.level is not Level.PROVINCE and shared:
            yield _indicator(target, known, _local_parts(known))
        elif sender.code in owners.get(target.code or "", ()):
            yield _indicator(target, known, _owner_parts(known, shared=shared))


def _is_shared(known: Indicator | None, units: Sequence[Unit]) -> bool:
    """Whether localities report an indicator too: it is a sum, and their plans have it."""
    sums = {Method.SUM, Method.QUARTERS}
    return bool(known and units and known.method in sums and units[0].level in known.levels)


def _local_parts(known: Indicator | None) -> tuple[str, ...]:
    if known and known.method == Method.QUARTERS:
        return (*_QUARTERS, YEAR_PART)
    return _SEXES if known and known.by_sex else ()


def _owner_parts(known: Indicator | None, *, shared: bool) -> tuple[str, ...]:
    """Of what localities report too, the province's own bodies, and the total to compare with."""
    if not shared or known is None:
        return _local_parts(known)
    return (PROVINCE_PART, CHECK_PART) if known.unit == _BODIES else (CHECK_PART,)


def _indicator(target: Target, known: Indicator | None, parts: tuple[str, ...]) -> FormIndicator:
    """A row of the form: the plan's words and values, the register's way of counting."""
    title = " ".join(map(str, target.title))
    method = Method(known.method) if known else Method.OWNER
    is_counted = bool(known and known.numerator and method is not Method.YES_NO)
    return FormIndicator(
        code=target.code or "",
        title=title,
        unit=target.unit or "",
        direction=target.direction or "",
        factor=(known.factor if known else None) or 1,
        method=method,
        numerator=known.numerator if known and is_counted else None,
        denominator=known.denominator if known and is_counted else None,
        parts=parts,
        each_part=bool(_EACH_SEX.search(title)),
        planned=target.planned,
        previous=target.previous,
    )
