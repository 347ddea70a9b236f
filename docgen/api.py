"""The line from a workbook to a document, composed of its steps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.model.problem import Problem, Severity

__all__ = ["Made", "make_plan"]


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
    """The annual plan that ``workbook`` holds, as a Word file.

    With ``draft`` a document is made whatever problems there are; missing values
    show as highlighted marks.  Raises :class:`~docgen.model.problem.DocgenError`
    when the workbook or the template cannot be used at all.
    """
    from docgen import lint
    from docgen.decree import profile as profiles
    from docgen.planning.outline import duties, outline
    from docgen.planning.validate import validate
    from docgen.render import context, engine, templates
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
    names = context.context(plan, outline(plan), duties(plan), profile, draft=draft)
    template = engine.compiled(templates.folder() / templates.PLAN)
    problems = (*problems, *template.check(context.PRINTED))
    return Made(name=made.name, content=template.render(names), problems=problems)
