"""Three states of a workbook made into one: as it was made, as it should be now, as it is.

The province's plan (theirs) and a unit's clerk (ours) both go on from the same workbook
(base).  What only one side changed is as that side has it; where both did, ours stands and
there is a :class:`~docgen.model.merging.Conflict`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docgen.model.merging import (
    Conflict,
    Content,
    MergedRow,
    MergedSheet,
    SheetRow,
    SheetRows,
    Sheets,
)
from docgen.planning.pairing import edited, paired, same

__all__ = ["merged", "merged_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row in all the states that have it, by its places there."""

    base: int | None = None
    theirs: int | None = None
    ours: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line that stays, with what happened to it."""

    line: _Line
    row: MergedRow
    conflicts: tuple[Conflict, ...] = ()


def merged(base: Sheets, theirs: Sheets, ours: Sheets) -> dict[str, MergedSheet]:
    """The sheets merged, by their keys; a sheet that ours lacks has no rows.

    >>> from docgen.model.merging import SheetRow, SheetRows
    >>> from docgen.model.text import Run
    >>> def sheet(*texts):
    ...     rows = tuple(SheetRow(values={"text": (Run(text=one),)}) for one in texts)
    ...     return {"items": SheetRows(columns=("text",), rows=rows)}
    >>> found = merged(sheet("a", "b"), sheet("a", "b", "c"), sheet("x", "a", "b"))
    >>> [row.values["text"][0].text for row in found["items"].rows]
    ['x', 'a', 'b', 'c']
    """
    nothing = SheetRows()
    names = dict.fromkeys((*theirs, *base))
    return {
        name: merged_rows(
            base.get(name, nothing), theirs.get(name, nothing), ours.get(name, nothing)
        )
        for name in names
    }


def merged_rows(base: SheetRows, theirs: SheetRows, ours: SheetRows) -> MergedSheet:
    """One sheet merged.

    A row that ours removed stays removed, one that ours edited stays though theirs removed it.
    Rows stand in theirs' order unless ours changed the order; a row that one side added follows
    the row that it followed there.
    """
    lines = _lines(base.rows, theirs.rows, ours.rows)
    kept: list[_Row] = []
    removed = []
    gone: list[Conflict] = []
    for line in lines:
        if line.ours is None and (line.base is not None or not ours.columns):
            gone += _not_taken(line, base, theirs)
        elif line.ours is not None and _goes(line, base, ours):
            removed.append(ours.rows[line.ours])
        else:
            kept.append(_row(line, base, theirs, ours))
    ordered, is_moved, is_torn = _ordered(kept, base, theirs, ours)
    conflicts = [_at(number, one) for number, row in enumerate(ordered) for one in row.conflicts]
    torn = [Conflict(is_order=True)] if is_torn else []
    return MergedSheet(
        rows=tuple(one.row for one in ordered),
        removed=tuple(removed),
        is_moved=is_moved,
        conflicts=(*conflicts, *gone, *torn),
    )


def _at(number: int, one: Conflict) -> Conflict:
    return Conflict(
        row=number, column=one.column, before=one.before, theirs=one.theirs, ours=one.ours
    )


# --- rows -------------------------------------------------------------------------------------


def _lines(
    base: Sequence[SheetRow], theirs: Sequence[SheetRow], ours: Sequence[SheetRow]
) -> list[_Line]:
    """Every row of any state, once."""
    to_theirs, to_ours = paired(base, theirs), paired(base, ours)
    lines = [
        _Line(base=place, theirs=to_theirs.get(place), ours=to_ours.get(place))
        for place in range(len(base))
    ]
    new_theirs = _others(theirs, to_theirs.values())
    new_ours = _others(ours, to_ours.values())
    alike = paired([ours[n] for n in new_ours], [theirs[n] for n in new_theirs], alike=False)
    both = {new_ours[mine]: new_theirs[other] for mine, other in alike.items()}
    lines += [_Line(theirs=both.get(place), ours=place) for place in new_ours]
    lines += [_Line(theirs=place) for place in new_theirs if place not in both.values()]
    return lines


def _others(rows: Sequence[SheetRow], places: Iterable[int]) -> list[int]:
    known = set(places)
    return [place for place in range(len(rows)) if place not in known]


def _goes(line: _Line, base: SheetRows, ours: SheetRows) -> bool:
    """Whether theirs removed the row, and ours left it as it was made."""
    if line.base is None or line.ours is None or line.theirs is not None:
        return False
    mine = ours.rows[line.ours]
    return not mine.has_more and not edited(base.rows[line.base], mine, ours.columns)


def _not_taken(line: _Line, base: SheetRows, theirs: SheetRows) -> Iterator[Conflict]:
    """That a row which ours has no more, or no place for, is another in theirs now."""
    if line.theirs is None:
        return
    new = theirs.rows[line.theirs]
    old = None if line.base is None else base.rows[line.base]
    if old is None or edited(old, new, theirs.columns):
        yield Conflict(before=old, theirs=new)


def _row(line: _Line, base: SheetRows, theirs: SheetRows, ours: SheetRows) -> _Row:
    """A row that stays, merged cell by cell."""
    old = None if line.base is None else base.rows[line.base]
    new = None if line.theirs is None else theirs.rows[line.theirs]
    mine = None if line.ours is None else ours.rows[line.ours]
    if new is None and mine is not None:
        lost = (Conflict(before=old, ours=mine),) if old else ()
        return _Row(
            line=line, row=MergedRow(values=mine.values, ours=mine, code=mine.code), conflicts=lost
        )
    values: dict[str, Content] = {}
    before = {}
    conflicts = []
    for name in dict.fromkeys((*ours.columns, *theirs.columns)):
        was, given, own = _cell(old, name), _cell(new, name), _cell(mine, name)
        is_news = not same(given, was)
        if is_news and name in ours.columns and (mine is None or same(own, was)):
            before[name] = own
            own = given
        elif is_news and not same(given, own):
            conflicts.append(Conflict(column=name, before=was, theirs=given, ours=own))
        if own is not None:
            values[name] = own
    code = (mine or new or SheetRow(values={})).code
    row = MergedRow(values=values, ours=mine, code=code, before=before)
    return _Row(line=line, row=row, conflicts=tuple(conflicts))


def _cell(row: SheetRow | None, name: str) -> Content | None:
    return None if row is None else row.values.get(name)


# --- order ------------------------------------------------------------------------------------


def _ordered(
    kept: Sequence[_Row], base: SheetRows, theirs: SheetRows, ours: SheetRows
) -> tuple[list[_Row], bool, bool]:
    """The rows in their order, whether theirs moved some, and whether both did, in two ways."""
    by_theirs = {one.line.theirs: one for one in kept if one.line.theirs is not None}
    by_ours = {one.line.ours: one for one in kept if one.line.ours is not None}
    in_theirs = [by_theirs[n] for n in range(len(theirs.rows)) if n in by_theirs]
    in_ours = [by_ours[n] for n in range(len(ours.rows)) if n in by_ours]
    new, own = _order(in_theirs), _order(in_ours)
    has_moved = own != sorted(own)
    first, second = (in_ours, in_theirs) if has_moved else (in_theirs, in_ours)
    is_moved = not has_moved and new != sorted(new)
    is_torn = has_moved and new != sorted(new) and new != own
    return _woven(first, second), is_moved, is_torn


def _order(rows: Iterable[_Row]) -> list[int]:
    """The places in base of the rows that all three have."""
    lines = [one.line for one in rows]
    return [
        one.base
        for one in lines
        if one.base is not None and one.theirs is not None and one.ours is not None
    ]


def _woven(first: Sequence[_Row], second: Sequence[_Row]) -> list[_Row]:
    """``first``, and what only ``second`` has, each after the row that it follows there."""
    followers: dict[_Line | None, list[_Row]] = {}
    known = {one.line for one in first}
    last = None
    for one in second:
        if one.line in known:
            last = one.line
        else:
            followers.setdefault(last, []).append(one)
    woven = list(followers.get(None, ()))
    for one in first:
        woven += (one, *followers.get(one.line, ()))
    return woven
