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

__all__ = ["Made", "annotated", "check_file", "make_plan"]

_AUTHOR, _INITIALS = "docgen", "dg"
_ON_PAPER = {  # what is said at a cell of the workbook is not said at the paper again
    "KH212": "ND433",
    "KH218": "ND417",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What came of a workbook.

    ``content`` is the Word file, ``None`` when problems of severity error kept it
    from being made; ``name`` is the file name it should have.
    """

    name: str
    content: bytes | None
    problems: tuple[Problem, ...]

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
    from docgen import lint
    from docgen.decree import profile as profiles
    from docgen.planning.outline import duties, outline
    from docgen.planning.programme import ordered
    from docgen.planning.validate import validate
    from docgen.render import context, engine, templates
    from docgen.word.package import unpacked
    from docgen.workbook import plan as plans
    from docgen.workbook.read import read

    profile = profiles.load()
    records = read(workbook)
    plan = plans.plan(records)
    heading = lint.check_heading(
        plan.origin,
        profile,
        number=str(context.number_line(plan)),
        place_and_date=str(context.place_and_date(plan)),
    )
    problems = (*records.problems, *validate(plan), *heading)
    made = Made(name=context.file_name(plan, draft=draft), content=None, problems=problems)
    if made.has_errors and not draft:
        return made
    names = context.context(
        plan, outline(plan), duties(plan), profile, schedule=ordered(plan), draft=draft
    )
    template = engine.compiled(templates.of(plan))
    content = template.render(names)
    problems = (*problems, *template.check(context.printed(plan)))
    if not made.has_errors:  # else what is missing in the workbook is missing on paper too
        said = {one.rule.id for one in problems}
        ignored = {*said, *(_ON_PAPER[one] for one in said & _ON_PAPER.keys())}
        today = plan.letterhead.issued or date.today()
        package = unpacked(content, made.name)
        problems += lint.check(package, profile, today=today, ignore=ignored).problems
    return Made(name=made.name, content=content, problems=problems)


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
    return annotated(open_package(path), notes, author=_AUTHOR, initials=_INITIALS, when=when)
