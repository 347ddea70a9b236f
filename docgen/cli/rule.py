"""``docgen rule``: what a rule says, where it is laid down, what breaks it and what does not."""

from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages

import click

import docgen
from docgen.cli.speech import Command, language, severity, tell
from docgen.cli.works import UNKNOWN_RULE
from docgen.model.problem import Rule
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_, translator

__all__ = ["command"]

_GAP = re.compile(r"\{\w+(?:![rs])?\}")
_STOP = re.compile(r"\.\s+(?=(.))")

CLAUSE = N_("Clause: {source}")
SINCE = N_("For documents dated {since} or later")
UNTIL = N_("For documents dated {since} to {until}")
BAD = N_("Not so: {example}")
GOOD = N_("But so: {example}")
SAFE = N_("docgen fix mends it; where words would change, only with --unsafe.")
BY_HAND = N_("A person must mend it.")


@click.command(
    "rule",
    cls=Command,
    help=N_(
        "Explain the rule ID: its text, its clause, examples, and when it does not apply.\n\n"
        "Without ID, or with the beginning of one (ND2), the rules are listed."
    ),
    epilog=N_("Example: docgen rule ND101"),
)
@click.argument("name", metavar="[ID]", default="")
def command(name: str) -> None:
    """Prints one rule whole, or a line for each of several."""
    from docgen import lint
    from docgen.lint.register import RETIRED

    if name in RETIRED:
        click.echo(tell(RETIRED[name]))
        return
    name = name if name.islower() and lint.selected([name]) else name.upper()
    found = lint.selected([name] if name else [])
    if not found:
        _tell_other(name)
        return
    translate = translator(language())
    if len(found) > 1:
        for entry in found:
            rule = entry.rule
            first = _first_sentence(translate(entry.about))
            click.echo(f"{rule.id} {severity(rule)}: {first} ({rule.name})")
        return
    entry = found[0]
    click.secho(f"{entry.rule.id} {entry.rule.name}", bold=True, nl=False)
    click.echo(f" ({severity(entry.rule)})")
    click.echo(_GAP.sub("…", translate(entry.rule.text)))
    click.echo(f"\n{translate(entry.about)}\n")
    click.echo(tell(BAD, example=entry.bad))
    click.echo(tell(GOOD, example=entry.good))
    click.echo(tell(SAFE if entry.fixable else BY_HAND))
    click.echo(tell(CLAUSE, source=entry.rule.source))
    dates = {"since": short_date(entry.since)}
    if entry.until:
        click.echo(tell(UNTIL, until=short_date(entry.until), **dates))
    else:
        click.echo(tell(SINCE, **dates))


def _first_sentence(text: str) -> str:
    """Up to the first full stop that no quotation or bracket is around."""
    for match in _STOP.finditer(text):
        before = text[: match.start()]
        within = before.count("“") > before.count("”") or before.count("(") > before.count(")")
        if not within and not match[1].islower():
            return before
    return text.rstrip(".")


def _tell_other(name: str) -> None:
    """Print a rule that is not about the layout: on workbooks, files, templates."""
    modules = (import_module(one.name) for one in walk_packages(docgen.__path__, "docgen."))
    every = (value for module in modules for value in vars(module).values())
    rule = next((one for one in every if isinstance(one, Rule) and one.id == name), None)
    if rule is None:
        raise click.BadParameter(tell(UNKNOWN_RULE, actual=name), param_hint="ID")
    click.secho(f"{rule.id} {rule.name}", bold=True, nl=False)
    click.echo(f" ({severity(rule)})")
    click.echo(_GAP.sub("…", translator(language())(rule.text)))
    if rule.source:
        click.echo(tell(CLAUSE, source=rule.source))
