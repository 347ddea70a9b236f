"""The action month of a localised plan: its activities, with those who lead them there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docgen.model.locality import Change, ChangeKind
from docgen.model.plan import ActionMonth, Activity
from docgen.model.text import plain
from docgen.model.unit import Unit, UnitType
from docgen.planning.counterparts import Counterparts
from docgen.planning.drafts import Draft, draft, filled, worded
from docgen.planning.rewording import Context, Prepared, Rewording
from docgen.vietnamese.names import key

__all__ = ["Month"]

_ACTIVITY = {
    "title": Context.PROSE,
    "place": Context.SHORT,
    "scale": Context.PROSE,
    "source": Context.SHORT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An activity, and the units that its place names: elsewhere it is held elsewhere."""

    done: Draft[Activity]
    named: frozenset[str]


class Month:
    """What the action months of one type of units have in common.

    ``units`` are those of the province at the level.  Theme, days and messages are the
    country's.  An activity that nobody is left to lead is dropped; a place in one unit of the
    province is left open in every other.
    """

    def __init__(
        self,
        month: ActionMonth,
        rows: Counterparts,
        rewording: Rewording,
        units: Iterable[Unit] = (),
    ) -> None:
        self._words = draft(month, worded(month, rewording, {"audience": Context.PROSE}))
        self._slogans = [
            draft(one, worded(one, rewording, {"text": Context.PROSE})) for one in month.slogans
        ]
        self._places = _pattern(units)
        self._every: list[_Entry] = []
        self._dropped: list[Change] = []
        for one in month.activities:
            leads = tuple(_leads(one, rows, rewording))
            if one.lead and not leads:
                before = "\n".join(map(str, one.title))
                place = one.origin.place("title")
                change = Change(kind=ChangeKind.DROPPED, place=place, before=before)
                self._dropped.append(change)
            else:
                done = _activity(one, leads, rows, rewording)
                self._every.append(_Entry(done=done, named=frozenset(self._named(one))))

    def at(self, unit: Unit) -> tuple[ActionMonth, tuple[Change, ...]]:
        """The month of ``unit``, and what was changed."""
        month, found = self._words.at(unit)
        changes = list(found)
        activities: list[Activity] = []
        for entry in self._every:
            one, more = entry.done.at(unit)
            changes += more
            if entry.named and entry.named != {key(unit.name)}:
                changes.append(_elsewhere(one))
                one = replace(one, place=None)
            activities.append(one)
        changes += self._dropped
        slogans, of_slogans = filled(self._slogans, unit)
        changes += of_slogans
        return replace(month, activities=tuple(activities), slogans=slogans), tuple(changes)

    def _named(self, one: Activity) -> Iterator[str]:
        """The units that the place of an activity names."""
        if self._places is None:
            return
        for match in self._places.finditer(key(one.place or "")):
            yield from match["names"].split(", ")


def _pattern(units: Iterable[Unit]) -> re.Pattern[str] | None:
    """Units by type and name, one or several in a row; ``None`` where there are none."""
    names = "|".join(sorted({re.escape(key(one.name)) for one in units}, key=len, reverse=True))
    if not names:
        return None
    types = "|".join(re.escape(key(one)) for one in UnitType if one is not UnitType.PROVINCE)
    return re.compile(rf"(?<!\w)(?:{types}) (?P<names>(?:{names})(?:, (?:{names}))*)(?!\w)")


def _leads(one: Activity, rows: Counterparts, rewording: Rewording) -> Iterator[Prepared]:
    """Who leads an activity now, each once."""
    seen = set()
    for typed in one.lead:
        row = rows.of(typed)
        found: Iterable[Prepared] = ()
        if row:
            found = (row.reference,)
        elif not rows.is_dropped(typed):
            found = rewording.agency_list([plain(typed)]).lines
        for lead in found:
            if key(lead.template) not in seen:
                seen.add(key(lead.template))
                yield lead


def _activity(
    one: Activity, leads: tuple[Prepared, ...], rows: Counterparts, rewording: Rewording
) -> Draft[Activity]:
    names = [row.name.template for typed in one.lead if (row := rows.of(typed))]
    partners = rewording.agency_list(one.partners, without=names)
    return draft(
        one,
        {**worded(one, rewording, _ACTIVITY), "lead": leads, "partners": partners.lines},
        {"budget": (None, ChangeKind.BUDGET)},
        kinds={"partners": ChangeKind.AGENCY},
        silent=("lead",),  # told where its agency was merged
    )


def _elsewhere(one: Activity) -> Change:
    place = one.origin.place("place")
    return Change(kind=ChangeKind.DROPPED, place=place, before=one.place or "")
