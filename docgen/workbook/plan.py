"""The records of a workbook as a :class:`~docgen.model.plan.Plan`, of a year or a month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from docgen.model.adjustment import Adjustment
from docgen.model.plan import (
    ActionMonth,
    Activity,
    Agency,
    Item,
    LegalBasis,
    Letterhead,
    Plan,
    Recipient,
    Signature,
    Slogan,
    Target,
    Task,
)
from docgen.workbook.month_sheets import ACTION_MONTH
from docgen.workbook.plan_sheets import PLAN
from docgen.workbook.read import Record, Records, expect, single

__all__ = ["plan"]

T = TypeVar("T")


def plan(records: Records) -> Plan:
    """The plan that the records of a workbook make; what was empty or wrong is left out.

    Raises :class:`~docgen.model.problem.WorkbookError` when it is no workbook of a plan.
    """
    expect(records, PLAN, ACTION_MONTH)

    def all_of(sheet: str, make: Callable[..., T]) -> tuple[T, ...]:
        return tuple(_made(make, one) for one in records.sheets.get(sheet, ()))

    info = single(records, "info", "Thông tin")
    month = single(records, "month", "Chủ đề")
    return Plan(
        letterhead=_part(
            Letterhead, info.values, "parent", "organ", "symbol", "number", "place", "issued"
        ),
        signature=Signature(
            authority=info.values.get("authority", ()),
            post=info.values.get("post"),
            name=info.values.get("signer"),
        ),
        long_dates=info.values.get("date_style", True),
        **_given(
            info.values,
            "year",
            "area",
            "subject",
            "basis_style",
            "lead",
            "archive",
            "drafter",
            "urgency",
            "secrecy",
            "tasks_appendix",
            "targets_appendix",
            "slogans_appendix",
            "schedule_appendix",
        ),
        bases=all_of("bases", LegalBasis),
        items=all_of("items", Item),
        agencies=all_of("agencies", Agency),
        tasks=all_of("tasks", Task),
        targets=all_of("targets", Target),
        recipients=tuple(
            Recipient(name=name, code=one.values.get("code"), origin=one.origin)
            for one in records.sheets.get("recipients", ())
            for name in one.values.get("name", ())
        ),
        adjustments=all_of("adjustments", Adjustment),
        month=ActionMonth(
            **month.values,
            activities=all_of("activities", Activity),
            slogans=all_of("slogans", Slogan),
            origin=month.origin,
        )
        if records.kind is ACTION_MONTH
        else None,
        origin=info.origin,
    )


def _given(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _part(make: Callable[..., T], values: Mapping[str, Any], *names: str) -> T:
    return make(**_given(values, *names))


def _made(make: Callable[..., T], record: Record) -> T:
    return make(**record.values, origin=record.origin)
