"""``docgen verify``: what has become of outputs since they were made."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from docgen.cli.speech import Command, Option, as_json, show, tell
from docgen.model.problem import DocgenError, Problem
from docgen.vietnamese.messages import N_

__all__ = ["command"]

STANDING = N_("{count} {standing}")


@click.command(
    "verify",
    cls=Command,
    help=N_(
        "Say what has become of the files in each DIR since docgen made them.\n\n"
        "As made, edited since, made of sources that changed since or are gone, or missing, by the"
        " ledger docgen-so.jsonl beside them. Exit status: 0 all as made, 1 something differs,"
        " 2 wrong usage, 3 no ledger that can be read."
    ),
    epilog=N_("Example: docgen verify output"),
)
@click.argument(
    "folders", nargs=-1, required=True, metavar="DIR...", type=click.Path(path_type=Path)
)
@click.option("--json", "json_", cls=Option, is_flag=True, help=N_("Show the outcome as JSON."))
@click.pass_context
def command(context: click.Context, folders: tuple[Path, ...], json_: bool) -> None:
    """Shows what differs and counts the rest."""
    from docgen.api.provenance import Standing, verify

    problems: list[Problem] = []
    outputs: dict[Path, Path] = {}  # by their whole paths: of two DIR one may be in the other
    counts: Counter[Standing] = Counter()
    status = 0
    for folder in folders:
        try:
            for one in verify(folder):
                if outputs.setdefault(one.path.absolute(), one.path) is not one.path:
                    continue
                counts[one.standing] += 1
                problems += one.problems
                status = max(status, int(bool(one.problems)))
        except DocgenError as error:
            problems += error.problems
            status = 3
    if json_:
        click.echo(as_json(problems, list(outputs.values())))
    else:
        show(problems)
        told = [one for one in Standing if counts[one]]
        for standing in told or ([] if status else [Standing.AS_MADE]):  # an empty ledger: 0
            click.echo(tell(STANDING, count=counts[standing], standing=tell(standing)))
    context.exit(status)
