"""What is wrong with the words of a report beyond single cells: signature, archive, symbol."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.annual import AnnualReport
from docgen.model.problem import Problem
from docgen.planning.validate import (
    MISSING_AUTHORITY,
    NO_ARCHIVE,
    STOP_AFTER_SUBJECT,
)
from docgen.vietnamese.names import excerpt, is_collective

__all__ = ["review"]


def review(report: AnnualReport) -> Iterator[Problem]:
    """What would be said of a plan's letterhead, signature and recipients too."""
    organ = report.letterhead.organ or ""
    origin = report.origin
    if not report.signature.authority and is_collective(organ) and not origin.unread("authority"):
        expected = f"TM. {' '.join(organ.split()[:4])}"
        place = origin.place("authority")
        yield MISSING_AUTHORITY.at(place, actual=excerpt(organ), expected=expected)
    if not report.archive:
        yield NO_ARCHIVE.at(origin.place("archive"))
    subject = str(report.subject[-1]) if report.subject else ""
    if subject.endswith((".", ";", ",")):
        yield STOP_AFTER_SUBJECT.at(origin.place("subject"), actual=subject[-1])
