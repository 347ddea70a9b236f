"""``docgen collect``: who has reported, and what is wrong with the reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.collected import as_json, shown, web_page
from docgen.cli.senders import COPIED, reports_options
from docgen.cli.speech import Command, Option, language, show, tell
from docgen.model.problem import DocgenError, Problem, Severity
from docgen.model.report import Period, Summary
from docgen.model.unit import Level
from docgen.vietnamese.messages import N_

if TYPE_CHECKING:
    from docgen.api.collecting import Collected
    from docgen.reporting.collect import Unknown

__all__ = ["command"]

WROTE = N_("Wrote {path}")
RETURN_INSIDE = N_("--return must be a folder outside of those that are read: {path}")
IS_IT = N_("“{name}” ({file}): is this “{likely}”?")
WHO_IS = N_("Who is “{name}” ({file})?")
NOBODY = N_("nobody of these")
WHICH = N_("Number")
REMEMBERED = N_("Remembered in {path}")

_MOST_PROCESSES = 8


@click.command(
    "collect",
    cls=Command,
    help=N_(
        "Tell who has reported and what is wrong with the reports.\n\n"
        "REPORTS are folders, .zip archives and workbooks that came back of those made by "
        "“docgen forms”. Who is late, missing or sent twice is told, and each finding with its "
        "file, sheet and cell. Nothing that came in is changed. "
        "Exit status: 0 no errors, 1 errors in the data, 2 wrong usage, 3 a file unusable."
    ),
    epilog=N_("Example: docgen collect bao-cao --plan ke-hoach-2024.xlsx -o tong-hop-2024.xlsx"),
)
@reports_options
@click.option(
    "--previous",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("Last year's summary workbook, to compare with."),
)
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Write the summary workbook; corrections made in it by hand are kept."),
)
@click.option(
    "--html",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Write the outcome as a web page too."),
)
@click.option(
    "--return",
    "return_",
    cls=Option,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help=N_("Write a marked copy of each report with findings, to be sent back."),
)
@click.option(
    "--ask/--no-ask",
    cls=Option,
    default=None,
    help=N_("Ask who is meant by an unknown name; only on a terminal, if not said."),
)
@click.option("--force", cls=Option, is_flag=True, help=N_("Write over files that are there."))
@click.option("--json", "json_", cls=Option, is_flag=True, help=N_("Show the outcome as JSON."))
@click.pass_context
def command(context: click.Context, /, **given: Any) -> None:
    """Reads, asks, shows, writes; the exit status is the gravest of all."""
    asked = _Asked(
        **{name: value for name, value in given.items() if name not in {"return_", "json_", "ask"}},
        returned=given["return_"],
        json=given["json_"],
        ask=given["ask"] if given["ask"] is not None else _is_terminal() and not given["json_"],
    )
    asked.refuse_inside()
    try:
        found, previous, more = _collected(asked)
    except DocgenError as error:
        _show_failure(error.problems, json_=asked.json)
        context.exit(3)
    found = replace(found, problems=(*more, *found.problems))
    outputs, found, failed = _written(asked, found, previous)
    if asked.json:
        click.echo(as_json(found, outputs))
    else:
        shown(found)
        for path in outputs:
            click.echo(tell(WROTE, path=path))
    has_errors = any(one.rule.severity is Severity.ERROR for one in found.problems)
    context.exit(3 if failed or found.unusable else int(has_errors))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What was asked for on the command line."""

    reports: tuple[Path, ...]
    plan: Path
    previous: Path | None
    period: Period
    deadline: date | None
    cutoff: date | None
    level: Level | None
    registers: Path | None
    output: Path | None
    html: Path | None
    returned: Path | None
    aliases: Path
    ask: bool
    force: bool
    json: bool

    def refuse_inside(self) -> None:
        """Raises for a folder of marked copies that would be read the next time."""
        if self.returned is None:
            return
        target = self.returned.resolve()
        for one in self.reports:
            if one.is_dir() and target.is_relative_to(one.resolve()):
                raise click.UsageError(tell(RETURN_INSIDE, path=self.returned))

    @property
    def own(self) -> tuple[Path, ...]:
        """Files of the run itself, which may lie among the reports."""
        return tuple(filter(None, (self.plan, self.previous, self.output)))


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _show_failure(problems: Sequence[Problem], *, json_: bool) -> None:
    if json_:
        from docgen.cli.speech import as_json as plain_json

        click.echo(plain_json(problems, ()))
    else:
        show(problems)


# --- reading ------------------------------------------------------------------------------


def _collected(asked: _Asked) -> tuple[Collected, Summary | None, tuple[Problem, ...]]:
    """What came in, last year's summary, and what is wrong with plan, summary and names."""
    from docgen.api.collecting import collect, expected
    from docgen.api.naming import known_names
    from docgen.api.summing import not_before
    from docgen.workbook.figures_read import read_summary
    from docgen.workbook.inbox import gathered

    wanted = expected(
        asked.plan,
        period=asked.period,
        cutoff=asked.cutoff,
        deadline=asked.deadline,
        level=asked.level,
        registers=asked.registers,
    )
    kept = read_summary(asked.previous) if asked.previous else None
    names, wrong_names = known_names(asked.aliases)
    inbox = gathered(asked.reports, own=asked.own)
    settings: dict[str, Any] = {
        "place": ", ".join(map(str, asked.reports)),
        "deadline": asked.deadline,
        "previous": kept.summary if kept else None,
        "jobs": min(os.cpu_count() or 1, _MOST_PROCESSES),
    }
    found = collect(wanted, inbox, aliases=names, **settings)
    answers = _answers(found) if asked.ask else {}
    if answers:
        _remember(asked.aliases, answers)
        found = collect(wanted, inbox, aliases=names | answers, **settings)
    odd = not_before(kept, asked.previous, wanted.forms[0].year) if kept and asked.previous else ()
    more = (*wanted.problems, *(kept.problems if kept else ()), *odd, *wrong_names)
    return found, settings["previous"], more


def _answers(found: Collected) -> dict[str, str]:
    """Codes by the names that somebody at the terminal has just recognised."""
    answers: dict[str, str] = {}
    for one in found.collection.unknown:
        if one.name and one.name not in answers and (code := _who(one, found)):
            answers[one.name] = code
    return answers


def _who(unknown: Unknown, found: Collected) -> str | None:
    """The code of who is meant, asked at the terminal; ``None`` where nobody knows."""
    names = {one.code: one.name for one in found.forms}
    values = {"name": unknown.name, "file": unknown.report.file}
    if unknown.likely and click.confirm(
        tell(IS_IT, **values, likely=names[unknown.likely]), default=False, err=True
    ):
        return unknown.likely
    codes = list(dict.fromkeys((*found.collection.missing, *names)))
    click.echo(tell(WHO_IS, **values), err=True)
    for number, code in enumerate(codes, 1):
        click.echo(f"{number:4}  {names[code]}", err=True)
    click.echo(f"{0:4}  {tell(NOBODY)}", err=True)
    chosen = click.prompt(tell(WHICH), type=click.IntRange(0, len(codes)), default=0, err=True)
    return codes[chosen - 1] if chosen else None


def _remember(path: Path, answers: Mapping[str, str]) -> None:
    """Keeps the answers; where they cannot be kept that is said, and they hold for this run."""
    from docgen.api.naming import remember

    try:
        remember(path, answers)
    except DocgenError as error:
        show(error.problems, err=True)
    else:
        click.echo(tell(REMEMBERED, path=path), err=True)


# --- writing ------------------------------------------------------------------------------


def _written(
    asked: _Asked, found: Collected, previous: Summary | None
) -> tuple[list[Path], Collected, bool]:
    """The files written, what was found besides, and whether one could not be written."""
    outputs: list[Path] = []
    problems: list[Problem] = []
    failed = False
    for write in (_write_summary, _write_copies, _write_page):
        try:
            paths, more = write(
                asked, replace(found, problems=(*found.problems, *problems)), previous
            )
        except DocgenError as error:
            problems += error.problems
            failed = True
        else:
            outputs += paths
            problems += more
    return outputs, replace(found, problems=(*found.problems, *problems)), failed


def _write_summary(
    asked: _Asked, found: Collected, previous: Summary | None
) -> tuple[list[Path], tuple[Problem, ...]]:
    """The summary workbook, with what somebody corrected in the one that is there."""
    from docgen.api.summing import summed, write_summary
    from docgen.publish.write import write_new
    from docgen.workbook.figures_read import read_summary

    path = asked.output
    if path is None or not found.forms:
        return [], ()
    kept = None
    if path.exists():
        try:
            kept = read_summary(path)
        except DocgenError:
            if not asked.force:
                write_new(path, b"")  # which says that something else is there
    sums = summed(found, previous=previous, kept=kept)
    if sums.content is None:
        return [], sums.problems
    copy = write_summary(path, sums.content, has_notes=sums.has_notes)
    if copy:
        click.echo(tell(COPIED, path=copy), err=True)
    return [path], sums.problems


def _write_copies(
    asked: _Asked, found: Collected, previous: Summary | None
) -> tuple[list[Path], tuple[Problem, ...]]:
    """The marked copies; one that cannot be written stops none of the others."""
    from docgen.api.provenance import opened, recorded
    from docgen.api.returning import returned
    from docgen.publish.write import write

    if asked.returned is None:
        return [], ()
    copies, problems = returned(found, language())
    ledger = opened(asked.returned)
    paths = []
    for one in copies:
        path, entry = asked.returned / one.name, ledger.entry(one.name)
        try:
            write(path, one.content, force=asked.force, known=entry.sha256 if entry else "")
            ledger.add(recorded(path, one.content, [asked.plan]))
        except DocgenError as error:
            problems += error.problems
        else:
            paths.append(path)
    return paths, problems


def _write_page(
    asked: _Asked, found: Collected, previous: Summary | None
) -> tuple[list[Path], tuple[Problem, ...]]:
    from docgen.publish.write import write_new

    if asked.html is None:
        return [], ()
    write_new(asked.html, web_page(found, language()).encode(), force=asked.force)
    return [asked.html], ()
