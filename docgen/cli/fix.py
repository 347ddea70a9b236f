"""``docgen fix``: Word files mended as far as that needs no decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.findings import as_json, show_problem
from docgen.cli.speech import Command, Option, language, show, tell, totals
from docgen.cli.works import OVER_ORIGINAL, chosen_profile, gravest, profile_option, rules_options
from docgen.model.checked import Checked
from docgen.model.place import FilePlace
from docgen.model.problem import DocgenError, OutputError, Rule
from docgen.vietnamese.messages import N_, shown

if TYPE_CHECKING:
    from docgen.decree.profile import Profile
    from docgen.lint.mending import Change, Mended

__all__ = ["command"]

SAME_OUTPUT = Rule(
    "GH808",
    "same-name",
    N_("another file of this run was written to {path} already; mend them one by one"),
)

NOTHING = N_("{file}: nothing to mend")
MENDED = N_("{file}: {count} changes")
WROTE = N_("Wrote {path}")
LEFT = N_("Left for a person: {totals}")
PLACES = N_("{rule} {setting}: {before} → {after} ({count} places, first {place})")
PLACE = N_("{rule} {setting}: {before} → {after} ({place})")

_MENDED_NAME = "-da-sua"
SETTINGS = {  # what a change sets, as mending names it
    "after": N_("space after"),
    "align": N_("alignment"),
    "before": N_("space before"),
    "bold": N_("bold"),
    "borders": N_("borders"),
    "bottom": N_("bottom margin"),
    "caps": N_("printed as capitals"),
    "colour": N_("colour"),
    "columns": N_("widths of columns"),
    "contextual": N_("no space between paragraphs of one style"),
    "first-line": N_("indent of the first line"),
    "font": N_("font"),
    "height": N_("height of the paper"),
    "highlight": N_("highlighting"),
    "italic": N_("italic"),
    "keep-next": N_("kept with the next paragraph"),
    "left": N_("left edge"),
    "line-spacing": N_("line spacing"),
    "numbering-from": N_("page numbers from"),
    "on-first-page": N_("number on the first page"),
    "page-number": N_("page number"),
    "padding": N_("padding of cells"),
    "paragraph": N_("paragraph"),
    "rule-line": N_("drawn line"),
    "right": N_("right edge"),
    "size": N_("size"),
    "text": N_("text"),
    "top": N_("top margin"),
    "typed-line": N_("line of characters"),
    "underline": N_("underlining"),
    "unicode-form": N_("Unicode form"),
    "width": N_("width of the paper"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wishes:
    """What the command line asked for."""

    profile: Profile
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    unsafe: bool
    tracked: bool
    diff: bool
    force: bool
    output: Path | None


@click.command(
    "fix",
    cls=Command,
    help=N_(
        "Mend the layout of Word files as Nghị định 30/2020/NĐ-CP lays it down.\n\n"
        "The original stays as it is: the mended file is written to the folder of -o under its "
        "own name, else beside the original as NAME-da-sua.docx. No word is changed, only looks, "
        "capitals, punctuation and leading zeros, unless --unsafe is given. "
        "Exit status: 0 no errors left, 1 errors left, 2 wrong usage, 3 a file unusable."
    ),
    epilog=N_("Example: docgen fix du-thao.docx --tracked"),
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "--output",
    cls=Option,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help=N_("Folder for the mended files."),
)
@click.option("--diff", cls=Option, is_flag=True, help=N_("Show every change, and write nothing."))
@click.option(
    "--tracked",
    cls=Option,
    is_flag=True,
    help=N_(
        "Write the changes as tracked changes, to be accepted or rejected in Word; page numbers"
        " are changed outright."
    ),
)
@click.option(
    "--unsafe", cls=Option, is_flag=True, help=N_("Change words too, where a rule knows how.")
)
@rules_options
@profile_option
@click.option("--force", cls=Option, is_flag=True, help=N_("Write over files that are there."))
@click.option("--json", "json_", cls=Option, is_flag=True, help=N_("Show the outcome as JSON."))
@click.pass_context
def command(
    context: click.Context,
    files: tuple[Path, ...],
    output: Path | None,
    diff: bool,
    tracked: bool,
    unsafe: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: Path | None,
    force: bool,
    json_: bool,
) -> None:
    """Mends one file after the other; the exit status is the gravest of all."""
    wishes = _Wishes(
        profile=chosen_profile(profile, context),
        select=select,
        ignore=ignore,
        unsafe=unsafe,
        tracked=tracked,
        diff=diff,
        force=force,
        output=output,
    )
    left: list[Checked] = []
    written: list[Path] = []
    changes: list[dict[str, str]] = []
    for file in files:
        try:
            mended, path = _mended(file, wishes, written)
        except DocgenError as error:
            left.append(Checked(file=str(file), problems=error.problems, usable=False))
            if not json_:
                show(error.problems)
            continue
        left.append(mended.left)
        changes += (_as_json(file, one) for one in mended.changes)
        if path:
            written.append(path)
        if not json_:
            _report(file, mended, path, every=diff)
    if json_:
        click.echo(as_json(left, written, changes=changes))
    context.exit(gravest(left))


def _mended(file: Path, wishes: _Wishes, written: Sequence[Path]) -> tuple[Mended, Path | None]:
    """One file mended, and where it was written (``None``: nowhere)."""
    from docgen.lint.mending import mend
    from docgen.publish.write import write_new
    from docgen.word.package import open_package
    from docgen.word.tracked import Tracked

    mended = mend(
        open_package(file),
        wishes.profile,
        today=date.today(),
        unsafe=wishes.unsafe,
        select=wishes.select,
        ignore=wishes.ignore,
        tracked=Tracked(author="docgen", when=datetime.now()) if wishes.tracked else None,
    )
    if mended.content is None or wishes.diff:
        return mended, None
    path = _target(file, wishes.output)
    if path.resolve() == file.resolve():
        raise OutputError(OVER_ORIGINAL.at(FilePlace(file=str(file))))
    if path in written:
        raise OutputError(SAME_OUTPUT.at(FilePlace(file=str(file)), path=path))
    write_new(path, mended.content, force=wishes.force)
    return mended, path


def _target(file: Path, folder: Path | None) -> Path:
    if folder is not None:
        return folder / file.name
    return file.with_name(f"{file.stem}{_MENDED_NAME}.docx")


def _report(file: Path, mended: Mended, path: Path | None, *, every: bool) -> None:
    if not mended.changes:
        click.echo(tell(NOTHING, file=file))
    else:
        click.secho(tell(MENDED, file=file, count=len(mended.changes)), bold=True)
        for line in _changes(mended.changes, every=every):
            click.echo(f"    {line}")
    if mended.left.problems:
        click.echo(tell(LEFT, totals=totals(mended.left.problems)))
        for problem in sorted(mended.left.problems, key=lambda one: -one.rule.severity):
            show_problem(problem)
    if path:
        click.echo(tell(WROTE, path=path))


def _as_json(file: Path, change: Change) -> dict[str, str]:
    return {
        "file": str(file),
        "rule": change.rule.id,
        "place": str(change.place),
        "setting": change.setting,
        "before": shown(change.before, language()),
        "after": shown(change.after, language()),
    }


def _changes(changes: Sequence[Change], *, every: bool) -> list[str]:
    """Before and after, place by place or counted where they are alike."""
    lines: list[str] = []
    alike = sorted(enumerate(changes), key=lambda one: (_kind(one[1]), one[0]))
    for _, group in groupby(alike, key=lambda one: _kind(one[1])):
        those = [one for _, one in group]
        shown_ = those if every else those[:1]
        for one in shown_:
            values = {name: shown(getattr(one, name), language()) for name in ("before", "after")}
            message = PLACE if every or len(those) == 1 else PLACES
            lines.append(
                tell(
                    message,
                    rule=one.rule.id,
                    setting=tell(SETTINGS.get(one.setting, one.setting)),
                    count=len(those),
                    place=one.place,
                    **values,
                )
            )
    return lines


def _kind(change: Change) -> tuple[str, str, str, str]:
    return change.rule.id, change.setting, str(change.before), str(change.after)
