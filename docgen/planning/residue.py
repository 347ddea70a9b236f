"""What of a province's plan is left in a unit's: organs, places and documents that are not its."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from docgen.model.locality import Localities, Locality
from docgen.model.place import CellPlace, Origin
from docgen.model.plan import ActionMonth, Plan
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.text import Text
from docgen.model.unit import Level, UnitType
from docgen.planning.leftovers import Kind, Leftover, Leftovers, Where
from docgen.registers import Registers
from docgen.registers.naming import area
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt, key

__all__ = ["residue"]

OTHER_LEVEL = Rule(
    "KH265",
    "organ-of-another-level",
    N_("“{actual}” is no organ of {expected}; was it left from the province's plan?"),
    Severity.WARNING,
)
NOT_BELOW = Rule(
    "KH266",
    "units-not-below",
    N_("“{actual}” do not lie below {expected}; were they left from the province's plan?"),
    Severity.WARNING,
)
NO_DISTRICTS = Rule(
    "KH267",
    "district-level",
    N_("“{actual}”: there is no district level from 01/7/2025 on"),
    Severity.WARNING,
    source="Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
)
PROVINCE = Rule(
    "KH268",
    "province-left",
    N_("“{actual}” stands in a plan of {expected}; is that meant?"),
    Severity.WARNING,
)
OTHER_UNIT = Rule(
    "KH269",
    "other-unit",
    N_("“{actual}” is not {expected}, whose plan this is"),
    Severity.WARNING,
)
OTHER_TIME = Rule(
    "KH270",
    "organ-of-another-time",
    N_("there is no “{actual}” on {day}"),
    Severity.WARNING,
)
EXPIRED = Rule(
    "KH271",
    "expired-document",
    N_("“{actual}” was in force until {expected}; it is cited on {day}"),
    Severity.WARNING,
)

_RULES = {
    Kind.LEVEL: OTHER_LEVEL,
    Kind.TIME: OTHER_TIME,
    Kind.LOWER: NOT_BELOW,
    Kind.DISTRICT: NO_DISTRICTS,
    Kind.PROVINCE: PROVINCE,
    Kind.UNIT: OTHER_UNIT,
    Kind.EXPIRED: EXPIRED,
}

Found = tuple[str, CellPlace, Where]


def residue(
    plan: Plan, locality: Locality, localities: Localities, registers: Registers
) -> Iterator[Problem]:
    """What a localised plan should not hold any more, each at its cell.

    ``plan`` is as its unit gets it, with the cells of the unit's own workbook.  What stands
    within citations and quotations is the author's of those, and only asked whether it is in
    force still.
    """
    day = plan.letterhead.issued or locality.issued or localities.day
    unit = locality.unit
    seeker = _leftovers(registers, localities.province, unit.level, unit.type, day)
    said: set[tuple[CellPlace, str]] = set()
    for text, place, where in _texts(plan):
        for one in seeker.found(text, where):
            if one.unit != key(unit.name) and (place, one.words) not in said:
                said.add((place, one.words))
                yield _problem(one, place, area(unit), day)
    yield from _expired_bases(plan, registers, day)


@lru_cache(maxsize=8)
def _leftovers(
    registers: Registers, province: str, level: Level, type_: UnitType, day: date
) -> Leftovers:
    return Leftovers(registers, province, level, type_, day)


def _problem(found: Leftover, place: CellPlace, unit: str, day: date) -> Problem:
    expected = short_date(found.expires) if found.expires else unit
    return _RULES[found.kind].at(
        place, actual=excerpt(found.words), expected=expected, day=short_date(day)
    )


def _expired_bases(plan: Plan, registers: Registers, day: date) -> Iterator[Problem]:
    for basis in plan.bases:
        if basis.symbol and basis.issued:
            known = registers.documents.dated(basis.symbol, basis.issued)
            if known and known.expires and known.expires < day:
                yield EXPIRED.at(
                    basis.origin.place("symbol"),
                    actual=excerpt(f"{basis.kind or known.kind} {basis.symbol}"),
                    expected=short_date(known.expires),
                    day=short_date(day),
                )


# --- texts --------------------------------------------------------------------------------


def _texts(plan: Plan) -> Iterator[Found]:
    """Every text that is printed, with its cell."""
    head = plan.letterhead
    yield from _of(plan.origin, "subject", plan.subject)
    yield from _of(plan.origin, "lead", plan.lead)
    yield from _of(plan.origin, "area", plan.area)
    yield from _of(plan.origin, "organ", head.organ)
    yield from _of(plan.origin, "archive", plan.archive)
    for item in plan.items:
        yield from _of(item.origin, "text", item.text)
    for agency in plan.agencies:
        yield from _of(agency.origin, "name", agency.name)
    for task in plan.tasks:
        yield from _of(task.origin, "text", task.text)
        yield from _of(task.origin, "partners", task.partners)
        yield from _of(task.origin, "product", task.product)
        yield from _of(task.origin, "source", task.source)
    for target in plan.targets:
        yield from _of(target.origin, "title", target.title)
        yield from _of(target.origin, "reporter", target.reporter)
    for recipient in plan.recipients:
        yield from _of(recipient.origin, "name", recipient.name, Where.RECIPIENT)
    if plan.month:
        yield from _of_month(plan.month)


def _of_month(month: ActionMonth) -> Iterator[Found]:
    yield from _of(month.origin, "audience", month.audience)
    for activity in month.activities:
        yield from _of(activity.origin, "title", activity.title)
        yield from _of(activity.origin, "place", activity.place, Where.PLACE)
        yield from _of(activity.origin, "lead", "; ".join(activity.lead))
        yield from _of(activity.origin, "partners", activity.partners)
        yield from _of(activity.origin, "scale", activity.scale)
        yield from _of(activity.origin, "source", activity.source)
    for slogan in month.slogans:
        yield from _of(slogan.origin, "text", slogan.text)


def _of(
    origin: Origin, name: str, words: tuple[Text, ...] | str | None, where: Where = Where.TEXT
) -> Iterator[Found]:
    if words:
        place = origin.place(name)
        for one in (words,) if isinstance(words, str) else words:
            yield str(one), place, where
