"""Days as they are typed on the command line."""

from __future__ import annotations

from datetime import date

import click

from docgen.cli.speech import tell
from docgen.vietnamese.messages import N_

__all__ = ["day"]

NOT_A_DATE = N_("“{actual}” is not a date such as 2026-01-15 or 15/01/2026")

_FIRST_YEAR, _LAST_YEAR = 1945, 2100


def day(context: click.Context, parameter: click.Parameter, typed: str | None) -> date | None:
    """The day that was typed, as 2026-01-15 or 15/01/2026."""
    from docgen.vietnamese.dates import parsed

    if typed is None:
        return None
    try:
        found = parsed(typed) or date.fromisoformat(typed)
    except ValueError:
        found = None
    if found and _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return found
    raise click.BadParameter(tell(NOT_A_DATE, actual=typed))
