"""The plan with the changes that somebody asked for in the sheet ``Điều chỉnh``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.model.adjustment import Action, Adjustment
from docgen.model.locality import Change, ChangeKind, Localities, OwnTarget
from docgen.model.place import CellPlace, Origin
from docgen.model.plan import Agency, Item, Level, Plan, Recipient, Target, Task
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.unit import Unit
from docgen.planning.agencies import agencies
from docgen.planning.outline import LEVELS
from docgen.planning.rows import ROWS, Sheet, named_fields, shown, with_named_field
from docgen.registers.units import Units
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt, key, nearest

__all__ = ["adjusted", "applies", "unmatched"]

NO_SUCH_ROW = Rule(
    "KH273",
    "no-such-row",
    N_("the sheet “{sheet}” has no row with the code “{actual}”; nearest: {nearest}"),
)
UNCLEAR_ROW = Rule(
    "KH274",
    "unclear-row",
    N_("the code “{actual}” stands at {first} and at {second}; which row is meant is not clear"),
)
ROW_GONE = Rule(
    "KH275",
    "row-gone",
    N_("“{actual}” of the sheet “{sheet}” is not in this plan any more; nothing was changed"),
    Severity.NOTE,
)
IDLE_ADJUSTMENT = Rule(
    "KH276",
    "idle-adjustment",
    N_("“{actual}” of the sheet “{sheet}” is so already; nothing was changed"),
    Severity.NOTE,
)
UNMATCHED_UNIT = Rule(
    "KH277",
    "unmatched-unit",
    N_("“{actual}” is none of the units listed; nearest: {nearest}"),
)
UNLISTED_UNIT = Rule(
    "KH272",
    "unlisted-unit",
    N_("“{actual}” is not in the list of units now; the row does nothing"),
    Severity.NOTE,
)
INCOMPLETE_ROW = Rule(
    "KH279",
    "incomplete-row",
    N_(
        "the new row has no “{field}”; give it a code in “Mã mới”, and add a row with the action"
        " Thay, that code, and “{field}” in the column Cột"
    ),
)

_NONE_ALIKE = Expectation(N_("none"))
_CALLED_BY = {  # rows that name those of a sheet by code or name
    "Cơ quan": (("Nhiệm vụ", "agency"), ("Hoạt động", "lead")),
    "Chỉ tiêu": (("Nhiệm vụ", "targets"),),
}
_DEPTH = {level: depth for depth, level in enumerate(LEVELS)}


def adjusted(
    plan: Plan,
    adjustments: Iterable[Adjustment],
    unit: Unit | None,
    *,
    before: Plan | None = None,
) -> tuple[Plan, tuple[Change, ...], tuple[Problem, ...]]:
    """The plan with what was asked for ``unit`` (``None``: for all), what that changed, what not.

    In order: a later adjustment finds what an earlier one left.  ``before`` is the plan that
    ``plan`` was localised from: a row that is there alone was dropped on the way, which is no
    mistake.  With an agency its duties go, with an item or a duty what stands below it.
    The plan that is returned has no adjustments left to make.
    """
    wanted = [one for one in adjustments if applies(one.units, unit)]
    work = _Work(plan=replace(plan, adjustments=()), known=before or plan)
    for one in wanted:
        work.do(one)
    return work.done(), tuple(work.changes), (*work.problems, *work.incomplete())


# --- units --------------------------------------------------------------------------------


def applies(units: Iterable[str], unit: Unit | None) -> bool:
    """Whether names of units, as typed, are meant for ``unit``: by name, type and name, or type.

    No names at all are meant for everybody, and ``None`` is meant by nothing else.

    >>> from docgen.model.unit import Level, UnitType
    >>> ward = Unit(level=Level.COMMUNE, type=UnitType.WARD, name="Kỳ Lừa")
    >>> [applies([one], ward) for one in ("Kỳ Lừa", "phường Kỳ Lừa", "các phường", "xã Kỳ Lừa")]
    [True, True, True, False]
    """
    names = [key(one) for one in units]
    return not names or (unit is not None and not _called(unit).isdisjoint(names))


def _called(unit: Unit) -> set[str]:
    return {key(one) for one in (unit.name, unit.full_name, unit.type, f"các {unit.type}")}


def unmatched(localities: Localities, known: Units) -> Iterator[Problem]:
    """Names of units, of adjustments and own targets, that no locality of the list has.

    A unit that there is, but was left out of the list, is only noted: rows may stay for later.
    """
    listed = [one.unit for one in localities.every]
    called = set[str]().union(*map(_called, listed))
    names = {one.full_name: None for one in listed} | {str(one.type): None for one in listed}
    asked: tuple[Adjustment | OwnTarget, ...] = (*localities.adjustments, *localities.targets)
    for one in asked:
        for name in one.units:
            place = one.origin.place("units")
            if key(name) in called:
                continue
            if known.named(
                name, level=localities.level, province=localities.province, day=localities.day
            ):
                yield UNLISTED_UNIT.at(place, actual=excerpt(name))
            else:
                likely = nearest(name, names) or _NONE_ALIKE
                yield UNMATCHED_UNIT.at(place, actual=excerpt(name), nearest=likely)


# --- rows ---------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Node:
    """A row on its way; ``after`` is the row that an added one follows, ``asked`` who added it."""

    row: Any
    after: _Node | None = None
    asked: Adjustment | None = None


@dataclass(slots=True, kw_only=True)
class _Work:
    """One run over a plan: the rows touched so far, what was changed, and what could not be."""

    plan: Plan
    known: Plan
    sheets: dict[str, list[_Node]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def do(self, one: Adjustment) -> None:
        """Makes one change, or notes why not."""
        sheet = ROWS.get(one.sheet)
        if sheet is None:
            self._replace_field(one)
            return
        node = self._find(one, sheet)
        if node is not None:
            _ACTIONS[one.action](self, one, sheet, node)

    def done(self) -> Plan:
        """The plan with the rows as they are now."""
        plan = self.plan
        for name, nodes in self.sheets.items():
            plan = ROWS[name].put(plan, tuple(node.row for node in nodes))
        return plan

    def incomplete(self) -> Iterator[Problem]:
        """What added rows lack, once all adjustments were made."""
        for name, nodes in self.sheets.items():
            for node in nodes:
                for part, header in ROWS[name].needed.items() if node.asked else ():
                    if getattr(node.row, part) in (None, (), ""):
                        assert node.asked is not None
                        place = node.asked.origin.place("new_code")
                        yield INCOMPLETE_ROW.at(place, field=header)

    def nodes(self, sheet: str) -> list[_Node]:
        """The rows of a sheet, to be changed in place."""
        if sheet not in self.sheets:
            self.sheets[sheet] = [_Node(row) for row in ROWS[sheet].rows(self.plan)]
        return self.sheets[sheet]

    def listed(self) -> dict[str, Agency]:
        """The agencies by what may be typed for them."""
        left = tuple(node.row for node in self.nodes("Cơ quan"))
        return agencies(replace(self.plan, agencies=left))

    def end(self, sheet: str, index: int) -> int:
        """The place behind a row and behind all that stands below it."""
        nodes = self.nodes(sheet)
        first, listed = nodes[index].row, self.listed() if sheet == "Nhiệm vụ" else {}
        end = index + 1
        while end < len(nodes) and _belongs(nodes[end].row, first, listed):
            end += 1
        return end

    def change(self, place: CellPlace, before: str, after: str) -> None:
        """Notes a change."""
        self.changes.append(
            Change(kind=ChangeKind.ADJUSTED, place=place, before=before, after=after)
        )

    def _find(self, one: Adjustment, sheet: Sheet) -> _Node | None:
        """The row that is meant; ``None`` where there is none or more than one, as noted."""
        code = key(one.code)
        found = [node for node in self.nodes(one.sheet) if key(node.row.code or "") == code]
        if len(found) == 1:
            return found[0]
        place, actual = one.origin.place("code"), excerpt(one.code)
        if found:
            first, second = (str(node.row.origin.place("code")) for node in found[:2])
            self.problems.append(UNCLEAR_ROW.at(place, actual=actual, first=first, second=second))
            return None
        codes = [row.code for row in sheet.rows(self.known) if row.code]
        if not sheet.has(self.known) or code in map(key, codes):
            self.problems.append(ROW_GONE.at(place, actual=actual, sheet=one.sheet))
            return None
        likely = nearest(one.code, codes) or _NONE_ALIKE
        self.problems.append(NO_SUCH_ROW.at(place, actual=actual, sheet=one.sheet, nearest=likely))
        return None

    def _replace_field(self, one: Adjustment) -> None:
        """Replaces a field of a sheet of single values."""
        name = one.field or ""
        place = one.origin.place("code")
        values = named_fields(self.plan, one.sheet)
        if name not in values:
            actual = excerpt(one.code)
            self.problems.append(ROW_GONE.at(place, actual=actual, sheet=one.sheet))
        elif values[name] == one.value:
            self._note_idle(one)
        else:
            origin = self.plan.origin
            if one.sheet == "Chủ đề" and self.plan.month:
                origin = self.plan.month.origin
            before, after = (shown(value, name) for value in (values[name], one.value))
            self.change(origin.place(name), before, after)
            self.plan = with_named_field(self.plan, one.sheet, name, one.value, _moved(origin, one))

    def _note_idle(self, one: Adjustment) -> None:
        place, actual = one.origin.place("value"), excerpt(one.code)
        self.problems.append(IDLE_ADJUSTMENT.at(place, actual=actual, sheet=one.sheet))


def _moved(origin: Origin, one: Adjustment) -> Origin:
    """The origin of a row whose field is now read in the sheet of adjustments."""
    name = one.field or ""
    return replace(
        origin,
        elsewhere={**origin.elsewhere, name: one.origin.place("value")},
        wrong=origin.wrong - {name},
    )


def _replaced(work: _Work, one: Adjustment, sheet: Sheet, node: _Node) -> None:
    name = one.field or sheet.words
    old = getattr(node.row, name)
    value, *more = _lines(one, sheet)
    if old == value and not more:
        work._note_idle(one)
        return
    after = "\n".join(shown(each, name) for each in (value, *more))
    work.change(node.row.origin.place(name), shown(old, name), after)
    node.row = replace(node.row, origin=_moved(node.row.origin, one), **{name: value})
    nodes = work.nodes(one.sheet)
    index = nodes.index(node) + 1
    nodes[index:index] = [_Node(replace(node.row, code=None, **{name: each})) for each in more]
    if old and name in ("code", "name"):
        _rename(work, one.sheet, old, value)


def _rename(work: _Work, sheet: str, old: str, new: str) -> None:
    """Calls a row by its new code or name wherever other rows call it by the old one."""
    for other, name in _CALLED_BY.get(sheet, ()):
        for node in work.nodes(other):
            called = getattr(node.row, name)
            names = called if isinstance(called, tuple) else (called or "",)
            if key(old) in map(key, names):
                now = tuple(new if key(each) == key(old) else each for each in names)
                node.row = replace(node.row, **{name: now if called is names else now[0]})


def _lines(one: Adjustment, sheet: Sheet) -> tuple[Any, ...]:
    """The value, or those of several rows: each line of recipients is one."""
    is_list = sheet.row is Recipient and (one.field or sheet.words) == sheet.words
    return tuple(one.value) if is_list else (one.value,)


def _added(work: _Work, one: Adjustment, sheet: Sheet, node: _Node) -> None:
    """Adds rows behind one, behind all that belongs to it, and behind those added there before."""
    name = one.field or sheet.words
    nodes = work.nodes(one.sheet)
    index = work.end(one.sheet, nodes.index(node))
    while index < len(nodes) and _follows(nodes[index], node):
        index += 1
    origin = _origin(one, sheet)
    inherited = {each: getattr(node.row, each) for each in sheet.inherited}
    for number, value in enumerate(_lines(one, sheet)):
        given = {**inherited, "code": None if number else one.new_code, name: value}
        nodes.insert(index + number, _Node(sheet.row(**given, origin=origin), node, one))
        work.change(node.row.origin.place(name), "", shown(value, name))


def _follows(node: _Node, first: _Node) -> bool:
    """Whether a row was added behind ``first``, or behind one that was."""
    return node.after is not None and (node.after is first or _follows(node.after, first))


def _origin(one: Adjustment, sheet: Sheet) -> Origin:
    """Where a new row is read: its words and all it inherits in the cell with its words."""
    words = one.origin.cells.get("value", "")
    code = one.origin.cells.get("new_code", words)
    cells = dict.fromkeys(sheet.row.__dataclass_fields__, words) | {"code": code}
    return Origin(file=one.origin.file, sheet=one.origin.sheet, cells=cells)


def _removed(work: _Work, one: Adjustment, sheet: Sheet, node: _Node) -> None:
    """Removes a row, what stands below it, and what cannot be without it."""
    nodes = work.nodes(one.sheet)
    start = nodes.index(node)
    listed = work.listed() if isinstance(node.row, Agency) else {}
    _cut(work, one.sheet, nodes[start : work.end(one.sheet, start)])
    if isinstance(node.row, Agency):
        duties = work.nodes("Nhiệm vụ")
        named = (listed.get(key(duty.row.agency or "")) for duty in duties)
        gone = [duty for duty, agency in zip(duties, named, strict=True) if agency is node.row]
        _cut(work, "Nhiệm vụ", gone)
    if isinstance(node.row, Target):
        _cut_references(work, node.row)


def _cut(work: _Work, sheet: str, gone: list[_Node]) -> None:
    words = ROWS[sheet].words
    for node in gone:
        before = shown(getattr(node.row, words), words)
        work.change(node.row.origin.place(words), before, "")
    work.sheets[sheet] = [node for node in work.nodes(sheet) if node not in gone]


def _cut_references(work: _Work, target: Target) -> None:
    """A target that was removed is no more named by duties."""
    code = key(target.code or "")
    for node in work.nodes("Nhiệm vụ"):
        old = node.row.targets
        left = tuple(one for one in old if key(one) != code)
        if left != old:
            place = node.row.origin.place("targets")
            work.change(place, shown(old, "targets"), shown(left, "targets"))
            node.row = replace(node.row, targets=left)


_ACTIONS: Mapping[Action, Callable[[_Work, Adjustment, Sheet, _Node], None]] = {
    Action.REPLACE: _replaced,
    Action.ADD_AFTER: _added,
    Action.REMOVE: _removed,
}


# --- what belongs to a row ----------------------------------------------------------------


def _belongs(row: Any, first: Any, listed: Mapping[str, Agency]) -> bool:
    """Whether a row stands below ``first``, when all between them do.

    Paragraphs without a number belong to the item above them, but not to a dash: behind a list
    they may be its conclusion.
    """
    match row, first:
        case Item(), Item():
            if row.level is Level.PARAGRAPH:
                return first.level not in (Level.DASH, Level.PLUS, Level.PARAGRAPH, None)
            return _depth(row, -1) > _depth(first, len(LEVELS))
        case Task(), Task():
            one, other = (listed.get(key(task.agency or "")) for task in (row, first))
            return row.level is Level.PLUS and first.level is Level.DASH and one is other
    return False


def _depth(item: Item, otherwise: int) -> int:
    """How deep an item stands; ``otherwise`` for one without a number or a dash."""
    return _DEPTH.get(item.level, otherwise) if item.level else otherwise
