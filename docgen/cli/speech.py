"""How the command line speaks: help in the chosen language, problems as lines or JSON."""

from __future__ import annotations

import gettext
import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from docgen.model.place import CellPlace, FilePlace, ParagraphPlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.vietnamese.messages import (
    DOMAIN,
    LANGUAGES,
    LOCALE_DIR,
    N_,
    say,
    severity_name,
    shown,
    translator,
)

__all__ = [
    "Command",
    "Option",
    "as_json",
    "entry",
    "language",
    "language_option",
    "severity",
    "show",
    "speak",
    "tell",
    "totals",
]

MORE = N_("… and {count} more of the same; --json shows all")
TOTALS = N_("{errors} errors, {warnings} warnings, {notes} notes")

_MOST_ALIKE = 10
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def language() -> str:
    """The language in use: ``vi`` unless the user chose otherwise."""
    spoken = os.environ.get("LANGUAGE", "")
    return spoken if spoken in LANGUAGES else LANGUAGES[0]


def speak(chosen: str | None) -> None:
    """Speak a language from here on, the first one for ``None`` and for languages not known.

    It stands in the environment, where click looks for it.
    """
    os.environ["LANGUAGE"] = chosen if chosen in LANGUAGES else LANGUAGES[0]
    gettext.bindtextdomain(DOMAIN, LOCALE_DIR)
    gettext.textdomain(DOMAIN)


def tell(message: str, **values: object) -> str:
    """A message of the command line in the language in use, its gaps filled."""
    return translator(language())(message).format(**values)


class Command(click.Command):
    """A command whose help and example are translated when they are shown.

    It takes ``--lang`` as the program does, so that either place is right.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        if not isinstance(self, click.Group):
            self.params.append(language_option(hidden=True))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the whole help."""
        kept = self.help, self.epilog
        translate = translator(language())
        self.help, self.epilog = (one and translate(one) for one in kept)
        super().format_help(ctx, formatter)
        self.help, self.epilog = kept

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first line of the help, for the list of commands."""
        return translator(language())(self.help or "").split("\n")[0].rstrip(".")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, its own help translated."""
        option = super().get_help_option(ctx)
        if option:
            option.help = translator(language())(N_("Show this message and exit."))
        return option


def language_option(**more: Any) -> click.Option:
    """The option ``--lang``."""
    return Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        is_eager=True,
        expose_value=False,
        callback=lambda context, parameter, chosen: speak(chosen) if chosen else None,
        help=N_("Language of messages, vi or en; also by the environment variable DOCGEN_LANG."),
        **more,
    )


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's names and its help."""
        kept = self.help
        self.help = kept and translator(language())(kept)
        record = super().get_help_record(ctx)
        self.help = kept
        return record


def show(problems: Iterable[Problem], *, err: bool = False) -> None:
    """Print problems, the gravest first, each with its file and place.

    Of many notes or warnings of one kind the first are shown and the rest counted.
    """
    count: Counter[Rule] = Counter()
    for one in sorted(problems, key=lambda one: -one.rule.severity):
        count[one.rule] += 1
        if one.rule.severity is Severity.ERROR or count[one.rule] <= _MOST_ALIKE:
            words = f"{_where(one)}: {one.rule.id} {say(one, language())}"
            click.echo(f"{severity(one.rule)}: {words}", err=err)
    for rule, number in count.items():
        if rule.severity is not Severity.ERROR and number > _MOST_ALIKE:
            words = f"{rule.id} {tell(MORE, count=number - _MOST_ALIKE)}"
            click.echo(f"{severity(rule)}: {words}", err=err)


def severity(rule: Rule) -> str:
    """The word for how grave a rule is, in its colour."""
    return click.style(severity_name(rule.severity, language()), _COLOURS[rule.severity])


def _where(problem: Problem) -> str:
    if isinstance(problem.place, FilePlace):
        return str(problem.place)
    return f"{problem.place.file}, {problem.place}"


def totals(found: Iterable[Problem | Rule]) -> str:
    """How many errors, warnings and notes there are."""
    rules = (one.rule if isinstance(one, Problem) else one for one in found)
    counts = Counter(one.severity for one in rules)
    return tell(
        TOTALS,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
    )


def as_json(problems: Iterable[Problem], outputs: Sequence[Path]) -> str:
    """Problems and written files as JSON; keys that do not apply are absent."""
    found = {
        "problems": [entry(one) for one in problems],
        "outputs": [str(one) for one in outputs],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def entry(problem: Problem) -> dict[str, Any]:
    """A problem as an object of the JSON output."""
    found: dict[str, Any] = {
        "rule": problem.rule.id,
        "severity": severity_name(problem.rule.severity),
        "file": problem.place.file,
    }
    match problem.place:
        case CellPlace(sheet=sheet, cell=cell):
            found |= {"sheet": sheet} | ({"cell": cell} if cell else {})
        case ParagraphPlace(part=part, number=number, excerpt=excerpt):
            found |= {"part": part, "paragraph": number, "excerpt": excerpt}
    found["message"] = say(problem, language())
    for name in ("expected", "actual"):
        if name in problem.values:
            found[name] = shown(problem.values[name], language())
    if problem.rule.source:
        found["source"] = problem.rule.source
    return found
