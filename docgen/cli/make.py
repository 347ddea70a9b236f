"""``docgen make``: documents from workbooks."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.senders import ALIASES, COPIED
from docgen.cli.speech import Command, Option, as_json, show, tell, totals
from docgen.model.place import FilePlace
from docgen.model.problem import DocgenError, OutputError, Problem, Rule
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import file_name

if TYPE_CHECKING:
    from docgen.api.reports import Inputs, MadeReport

__all__ = ["command"]

SAME_OUTPUT = Rule(
    "GH803",
    "same-output",
    N_(
        "a workbook of this run has written {expected} already; change the number or the year,"
        " or name the workbook otherwise"
    ),
)

NEEDS_REPORTS = Rule(
    "BC396",
    "needs-reports",
    N_("a report of the year is made from agencies' reports; add --reports with their folder"),
)

ONLY_WITH_REPORTS = N_("{option} goes with --reports")
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
    "--reports",
    cls=Option,
    metavar="DIR",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help=N_("For a report of the year: folder or .zip of what the agencies sent."),
)
@click.option(
    "--plan",
    cls=Option,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=N_("With --reports: the plan reported on; else the one that the workbook names."),
)
@click.option(
    "--previous",
    cls=Option,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=N_("With --reports: last year's summary (tong-hop-….xlsx), to compare with."),
)
@click.option(
    "--supplement",
    cls=Option,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=N_(
        "With --reports: the summary that the report issued already was made from; what changed"
        " since is worded as its supplement."
    ),
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
    reports: tuple[Path, ...],
    plan: Path | None,
    previous: Path | None,
    supplement: Path | None,
    draft: bool,
    force: bool,
    json_: bool,
) -> None:
    """Makes, writes and reports; the exit status is the gravest of all workbooks."""
    from docgen.api.reports import Inputs

    given = Inputs(
        reports=reports,
        plan=plan,
        previous=previous,
        supplement=supplement,
        aliases=ALIASES if reports and ALIASES.exists() else None,
    )
    _look_at_options(given)
    status = 0
    names = Counter(one.name for one in workbooks)
    problems: list[Problem] = []
    written: dict[Path, Path] = {}
    for workbook in workbooks:
        found, path, outcome = _made(workbook, output, written, given, draft=draft, force=force)
        if names[workbook.name] > 1:  # alike in two folders
            found = tuple(_placed(one, workbook.name, str(workbook)) for one in found)
        problems += found
        status = max(status, outcome)
        if path:
            written[path] = workbook
        if not json_:
            _report(workbook, found, path, withheld=outcome == 1 and path is None)
    if json_:
        click.echo(as_json(problems, list(written)))
    context.exit(status)


def _write_summary(report: MadeReport, output: Path) -> None:
    """Writes the summary that a report was made from, and says where it is.

    It goes over the one that is there, whose corrections are in it.
    """
    from docgen.api.summing import write_summary

    if report.summary is None:
        return
    path = output / report.summary_name
    copy = write_summary(path, report.summary, has_notes=report.has_notes)
    if copy:
        click.echo(tell(COPIED, path=copy), err=True)
    click.echo(tell(WROTE, path=path), err=True)


def _placed(problem: Problem, file: str, name: str) -> Problem:
    """The problem with another name for its file, if that is ``file``."""
    if problem.place.file != file:
        return problem
    return replace(problem, place=replace(problem.place, file=name))


def _look_at_options(given: Inputs) -> None:
    """Stops at options that need agencies' reports where there are none."""
    for name in ("plan", "previous", "supplement"):
        if getattr(given, name) and not given.reports:
            raise click.UsageError(tell(ONLY_WITH_REPORTS, option=f"--{name}"))


def _made(
    workbook: Path,
    output: Path,
    written: dict[Path, Path],
    given: Inputs,
    *,
    draft: bool,
    force: bool,
) -> tuple[tuple[Problem, ...], Path | None, int]:
    """Problems, the file written (``None``: none), and the exit status of one workbook."""
    from docgen.api import make_plan
    from docgen.api.provenance import opened, recorded
    from docgen.api.reports import make_report
    from docgen.publish.write import write

    problems: tuple[Problem, ...] = ()
    try:
        report = make_report(workbook, given, output, draft=draft) if given.reports else None
        made = report.made if report else make_plan(workbook, draft=draft)
        problems = made.problems
        if made.content is None:
            if report:
                _write_summary(report, output)
            return problems, None, 1
        path = _path(output / made.name, workbook, written)
        problems = tuple(_placed(one, made.name, path.name) for one in problems)
        ledger = opened(output)
        inputs = report.inputs if report else (workbook,)
        entry = recorded(path, made.content, inputs, template=made.template)
        before = ledger.entry(path.name)
        write(
            path,
            made.content,
            force=force,
            known=before.sha256 if before else "",
            is_revision=before is not None and entry.is_of_the_files_of(before),
        )
        ledger.add(entry)
        if report:
            _write_summary(report, output)
    except DocgenError as error:
        return (*problems, *map(_needing_reports, error.problems)), None, 3
    return problems, path, int(made.has_errors)


def _needing_reports(problem: Problem) -> Problem:
    """That a report's workbook was taken for a plan's, said as what is lacking."""
    from docgen.workbook.annual_sheets import ANNUAL
    from docgen.workbook.file import OTHER_KIND

    if problem.rule is OTHER_KIND and problem.values.get("actual") == ANNUAL.title:
        return NEEDS_REPORTS.at(problem.place)
    return problem


def _path(path: Path, workbook: Path, written: dict[Path, Path]) -> Path:
    """Where the document of ``workbook`` goes, given which workbook each file of this run is of.

    Units number their plans each for itself, so that names may be alike; then the name of the
    workbook tells which is which.
    """
    if path in written:
        path = path.with_stem(file_name(path.stem, workbook.stem))
    if path in written or workbook in written.values():
        raise OutputError(SAME_OUTPUT.at(FilePlace(file=workbook.name), expected=path.name))
    return path


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
