"""``docgen show``: a Word file as readable text."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.speech import Command, show
from docgen.model.problem import DocgenError
from docgen.vietnamese.messages import N_

__all__ = ["command"]


@click.command(
    "show",
    cls=Command,
    help=N_(
        "Show FILE.docx as text, a line for each paragraph, with the formatting"
        " that reaches the paper."
    ),
    epilog=N_("Example: docgen show output/ke-hoach-192-KH-UBND-2024.docx"),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, file: Path) -> None:
    """Prints the document, or says why it cannot be read."""
    from docgen.word import dump, view

    try:
        document = view.read(file)
    except DocgenError as error:
        show(error.problems, err=True)
        context.exit(3)
    click.echo(dump.document(document), nl=False)
