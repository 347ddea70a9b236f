"""``docgen new``: a blank workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.speech import Command, Option, show, tell
from docgen.model.problem import DocgenError
from docgen.vietnamese.messages import N_

__all__ = ["command"]

WROTE = N_("Wrote {path}. Fill it in, then run: docgen make {path}")
NOT_A_YEAR = N_("“{year}” is not a year from 2000 to 2100")
NOT_XLSX = N_("“{name}” must end in .xlsx")


def _xlsx(context: click.Context, parameter: click.Parameter, path: Path) -> Path:
    if path.suffix.lower() != ".xlsx":
        raise click.BadParameter(tell(NOT_XLSX, name=path.name))
    return path


def _year(context: click.Context, parameter: click.Parameter, year: str | None) -> int | None:
    if year is None:
        return None
    if year.isdecimal() and 2000 <= int(year) <= 2100:
        return int(year)
    raise click.BadParameter(tell(NOT_A_YEAR, year=year))


@click.command(
    "new",
    cls=Command,
    help=N_(
        "Write a blank workbook of a KIND to FILE.\n\n"
        "KIND is plan (kế hoạch năm) or action-month (kế hoạch Tháng hành động)."
    ),
    epilog=N_("Example: docgen new plan ke-hoach-2026.xlsx --year 2026"),
)
@click.argument("kind", metavar="KIND", type=click.Choice(["plan", "action-month"]))
@click.argument(
    "file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), callback=_xlsx
)
@click.option(
    "--year",
    cls=Option,
    metavar="YEAR",
    callback=_year,
    help=N_("Year of the plan, 2000 to 2100."),
)
@click.option("--force", cls=Option, is_flag=True, help=N_("Write over a file that is there."))
@click.pass_context
def command(context: click.Context, kind: str, file: Path, year: int | None, force: bool) -> None:
    """Writes the workbook, never over one that is there unless forced."""
    from docgen.publish.write import write_new
    from docgen.workbook.sheets import KINDS
    from docgen.workbook.write import blank, to_bytes

    try:
        write_new(file, to_bytes(blank(KINDS[kind], year)), force=force)
    except DocgenError as error:
        show(error.problems)
        context.exit(3)
    name = f'"{file}"' if " " in str(file) else file  # as it must be typed
    click.echo(tell(WROTE, path=name))
