"""The plan of a locality, made from its province's: a workbook to go on editing, a document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.api.documents import Made, made, plan_in
from docgen.api.orders import Conflict, Job, Output, Report, Sources, State, is_error, sources
from docgen.model.locality import Change, Locality
from docgen.model.place import FilePlace
from docgen.model.problem import OutputError, Problem, Rule, Severity
from docgen.publish.write import UNWRITABLE, write
from docgen.vietnamese.messages import N_, why

if TYPE_CHECKING:
    from docgen.model.plan import Plan

__all__ = ["localised", "plan_of", "unit_name"]

KEPT_WORKBOOK = Rule(
    "GH823",
    "kept-workbook",
    N_(
        "the workbook was edited since docgen wrote it, and is kept as it is; --update brings the"
        " province's changes into it, --force writes over it"
    ),
    Severity.NOTE,
)
KEPT_DOCUMENT = Rule(
    "GH824",
    "kept-document",
    N_(
        "the document was edited since docgen wrote it, and is kept as it is; --force writes over"
        " it"
    ),
    Severity.NOTE,
)

STALE_DOCUMENT = Rule(
    "GH834",
    "stale-document",
    N_("the document is older than its workbook, which has errors now; it is not to be signed"),
    Severity.WARNING,
)


def plan_of(
    locality: Locality, given: Sources
) -> tuple[Plan, tuple[Change, ...], tuple[Problem, ...]]:
    """The plan of a locality, what makes it differ from the province's, and what did not fit."""
    from docgen.planning.adjust import adjusted

    result = given.localiser.at(locality)
    plan, changes, problems = adjusted(
        result.plan, given.localities.adjustments, locality.unit, before=given.plan
    )
    return plan, (*result.changes, *changes), problems


def localised(job: Job) -> Report:
    """One locality's files made and written, each whole or not at all, and the report on them.

    Its plan is made anew always, so that the report is the same however often it is asked for;
    but only what differs from the file that is there is written.  Raises
    :class:`~docgen.model.problem.DocgenError` when a file cannot be read or written.
    """
    given = sources(job.order.plan, job.order.units, job.order.registers, job.order.stamp)
    locality = given.localities.every[job.index]
    in_row = given.of_row(locality)
    name = f"{job.stem}.xlsx"
    report = Report(
        index=job.index,
        unit=unit_name(locality),
        workbook=Output(name=name, state=State.FAILED),
        problems=in_row,
    )
    if any(map(is_error, in_row)):
        return report
    plan, changes, unfit = plan_of(locality, given)
    book = _workbook(job, plan, locality)
    outcome = _judged(job, book, locality, given, (*in_row, *unfit, *book.problems))
    document, refused = _document(job, outcome) if job.order.docx else (None, ())
    return replace(
        report,
        workbook=book.output,
        document=document,
        changes=(*changes, *book.changes),
        problems=(*outcome.problems, *refused),
        conflicts=book.conflicts,
    )


def unit_name(locality: Locality) -> str:
    """What a locality is called in reports: ``xã Đồng Đăng``, or an organ there."""
    unit = locality.unit.full_name
    return f"{locality.issuer} ({unit})" if locality.issuer else unit


# --- the workbook -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """A locality's workbook as it is now, and the plan that stands in it.

    ``changes`` are those that were brought into one that its clerk had edited.
    """

    output: Output
    plan: Plan
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def _workbook(job: Job, plan: Plan, locality: Locality) -> _Book:
    """The workbook written, brought up to date, or left alone."""
    from docgen.workbook.fill import filled
    from docgen.workbook.lacking import lacking

    path = job.order.output / f"{job.stem}.xlsx"
    content, placed = filled(
        plan, file=path.name, unit=locality.unit.code or locality.unit.full_name
    )
    state = _state(path, content, job.known.get(path.name), force=job.order.force)
    if state is State.KEPT:
        return _brought_up_to_date(path, content) if job.order.update else _kept(path)
    output = Output(name=path.name, state=state, sha256=_sha256(content))
    if state is not State.SAME:
        write(path, content, force=True)
    return _Book(output=output, plan=placed, problems=tuple(lacking(placed)))


def _kept(path: Path) -> _Book:
    """A workbook that its clerk edited, left as it is."""
    note = KEPT_WORKBOOK.at(FilePlace(file=path.name))
    return _read(Output(name=path.name, state=State.KEPT), path, (note,))


def _brought_up_to_date(path: Path, content: bytes) -> _Book:
    """A workbook that its clerk edited, with what is new in ``content``.

    It stays the clerk's: its SHA-256 is not kept as that of a file that docgen wrote.
    """
    from docgen.api.updates import updated

    found = updated(path, content)
    if found.content is None:
        kept = Output(name=path.name, state=State.KEPT, is_in_step=not found.problems)
        return _read(kept, path, found.problems)
    target = path.with_name(found.name)
    write(target, found.content, force=target == path)
    output = Output(name=target.name, state=State.UPDATED, is_in_step=target == path)
    book = _read(output, target, found.problems)
    return replace(book, changes=found.changes, conflicts=found.conflicts)


def _read(output: Output, path: Path, problems: tuple[Problem, ...]) -> _Book:
    """The plan as it stands in a workbook that is not docgen's alone."""
    plan, found = plan_in(path)
    return _Book(output=output, plan=plan, problems=(*problems, *found))


# --- the document -------------------------------------------------------------------------


def _judged(
    job: Job, book: _Book, locality: Locality, given: Sources, found: tuple[Problem, ...]
) -> Made:
    """What is wrong with the plan, and its document if one is asked for."""
    from docgen.planning.residue import residue

    left = residue(book.plan, locality, given.localities, given.registers)
    if job.order.strict:
        left = map(_as_error, left)
    paper = job.order.docx and not job.is_done
    outcome = made(book.plan, (*found, *left), name=f"{job.stem}.docx", paper=paper)
    # Room left for number and date is noted on every paper that is not signed yet.
    return replace(
        outcome, problems=tuple(one for one in outcome.problems if not _is_remark(one, outcome))
    )


def _is_remark(problem: Problem, outcome: Made) -> bool:
    """Whether a problem is a mere note on the paper."""
    return problem.place.file == outcome.name and problem.rule.severity is Severity.NOTE


def _as_error(problem: Problem) -> Problem:
    return replace(problem, rule=replace(problem.rule, severity=Severity.ERROR))


def _document(job: Job, outcome: Made) -> tuple[Output, tuple[Problem, ...]]:
    """The document written, unless errors forbid it or somebody edited the one that is there."""
    name = outcome.name
    path = job.order.output / name
    if job.is_done:
        return Output(name=name, state=State.SAME, sha256=job.known[name]), ()
    if outcome.content is None:
        stale = (STALE_DOCUMENT.at(FilePlace(file=name)),) if path.exists() else ()
        return Output(name=name, state=State.FAILED), stale
    state = _state(path, outcome.content, job.known.get(name), force=job.order.force)
    if state is State.KEPT:
        return Output(name=name, state=state), (KEPT_DOCUMENT.at(FilePlace(file=name)),)
    if state is not State.SAME:
        write(path, outcome.content, force=True)
    is_clean = all(one.place.file != name for one in outcome.problems)
    sha256 = _sha256(outcome.content)
    return Output(name=name, state=state, sha256=sha256, is_clean=is_clean), ()


# --- files --------------------------------------------------------------------------------


def _state(path: Path, content: bytes, known: str | None, *, force: bool) -> State:
    """What will have become of the file at ``path`` when ``content`` is written, if it may be."""
    try:
        there = path.read_bytes()
    except FileNotFoundError:
        return State.NEW
    except OSError as error:
        raise OutputError(UNWRITABLE.at(FilePlace(file=path.name), reason=why(error))) from error
    if there == content:
        return State.SAME
    return State.UPDATED if force or _sha256(there) == known else State.KEPT


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
