"""A plan, or a list of localities, as a workbook that somebody can go on editing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from docgen.model.adjustment import Adjustment
from docgen.model.locality import Localities, Locality
from docgen.model.place import CellPlace, Origin
from docgen.model.plan import Agency, Plan, Recipient
from docgen.model.text import Run, Text
from docgen.model.unit import Level
from docgen.vietnamese import numbers
from docgen.word.archive import Member
from docgen.workbook import base, cells
from docgen.workbook.cells import Parser
from docgen.workbook.clean import Cell, trimmed
from docgen.workbook.month_sheets import ACTION_MONTH
from docgen.workbook.pattern import Looks, Pattern, SheetPattern, inline, pattern
from docgen.workbook.plan_sheets import PLAN
from docgen.workbook.sheets import Column, Field
from docgen.workbook.units_sheets import UNITS
from docgen.workbook.write import row_height

__all__ = ["filled", "filled_units"]

_Hidden = Mapping[str, Sequence[Sequence[str]]]  # rows of words, by the name of their sheet
_Content = tuple[Run, ...] | Decimal | date | None  # of a cell

_EPOCH = date(1899, 12, 30)  # day 0 of Excel
_NOWHERE = CellPlace(file="", sheet="")
_FORMULA_SIGNS = ("=", "+", "-", "@")
_ON_LINES = (cells.lines, cells.authority)  # parsers of values with a line for each


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """A record as it was written: where it stands, and what a reader finds changed in it."""

    origin: Origin
    tidied: Mapping[str, tuple[Text, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A sheet as it was written; ``None`` for a record that had nothing to write.

    ``contents`` is what stands in the columns of each row; in all fields, where it has those.
    """

    member: Member
    records: tuple[_Written | None, ...]
    contents: Sequence[Sequence[_Content]]


def filled(plan: Plan, *, file: str, unit: str = "") -> tuple[bytes, Plan]:
    """The plan as a workbook of its kind, and the plan as it is read from there.

    The workbook looks as one that ``docgen new`` made and somebody filled in; ``file`` is the
    name it will have.  ``unit`` is the locality it is for, empty for none: it stands in its
    metadata, and what was written beside it, where nobody sees it.  The plan given back has
    the origins of its new cells, neighbouring runs of one look are joined, and a record
    without any value is gone.
    """
    whole = pattern((PLAN if plan.month is None else ACTION_MONTH).name)
    records = _records(plan)
    parts = {one.sheet.key: _part(one, records[one.sheet.key], file) for one in whole.sheets}
    hidden: _Hidden = {}
    if unit:  # else there is no other plan that could be brought into it
        contents = {key: one.contents for key, one in parts.items()}
        hidden = {base.SHEET: base.rows(contents, whole.kind)}
    return _packed(whole, parts, unit, hidden), _placed(plan, parts)


def filled_units(localities: Localities) -> bytes:
    """The localities as a workbook of units that a coordinator can go on editing."""
    whole = pattern(UNITS.name)
    level = "sở" if localities.level is Level.PROVINCE else str(localities.level)
    records: dict[str, Iterable[object]] = {
        "info": [{"province": localities.province, "level": level, "day": localities.day}],
        "units": map(_locality, localities.every),
        "targets": localities.targets,
        "adjustments": map(_adjustment, localities.adjustments),
    }
    parts = {one.sheet.key: _part(one, records[one.sheet.key], "") for one in whole.sheets}
    return _packed(whole, parts, "", {})


def _packed(whole: Pattern, parts: Mapping[str, _Part], unit: str, hidden: _Hidden) -> bytes:
    meta = [("kind", whole.kind.name), ("version", str(whole.kind.version))]
    if unit:
        meta.append(("unit", unit))
    return whole.packed([one.member for one in parts.values()], meta, hidden)


# --- records ----------------------------------------------------------------------------------


def _records(plan: Plan) -> dict[str, Iterable[object]]:
    """What is written into each sheet, by its key: the plan's own records where they fit."""
    found: dict[str, Iterable[object]] = {
        "info": [_info(plan)],
        "bases": plan.bases,
        "items": plan.items,
        "agencies": map(_agency, plan.agencies),
        "tasks": plan.tasks,
        "targets": plan.targets,
        "recipients": map(_recipient, plan.recipients),
        "adjustments": map(_adjustment, plan.adjustments),
    }
    if plan.month:
        found["month"] = [plan.month]
        found["activities"] = plan.month.activities
        found["slogans"] = plan.month.slogans
    return found


def _info(plan: Plan) -> dict[str, Any]:
    head, signature = plan.letterhead, plan.signature
    own = {one.key: getattr(plan, one.key, None) for one in PLAN.sheets[0].fields}
    own["slogans_appendix"] = plan.slogans_appendix
    own["schedule_appendix"] = plan.schedule_appendix
    return own | {
        "organ": head.organ,
        "parent": head.parent,
        "symbol": head.symbol,
        "number": head.number,
        "place": head.place,
        "issued": head.issued,
        "authority": signature.authority,
        "post": signature.post,
        "signer": signature.name,
        "date_style": plan.long_dates,
    }


def _agency(one: Agency) -> dict[str, Any]:
    """An agency's values, “Không” not said of each that is not asked."""
    return {
        "code": one.code,
        "name": one.name,
        "requested": one.requested or None,
        "group": one.group,
    }


def _recipient(one: Recipient) -> dict[str, Any]:
    return {"name": (one.name,), "code": one.code}


def _adjustment(one: Adjustment) -> dict[str, Any]:
    """An adjustment's values, the new one as the column that it is about would have it."""
    sheets = (sheet for kind in (PLAN, ACTION_MONTH) for sheet in kind.sheets)
    asked = [sheet for sheet in sheets if sheet.name == one.sheet]
    entries: list[Column | Field] = [entry for sheet in asked for entry in sheet.columns]
    entries += [entry for sheet in asked for entry in sheet.fields]
    meant = next((entry for entry in entries if entry.key == one.field), None)
    return {
        "units": one.units,
        "sheet": one.sheet,
        "code": one.code,
        "action": one.action,
        "column": one.column,
        "value": _content(one.value, meant),
        "new_code": one.new_code,
    }


def _locality(one: Locality) -> dict[str, Any]:
    columns = next(sheet for sheet in UNITS.sheets if sheet.key == "units").columns
    own = {column.key: getattr(one, column.key, None) for column in columns}
    return own | {"code": one.unit.code, "type": one.unit.type, "name": one.unit.name}


def _placed(plan: Plan, parts: Mapping[str, _Part]) -> Plan:
    """The plan with the origins of the cells that its records were written into."""
    info = parts["info"].records[0]
    month = plan.month and replace(
        _again([plan.month], parts["month"])[0],
        activities=_again(plan.month.activities, parts["activities"]),
        slogans=_again(plan.month.slogans, parts["slogans"]),
    )
    own: dict[str, Any] = {} if info is None else {"origin": info.origin, **info.tidied}
    return replace(
        plan,
        **own,
        bases=_again(plan.bases, parts["bases"]),
        items=_again(plan.items, parts["items"]),
        agencies=_again(plan.agencies, parts["agencies"]),
        tasks=_again(plan.tasks, parts["tasks"]),
        targets=_again(plan.targets, parts["targets"]) if "targets" in parts else plan.targets,
        recipients=_again(plan.recipients, parts["recipients"]),
        adjustments=tuple(
            replace(one, units=()) for one in _again(plan.adjustments, parts["adjustments"])
        ),
        month=month,
    )


def _again(records: Iterable[Any], part: _Part) -> tuple[Any, ...]:
    return tuple(
        replace(record, origin=written.origin, **written.tidied)
        for record, written in zip(records, part.records, strict=True)
        if written
    )


# --- sheets -----------------------------------------------------------------------------------


def _part(whole: SheetPattern, records: Iterable[object], file: str) -> _Part:
    if whole.fields:
        return _fields(whole, next(iter(records)), file)
    columns = tuple(zip(whole.sheet.columns, whole.looks, whole.letters, strict=True))
    widths = [one.width for one in whole.sheet.columns]
    rows: list[str] = []
    contents: list[list[_Content]] = []
    written: list[_Written | None] = []
    for record in records:
        number = len(rows) + 2
        tidied: dict[str, tuple[Text, ...]] = {}
        row = []
        held = []
        for column, looks, letter in columns:
            value, changed = _tidy(_value(record, column.key))
            if changed:
                tidied[column.key] = value
            held.append(_content(value, column))
            row.append(_cell(f"{letter}{number}", looks, held[-1]))
        if not any(row):
            written.append(None)
            continue
        contents.append(held)
        height = row_height(*zip(map(_seen, held), widths, strict=True))
        rows.append(f'<row r="{number}" ht="{height}">{"".join(row)}</row>')
        places = {column.key: f"{letter}{number}" for column, _, letter in columns}
        origin = Origin(file=file, sheet=whole.sheet.name, cells=places)
        written.append(_Written(origin=origin, tidied=tidied))
    last = f"{whole.letters[-1]}{len(rows) + 1}"
    member = whole.written(rows, last)
    return _Part(member=member, records=tuple(written), contents=contents)


def _fields(whole: SheetPattern, record: object, file: str) -> _Part:
    """A sheet of single values; a cell without one keeps its looks."""
    widths = [one.width for one in whole.sheet.columns]
    rows = []
    contents = []
    tidied: dict[str, tuple[Text, ...]] = {}
    for number, one in enumerate(whole.fields, 2):
        value, changed = _tidy(_value(record, one.entry.key))
        if changed:
            tidied[one.entry.key] = value
        content = _content(value, one.entry)
        contents.append(content)
        cell = _cell(f"B{number}", one.looks, content) or f'<c r="B{number}" s="{one.looks.own}"/>'
        height = row_height((_seen(content), widths[1]), (one.advice, widths[2]))
        row = f'<row r="{number}" ht="{height}" customHeight="1">'
        rows.append("".join((row, one.before, cell, one.after)))
    places = {one.entry.key: f"B{number}" for number, one in enumerate(whole.fields, 2)}
    origin = Origin(file=file, sheet=whole.sheet.name, cells=places)
    part = whole.written(rows, f"C{len(rows) + 1}")
    written = _Written(origin=origin, tidied=tidied)
    return _Part(member=part, records=(written,), contents=[contents])


def _seen(content: _Content) -> str:
    """The words of a cell, which may take several lines; a figure takes one."""
    return "".join(run.text for run in content) if isinstance(content, tuple) else ""


def _value(record: object, key: str) -> Any:
    return record.get(key) if isinstance(record, dict) else getattr(record, key, None)


# --- cells ------------------------------------------------------------------------------------


def _tidy(value: Any) -> tuple[Any, bool]:
    """The paragraphs of a value as a reader finds them, and whether they were otherwise."""
    if not (isinstance(value, tuple) and value and isinstance(value[0], Text)):
        return value, False
    if all(len(one.runs) == 1 and one.runs[0].text == one.runs[0].text.strip() for one in value):
        return value, False
    tidied = tuple(one for one in (trimmed(text.runs) for text in value) if one)
    return tidied, tidied != value


def _content(value: Any, entry: Column | Field | None) -> _Content:
    """What is written for a value: what the parser of its column reads as this value."""
    parse = None if entry is None else entry.parse
    match value:
        case (Run(), *_) as runs:
            return cast("tuple[Run, ...]", runs)
        case None | "" | ():
            return None
        case bool():
            return _words(_said(value, parse))
        case int():
            return Decimal(value)
        case Decimal():
            return value if _is_exact(value) else _words(numbers.decimal(value))
        case date():
            return value
        case str():
            return _words(value)
        case (Text(), *_):
            return _paragraphs(value)
    return _words(("\n" if parse in _ON_LINES else "; ").join(value))


def _words(text: str) -> tuple[Run, ...]:
    return (Run(text=text),)


def _said(truth: bool, parse: Parser | None) -> str:
    no, yes = ("Ngắn", "Đầy đủ") if parse is cells.date_style else ("Không", "Có")
    return yes if truth else no


def _is_exact(number: Decimal) -> bool:
    """Whether Excel keeps every digit, so that the number is read again as it is."""
    return bool(cells.amount(Cell(place=_NOWHERE, value=float(number))) == number)


def _paragraphs(texts: Sequence[Text]) -> tuple[Run, ...]:
    """The runs of all paragraphs, with a line break between two."""
    if all(len(one.runs) == 1 and not (one.runs[0].bold or one.runs[0].italic) for one in texts):
        return _words("\n".join(map(str, texts)))
    runs: list[Run] = []
    for text in texts:
        if runs:
            runs[-1] = replace(runs[-1], text=runs[-1].text + "\n")
        runs += text.runs
    return tuple(runs)


def _cell(reference: str, looks: Looks, content: _Content) -> str:
    """The XML of a cell; empty where nothing stands in it."""
    match content:
        case None:
            return ""
        case date():
            days = (content - _EPOCH).days
            return f'<c r="{reference}" s="{looks.dated}"><v>{days}</v></c>'
        case Decimal():
            return f'<c r="{reference}" s="{looks.own}"><v>{content:f}</v></c>'
    is_like_formula = content[0].text.startswith(_FORMULA_SIGNS)
    return inline(reference, looks.quoted if is_like_formula else looks.own, content)
