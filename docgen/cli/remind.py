"""``docgen remind``: letters to those whose reports are missing or have to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.days import day
from docgen.cli.senders import reports_options
from docgen.cli.speech import Command, Option, as_json, show, tell
from docgen.model.problem import DocgenError, Problem, Severity
from docgen.model.report import Period
from docgen.model.unit import Level
from docgen.vietnamese.messages import N_

if TYPE_CHECKING:
    from docgen.api.collecting import Collected, Expected
    from docgen.api.documents import Made

__all__ = ["command"]

WROTE = N_("Wrote {path}")
NO_LETTER = N_("No letter was written. Mend the errors above and run again.")
NEEDS_DEADLINE = N_("a letter needs the new deadline: {option}")


@click.command(
    "remind",
    cls=Command,
    help=N_(
        "Write the letter that asks for missing reports and for corrections.\n\n"
        "REPORTS are folders, .zip archives and workbooks, as for “docgen collect”. The letter "
        "(công văn) goes to all who have not reported or whose reports have blanks or errors; an "
        "appendix lists them for each. Who writes and signs is typed once in a workbook: “docgen "
        "new reminder”. "
        "Exit status: 0 no errors, 1 errors in the data, 2 wrong usage, 3 a file unusable."
    ),
    epilog=N_(
        "Example: docgen remind bao-cao --plan ke-hoach-2024.xlsx --letterhead don-doc.xlsx"
        " --number 123 --date 06/12/2024 --deadline 10/12/2024"
    ),
)
@reports_options
@click.option(
    "--letterhead",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("Workbook with who writes and signs, made by “docgen new reminder”."),
)
@click.option(
    "--number",
    cls=Option,
    metavar="NUMBER",
    type=click.IntRange(1, 99999),
    help=N_("Number of the letter; room is left for it, if not given. With --each, of the first."),
)
@click.option(
    "--date",
    "issued",
    cls=Option,
    metavar="DATE",
    callback=day,
    help=N_("Date of the letter; room is left for it, if not given."),
)
@click.option(
    "--symbol",
    cls=Option,
    metavar="SYMBOL",
    help=N_("Symbol behind the number, such as SLĐTBXH-BĐG; begins with the organ's code."),
)
@click.option("--organ", cls=Option, metavar="NAME", help=N_("Organ that writes."))
@click.option(
    "--authority",
    cls=Option,
    metavar="TEXT",
    multiple=True,
    help=N_("On whose behalf it is signed, such as “KT. Giám đốc”; a line each time it is given."),
)
@click.option("--post", cls=Option, metavar="POST", help=N_("Post of who signs."))
@click.option("--signer", cls=Option, metavar="NAME", help=N_("Name of who signs."))
@click.option(
    "--first-deadline",
    cls=Option,
    metavar="DATE",
    callback=day,
    help=N_("Day by which the reports were due at first; told in the letter."),
)
@click.option(
    "--each", cls=Option, is_flag=True, help=N_("A letter for each, numbered one after another.")
)
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    help=N_("Folder for the letters."),
)
@click.option(
    "--force", cls=Option, is_flag=True, help=N_("Write over a file that was edited by hand.")
)
@click.option("--json", "json_", cls=Option, is_flag=True, help=N_("Show the outcome as JSON."))
@click.pass_context
def command(context: click.Context, /, deadline: date | None, json_: bool, **given: Any) -> None:
    """Reads, writes and tells; the exit status is the gravest of all."""
    if deadline is None:
        raise click.UsageError(tell(NEEDS_DEADLINE, option="--deadline"))
    asked = _Asked(deadline=deadline, **given)
    written: list[Path] = []
    try:
        problems, failed = _written(asked, written)
        status = 3 if failed else int(_has_errors(problems))
    except DocgenError as error:
        problems, status = error.problems, 3
    if json_:
        click.echo(as_json(problems, written))
    else:
        show(problems)
        for path in written:
            click.echo(tell(WROTE, path=path))
        if not written and _has_errors(problems):
            click.echo(tell(NO_LETTER))
    context.exit(status)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What was asked for on the command line."""

    reports: tuple[Path, ...]
    plan: Path
    letterhead: Path | None
    number: int | None
    issued: date | None
    symbol: str | None
    organ: str | None
    authority: tuple[str, ...]
    post: str | None
    signer: str | None
    deadline: date
    first_deadline: date | None
    each: bool
    period: Period
    cutoff: date | None
    level: Level | None
    registers: Path | None
    aliases: Path
    output: Path
    force: bool


def _has_errors(problems: Sequence[Problem]) -> bool:
    return any(one.rule.severity is Severity.ERROR for one in problems)


def _written(asked: _Asked, written: list[Path]) -> tuple[tuple[Problem, ...], bool]:
    """What is wrong with plan, letterhead and letters, and whether a file could not be used.

    What is wrong in reports that count stands in the letters.  Each path is put into
    ``written`` as soon as its file is there.
    """
    from docgen.api.collecting import expected
    from docgen.api.reminding import coordinator, remind

    wanted = expected(
        asked.plan,
        period=asked.period,
        cutoff=asked.cutoff,
        deadline=asked.first_deadline,
        level=asked.level,
        registers=asked.registers,
    )
    by, lacking = coordinator(
        asked.letterhead,
        wanted.plan,
        number=asked.number,
        issued=asked.issued,
        symbol=asked.symbol,
        organ=asked.organ,
        authority=asked.authority,
        post=asked.post,
        signer=asked.signer,
    )
    problems = (*wanted.problems, *lacking)
    if _has_errors(lacking):
        return problems, False
    found, stray = _collected(asked, wanted)
    letters = remind(
        found,
        wanted.plan,
        by,
        place=_place(asked),
        deadline=asked.deadline,
        first_deadline=asked.first_deadline,
        each=asked.each,
    )
    problems += (*stray, *(one for letter in letters for one in letter.problems))
    refused = _kept(asked, letters, written)
    return (*problems, *refused), bool(found.unusable or refused)


def _place(asked: _Asked) -> str:
    return ", ".join(map(str, asked.reports))


def _collected(asked: _Asked, wanted: Expected) -> tuple[Collected, tuple[Problem, ...]]:
    """The reports that came in, and what is wrong with those that nobody can be written about."""
    from docgen.api.collecting import collect
    from docgen.api.naming import known_names
    from docgen.workbook.inbox import gathered

    names, problems = known_names(asked.aliases)
    own = (asked.plan, asked.letterhead) if asked.letterhead else (asked.plan,)
    found = collect(
        wanted,
        gathered(asked.reports, own=own),
        place=_place(asked),
        deadline=asked.first_deadline,
        aliases=names,
    )
    counted = {one.file for one in found.collection.counted.values()}
    stray = (
        one
        for one in found.problems
        if one.place.file in found.files and one.place.file not in counted
    )
    return found, (*problems, *stray)


def _kept(asked: _Asked, letters: Sequence[Made], written: list[Path]) -> tuple[Problem, ...]:
    """Writes the letters; one that cannot be written stops none of the others."""
    from docgen.api.provenance import opened, recorded
    from docgen.publish.write import write

    problems: list[Problem] = []
    made = [one for one in letters if one.content is not None]
    ledger = opened(asked.output) if made else None
    inputs = [asked.plan, *([asked.letterhead] if asked.letterhead else [])]
    for one in made:
        path = asked.output / one.name
        assert ledger is not None
        assert one.content is not None
        before = ledger.entry(one.name)
        try:
            entry = recorded(path, one.content, inputs, template=one.template)
            write(
                path,
                one.content,
                force=asked.force,
                known=before.sha256 if before else "",
                is_revision=before is not None and entry.is_of_the_files_of(before),
            )
            ledger.add(entry)
        except DocgenError as error:
            problems += error.problems
        else:
            written.append(path)
    return tuple(problems)
