"""``docgen new``: a workbook to fill in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.days import day
from docgen.cli.speech import Command, Option, language, show, tell
from docgen.model.problem import DocgenError, Problem
from docgen.vietnamese.messages import N_, say

if TYPE_CHECKING:
    from docgen.model.unit import Level

__all__ = ["command"]

WROTE = N_("Wrote {path}. Fill it in, then run: docgen make {path}")
WROTE_UNITS = N_(
    "Wrote {path} with {count} rows. Fill it in, then run: docgen localise PLAN.xlsx --units {path}"
)
WROTE_REMINDER = N_(
    "Wrote {path}. Fill it in, then run: docgen remind REPORTS --plan PLAN.xlsx"
    " --letterhead {path} --deadline DATE"
)
WROTE_REPORT = N_(
    "Wrote {path}. Fill it in, then run: docgen make {path} --reports FOLDER --plan PLAN.xlsx"
)
NOT_A_YEAR = N_("“{year}” is not a year from 2000 to 2100")
NOT_XLSX = N_("“{name}” must end in .xlsx")
NOT_A_LEVEL = N_("“{actual}” is not a level; expected one of: xã, huyện, sở")
NOT_FOR_UNITS = N_("{option} is not for units; they are as of a day: --date")
ONLY_FOR_UNITS = N_("{option} is only for units")
NEEDED_FOR_UNITS = N_("units need {option}")

_FOR_UNITS = ("province", "level", "date")
_WROTE = {"annual-report": WROTE_REPORT, "reminder": WROTE_REMINDER, "units": WROTE_UNITS}


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


def _level(context: click.Context, parameter: click.Parameter, typed: str | None) -> Level | None:
    from docgen.model.unit import Level
    from docgen.vietnamese.names import key

    if typed is None:
        return None
    levels = {"xã": Level.COMMUNE, "huyện": Level.DISTRICT, "sở": Level.PROVINCE}
    if key(typed) not in levels:
        raise click.BadParameter(tell(NOT_A_LEVEL, actual=typed))
    return levels[key(typed)]


@click.command(
    "new",
    cls=Command,
    help=N_(
        "Write a blank workbook of a KIND to FILE.\n\n"
        "KIND is plan (kế hoạch năm), action-month (kế hoạch Tháng hành động), annual-report (báo "
        "cáo năm), reminder (công văn đôn đốc): who writes and signs, for “docgen remind”, or "
        "units (danh sách đơn vị): all units of a province, to be filled in for “docgen localise”."
    ),
    epilog=N_("Example: docgen new plan ke-hoach-2026.xlsx --year 2026"),
)
@click.argument(
    "kind",
    metavar="KIND",
    type=click.Choice(["plan", "action-month", "annual-report", "reminder", "units"]),
)
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
@click.option(
    "--province", cls=Option, metavar="NAME", help=N_("For units: their province (tỉnh).")
)
@click.option(
    "--level",
    cls=Option,
    metavar="LEVEL",
    callback=_level,
    help=N_("For units: xã, huyện, or sở for the departments of the province."),
)
@click.option(
    "--date",
    cls=Option,
    metavar="DATE",
    callback=day,
    help=N_("For units: the day on which they stand, such as 2026-01-15 or 15/01/2026."),
)
@click.option(
    "--registers",
    cls=Option,
    metavar="DIR",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    help=N_("For units: folder with your own copies of the registers."),
)
@click.option("--force", cls=Option, is_flag=True, help=N_("Write over a file that is there."))
@click.pass_context
def command(
    context: click.Context, /, kind: str, file: Path, year: int | None, force: bool, **asked: Any
) -> None:
    """Writes the workbook, never over one that is there unless forced."""
    from docgen.publish.write import write_new

    _look_at_options(kind, year, asked)
    values = {}
    if kind == "units":
        content, values["count"] = _units(file, **asked)
    else:
        content = _blank(kind, year)
    try:
        write_new(file, content, force=force)
    except DocgenError as error:
        show(error.problems)
        context.exit(3)
    name = f'"{file}"' if " " in str(file) else file  # as it must be typed
    click.echo(tell(_WROTE.get(kind, WROTE), path=name, **values))


def _look_at_options(kind: str, year: int | None, asked: dict[str, Any]) -> None:
    """Stops at options that are not for the kind, and where one that it needs is missing."""
    given = [name for name, value in asked.items() if value is not None]
    if kind != "units":
        if given:
            raise click.UsageError(tell(ONLY_FOR_UNITS, option=f"--{given[0]}"))
        return
    if year is not None:
        raise click.UsageError(tell(NOT_FOR_UNITS, option="--year"))
    missing = [f"--{name}" for name in _FOR_UNITS if name not in given]
    if missing:
        raise click.UsageError(tell(NEEDED_FOR_UNITS, option=", ".join(missing)))


def _blank(kind: str, year: int | None) -> bytes:
    from docgen.workbook.kinds import KINDS
    from docgen.workbook.write import blank, to_bytes

    return to_bytes(blank(KINDS[kind], year))


def _units(
    file: Path, *, province: str, level: Level, date: date, registers: Path | None
) -> tuple[bytes, int]:
    """The workbook of all units of a level, and how many there are."""
    from docgen.registers import load
    from docgen.workbook.fill import filled_units
    from docgen.workbook.roster import roster

    known = load(registers)
    show(known.problems, err=True)
    found = roster(province, level, date, known, file=file.name)
    if isinstance(found, Problem):
        raise click.UsageError(say(found, language()))
    return filled_units(found), len(found.every)
