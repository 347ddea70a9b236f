"""How the command line speaks: help in the chosen language, problems as lines or JSON."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from docgen.model.place import CellPlace, FilePlace, ParagraphPlace
from docgen.model.problem import Problem, Severity
from docgen.vietnamese.messages import N_, say, severity_name, shown, translator

__all__ = ["Command", "Option", "as_json", "language", "show", "tell", "totals"]

TOTALS = N_("{errors} errors, {warnings} warnings, {notes} notes")

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def language() -> str:
    """The language in use: ``vi`` unless the user chose otherwise."""
    context = click.get_current_context(silent=True)
    chosen = context.find_root().obj if context else None
    if isinstance(chosen, dict) and "language" in chosen:
        return str(chosen["language"])
    asked = os.environ.get("DOCGEN_LANG", "vi")
    return asked if asked in ("vi", "en") else "vi"


def tell(message: str, **values: object) -> str:
    """A message of the command line in the language in use, its gaps filled."""
    return translator(language())(message).format(**values)


class Command(click.Command):
    """A command whose help and example are translated when they are shown."""

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


class Option(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option's names and its help."""
        kept = self.help
        self.help = kept and translator(language())(kept)
        record = super().get_help_record(ctx)
        self.help = kept
        return record


def show(problems: Iterable[Problem]) -> None:
    """Print problems, the gravest first, each with its file and place."""
    for one in sorted(problems, key=lambda one: -one.rule.severity):
        name = click.style(
            severity_name(one.rule.severity, language()), _COLOURS[one.rule.severity]
        )
        click.echo(f"{name}: {_where(one)}: {one.rule.id} {say(one, language())}")


def _where(problem: Problem) -> str:
    if isinstance(problem.place, FilePlace):
        return str(problem.place)
    return f"{problem.place.file}, {problem.place}"


def totals(problems: Iterable[Problem]) -> str:
    """How many errors, warnings and notes there are."""
    counts = Counter(one.rule.severity for one in problems)
    return tell(
        TOTALS,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
    )


def as_json(problems: Iterable[Problem], outputs: Sequence[Path]) -> str:
    """Problems and written files as JSON; keys that do not apply are absent."""
    found = {
        "problems": [_entry(one) for one in problems],
        "outputs": [str(one) for one in outputs],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _entry(problem: Problem) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "rule": problem.rule.id,
        "severity": severity_name(problem.rule.severity),
        "file": problem.place.file,
    }
    match problem.place:
        case CellPlace(sheet=sheet, cell=cell):
            entry |= {"sheet": sheet} | ({"cell": cell} if cell else {})
        case ParagraphPlace(part=part, number=number, excerpt=excerpt):
            entry |= {"part": part, "paragraph": number, "excerpt": excerpt}
    entry["message"] = say(problem, language())
    for name in ("expected", "actual"):
        if name in problem.values:
            entry[name] = shown(problem.values[name], language())
    if problem.rule.source:
        entry["source"] = problem.rule.source
    return entry
