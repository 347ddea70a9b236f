"""The lines from a workbook to a document and from a document to its problems, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.model.checked import Checked
from docgen.model.problem import Problem, Severity

if TYPE_CHECKING:
    from docgen.decree.profile import Profile
    from docgen.model.plan import Plan

__all__ = ["AUTHOR", "INITIALS", "Made", "annotated", "check_file", "made", "make_plan", "plan_in"]

AUTHOR, INITIALS = "docgen", "dg"
_ON_PAPER = {  # what is said at a cell of the workbook is not said at the paper again
    "KH212": "ND433",
    "KH218": "ND417",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a workbook.

    ``content`` is the Word file, ``None`` when problems of severity error kept it
    from being made; ``name`` is the file name it should have, ``template`` that of its template.
    """

    name: str
    content: bytes | None
    problems: tuple[Problem, ...]
    template: str = ""

    @property
    def has_errors(self) -> bool:
        """Whether a problem of severity error was found."""
        return any(one.rule.severity is Severity.ERROR for one in self.problems)


def make_plan(workbook: Path, *, draft: bool = False) -> Made:
    """The plan that ``workbook`` holds, of a year or of an action month, as a Word file.

    With ``draft`` a document is made whatever problems there are; missing values
    show as highlighted marks.  Raises :class:`~docgen.model.problem.DocgenError`
    when the workbook or the template cannot be used at all.
    """
    plan, problems = plan_in(workbook)
    return made(plan, problems, draft=draft)


def plan_in(workbook: Path) -> tuple[Plan, tuple[Problem, ...]]:
    """The plan in ``workbook``, the adjustments of its own made, and what is wrong in its cells.

    Raises :class:`~docgen.model.problem.WorkbookError` when the file cannot be used.
    """
    from docgen.workbook import plan as plans
    from docgen.workbook.read import read

    records = read(workbook)
    plan = plans.plan(records)
    if not plan.adjustments:
        return plan, records.problems
    from docgen.planning.adjust import adjusted

    plan, _, found = adjusted(plan, plan.adjustments, None)
    return plan, (*records.problems, *found)


def made(
    plan: Plan,
    found: Iterable[Problem],
    *,
    name: str = "",
    draft: bool = False,
    paper: bool = True,
) -> Made:
    """The document of ``plan``, and all that is wrong with it beside what was ``found`` already.

    ``name`` is the file name that it will have, empty for the usual one.  Without ``paper``
    nothing is printed, and only the plan itself is judged.  Raises
    :class:`~docgen.model.problem.TemplateError` when the template cannot be used.
    """
    from docgen import lint
    from docgen.decree import profile as profiles
    from docgen.planning.placeholders import filled
    from docgen.planning.validate import validate
    from docgen.render import context, templates
    from docgen.word.package import unpacked

    profile = profiles.load()
    faults = validate(plan)
    plan = filled(plan)
    heading = lint.check_heading(
        plan.origin,
        profile,
        number=str(context.number_line(plan)),
        place_and_date=str(context.place_and_date(plan)),
    )
    problems = (*found, *faults, *heading)
    name = name or context.file_name(plan, draft=draft)
    outcome = Made(name=name, content=None, problems=problems)
    if not paper or (outcome.has_errors and not draft):
        return outcome
    content, lost = _printed(plan, profile, draft=draft)
    problems = (*problems, *lost)
    if not outcome.has_errors:  # else what is missing in the workbook is missing on paper too
        said = {one.rule.id for one in problems}
        ignored = {*said, *(_ON_PAPER[one] for one in said & _ON_PAPER.keys())}
        today = plan.letterhead.issued or date.today()
        package = unpacked(content, name)
        problems += lint.check(package, profile, today=today, ignore=ignored).problems
    template = templates.of(plan).name
    return Made(name=outcome.name, content=content, problems=problems, template=template)


def _printed(plan: Plan, profile: Profile, *, draft: bool) -> tuple[bytes, tuple[Problem, ...]]:
    """The Word file of a plan, and the names that its template has no tags for."""
    from docgen.planning.outline import duties, outline
    from docgen.planning.programme import ordered
    from docgen.render import context, engine, templates

    names = context.context(
        plan, outline(plan), duties(plan), profile, schedule=ordered(plan), draft=draft
    )
    template = engine.compiled(templates.of(plan))
    return template.render(names), tuple(template.check(context.printed(plan)))


def check_file(
    path: Path,
    *,
    profile: Profile | None = None,
    today: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Checked:
    """What is wrong with the Word file at ``path``; nothing is changed.

    ``profile`` ``None`` means the decree's own; ``today`` decides which rules are in force for
    a document without a date.  ``select`` and ``ignore`` are ids of rules or their beginnings.
    Raises :class:`~docgen.model.problem.DocumentError` when the file cannot be read.
    """
    from docgen import lint
    from docgen.decree import profile as profiles
    from docgen.word.package import open_package

    return lint.check(
        open_package(path),
        profile or profiles.load(),
        today=today or date.today(),
        select=select,
        ignore=ignore,
    )


def annotated(path: Path, checked: Checked, language: str = "vi") -> bytes:
    """A copy of the Word file at ``path`` with a comment at every problem of ``checked``.

    Raises :class:`~docgen.model.problem.DocumentError` when the file cannot be read.
    """
    from docgen.vietnamese.messages import say, severity_name
    from docgen.word.comments import Note, annotated
    from docgen.word.package import open_package

    notes = [
        Note(
            place=place,
            paragraphs=(
                f"{severity_name(one.rule.severity, language)} {one.rule.id}: {say(one, language)}",
                *filter(None, (one.rule.source,)),
            ),
        )
        for one in checked.problems
        for place in (one.place, *one.other_places)
    ]
    when = datetime.now()
    return annotated(open_package(path), notes, author=AUTHOR, initials=INITIALS, when=when)
