"""``docgen make``: documents from workbooks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import click

from docgen.cli.speech import Command, Option, as_json, show, tell, totals
from docgen.model.place import FilePlace
from docgen.model.problem import DocgenError, OutputError, Problem, Rule
from docgen.vietnamese.messages import N_

__all__ = ["command"]

SAME_OUTPUT = Rule(
    "GH803",
    "same-output",
    N_("another workbook of this run has written {expected} already; change its number or year"),
)

WROTE = N_("Wrote {path}")
FOUND = N_("{file}: {totals}")
NOTHING_WRITTEN = N_(
    "{file}: no document was written. Mend the errors above and run again,"
    " or add --draft for a draft with marks."
)


@click.command(
    "make",
    cls=Command,
    help=N_(
        "Make the Word document of each WORKBOOK.\n\n"
        "All problems are shown at once, each with its sheet and cell. "
        "Exit status: 0 no errors, 1 errors in the data, 2 wrong usage, 3 a file unusable."
    ),
    epilog=N_("Example: docgen make ke-hoach-2024.xlsx -o output"),
)
@click.argument(
    "workbooks", nargs=-1, required=True, metavar="WORKBOOK...", type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help=N_("Folder for the documents."),
)
@click.option(
    "--draft",
    cls=Option,
    is_flag=True,
    help=N_("Write a draft even with errors; what is missing is marked."),
)
@click.option(
    "--force", cls=Option, is_flag=True, help=N_("Write over a file that was edited by hand.")
)
@click.option("--json", "json_", cls=Option, is_flag=True, help=N_("Show the outcome as JSON."))
@click.pass_context
def command(
    context: click.Context,
    workbooks: tuple[Path, ...],
    output: Path,
    draft: bool,
    force: bool,
    json_: bool,
) -> None:
    """Makes, writes and reports; the exit status is the gravest of all workbooks."""
    status = 0
    names = Counter(one.name for one in workbooks)
    problems: list[Problem] = []
    written: list[Path] = []
    for workbook in workbooks:
        found, path, outcome = _made(workbook, output, written, draft=draft, force=force)
        if names[workbook.name] > 1:  # alike in two folders
            found = tuple(_placed(one, workbook) for one in found)
        problems += found
        status = max(status, outcome)
        if path:
            written.append(path)
        if not json_:
            _report(workbook, found, path, withheld=outcome == 1 and path is None)
    if json_:
        click.echo(as_json(problems, written))
    context.exit(status)


def _placed(problem: Problem, workbook: Path) -> Problem:
    """The problem with the whole path of its workbook, as it was typed."""
    if problem.place.file != workbook.name:
        return problem
    return replace(problem, place=replace(problem.place, file=str(workbook)))


def _made(
    workbook: Path, output: Path, written: list[Path], *, draft: bool, force: bool
) -> tuple[tuple[Problem, ...], Path | None, int]:
    """Problems, the file written (``None``: none), and the exit status of one workbook."""
    from docgen.api import make_plan
    from docgen.publish.write import write

    problems: tuple[Problem, ...] = ()
    try:
        made = make_plan(workbook, draft=draft)
        problems = made.problems
        if made.content is None:
            return problems, None, 1
        path = output / made.name
        if path in written:
            place = FilePlace(file=workbook.name)
            raise OutputError(SAME_OUTPUT.at(place, expected=made.name))
        write(path, made.content, force=force)
    except DocgenError as error:
        return (*problems, *error.problems), None, 3
    return problems, path, int(made.has_errors)


def _report(
    workbook: Path, problems: tuple[Problem, ...], path: Path | None, *, withheld: bool
) -> None:
    show(problems)
    if problems:
        click.echo(tell(FOUND, file=workbook.name, totals=totals(problems)))
    if path:
        click.echo(tell(WROTE, path=path))
    if withheld:
        click.echo(tell(NOTHING_WRITTEN, file=workbook.name))
