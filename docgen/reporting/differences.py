"""What two reports of one sender differ in, cell by cell, and whether there is anything in one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal

from docgen.model.place import CellPlace
from docgen.model.report import AgencyReport
from docgen.vietnamese.numbers import decimal

__all__ = ["Difference", "differences", "is_blank"]

_GROUPS = ("duties", "measures", "events", "cases", "budgets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A cell that is not what it was in an earlier report of the same sender."""

    place: CellPlace
    before: str
    after: str


def is_blank(report: AgencyReport) -> bool:
    """Whether nothing was filled in."""
    return not any(shown for _, shown, _ in _cells(report))


def differences(before: AgencyReport, after: AgencyReport) -> Iterator[Difference]:
    """Each cell of ``after`` that is not what it was in ``before``."""
    old = {name: shown for name, shown, _ in _cells(before)}
    for name, shown, place in _cells(after):
        if old.get(name, "") != shown:
            yield Difference(place=place, before=old.get(name, ""), after=shown)


def _cells(report: AgencyReport) -> Iterator[tuple[tuple[str, ...], str, CellPlace]]:
    """Every field of every row: what it is called, what it shows, where it is."""
    for group in _GROUPS:
        for row in getattr(report, group):
            name = getattr(row, "code", None) or getattr(row, "kind", None) or row.source
            part = getattr(row, "part", "")
            for one in fields(row):
                if one.name not in {"code", "kind", "source", "part", "origin"}:
                    shown = _shown(getattr(row, one.name))
                    yield (group, name, part, one.name), shown, row.origin.place(one.name)
    for name, texts in report.words.items():
        yield ("words", name), "\n".join(map(str, texts)), report.origin.place(name)


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return decimal(value)
    return "" if value is None else str(value)
