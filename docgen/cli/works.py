"""What the commands on Word files share: their options, and the exit status."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from docgen.cli.speech import Option, show, tell
from docgen.model.checked import Checked
from docgen.model.problem import DocgenError, Rule, Severity
from docgen.vietnamese.messages import N_

if TYPE_CHECKING:
    from docgen.decree.profile import Profile

__all__ = [
    "OVER_ORIGINAL",
    "UNKNOWN_RULE",
    "chosen_profile",
    "gravest",
    "profile_option",
    "rules_options",
]

OVER_ORIGINAL = Rule(
    "GH806",
    "output-over-original",
    N_("this is a file to be read; what is written goes to another name or folder"),
)
UNKNOWN_RULE = N_("there is no rule “{actual}”; docgen rule lists them all")

_DECREE = "nd30"
_ELSEWHERE = ("KH", "XL", "BC")  # rules on workbooks, which may be named here all the same
_PREFIXES = {"ND", "WD", *_ELSEWHERE}
F = TypeVar("F", bound=Callable[..., Any])


def _selection(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """The names in ``ND2,KH --select ND305`` as one list; a wrong one is wrong usage."""
    names = tuple(
        name.strip().upper() if name.strip()[:2].upper() in _PREFIXES else name.strip()
        for one in given
        for name in one.split(",")
        if name.strip()
    )
    if names:
        from docgen import lint
        from docgen.lint.register import RETIRED

        for name in names:
            known = lint.selected([name]) or name in RETIRED
            if not known and not name.startswith(_ELSEWHERE):
                raise click.BadParameter(tell(UNKNOWN_RULE, actual=name))
    return names


def rules_options(command: F) -> F:
    """The options ``--select`` and ``--ignore``."""
    for name, help_ in (
        ("--ignore", N_("Leave these rules out.")),
        ("--select", N_("Only these rules: ids or their beginnings, with commas (ND2,ND305).")),
    ):
        option = click.option(
            name, cls=Option, multiple=True, metavar="RULES", callback=_selection, help=help_
        )
        command = option(command)
    return command


def profile_option(command: F) -> F:
    """The option ``--profile``."""
    return click.option(
        "--profile",
        cls=Option,
        metavar="NAME|FILE",
        callback=lambda context, parameter, given: None if given == _DECREE else Path(given),
        default=_DECREE,
        show_default=True,
        help=N_("Layout to check against: nd30, or a .toml file like docgen's own."),
    )(command)


def chosen_profile(path: Path | None, context: click.Context) -> Profile:
    """The layout asked for; one that cannot be used ends the command."""
    from docgen.decree import profile as profiles

    try:
        return profiles.load(path)
    except DocgenError as error:
        show(error.problems, err=True)
        context.exit(3)


def gravest(checked: Iterable[Checked]) -> int:
    """The exit status: 3 where a file could not be used, 1 for errors found, else 0."""
    status = 0
    for one in checked:
        if not one.usable:
            return 3
        if one.count(Severity.ERROR):
            status = 1
    return status
