"""``docgen check``: where Word files depart from the decree."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.findings import as_json, show_checked, show_sum
from docgen.cli.speech import Command, Option, language, show, tell
from docgen.cli.works import OVER_ORIGINAL, chosen_profile, gravest, profile_option, rules_options
from docgen.model.checked import Checked
from docgen.model.place import FilePlace
from docgen.model.problem import DocgenError, Rule
from docgen.vietnamese.messages import N_

if TYPE_CHECKING:
    from docgen.decree.profile import Profile

__all__ = ["command"]

WROTE = N_("Wrote {path}")
ONE_FILE = N_("--annotate takes exactly one FILE")
ONE_FORM = N_("choose one of --json and --sarif")
NO_FILES = N_("there is no .docx file in {path}")
CHECKING = N_("Checking")

NO_DOCX = N_("{path}: the copy with comments is a .docx file")
FAULT = Rule(
    "GH807",
    "fault-of-docgen",
    N_("docgen failed on this file, by a fault of its own; a report was written to {path}"),
)

_SUFFIXES = {".docx", ".docm", ".doc"}  # the last cannot be read, which is said
_SIDE_BY_SIDE = 4  # files from which more processes pay


@click.command(
    "check",
    cls=Command,
    help=N_(
        "Check Word files against the layout of Nghị định 30/2020/NĐ-CP.\n\n"
        "Each FILE is a .docx, made by docgen or by anybody else; of a folder, all .docx files "
        "in it. Every problem is shown with its place, what should be there, and the clause. "
        "Nothing is changed. "
        "Exit status: 0 no errors, 1 errors found, 2 wrong usage, 3 a file unusable."
    ),
    epilog=N_("Example: docgen check du-thao.docx --html ket-qua.html"),
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE|DIR...", type=click.Path(path_type=Path)
)
@rules_options
@profile_option
@click.option("--json", "json_", cls=Option, is_flag=True, help=N_("Show the outcome as JSON."))
@click.option("--sarif", cls=Option, is_flag=True, help=N_("Show the outcome as SARIF 2.1.0."))
@click.option(
    "--html",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Write the outcome as a web page too."),
)
@click.option(
    "--annotate",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Write a copy with a Word comment at every problem."),
)
@click.option("--force", cls=Option, is_flag=True, help=N_("Write over files that are there."))
@click.pass_context
def command(
    context: click.Context,
    files: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: Path | None,
    json_: bool,
    sarif: bool,
    html: Path | None,
    annotate: Path | None,
    force: bool,
) -> None:
    """Checks side by side, shows in order; the exit status is the gravest of all files."""
    if json_ and sarif:
        raise click.UsageError(tell(ONE_FORM))
    if annotate and (len(files) != 1 or files[0].is_dir()):
        raise click.UsageError(tell(ONE_FILE))
    if annotate and annotate.suffix.lower() != ".docx":
        raise click.UsageError(tell(NO_DOCX, path=annotate))
    layout = chosen_profile(profile, context)
    documents = list(_expanded(files))
    kept = {one.resolve() for one in documents}
    for output in filter(None, (html, annotate)):
        if output.resolve() in kept:
            show([OVER_ORIGINAL.at(FilePlace(file=str(output)))], err=True)
            context.exit(3)
    check = partial(
        _checked, profile=layout, today=date.today(), select=select, ignore=ignore
    )  # fmt: skip
    checked: list[Checked] = []
    for one in _side_by_side(check, documents):
        checked.append(one)
        if not (json_ or sarif):
            show_checked(one)
    outputs = _written(checked, html, annotate, context, force=force)
    if json_:
        click.echo(as_json(checked, outputs))
    elif sarif:
        from docgen.publish.sarif import sarif as as_sarif

        click.echo(as_sarif(checked, language()))
    else:
        show_sum(checked)
        for path in outputs:
            click.echo(tell(WROTE, path=path))
    context.exit(gravest(checked))


def _expanded(files: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, without Word's own lock files."""
    for path in files:
        if not path.is_dir():
            yield path
            continue
        found = sorted(
            one
            for one in path.rglob("*")
            if one.suffix.lower() in _SUFFIXES and not one.name.startswith("~$")
        )
        if not found:
            raise click.UsageError(tell(NO_FILES, path=path))
        yield from found


def _checked(
    path: Path, *, profile: Profile, today: date, select: tuple[str, ...], ignore: tuple[str, ...]
) -> Checked:
    """One file checked; one that cannot be read is an outcome too."""
    from docgen.api import check_file

    try:
        return check_file(path, profile=profile, today=today, select=select, ignore=ignore)
    except DocgenError as error:
        return Checked(file=str(path), problems=error.problems, usable=False)
    except Exception as error:  # noqa: BLE001  # one file stops none of the others
        from docgen.cli.bug import reported

        fault = FAULT.at(FilePlace(file=str(path)), path=reported(error))
        return Checked(file=str(path), problems=(fault,), usable=False)


def _side_by_side(check: partial[Checked], documents: Sequence[Path]) -> Iterator[Checked]:
    """The outcomes in the order of the files, as they come; with a bar where one can be seen."""
    if len(documents) < _SIDE_BY_SIDE:
        yield from map(check, documents)
        return
    from concurrent.futures import ProcessPoolExecutor

    workers = min(os.cpu_count() or 1, len(documents))
    with ProcessPoolExecutor(workers) as pool:
        found = pool.map(check, documents, chunksize=max(1, len(documents) // (workers * 8)))
        if not sys.stderr.isatty():
            yield from found
            return
        with click.progressbar(
            found, length=len(documents), label=tell(CHECKING), file=sys.stderr
        ) as bar:
            every = list(bar)  # lines between would tear the bar
        yield from every


def _written(
    checked: Sequence[Checked],
    html: Path | None,
    annotate: Path | None,
    context: click.Context,
    *,
    force: bool,
) -> list[Path]:
    """The files asked for beside the outcome; an unwritable one ends the command."""
    from docgen.publish.write import write_new

    outputs: list[Path] = []
    try:
        if html:
            from docgen.publish.web import page

            write_new(html, page(checked, language()).encode(), force=force)
            outputs.append(html)
        if annotate and checked[0].usable:
            from docgen.api import annotated

            content = annotated(Path(checked[0].file), checked[0], language())
            write_new(annotate, content, force=force)
            outputs.append(annotate)
    except DocgenError as error:
        with suppress(BrokenPipeError):
            show(error.problems, err=True)
        context.exit(3)
    return outputs
