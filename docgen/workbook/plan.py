"""The records of a workbook as a :class:`~docgen.model.plan.Plan`, of a year or a month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from docgen.model.place import Origin
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
from docgen.workbook.read import Record, Records
from docgen.workbook.sheets import ACTION_MONTH

__all__ = ["plan"]

T = TypeVar("T")


def plan(records: Records) -> Plan:
    """The plan that the records of a workbook make; what was empty or wrong is left out."""

    def all_of(sheet: str, make: Callable[..., T]) -> tuple[T, ...]:
        return tuple(_made(make, one) for one in records.sheets.get(sheet, ()))

    info = _single(records, "info", "Thông tin")
    month = _single(records, "month", "Chủ đề")
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
            Recipient(name=name, origin=one.origin)
            for one in records.sheets.get("recipients", ())
            for name in one.values.get("name", ())
        ),
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


def _single(records: Records, sheet: str, name: str) -> Record:
    """The record of a sheet of single values; an empty one where it was not read."""
    nothing = Record(values={}, origin=Origin(file=records.file, sheet=name))
    return next(iter(records.sheets.get(sheet, ())), nothing)


def _given(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _part(make: Callable[..., T], values: Mapping[str, Any], *names: str) -> T:
    return make(**_given(values, *names))


def _made(make: Callable[..., T], record: Record) -> T:
    return make(**record.values, origin=record.origin)
