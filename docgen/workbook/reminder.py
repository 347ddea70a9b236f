"""The records of a workbook as a :class:`~docgen.model.letter.Coordinator`."""

from __future__ import annotations

from typing import Any

from docgen.model.letter import Coordinator
from docgen.model.plan import Letterhead, Recipient, Signature
from docgen.workbook.read import Records, expect, single
from docgen.workbook.reminder_sheets import REMINDER

__all__ = ["coordinator"]


def coordinator(records: Records) -> Coordinator:
    """Who writes the letters; what was empty or wrong is left out.

    Raises :class:`~docgen.model.problem.WorkbookError` when it is another kind of workbook.
    """
    expect(records, REMINDER)
    info = single(records, "info", "Thông tin")

    def given(*names: str) -> dict[str, Any]:
        return {name: info.values[name] for name in names if name in info.values}

    return Coordinator(
        letterhead=Letterhead(**given("parent", "organ", "symbol", "place")),
        signature=Signature(
            authority=info.values.get("authority", ()),
            post=info.values.get("post"),
            name=info.values.get("signer"),
        ),
        **given("mailbox", "contact", "archive", "drafter", "urgency"),
        recipients=tuple(
            Recipient(name=name, origin=one.origin)
            for one in records.sheets.get("recipients", ())
            for name in one.values.get("name", ())
        ),
        origin=info.origin,
    )
