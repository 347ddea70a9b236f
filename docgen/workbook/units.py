"""The records of a units workbook as localities, each found in the register of its day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from docgen.model.adjustment import Adjustment
from docgen.model.locality import Localities, Locality, OwnTarget
from docgen.model.place import CellPlace, Origin
from docgen.model.problem import Problem, Rule, Severity, WorkbookError
from docgen.model.unit import Level, Unit
from docgen.registers import Registers
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt, key
from docgen.workbook.read import Record, Records, expect, single
from docgen.workbook.standing import NONE, absent, nearest_unit, province_on, units_on
from docgen.workbook.units_sheets import UNITS

__all__ = ["localities"]

UNREGISTERED_UNIT = Rule(
    "XL149",
    "unregistered-unit",
    N_("“{actual}” is not in the register of the units of {province}; nearest: {nearest}"),
)
AMBIGUOUS_UNIT = Rule(
    "XL152",
    "ambiguous-unit",
    N_("“{actual}” may be {expected}; put the code of the one that is meant in the column “Mã”"),
)
OTHER_LEVEL = Rule(
    "XL153",
    "other-level",
    N_("{actual} is {found}; the sheet “Thông tin” says {expected}"),
)
OTHER_CODE = Rule(
    "XL154",
    "other-code",
    N_("the code {actual} is not that of {unit}, which is {expected}"),
    Severity.WARNING,
)
REPEATED_UNIT = Rule(
    "XL155",
    "repeated-unit",
    N_("{actual} is there already, at {first}; each issuer has one row"),
)
MISSING_ISSUER = Rule(
    "KH288",
    "missing-issuer",
    N_("“Cơ quan ban hành” must say which department or board of {unit} issues the plan"),
)
ENDED_ISSUER = Rule(
    "KH289",
    "ended-issuer",
    N_("by the register there is no {actual} on {day}; who does its work then: {after}"),
    Severity.WARNING,
)

_COMMITTEES = ("ủy ban nhân dân", "ubnd")


def localities(records: Records, registers: Registers) -> tuple[Localities, tuple[Problem, ...]]:
    """The localities of a units workbook, and what is wrong with them beyond single cells.

    A row whose unit is not in the register, or not on that day, is left out, which is an
    error.  Raises :class:`~docgen.model.problem.WorkbookError` when the workbook is of another
    kind, or does not say which province, level and day are meant.
    """
    expect(records, UNITS)
    info = single(records, "info", "Thông tin")
    if not info.values.keys() >= {"province", "level", "day"}:
        raise WorkbookError(p for p in records.problems if p.rule.severity is Severity.ERROR)
    found = Localities(
        **info.values,
        targets=tuple(
            OwnTarget(**one.values, origin=one.origin) for one in _of(records, "targets")
        ),
        adjustments=tuple(
            Adjustment(**one.values, origin=one.origin) for one in _of(records, "adjustments")
        ),
        origin=info.origin,
    )
    place = info.origin.place
    province = province_on(found.province, found.day, registers, place("province"))
    if isinstance(province, Problem):
        return found, (province,)
    found = replace(found, province=province.name)
    known = units_on(province, found.level, found.day, registers, place("level"))
    if isinstance(known, Problem):
        return found, (known,)
    roll = _Roll(registers=registers, province=province, of=found, known=known)
    for record in _of(records, "units"):
        roll.enter(record)
    return replace(found, every=tuple(roll.every)), tuple(roll.problems)


def _of(records: Records, sheet: str) -> tuple[Record, ...]:
    return records.sheets.get(sheet, ())


@dataclass(slots=True, kw_only=True)
class _Roll:
    """One run over the rows of units, and what has been found so far.

    ``known`` are the units that may be named.
    """

    registers: Registers
    province: Unit
    of: Localities
    known: tuple[Unit, ...]
    every: list[Locality] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: dict[tuple[Unit, str], CellPlace] = field(default_factory=dict)

    def note(self, rule: Rule, place: CellPlace, **values: object) -> None:
        """Adds the problem of breaking ``rule`` at a cell."""
        self.problems.append(rule.at(place, **values))

    def enter(self, record: Record) -> None:
        """Adds the locality of a row, or what is wrong with it."""
        values, origin = dict(record.values), record.origin
        if not values.keys() >= {"type", "name"}:
            return  # which the reader has said
        code, typed = values.pop("code", ""), f"{values['type']} {values['name']}"
        unit = self._unit(values.pop("type"), values.pop("name"), code, origin)
        if unit is None:
            return
        self._compare_code(unit, code, origin)
        issuer = _issuer(values.pop("issuer", ""), unit)
        if issuer is None and unit.level is Level.PROVINCE:
            self.note(MISSING_ISSUER, origin.place("issuer"), unit=unit.full_name)
            return
        same = unit, key(issuer or "")
        if same in self.seen:
            shown = typed if issuer is None else f"{issuer} ({typed})"
            self.note(REPEATED_UNIT, origin.place("name"), actual=shown, first=self.seen[same])
            return
        self.seen[same] = origin.place("name")
        self._look_at_days(unit, issuer, values.get("issued"), origin)
        self.every.append(Locality(unit=unit, issuer=issuer, **values, origin=origin))

    def _unit(self, type_: Any, name: str, code: str, origin: Origin) -> Unit | None:
        """The unit of a row; ``None`` where it cannot be told, which is noted."""
        place = origin.place("name")
        found = self.registers.units.named(name, type=type_, province=self.province.name)
        standing = [one for one in found if one.stands(self.of.day)]
        meant = [one for one in standing if one.level is self.of.level]
        if len(meant) > 1:
            meant = [one for one in meant if _bare(one.code) == _bare(code)] or meant
        if len(meant) == 1:
            return meant[0]
        shown = excerpt(f"{type_} {name}")
        if meant:
            codes = [f"{one.full_name} ({one.code})" for one in meant]
            self.note(AMBIGUOUS_UNIT, place, actual=shown, expected=codes)
        elif standing:
            levels = {"found": standing[0].level.words, "expected": self.of.level.words}
            self.note(OTHER_LEVEL, place, actual=standing[0].full_name, **levels)
        elif found:
            self.problems.append(absent(found, self.of.day, self.registers, place))
        else:
            likely = nearest_unit(name, self.known)
            province = self.province.full_name
            self.note(UNREGISTERED_UNIT, place, actual=shown, province=province, nearest=likely)
        return None

    def _compare_code(self, unit: Unit, code: str, origin: Origin) -> None:
        """Notes a code of another unit: a column may have been sorted without the others."""
        if code and unit.code and _bare(code) != _bare(unit.code):
            place = origin.place("code")
            self.note(OTHER_CODE, place, actual=code, unit=unit.full_name, expected=unit.code)

    def _look_at_days(
        self, unit: Unit, issuer: str | None, issued: date | None, origin: Origin
    ) -> None:
        """Notes what does not stand yet, or no more, on the day of issue."""
        if issued and not unit.stands(issued):
            problem = absent([unit], issued, self.registers, origin.place("issued"))
            self.problems.append(problem)
        if issuer is None:
            return
        day = issued or self.of.day
        agencies = self.registers.agencies.named(issuer, level=unit.level)
        if agencies and not any(one.stands(day) for one in agencies):
            after = self.registers.agencies.successors(agencies[-1], day)
            names = [one.name_in(unit) for one in after] or NONE
            place = origin.place("issuer")
            self.note(ENDED_ISSUER, place, actual=issuer, day=short_date(day), after=names)


def _issuer(typed: str, unit: Unit) -> str | None:
    """The organ's name without the unit behind it; ``None`` for the People's Committee."""
    if not typed or key(typed).startswith(_COMMITTEES):
        return None
    name = re.escape(unit.name)
    return re.sub(rf" {unit.type}(?: {name})?$", "", typed, flags=re.IGNORECASE)


def _bare(code: str) -> str:
    """A code without the zeros before it, which Excel takes away."""
    return code.lstrip("0")
