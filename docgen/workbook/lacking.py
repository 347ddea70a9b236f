"""What a workbook must have and a plan written into one lacks, as its reader would tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.model.plan import Plan
from docgen.model.problem import Problem
from docgen.workbook.month_sheets import ACTION_MONTH
from docgen.workbook.plan_sheets import PLAN
from docgen.workbook.read import MISSING_VALUE
from docgen.workbook.sheets import Sheet

__all__ = ["lacking"]

_NOTHING: tuple[object, ...] = (None, "", ())


def lacking(plan: Plan) -> Iterator[Problem]:
    """The cells that must be filled in and are empty, in a plan that nobody has typed.

    ``plan`` has the origins of its own workbook, as one from
    :func:`docgen.workbook.fill.filled` has.
    """
    for sheet in (ACTION_MONTH if plan.month else PLAN).sheets:
        if sheet.fields:
            yield from _fields(plan, sheet)
        else:
            yield from _rows(_records(plan, sheet), sheet)


def _fields(plan: Plan, sheet: Sheet) -> Iterator[Problem]:
    holder = plan.month if plan.month and sheet.key == "month" else None
    for entry in sheet.fields:
        value = getattr(holder, entry.key) if holder else _of_info(plan, entry.key)
        if entry.filled and value in _NOTHING:
            origin = holder.origin if holder else plan.origin
            yield MISSING_VALUE.at(origin.place(entry.key), field=entry.name)


def _of_info(plan: Plan, key: str) -> Any:
    """What stands in a field of the sheet of single values."""
    if key == "signer":
        return plan.signature.name
    holders = (plan.letterhead, plan.signature, plan)
    return next((getattr(one, key) for one in holders if hasattr(one, key)), True)


def _records(plan: Plan, sheet: Sheet) -> Sequence[Any]:
    holder = plan if hasattr(plan, sheet.key) else plan.month
    found: Sequence[Any] = getattr(holder, sheet.key)
    return found


def _rows(records: Sequence[Any], sheet: Sheet) -> Iterator[Problem]:
    needed = [one for one in sheet.columns if one.filled]
    for record in records:
        for column in needed:
            if getattr(record, column.key) in _NOTHING:
                yield MISSING_VALUE.at(record.origin.place(column.key), field=column.header)
