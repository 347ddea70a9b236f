"""The targets of a localised plan: those of its level, with the unit's own figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docgen.model.indicator import Indicator
from docgen.model.locality import Change, ChangeKind, OwnTarget
from docgen.model.plan import Plan, Target
from docgen.model.problem import Problem, Rule
from docgen.model.text import plain
from docgen.model.unit import Level, Unit
from docgen.planning.adjust import applies
from docgen.planning.drafts import Draft, draft, worded
from docgen.planning.rewording import Context, Prepared, Rewording
from docgen.planning.rows import shown
from docgen.planning.slots import edited
from docgen.registers.indicators import Indicators
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt, key, nearest

__all__ = ["Targets", "unknown"]

UNKNOWN_OWN_TARGET = Rule(
    "KH261",
    "unknown-own-target",
    N_(
        "“{actual}” is a target neither of the province's plan nor of the register of indicators;"
        " nearest: {nearest}"
    ),
)

_NONE_ALIKE = Expectation(N_("none"))
_YES_NO, _YES = "có/không", "Có"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A target that a unit may have; ``usual`` is whether it has it without asking."""

    key: str
    done: Draft[Target]
    before: Target
    usual: bool


class Targets:
    """The targets of all units of a type.

    ``reporters`` are those whose targets these are, as ``key`` gives them, empty for all;
    ``lead`` reports what nobody else does.
    """

    def __init__(
        self,
        plan: Plan,
        rewording: Rewording,
        known: Indicators,
        *,
        level: Level,
        own: Sequence[OwnTarget] = (),
        lead: Prepared | None = None,
        reporters: Collection[str] = (),
    ) -> None:
        self._rewording, self._known, self._level, self._lead = rewording, known, level, lead
        self._reporters = reporters
        self._entries = [self._entry(one) for one in plan.targets]
        self._own: dict[tuple[str, ...], list[OwnTarget]] = {}
        for one in own:
            self._own.setdefault(one.units, []).append(one)
        self._add({key(one.code) for one in own if one.code}, plan)
        self.gone = frozenset(one.key for one in self._entries if not one.usual)

    def at(self, unit: Unit) -> tuple[tuple[Target, ...], tuple[Change, ...], Collection[str]]:
        """The targets of ``unit``, what was changed, and the codes of those it has not."""
        own = {key(one.code): one for one in self._of(unit) if one.code}
        found: list[Target] = []
        changes: list[Change] = []
        for entry in self._entries:
            mine = own.get(entry.key)
            if not entry.usual and mine is None:
                if entry.before.origin.cells:
                    changes.append(_gone(entry.before))
                continue
            target, more = entry.done.at(unit)
            changes += more
            if mine:
                target, more = _with_own(target, mine)
                changes += more
            found.append(target)
        gone = frozenset(one for one in self.gone if one not in own) if own else self.gone
        return tuple(found), tuple(changes), gone

    def _of(self, unit: Unit) -> Iterator[OwnTarget]:
        """The unit's own targets; those of single units after those of all."""
        fitting = (units for units in self._own if applies(units, unit))
        for units in sorted(fitting, key=bool):
            yield from self._own[units]

    def _entry(self, target: Target) -> _Entry:
        known = self._known.coded(target.code or "")
        is_theirs = not self._reporters or key(target.reporter or "") in self._reporters
        usual = is_theirs and (known is None or self._level in known.levels)
        return _Entry(
            key=key(target.code or ""),
            done=self._drafted(target, known),
            before=target,
            usual=usual,
        )

    def _drafted(self, target: Target, known: Indicator | None) -> Draft[Target]:
        values: dict[str, tuple[Any, ChangeKind]] = {"previous": (None, ChangeKind.TARGET)}
        texts = worded(
            target,
            self._rewording,
            {"title": Context.PROSE, "unit": Context.SHORT, "method": Context.SHORT},
        )
        if known and known.title_at(self._level) != known.title:
            texts["title"] = (edited(plain(known.title_at(self._level)), ()),)
        if known and known.unit_at(self._level) != known.unit:
            texts["unit"] = (edited(plain(known.unit_at(self._level)), ()),)
            if known.unit_at(self._level) == _YES_NO:
                values["planned"] = (_YES, ChangeKind.TARGET)
                values["direction"] = ("=", ChangeKind.TARGET)
        if reporter := self._reporter(target):
            texts["reporter"] = reporter
        kinds = {"reporter": ChangeKind.AGENCY, "unit": ChangeKind.TARGET}
        return draft(target, texts, values, kinds=kinds)

    def _reporter(self, target: Target) -> tuple[Prepared, ...]:
        """Who reports; the lead agency where nobody at the level has that work."""
        if not target.reporter:
            return ()
        lines = self._rewording.agency_list([plain(target.reporter)]).lines
        return lines or ((self._lead,) if self._lead else ())

    def _add(self, own: Iterable[str], plan: Plan) -> None:
        """Takes in indicators of the register that only units' own targets name."""
        there = {one.key for one in self._entries}
        for indicator in self._known.every:
            code = key(indicator.code)
            if code in own and code not in there:
                entry = self._new(indicator, plan)
                same = (
                    index
                    for index, one in enumerate(self._entries, 1)
                    if key(one.before.objective or "") == key(indicator.objective)
                )
                self._entries.insert(max(same, default=len(self._entries)), entry)

    def _new(self, indicator: Indicator, plan: Plan) -> _Entry:
        target = Target(
            code=indicator.code,
            objective=indicator.objective,
            title=(plain(indicator.title_at(self._level)),),
            unit=indicator.unit_at(self._level),
            direction=indicator.direction,
            method=indicator.method,
            origin=replace(plan.origin, cells={}, elsewhere={}),
        )
        texts = {"reporter": (self._lead,)} if self._lead else {}
        made = draft(target, texts)
        return _Entry(
            key=key(indicator.code), done=replace(made, changes=()), before=target, usual=False
        )


def unknown(plan: Plan, known: Indicators, own: Iterable[OwnTarget]) -> Iterator[Problem]:
    """Own targets whose code is neither in the province's plan nor in the register."""
    codes = [one.code for one in plan.targets if one.code]
    there = {key(one) for one in codes}
    for one in own:
        if one.code and key(one.code) not in there and known.coded(one.code) is None:
            likely = nearest(one.code, codes) or _NONE_ALIKE
            place = one.origin.place("code")
            yield UNKNOWN_OWN_TARGET.at(place, actual=excerpt(one.code), nearest=likely)


def _with_own(target: Target, own: OwnTarget) -> tuple[Target, tuple[Change, ...]]:
    """The target with the unit's own figures."""
    given = {"previous": own.previous, "planned": own.planned}
    changed: dict[str, Any] = {
        name: value
        for name, value in given.items()
        if value is not None and value != getattr(target, name)
    }
    changes = tuple(
        Change(
            kind=ChangeKind.TARGET,
            place=target.origin.place(name),
            before=shown(getattr(target, name), name),
            after=shown(value, name),
        )
        for name, value in changed.items()
    )
    return (replace(target, **changed) if changed else target), changes


def _gone(target: Target) -> Change:
    title = " ".join(map(str, target.title))
    before = f"{target.code} {title}" if target.code else title
    return Change(kind=ChangeKind.TARGET, place=target.origin.place("title"), before=before)
