"""The records of a workbook as an :class:`~docgen.model.annual.AnnualReport`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from docgen.model.annual import AnnualReport, Passage, Proposal, Remark
from docgen.model.plan import LegalBasis, Letterhead, Recipient, Signature
from docgen.workbook.annual_sheets import ANNUAL
from docgen.workbook.read import Records, expect, single

__all__ = ["annual_report"]

_LETTERHEAD = ("parent", "organ", "symbol", "number", "place", "issued")
_OWN = (
    "year", "period", "area", "subject", "addressees", "lead", "plan_file", "cutoff", "issued_as",
    "issued_on", "archive", "drafter", "urgency", "secrecy",
)  # fmt: skip

T = TypeVar("T")


def annual_report(records: Records) -> AnnualReport:
    """The words of the report that the records make; what was empty or wrong is left out.

    Raises :class:`~docgen.model.problem.WorkbookError` when it is another kind of workbook.
    """
    expect(records, ANNUAL)

    def all_of(sheet: str, make: Callable[..., T]) -> tuple[T, ...]:
        rows = records.sheets.get(sheet, ())
        return tuple(make(**one.values, origin=one.origin) for one in rows)

    info = single(records, "info", "Thông tin")

    def given(*names: str) -> dict[str, Any]:
        return {name: info.values[name] for name in names if name in info.values}

    return AnnualReport(
        letterhead=Letterhead(**given(*_LETTERHEAD)),
        signature=Signature(
            authority=info.values.get("authority", ()),
            post=info.values.get("post"),
            name=info.values.get("signer"),
        ),
        long_dates=info.values.get("date_style", True),
        **given(*_OWN),
        documents=all_of("documents", LegalBasis),
        passages=all_of("passages", Passage),
        remarks=all_of("remarks", Remark),
        directions=all_of("directions", Passage),
        proposals=all_of("proposals", Proposal),
        recipients=tuple(
            Recipient(name=name, origin=one.origin)
            for one in records.sheets.get("recipients", ())
            for name in one.values.get("name", ())
        ),
        origin=info.origin,
    )
