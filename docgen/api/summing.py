"""What the reports come to, with what a coordinator put right by hand, and the workbook of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.model.place import FilePlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.vietnamese.messages import N_

if TYPE_CHECKING:
    from docgen.api.collecting import Collected
    from docgen.model.report import Correction, Summary
    from docgen.reporting.corrections import Key
    from docgen.workbook.figures_read import KeptSummary

__all__ = ["ODD_SUMMARY", "Summed", "not_before", "summed", "write_summary"]

STRAY_CORRECTION = Rule(
    "BC347",
    "stray-correction",
    N_(
        "“{actual}” was corrected by hand, but is in no report any more; the correction is left out"
    ),
    Severity.WARNING,
)


ODD_SUMMARY = Rule(
    "BC395",
    "odd-summary",
    N_("the summary is of {actual}; expected {expected}"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """All figures added up.

    ``corrections`` are those that are in ``summary``; ``problems`` are what is wrong with them,
    ``content`` the summary workbook, ``None`` where it would wipe out what somebody typed.
    ``has_notes`` says that more stands in the one that is there than goes into it.
    """

    summary: Summary
    corrections: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()
    content: bytes | None = None
    has_notes: bool = False


def summed(
    found: Collected, *, previous: Summary | None = None, kept: KeptSummary | None = None
) -> Summed:
    """The reports in ``found`` added up; ``kept`` is the summary that is there already.

    What was put right in it counts.  It is told where that cannot be right, or was put in the
    place of figures that have changed since.
    """
    from docgen.reporting import corrections as by_hand
    from docgen.reporting.aggregate import aggregate

    bare = aggregate(found.collection.filled, found.forms, previous=previous)
    now = by_hand.sums(bare)
    every = kept.corrections if kept else ()
    rows = {one[:3] for one in now}
    used = tuple(one for one in every if by_hand.key_of(one)[:3] in rows)
    stray = tuple(
        STRAY_CORRECTION.at(one.place, actual=one.row) for one in every if one not in used
    )
    summary = by_hand.corrected(bare, used, found.forms)
    unread = kept.problems if kept else ()
    told = [by_hand.KEPT.at(FilePlace(file=used[0].place.file), count=len(used))] if used else []
    return Summed(
        summary=summary,
        corrections=used,
        problems=(
            *unread,
            *stray,
            *by_hand.stale(used, now),
            *by_hand.implausible(summary, used, found.forms),
            *told,
        ),
        has_notes=bool(kept and kept.beside),
        content=None if unread else _workbook(found, summary, by_hand.based(used, now), now),
    )


def _workbook(
    found: Collected,
    summary: Summary,
    corrections: Sequence[Correction],
    now: Mapping[Key, str],
) -> bytes:
    """The summary as a workbook with live formulas over every sender's own figures."""
    from docgen.reporting.aggregate import values
    from docgen.workbook.figures import written

    return written(summary, found.forms, values(found.collection.filled), corrections, now)


def not_before(kept: KeptSummary, path: Path, year: int) -> tuple[Problem, ...]:
    """That the summary given as last year's is not of a year before ``year``."""
    if kept.summary.year < year:
        return ()
    place = FilePlace(file=path.name)
    return (ODD_SUMMARY.at(place, actual=kept.summary.year, expected=year - 1),)


def write_summary(path: Path, content: bytes, *, has_notes: bool) -> Path | None:
    """Writes a summary over the one at ``path``; the path of its copy where it ``has_notes``.

    Raises :class:`~docgen.model.problem.OutputError` where a file cannot be written.
    """
    from docgen.publish.write import write

    copy = _copied(path) if has_notes else None
    write(path, content, force=True)
    return copy


def _copied(path: Path) -> Path:
    """The file once more beside itself, under a name of its own."""
    from docgen.publish.write import write_new

    content = path.read_bytes()
    for number in count(1):
        copy = path.with_stem(f"{path.stem}-ban-da-ghi-{number}")
        if not copy.exists():
            write_new(copy, content)
            return copy
        if copy.read_bytes() == content:
            return copy
    raise AssertionError("there is always another number")
