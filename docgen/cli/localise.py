"""``docgen localise``: the plan of every unit, made from its province's."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from docgen.cli.bug import reported
from docgen.cli.speech import Command, Option, as_json, entry, language, show, tell, totals
from docgen.model.place import FilePlace
from docgen.model.problem import DocgenError, Problem, Rule, Severity
from docgen.vietnamese.messages import N_

if TYPE_CHECKING:
    from docgen.api.localising import Run
    from docgen.api.orders import Order, Report, Sources

__all__ = ["command"]

REVIEW = "Cần xem lại"

WORKERS_DIED = Rule(
    "GH825",
    "workers-died",
    N_("the processes that do the work end again and again; try --jobs 1"),
)
WORKER_DIED = Rule(
    "GH826",
    "worker-died",
    N_("the process that made this file ended over it; is there enough memory?"),
)
UNIT_FAULT = Rule(
    "GH827",
    "fault-at-unit",
    N_("docgen failed on this unit, by a fault of its own; a report was written to {path}"),
)

MAKING = N_("Localising")
FOUND_IN_UNITS = N_("In the units' plans: {totals}")
SEE_SUMMARY = N_("Each of them stands in the sheet “{sheet}” of {path}.")
ONE_WAY = N_("choose one of --update and --force")
MADE = N_("{count} units: {states}")
STATES = {
    "mới": N_("{count} new"),
    "không đổi": N_("{count} unchanged"),
    "cập nhật": N_("{count} updated"),
    "giữ bản đã sửa": N_("{count} kept as edited"),
    "lỗi": N_("{count} with errors"),
}
WROTE = N_("Wrote {path}")
NOTHING_MADE = N_("Nothing was made. Mend the errors above and run again.")
STOPPED = N_(
    "Stopped. {count} of {all} units are done; the same command does the rest. No file is half"
    " written."
)

_MOST_PROCESSES = 8
_UNITS_EACH = 10  # from which another process pays: it reads both workbooks anew
_MOST_SHOWN = 100  # problems of units; the summary has them all


@click.command(
    "localise",
    cls=Command,
    help=N_(
        "Make the plan of every unit from the province's PLAN.\n\n"
        "UNITS is a workbook made by “docgen new units”. Each unit gets a workbook to go on"
        " editing, with --docx its Word document too; a summary tells what was changed where. What"
        " is done already is not done again, and a workbook that somebody edited is kept. "
        "Exit status: 0 no errors, 1 errors in the data, 2 wrong usage, 3 a file unusable, "
        "130 stopped by Ctrl-C."
    ),
    epilog=N_("Example: docgen localise ke-hoach-2026.xlsx --units don-vi-2026.xlsx --docx"),
)
@click.argument("plan", metavar="PLAN", type=click.Path(path_type=Path))
@click.option(
    "--units",
    cls=Option,
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("Workbook with the list of units."),
)
@click.option(
    "--unit",
    "names",
    cls=Option,
    multiple=True,
    metavar="NAME",
    help=N_("Only this unit (“xã Đồng Đăng”, a code, or a type: “phường”); may be repeated."),
)
@click.option("--docx", cls=Option, is_flag=True, help=N_("Make the Word documents too."))
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help=N_("Folder for the files."),
)
@click.option(
    "--jobs",
    cls=Option,
    metavar="N",
    type=click.IntRange(1, 64),
    help=N_("Processes side by side; by default as many as the machine and the work allow."),
)
@click.option(
    "--strict",
    cls=Option,
    is_flag=True,
    help=N_("Words left from the province's plan are errors: no document with them is written."),
)
@click.option(
    "--update",
    cls=Option,
    is_flag=True,
    help=N_("Bring the province's changes into workbooks that somebody edited."),
)
@click.option("--force", cls=Option, is_flag=True, help=N_("Write over files that were edited."))
@click.option(
    "--registers",
    cls=Option,
    metavar="DIR",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help=N_("Folder with your own copies of the registers."),
)
@click.option("--json", "json_", cls=Option, is_flag=True, help=N_("Show the outcome as JSON."))
@click.pass_context
def command(
    context: click.Context,
    /,
    plan: Path,
    units: Path,
    names: tuple[str, ...],
    jobs: int | None,
    json_: bool,
    **asked: Any,
) -> None:
    """Reads, makes, reports; the exit status is the gravest of all units."""
    from docgen.api.localising import Run
    from docgen.api.orders import Order, stamped

    if asked["update"] and asked["force"]:
        raise click.UsageError(tell(ONE_WAY))
    order = Order(plan=plan, units=units, stamp=stamped(plan, units, asked["registers"]), **asked)
    given, indices = _opened(context, order, names, json_=json_)
    first = given.about(indices)
    if given.blocking:
        _end(context, first, 1, json_=json_)
    if not json_:
        show(first)
    told = _Told(first, order.output, json_=json_, shows_all=len(indices) == 1)
    stop = 0
    try:
        _carry_out(Run(order, given, indices, language=language()), told, jobs)
    except KeyboardInterrupt:
        click.echo(tell(STOPPED, count=told.count, all=len(indices)), err=True)
        stop = 130
    except BrokenExecutor:
        show([WORKERS_DIED.at(FilePlace(file=str(order.output)))], err=True)
        stop = 3
    except DocgenError as error:  # ledger or summary cannot be used
        show(error.problems, err=True)
        stop = 3
    told.end()
    context.exit(stop or told.status)


def _carry_out(run: Run, told: _Told, jobs: int | None) -> None:
    """Makes everything, and hears what became of it."""
    whole = len(run.jobs)
    count = jobs or min(os.cpu_count() or 1, _MOST_PROCESSES, whole // _UNITS_EACH)
    with ExitStack() as stack:
        reports = stack.enter_context(closing(_reports(run, count, stack)))
        for one in stack.enter_context(_bar(reports, whole)):
            told.add(one)
    if run.summary:
        told.outputs.append(run.summary)


def _reports(run: Run, count: int, stack: ExitStack) -> Generator[Report, None, None]:
    """The reports of a run in ``count`` processes beside this one, or in this one."""
    if count <= 1 or run.is_done:
        yield from run.reports()
        return
    from docgen.publish.batch import processes

    pool = stack.enter_context(processes(count))
    yield from run.reports(pool, in_flight=2 * count, renew=lambda: processes(count))


@contextmanager
def _bar(reports: Iterable[Report], whole: int) -> Iterator[Iterable[Report]]:
    """The reports, with a bar where one can be seen."""
    if not sys.stderr.isatty():
        yield reports
        return
    with click.progressbar(reports, length=whole, label=tell(MAKING), file=sys.stderr) as bar:
        yield bar


class _Told:
    """What has been heard of the units so far, and what is to be shown of it.

    ``first`` are the problems that were shown before the first unit.
    """

    def __init__(
        self, first: Sequence[Problem], folder: Path, *, json_: bool, shows_all: bool
    ) -> None:
        self.first = first
        self._known = {(one.rule, one.place) for one in first}
        self.folder = folder
        self.json_ = json_
        self.shows_all = shows_all or json_
        self.count = 0
        self.status = int(any(map(_is_error, self.first)))
        self.outputs: list[Path] = []
        self.states: Counter[str] = Counter()
        self.heard: Counter[Rule] = Counter()
        self.problems: list[Problem] = []
        self.units: list[dict[str, Any]] = []

    def add(self, report: Report) -> None:
        """Hears the report on one unit."""
        found = [*report.problems, *_fault(report)]
        self.count += 1
        self.status = max(self.status, 3 if report.is_stopped else int(report.has_errors))
        self.states["lỗi" if report.has_errors else str(report.workbook.state)] += 1
        new = [one for one in found if (one.rule, one.place) not in self._known]
        self.heard.update(one.rule for one in new)
        self.problems += [one for one in new if self.shows_all or _is_error(one)]
        if not self.shows_all:
            del self.problems[_MOST_SHOWN:]
        if self.json_:
            self.units.append(_entry(report))
            self.outputs += [self.folder / one.name for one in report.outputs if one.is_there]

    def end(self) -> None:
        """Shows what was heard."""
        if self.json_:
            whole = {
                "problems": [entry(one) for one in (*self.first, *self.problems)],
                "outputs": [str(one) for one in self.outputs],
                "units": self.units,
            }
            click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
            return
        show(self.problems)
        if self.heard:
            click.echo(tell(FOUND_IN_UNITS, totals=totals(self.heard.elements())))
            if not self.shows_all and self.outputs:
                click.echo(tell(SEE_SUMMARY, sheet=REVIEW, path=self.outputs[-1]))
        states = [tell(STATES[one], count=self.states[one]) for one in STATES if self.states[one]]
        click.echo(tell(MADE, count=self.count, states=", ".join(states)))
        for one in self.outputs:
            click.echo(tell(WROTE, path=one))


def _is_error(problem: Problem) -> bool:
    return problem.rule.severity is Severity.ERROR


def _fault(report: Report) -> Iterator[Problem]:
    """What a report tells without a problem: a fault of docgen, or the end of a process."""
    place = FilePlace(file=report.workbook.name)
    if report.trace:
        yield UNIT_FAULT.at(place, path=reported(report.trace))
    elif report.is_stopped and not report.problems:
        yield WORKER_DIED.at(place)


def _entry(report: Report) -> dict[str, Any]:
    """A unit as an object of the JSON output; the document is absent where none was asked for."""
    files = {"workbook": report.workbook, "document": report.document}
    return {
        "unit": report.unit,
        **{
            name: {"file": one.name, "state": one.state.name.lower()}
            for name, one in files.items()
            if one
        },
        "changes": len(report.changes),
        "conflicts": len(report.conflicts),
    }


def _opened(
    context: click.Context, order: Order, names: tuple[str, ...], *, json_: bool
) -> tuple[Sources, tuple[int, ...]]:
    """The plan, the list of units, and the places in it of those that are meant."""
    from docgen.api.orders import chosen, sources

    try:
        given = sources(order.plan, order.units, order.registers, order.stamp)
    except DocgenError as error:
        _end(context, error.problems, 3, json_=json_)
    try:
        return given, chosen(given.localities, names)
    except DocgenError as error:
        found = (*given.blocking, *error.problems)
        _end(context, found, 2 if given.localities.every else 1, json_=json_)


def _end(
    context: click.Context, problems: Sequence[Problem], status: int, *, json_: bool
) -> NoReturn:
    """Shows why nothing can be made, and ends."""
    if json_:
        click.echo(as_json(problems, ()))
    else:
        show(problems)
        click.echo(tell(NOTHING_MADE))
    context.exit(status)
