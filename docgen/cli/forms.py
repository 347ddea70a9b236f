"""``docgen forms``: the workbook that each agency and locality fills in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from docgen.cli.senders import forms_options
from docgen.cli.speech import Command, Option, as_json, show, tell, totals
from docgen.model.problem import DocgenError, Problem, Severity
from docgen.model.report import Form, Period
from docgen.model.unit import Level
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import file_name

__all__ = ["command", "names"]

_LONGEST = 120  # letters of a file's name: of 255, that room is left for its folder
WROTE = N_("Wrote {count} forms to {path}: {agencies} of agencies, {localities} of localities")
FOUND = N_("{file}: {totals}")
NO_FORMS = N_("{file}: no form was written, since the plan names nobody who reports.")


@click.command(
    "forms",
    cls=Command,
    help=N_(
        "Make the report form of each agency and locality of PLAN.\n\n"
        "Each is a workbook with only what its sender must report: its duties, its indicators, "
        "communication and training, violence cases, budget, difficulties. "
        "What comes back is read by “docgen collect”. "
        "Exit status: 0 no errors, 1 errors in the data, 2 wrong usage, 3 a file unusable."
    ),
    epilog=N_("Example: docgen forms ke-hoach-2024.xlsx -o bieu-mau --deadline 05/12/2024"),
)
@click.argument("plan", metavar="PLAN", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help=N_("Folder for the forms."),
)
@forms_options
@click.option(
    "--force", cls=Option, is_flag=True, help=N_("Write over a file that was edited by hand.")
)
@click.option("--json", "json_", cls=Option, is_flag=True, help=N_("Show the outcome as JSON."))
@click.pass_context
def command(
    context: click.Context,
    plan: Path,
    output: Path,
    period: Period,
    deadline: date | None,
    cutoff: date | None,
    level: Level | None,
    registers: Path | None,
    force: bool,
    json_: bool,
) -> None:
    """Makes and writes the forms; one that cannot be written stops none of the others."""
    from docgen.api.collecting import expected

    try:
        found = expected(
            plan,
            period=period,
            cutoff=cutoff,
            deadline=deadline,
            level=level,
            registers=registers,
        )
    except DocgenError as error:
        _report(plan, (), [], error.problems, json_=json_)
        context.exit(3)
    named = names(found.forms)
    written, refused = _written(plan, output, named, force=force)
    problems = (*found.problems, *refused)
    _report(output, found.forms, written, problems, json_=json_)
    if not found.forms and not json_:
        click.echo(tell(NO_FORMS, file=plan.name))
    has_errors = any(one.rule.severity is Severity.ERROR for one in problems)
    context.exit(3 if refused else int(has_errors or not found.forms))


def names(forms: Sequence[Form]) -> dict[str, Form]:
    """The forms by the names of their files, each name once whatever the case of its letters.

    >>> names(())
    {}
    """
    found: dict[str, Form] = {}
    for one in forms:
        parts = ("bieu-mau", one.name, *(() if one.period is Period.YEAR else (one.period,)))
        name = file_name(file_name(*parts)[:_LONGEST], str(one.year)).lower()
        if f"{name}.xlsx" in found:
            name = file_name(name, one.code).lower()
        number, unique = 1, f"{name}.xlsx"
        while unique in found:
            number += 1
            unique = f"{name}-{number}.xlsx"
        found[unique] = one
    return found


def _written(
    plan: Path, output: Path, named: Mapping[str, Form], *, force: bool
) -> tuple[list[Path], tuple[Problem, ...]]:
    """The files written, and why others were not."""
    from docgen.api.provenance import opened, recorded
    from docgen.publish.write import write
    from docgen.workbook.form import written

    paths: list[Path] = []
    problems: list[Problem] = []
    try:
        ledger = opened(output)
    except DocgenError as error:
        return paths, error.problems
    for name, form in named.items():
        path, content, entry = output / name, written(form), ledger.entry(name)
        try:
            write(path, content, force=force, known=entry.sha256 if entry else "")
            ledger.add(recorded(path, content, [plan]))
        except DocgenError as error:
            problems += error.problems
        else:
            paths.append(path)
    return paths, tuple(problems)


def _report(
    path: Path,
    forms: Sequence[Form],
    written: Sequence[Path],
    problems: Sequence[Problem],
    *,
    json_: bool,
) -> None:
    if json_:
        click.echo(as_json(problems, written))
        return
    if written:
        localities = sum(one.locality for one in forms)
        count = {"agencies": len(forms) - localities, "localities": localities}
        click.echo(tell(WROTE, count=len(written), path=path, **count))
    if problems:
        click.echo(tell(FOUND, file=problems[0].place.file, totals=totals(problems)))
    show(problems)
