"""Which agency of a province's plan becomes which in a plan made from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from docgen.model.locality import Change, ChangeKind
from docgen.model.plan import Agency, Plan
from docgen.model.text import plain
from docgen.model.unit import Level
from docgen.planning.agencies import agencies
from docgen.planning.drafts import Draft, draft, worded
from docgen.planning.local_department import units_of
from docgen.planning.rewording import Context, Prepared, Rewording
from docgen.planning.slots import edited
from docgen.registers.agencies import Agencies
from docgen.vietnamese.names import key

__all__ = ["Counterparts", "Row", "at_level", "own_rows", "within"]

_ALL_DEPARTMENTS, _LOWER_UNITS = "các cơ quan chuyên môn", "cấp dưới"  # fields of work
_WOMEN = "vì sự tiến bộ của phụ nữ"  # of the Ban, whose members are all those departments
_SEPARATOR = re.compile(r", | và |; ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An agency of the new plan: its place in the list, its code, its name."""

    index: int
    code: str | None
    name: Prepared

    @property
    def reference(self) -> Prepared:
        """What duties call it by."""
        return edited(plain(self.code), ()) if self.code else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterparts:
    """The agencies of the new plan, who became which, and what was changed.

    ``rows`` tells by code and name, as ``key`` gives them, what the province's agencies became;
    ``None`` for those that are dropped.  Those that were never listed are not in it.
    ``are_units`` says that they are the units of the department that issues.
    """

    agencies: tuple[Draft[Agency], ...] = ()
    rows: dict[str, Row | None] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    are_units: bool = False

    def of(self, typed: str | None) -> Row | None:
        """The agency that ``typed``, a code or a name in the province's plan, became."""
        return self.rows.get(key(typed or ""))

    def is_dropped(self, typed: str | None) -> bool:
        """Whether ``typed`` was an agency of the province's plan that nobody answers for."""
        found = key(typed or "")
        return found in self.rows and self.rows[found] is None


def at_level(
    plan: Plan, rewording: Rewording, known: Agencies, level: Level, day: date
) -> Counterparts:
    """The agencies of a unit: counterparts of the province's, those that are one merged.

    An agency without a counterpart is dropped.  The first one stays first, since it leads.
    """

    def named(agency: Agency) -> Prepared | None:
        words = plain(agency.name or "")
        if _fields(known, agency) & {_ALL_DEPARTMENTS, _LOWER_UNITS}:
            return rewording.prepared(words)
        lines = rewording.agency_list([words]).lines
        return lines[0] if lines else None

    def requested(agency: Agency, name: Prepared) -> bool:
        other = _first(known, name.template, level, day)
        return agency.requested if other is None else other

    built = _Built(plan, rewording)
    for agency in plan.agencies:
        name = named(agency) if agency.name else edited(plain(""), ())
        built.add(agency, name, requested=name is not None and requested(agency, name))
    return built.done()


def within(plan: Plan, rewording: Rewording, known: Agencies, issuer: str) -> Counterparts:
    """The units of a department (sở) that issues a plan of its own duties.

    They stand as one, under the department's code, with its duties and those of all
    departments.  A board whose members are all of them (Ban Vì sự tiến bộ của phụ nữ)
    keeps every agency.
    """
    built = _Built(plan, rewording)
    if _WOMEN in {one for agency in known.named(issuer) for one in agency.fields}:
        for agency in plan.agencies:
            built.add(agency, edited(plain(agency.name or ""), ()), requested=agency.requested)
        return built.done()
    mine = own_rows(plan, known, issuer)
    units = edited(plain(units_of(issuer)), ())
    for agency in plan.agencies:
        is_meant = agency in mine or _ALL_DEPARTMENTS in _fields(known, agency)
        built.add(agency, units if is_meant else None, requested=False)
    return replace(built.done(), are_units=True)


def own_rows(plan: Plan, known: Agencies, issuer: str) -> tuple[Agency, ...]:
    """The agencies of the plan that are ``issuer``, however spelled."""
    same = set(known.named(issuer, level=Level.PROVINCE))
    return tuple(
        one
        for one in plan.agencies
        if one.name
        and (
            key(one.name) == key(issuer) or same & set(known.named(one.name, level=Level.PROVINCE))
        )
    )


class _Built:
    """The agencies of the new plan on their way."""

    def __init__(self, plan: Plan, rewording: Rewording) -> None:
        self._listed = agencies(plan)
        self._rewording = rewording
        self._drafts: list[Draft[Agency]] = []
        self._by_name: dict[str, Row] = {}
        self._rows: dict[str, Row | None] = {}
        self._changes: list[Change] = []

    def add(self, agency: Agency, name: Prepared | None, *, requested: bool) -> None:
        """Takes in an agency of the province under its new name; ``None`` drops it."""
        row = None if name is None else self._by_name.get(key(name.template))
        if name is None:
            self._note(agency, ChangeKind.DROPPED, "")
        elif row is not None:
            self._note(agency, ChangeKind.MERGED, name.template)
        else:
            row = Row(index=len(self._drafts), code=agency.code, name=name)
            self._by_name[key(name.template)] = row
            self._drafts.append(self._drafted(agency, name, requested=requested))
        for typed in _names(agency):
            if self._listed.get(typed) is agency:
                self._rows[typed] = row

    def done(self) -> Counterparts:
        """All of them."""
        return Counterparts(
            agencies=tuple(self._drafts), rows=self._rows, changes=tuple(self._changes)
        )

    def _drafted(self, agency: Agency, name: Prepared, *, requested: bool) -> Draft[Agency]:
        texts = worded(agency, self._rewording, {"group": Context.SHORT})
        if agency.name:
            texts = {"name": (name,), **texts}
        return draft(
            agency,
            texts,
            {"requested": (requested, ChangeKind.AGENCY)},
            kinds={"name": ChangeKind.AGENCY},
        )

    def _note(self, agency: Agency, kind: ChangeKind, after: str) -> None:
        place = agency.origin.place("name")
        self._changes.append(
            Change(kind=kind, place=place, before=agency.name or agency.code or "", after=after)
        )


def _names(agency: Agency) -> Iterator[str]:
    yield from (key(one) for one in (agency.code, agency.name) if one)


def _fields(known: Agencies, agency: Agency) -> set[str]:
    found = known.named(agency.name or "", level=Level.PROVINCE)
    return {one for each in found for one in each.fields}


def _first(known: Agencies, name: str, level: Level, day: date) -> bool | None:
    """Whether the first organ that ``name`` names is asked; ``None`` where it is not known."""
    for head in _heads(name):
        found = known.named(head, level=level, day=day)
        if found:
            return found[0].requested
    return None


def _heads(name: str) -> Iterable[str]:
    """``name`` and what stands before each of its separators, the longest first."""
    ends = [match.start() for match in _SEPARATOR.finditer(name)]
    return (name[:end] for end in (len(name), *reversed(ends)))
