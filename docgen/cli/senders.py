"""What the commands about senders' forms and reports share: the forms, and what came back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from docgen.cli.days import day
from docgen.cli.speech import Option, tell
from docgen.model.report import Period
from docgen.model.unit import Level
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import file_name

__all__ = ["ALIASES", "COPIED", "forms_options", "reports_options"]

ALIASES = Path("data") / "ten-goi.csv"
"""Where names of senders that somebody confirmed are kept, unless another file is given."""

NOT_A_PERIOD = N_("“{actual}” is no period; expected one of: {expected}")
NOT_A_LEVEL = N_("“{actual}” is not a level; expected one of: {expected}")

COPIED = N_("The notes in the summary are kept in {path}; corrections alone go into the new one")

_LEVELS = (Level.DISTRICT, Level.COMMUNE)
F = TypeVar("F", bound=Callable[..., Any])


def _period(context: click.Context, parameter: click.Parameter, typed: str) -> Period:
    """The period that was typed, with or without its marks: ``6 tháng``, ``thang-hanh-dong``."""
    known = {_bare(one): one for one in Period}
    if _bare(typed) not in known:
        raise click.BadParameter(tell(NOT_A_PERIOD, actual=typed, expected=", ".join(Period)))
    return known[_bare(typed)]


def _level(context: click.Context, parameter: click.Parameter, typed: str | None) -> Level | None:
    if typed is None:
        return None
    known = {_bare(one): one for one in _LEVELS}
    if _bare(typed) not in known:
        raise click.BadParameter(tell(NOT_A_LEVEL, actual=typed, expected=", ".join(_LEVELS)))
    return known[_bare(typed)]


def _bare(typed: str) -> str:
    return file_name(typed).lower()


_OPTIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "--registers",
        {
            "metavar": "DIR",
            "type": click.Path(exists=True, file_okay=False, path_type=Path),
            "help": N_("Folder with your own copies of the registers."),
        },
    ),
    (
        "--level",
        {
            "metavar": "LEVEL",
            "callback": _level,
            "help": N_("Localities that report: huyện or xã; else districts if there are any."),
        },
    ),
    (
        "--cutoff",
        {
            "metavar": "DATE",
            "callback": day,
            "help": N_("Last day of the data; else that of the period by law."),
        },
    ),
    (
        "--deadline",
        {
            "metavar": "DATE",
            "callback": day,
            "help": N_("Day by which the reports must be there."),
        },
    ),
    (
        "--period",
        {
            "metavar": "PERIOD",
            "callback": _period,
            "default": str(Period.YEAR),
            "show_default": True,
            "help": N_("What is reported: năm, 6 tháng or tháng hành động."),
        },
    ),
)


def forms_options(command: F) -> F:
    """The options that say which forms of a plan are meant."""
    for name, settings in _OPTIONS:
        command = click.option(name, cls=Option, **settings)(command)
    return command


def reports_options(command: F) -> F:
    """The reports that came back, the plan whose forms they are, and the forms meant."""
    command = click.option(
        "--aliases",
        cls=Option,
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        default=ALIASES,
        show_default=True,
        help=N_("Where other names of senders are remembered."),
    )(command)
    command = click.option(
        "--plan",
        cls=Option,
        required=True,
        metavar="PLAN",
        type=click.Path(path_type=Path),
        help=N_("Workbook of the plan whose forms were sent out."),
    )(forms_options(command))
    return click.argument(
        "reports", nargs=-1, required=True, metavar="REPORTS...", type=click.Path(path_type=Path)
    )(command)
