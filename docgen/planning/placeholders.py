"""Placeholders in a plan's texts: ``{địa bàn}``, ``{cơ quan ban hành}``, ``{năm}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from docgen.model.place import Origin
from docgen.model.plan import Plan
from docgen.model.problem import Problem, Rule
from docgen.model.text import Run, Text, missing
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt, key, nearest, sentence_start, upper

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["check", "filled"]

UNKNOWN_PLACEHOLDER = Rule(
    "KH278",
    "unknown-placeholder",
    N_("“{actual}” cannot be filled in; expected {expected}"),
)

_AREA, _ORGAN, _YEAR = "địa bàn", "cơ quan ban hành", "năm"
_NAMES = (_AREA, _ORGAN, _YEAR)
# Words in braces; other signs in them are no placeholder: {1; 2}, {%
_PLACEHOLDER = re.compile(r"\{{1,3}\s{0,9}([^\W\d_][\w\s./-]{0,38}\w)\s{0,9}\}{1,3}")
_RECORDS = ("bases", "items", "agencies", "tasks", "targets", "recipients")
_OF_MONTH = ("activities", "slogans")
_NO_TEXT = frozenset({"origin", "adjustments", "month", *_RECORDS, *_OF_MONTH})

T = TypeVar("T", bound="DataclassInstance")
Values = Mapping[str, str | None]


def filled(plan: Plan) -> Plan:
    """The plan with the placeholders in its texts replaced by what its own fields say.

    ``{Địa bàn}`` gives a capital first letter, ``{ĐỊA BÀN}`` capitals.  What is not given
    stands as a mark; a name in braces that is no placeholder stays as it is.
    """
    values: dict[str, str | None] = {_YEAR: str(plan.year) if plan.year else None}
    for name, typed in ((_AREA, plan.area), (_ORGAN, plan.letterhead.organ)):  # these may have some
        values[name] = typed and _in_string(typed, values)
    head = _in_record(replace(plan.letterhead, organ=None), values)
    plan = replace(
        _in_record(plan, values),
        area=values[_AREA],
        letterhead=replace(head, organ=values[_ORGAN]),
        signature=_in_record(plan.signature, values),
    )
    if plan.month:
        plan = replace(plan, month=_with_records(_in_record(plan.month, values), _OF_MONTH, values))
    return _with_records(plan, _RECORDS, values)


def check(plan: Plan) -> Iterator[Problem]:
    """Words in braces that would be printed as they stand.

    A placeholder whose value is missing is no problem of its own: the field that lacks it is.
    """
    for text, origin, name in _texts(plan):
        allowed = _ALLOWED.get(name, _NAMES) if origin is plan.origin else _NAMES
        for match in _PLACEHOLDER.finditer(text):
            if not _is_known(match, allowed):
                likely = nearest(match[1], allowed)
                expected = [f"{{{one}}}" for one in ([likely] if likely else allowed)]
                yield UNKNOWN_PLACEHOLDER.at(
                    origin.place(name), actual=excerpt(match[0]), expected=expected
                )


_ALLOWED = {"area": (_YEAR,), "organ": (_AREA, _YEAR)}  # no field can hold itself


def _is_known(match: re.Match[str], names: tuple[str, ...] | Values) -> bool:
    single = not match[0].startswith("{{") and not match[0].endswith("}}")
    return single and key(match[1]) in names


# --- where texts are ----------------------------------------------------------------------


def _texts(plan: Plan) -> Iterator[tuple[str, Origin, str]]:
    """Every text with a brace, the record that it stands in and the field."""
    for name, text in (*_braced(plan.letterhead), *_braced(plan)):
        yield text, plan.origin, name
    for name, text in _braced(plan.signature):
        yield text, plan.origin, "signer" if name == "name" else name
    parts: list[Any] = [one for name in _RECORDS for one in getattr(plan, name)]
    if plan.month:
        parts += [plan.month, *plan.month.activities, *plan.month.slogans]
    for part in parts:
        for name, text in _braced(part):
            yield text, part.origin, name


def _braced(record: DataclassInstance) -> Iterator[tuple[str, str]]:
    """The fields of a record with a text that has a brace, and the text."""
    names, values = _fields(type(record))
    for name, value in zip(names, values(record), strict=True):
        if value is None:
            continue
        for one in value if type(value) is tuple else (value,):
            if isinstance(one, (Text, str)) and "{" in (text := str(one)):
                yield name, text


@cache
def _fields(record: type[DataclassInstance]) -> tuple[tuple[str, ...], Callable[[Any], Any]]:
    """The names of the fields that may hold text, and what gets their values all at once.

    Most plans have no placeholder, and looking for one should cost nothing.
    """
    names = tuple(
        one.name
        for one in fields(record)
        if one.name not in _NO_TEXT and ("str" in str(one.type) or "Text" in str(one.type))
    )
    return names, attrgetter(*names)


def _with_records(holder: T, names: tuple[str, ...], values: Values) -> T:
    """The same with the placeholders filled in each record of its lists."""
    changed: dict[str, Any] = {}
    for name in names:
        old = getattr(holder, name)
        new = tuple(_in_record(one, values) for one in old)
        if any(one is not other for one, other in zip(old, new, strict=True)):
            changed[name] = new
    return replace(holder, **changed) if changed else holder


def _in_record(record: T, values: Values) -> T:
    """The record itself where no text of it has a placeholder."""
    changed = {name: _in_value(getattr(record, name), values) for name, _ in _braced(record)}
    return replace(record, **changed) if changed else record


def _in_value(value: Any, values: Values) -> Any:
    match value:
        case tuple():
            return tuple(_in_value(one, values) for one in value)
        case Text():
            return _in_text(value, values)
        case str():
            return _in_string(value, values)
    return value


# --- filling in ---------------------------------------------------------------------------


def _in_string(text: str, values: Values) -> str:
    """Text without formatting; the mark of a missing value stands as plain words."""

    def put(match: re.Match[str]) -> str:
        known = _is_known(match, values)
        return str(_value(match, values, Run(text=""))) if known else match[0]

    return _PLACEHOLDER.sub(put, text)


def _in_text(text: Text, values: Values) -> Text:
    """Runs keep their looks; what is filled in looks like the brace that opens it."""
    whole = str(text)
    done: list[Run] = []
    at = 0
    for match in _PLACEHOLDER.finditer(whole):
        if _is_known(match, values):
            done += _slice(text, at, match.start())
            (first,) = _slice(text, match.start(), match.start() + 1)
            done += _value(match, values, first).runs
            at = match.end()
    if not at:
        return text
    done += _slice(text, at, len(whole))
    pieces = groupby(done, key=lambda run: replace(run, text=""))
    return Text(tuple(replace(look, text="".join(r.text for r in runs)) for look, runs in pieces))


def _slice(text: Text, start: int, end: int) -> Iterator[Run]:
    """The runs of the characters from ``start`` to before ``end``."""
    at = 0
    for run in text.runs:
        piece = run.text[max(0, start - at) : max(0, end - at)]
        if piece:
            yield replace(run, text=piece)
        at += len(run.text)


def _value(match: re.Match[str], values: Values, look: Run) -> Text:
    """What stands for a placeholder, in the case that it is typed in; the mark if there is none."""
    name = key(match[1])
    value = values[name]
    if not value:
        return missing(name)
    change: Callable[[str], str] = str
    if match[1] == upper(match[1]):
        change = upper
    elif match[1][0] == upper(match[1][0]):
        change = sentence_start
    return Text((replace(look, text=change(value)),))
