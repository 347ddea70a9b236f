"""The plan of a locality made from its province's: a pure function, and all that it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, TypeVar

from docgen.model.locality import Change, Localised, Localities, Locality
from docgen.model.plan import Item, Plan, Table
from docgen.model.problem import DocgenError, Problem, Rule, Severity
from docgen.model.unit import Level, Unit, UnitType
from docgen.planning import counterparts as organs
from docgen.planning.counterparts import Counterparts
from docgen.planning.drafts import Draft, draft, filled, worded
from docgen.planning.local_bases import Bases, province_plan
from docgen.planning.local_closing import Paragraphs, Recipients
from docgen.planning.local_department import own_units
from docgen.planning.local_duties import duties, with_targets
from docgen.planning.local_heading import Issuer, issuer, with_heading
from docgen.planning.local_month import Month
from docgen.planning.local_targets import Targets, unknown
from docgen.planning.rewording import Context, Prepared, Rewording
from docgen.registers import Registers
from docgen.registers.agencies import Agencies
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt, key

__all__ = ["Localiser", "localise"]

UNNUMBERED = Rule(
    "KH260",
    "unnumbered-province-plan",
    N_("the province's plan has no “{field}”; the plans of its localities have to cite it"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6",
)
NO_SUCH_PROVINCE = Rule(
    "KH262",
    "no-such-province",
    N_("by the register there is no province “{actual}” on {day}"),
)
NO_DUTIES = Rule(
    "KH263",
    "issuer-without-duties",
    N_("the province's plan has no duties for “{actual}” (sheet “Cơ quan”)"),
    Severity.WARNING,
)

R = TypeVar("R", bound=Any)


class Localiser:
    """Makes the plans of localities from that of their province.

    What does not depend on the single unit is done once for all of a type.  ``plan`` has its
    own adjustments made already.  ``problems`` are those of the plan and the list as a whole.
    Raises :class:`~docgen.model.problem.DocgenError` when the province is not in the register.
    """

    def __init__(self, plan: Plan, localities: Localities, registers: Registers) -> None:
        self._plan, self._localities, self._registers = plan, localities, registers
        found = registers.units.one(localities.province, level=Level.PROVINCE, day=localities.day)
        if found is None:
            place = localities.origin.place("province")
            day = short_date(localities.day)
            raise DocgenError(NO_SUCH_PROVINCE.at(place, actual=localities.province, day=day))
        self._province = found
        self._frames: dict[tuple[UnitType, str | None], _Frame] = {}

    def at(self, locality: Locality) -> Localised:
        """The locality's plan; its rows know where they stand in the province's workbook."""
        of = (locality.unit.type, locality.issuer)
        if of not in self._frames:
            self._frames[of] = _Frame(
                self._plan, self._localities, self._registers, self._province, locality
            )
        return self._frames[of].at(locality)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps the localities' plans from being right, and is no single unit's fault."""
        return (
            *self._uncitable(),
            *unknown(self._plan, self._registers.indicators, self._localities.targets),
            *self._idle(),
        )

    def _uncitable(self) -> Iterator[Problem]:
        basis = province_plan(self._plan)
        for name, header, cell in (
            ("symbol", "Số", "number"),
            ("issued", "Ngày ban hành", "issued"),
        ):
            if getattr(basis, name) is None:
                yield UNNUMBERED.at(self._plan.origin.place(cell), field=header)

    def _idle(self) -> Iterator[Problem]:
        """Departments of the province that its plan has no duties for."""
        if self._localities.level is not Level.PROVINCE:
            return
        known = self._registers.agencies
        for one in self._localities.every:
            name = one.issuer
            if (
                name
                and key(name).startswith("sở ")
                and not organs.own_rows(self._plan, known, name)
            ):
                yield NO_DUTIES.at(one.origin.place("issuer"), actual=excerpt(name))


def localise(
    plan: Plan, locality: Locality, localities: Localities, registers: Registers
) -> Localised:
    """The plan of one locality; for many of them :class:`Localiser` does the common work once."""
    return Localiser(plan, localities, registers).at(locality)


class _Frame:
    """All that the plans of one type of units, and one issuer there, have in common."""

    def __init__(
        self,
        plan: Plan,
        localities: Localities,
        registers: Registers,
        province: Unit,
        like: Locality,
    ) -> None:
        unit, known = like.unit, registers.agencies
        self._plan, self._day = plan, localities.day
        self._rewording = rewording = Rewording(
            province=province,
            level=unit.level,
            type=unit.type,
            day=localities.day,
            agencies=known,
            issuer=like.issuer,
        )
        if like.issuer and unit.level is Level.PROVINCE:
            self._agencies = organs.within(plan, rewording, known, like.issuer)
        else:
            self._agencies = organs.at_level(plan, rewording, known, unit.level, localities.day)
        department = like.issuer if self._agencies.are_units else None
        self._targets = self._prepared_targets(localities, registers, unit, department)
        self._duties = duties(plan, self._agencies, rewording, self._targets.gone)
        self._bases = Bases(plan, rewording, registers.documents, of_department=bool(department))
        self._recipients = Recipients(
            plan, rewording, known, province=province, unit=unit, issuer=like.issuer
        )
        self._paragraphs = Paragraphs(plan, str(unit.type))
        self._words = draft(plan, worded(plan, rewording, _prose("subject", "lead")))
        self._items = list(_items(plan, rewording, department))
        units = registers.units.within(localities.province, unit.level, localities.day)
        self._month = plan.month and Month(plan.month, self._agencies, rewording, units)
        self._issuer = _signing(like.issuer, known)

    def _prepared_targets(
        self, localities: Localities, registers: Registers, unit: Unit, department: str | None
    ) -> Targets:
        """The targets of the level; of a department those that it reports."""
        known = registers.agencies
        mine = organs.own_rows(self._plan, known, department) if department else ()
        return Targets(
            self._plan,
            self._rewording,
            registers.indicators,
            level=unit.level,
            own=() if self._plan.month else localities.targets,  # which has none
            lead=_lead(self._plan, self._agencies),
            reporters={key(name) for one in mine for name in (one.code, one.name) if name},
        )

    def at(self, locality: Locality) -> Localised:
        """The plan of ``locality``."""
        unit, known = locality.unit, self._plan
        changes: list[Change] = []

        def noted(found: tuple[R, Iterable[Change]]) -> R:
            value, more = found
            changes.extend(more)
            return value

        plan = noted(self._words.at(unit))
        plan = noted(with_heading(plan, locality, self._issuer))
        bases = noted(self._bases.on(locality.issued or self._day))
        items = noted(self._paragraphs.at(noted(filled(self._items, unit)), locality))
        agencies = noted(filled(self._agencies.agencies, unit))
        changes += self._agencies.changes
        tasks = noted(filled(self._duties.every, unit))
        changes += self._duties.changes
        targets, of_targets, gone = self._targets.at(unit)
        changes += of_targets
        if gone != self._targets.gone:
            tasks = with_targets(self._duties, tasks, gone)
        if known.targets and not targets:
            items = _without_targets(items)
        plan = replace(
            plan,
            bases=bases,
            items=items,
            agencies=agencies,
            tasks=tasks,
            targets=targets,
            targets_appendix=plan.targets_appendix and bool(targets),
            recipients=noted(self._recipients.at(locality)),
            month=noted(self._month.at(unit)) if self._month else None,
        )
        return Localised(plan=plan, changes=tuple(changes))


def _items(plan: Plan, rewording: Rewording, department: str | None) -> Iterator[Draft[Item]]:
    """The items reworded; ``department`` is the one that issues, ``None`` where none does."""
    for one in plan.items:
        if department:
            yield draft(one, {"text": [own_units(text, department) for text in one.text]})
        else:
            yield draft(one, worded(one, rewording, _prose("text")))


def _prose(*names: str) -> dict[str, Context]:
    return dict.fromkeys(names, Context.PROSE)


def _lead(plan: Plan, rows: Counterparts) -> Prepared | None:
    """The name of the agency that leads, the first of the plan."""
    first = next(iter(plan.agencies), None)
    row = rows.of(first.code or first.name) if first else None
    return row.name if row else None


def _signing(name: str | None, known: Agencies) -> Issuer:
    short = next((one.short for one in known.named(name) if one.short), "") if name else ""
    return issuer(name, short.partition(" {")[0])


def _without_targets(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items without the table of targets, of which none is left."""
    emptied = (replace(one, insert=None) if one.insert is Table.TARGETS else one for one in items)
    return tuple(one for one in emptied if one.text or one.insert)
