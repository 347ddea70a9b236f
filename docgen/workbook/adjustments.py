"""Which column of a plan's sheet a row of the sheet ``Điều chỉnh`` is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.model.adjustment import Action
from docgen.model.place import Origin
from docgen.model.problem import Rule
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt, key, nearest
from docgen.workbook.cells import NOT_IN_LIST
from docgen.workbook.month_sheets import ACTION_MONTH
from docgen.workbook.plan_sheets import PLAN
from docgen.workbook.sheets import Column, Field, Kind, Sheet
from docgen.workbook.table import Reading

__all__ = ["SHEET", "meant"]

SHEET = "adjustments"  # the key of the sheet, in every kind of workbook that has it

NO_SUCH_COLUMN = Rule(
    "XL156",
    "no-such-column",
    N_("the sheet “{sheet}” has no “{actual}”; nearest: {nearest}"),
)

_NONE_ALIKE = Expectation(N_("none"))
_WORDS = ("text", "title", "name")  # keys of the columns that hold a row's words


def meant(
    reading: Reading, values: Mapping[str, Any], origin: Origin, kind: Kind
) -> tuple[Sheet, tuple[Column | Field, ...]] | None:
    """The sheet and the column or field that a row of adjustments is about.

    Two kinds of plan may read a column differently, so it may be there twice; of a plan's own
    workbook only its kind counts.  ``None`` where there is none, which is noted.
    """
    sheets = [one for one in _adjustable(kind) if key(one.name) == key(values["sheet"])]
    if not sheets:
        known = tuple(dict.fromkeys(one.name for one in _adjustable(kind)))
        actual = excerpt(values["sheet"])
        reading.note(NOT_IN_LIST, origin.cells["sheet"], actual=actual, expected=known)
        return None
    sheet = sheets[0]
    if sheet.fields:
        return _field(reading, values, origin, sheets)
    typed = values.get("column")
    columns = [one for each in sheets for one in each.columns]
    found = [one for one in columns if key(one.header) == key(typed or _words(sheet).header)]
    if not found:
        _note_unknown(reading, origin.cells["column"], typed, sheet, columns)
        return None
    return sheet, tuple(found)


def _adjustable(kind: Kind) -> Iterator[Sheet]:
    """The sheets of a plan's own workbook, else those of every kind of plan."""
    kinds = [kind] if kind in (PLAN, ACTION_MONTH) else [PLAN, ACTION_MONTH]
    for one in kinds:
        yield from (sheet for sheet in one.sheets if sheet.key != SHEET)


def _words(sheet: Sheet) -> Column:
    """The column with the words of its rows."""
    return next(one for one in sheet.columns if one.key in _WORDS)


def _field(
    reading: Reading, values: Mapping[str, Any], origin: Origin, sheets: list[Sheet]
) -> tuple[Sheet, tuple[Field, ...]] | None:
    """The field that is named as a code; a field can only be replaced."""
    if values["action"] is not Action.REPLACE:
        actual, expected = values["action"], (Action.REPLACE,)
        reading.note(NOT_IN_LIST, origin.cells["action"], actual=actual, expected=expected)
        return None
    fields = [one for each in sheets for one in each.fields]
    found = [one for one in fields if key(one.name) == key(values["code"])]
    if not found:
        _note_unknown(reading, origin.cells["code"], values["code"], sheets[0], fields)
        return None
    return sheets[0], tuple(found)


def _note_unknown(
    reading: Reading,
    cell: str,
    typed: object,
    sheet: Sheet,
    known: list[Column] | list[Field],
) -> None:
    names = [one.header if isinstance(one, Column) else one.name for one in known]
    likely = nearest(str(typed), names) or _NONE_ALIKE
    reading.note(NO_SUCH_COLUMN, cell, actual=excerpt(typed), sheet=sheet.name, nearest=likely)
