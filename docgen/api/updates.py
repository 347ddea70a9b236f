"""A unit's workbook brought up to date with its province's plan, its clerk's words kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.api import orders
from docgen.model.locality import Change, ChangeKind
from docgen.model.merging import Conflict, Content, MergedRow, MergedSheet, SheetRow, words
from docgen.model.place import CellPlace, FilePlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt

if TYPE_CHECKING:
    from docgen.workbook.update import Places

__all__ = ["Updated", "updated"]

BOTH_CHANGED = Rule(
    "KH283",
    "both-changed",
    N_(
        "the province changed “{before}” to “{theirs}”, the unit to “{ours}”; the unit's is kept:"
        " please look at it again"
    ),
    Severity.WARNING,
)
NOT_IN_PLACE = Rule(
    "KH284",
    "not-in-place",
    N_(
        "the workbook has {lost}, which would be lost; it is left as it is, and its contents with"
        " what is new stand in “{expected}”"
    ),
    Severity.WARNING,
)

_NOTHING = Expectation(N_("nothing"))
_NEW_ORDER = Expectation(N_("another order of the rows"))
_OWN_ORDER = Expectation(N_("the unit's order of the rows"))
_OLD_ORDER = Expectation(N_("the old order of the rows"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """What is to be written, and what was taken from the province's new plan.

    ``name`` is another than the workbook's where that is to be left alone; ``content`` is
    ``None`` where the province has nothing new.
    """

    name: str
    content: bytes | None = None
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[orders.Conflict, ...] = ()


def updated(path: Path, content: bytes) -> Updated:
    """The workbook at ``path`` with what is new in ``content``, the unit's plan as made now.

    Nothing is written.  Raises :class:`~docgen.model.problem.WorkbookError` when the workbook
    cannot be read, does not hold what docgen wrote into it, or is that of another unit.
    """
    from docgen.planning.merge import merged
    from docgen.workbook import update
    from docgen.workbook.states import states

    found = states(path, content)
    if found.base == found.theirs:
        return Updated(name=path.name)
    sheets = merged(found.base, found.theirs, found.ours)
    book = update.updated(path, sheets, content)
    beside = [_beside(path, book.lost, book.name)] if book.lost else []
    told = [
        (book.places[key].cell(one.row, one.column), one)
        for key, sheet in sheets.items()
        for one in sheet.conflicts
    ]
    return Updated(
        name=book.name,
        content=book.content,
        changes=tuple(_changes(sheets, book.places)),
        problems=(*beside, *(_problem(place, one) for place, one in told)),
        conflicts=tuple(_conflict(place, one) for place, one in told if not one.is_order),
    )


def _beside(path: Path, lost: tuple[str, ...], name: str) -> Problem:
    return NOT_IN_PLACE.at(FilePlace(file=path.name), lost=lost, expected=name)


# --- told -------------------------------------------------------------------------------------


def _told(conflict: Conflict) -> tuple[str, str, str]:
    """What was, what the province has now, and what the unit has, whole; empty for nothing."""
    return _seen(conflict.before), _seen(conflict.theirs), _seen(conflict.ours)


def _seen(state: Content | SheetRow | None) -> str:
    if isinstance(state, SheetRow):
        return " | ".join(filter(None, map(words, state.values.values())))
    return words(state)


def _problem(place: CellPlace, conflict: Conflict) -> Problem:
    told = [excerpt(one) or _NOTHING for one in _told(conflict)]
    before, theirs, ours = (_OLD_ORDER, _NEW_ORDER, _OWN_ORDER) if conflict.is_order else told
    return BOTH_CHANGED.at(place, before=before, theirs=theirs, ours=ours)


def _conflict(place: CellPlace, conflict: Conflict) -> orders.Conflict:
    before, theirs, ours = _told(conflict)
    return orders.Conflict(place=place, before=before, theirs=theirs, ours=ours)


def _changes(sheets: Mapping[str, MergedSheet], places: Mapping[str, Places]) -> Iterator[Change]:
    """What was taken from the province's plan, sheet by sheet."""
    for key, sheet in sheets.items():
        where = places[key]
        for number, row in enumerate(sheet.rows):
            if row.ours is None:
                place = where.cell(number, "")
                yield _change(place, after=_seen(SheetRow(values=row.values)))
                continue
            for name, before in row.before.items():
                place = where.cell(number, name)
                yield _change(place, words(before), words(row.values.get(name)))
        for gone in sheet.removed:
            yield _change(where.cell(None, ""), before=_seen(gone))
        if sheet.is_moved:
            yield _change(where.cell(None, ""), *_orders(sheet.rows))


def _orders(rows: Sequence[MergedRow]) -> tuple[str, str]:
    """The rows that were there before in their old order and in the new one."""
    there = [(one.ours.number, one.code or excerpt(_seen(one.ours))) for one in rows if one.ours]
    old, new = (", ".join(name for _, name in one) for one in (sorted(there), there))
    return old, new


def _change(place: CellPlace, before: str = "", after: str = "") -> Change:
    return Change(kind=ChangeKind.UPDATED, place=place, before=before, after=after)
