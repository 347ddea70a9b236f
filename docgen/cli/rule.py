"""``docgen rule``: what a rule says, where it is laid down, what breaks it and what does not."""

from __future__ import annotations

import click

from docgen.cli.speech import Command, language, severity, tell
from docgen.cli.works import UNKNOWN_RULE
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_, translator

__all__ = ["command"]

CLAUSE = N_("Clause: {source}")
SINCE = N_("For documents dated {since} or later")
UNTIL = N_("For documents dated {since} to {until}")
BAD = N_("Not so: {example}")
GOOD = N_("But so: {example}")
SAFE = N_("docgen fix mends it.")
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
    found = lint.selected([name] if name else [])
    if not found:
        raise click.BadParameter(tell(UNKNOWN_RULE, actual=name), param_hint="ID")
    translate = translator(language())
    if len(found) > 1:
        for entry in found:
            rule = entry.rule
            first = translate(entry.about).partition(". ")[0].rstrip(".")
            click.echo(f"{rule.id} {severity(rule)}: {first} ({rule.name})")
        return
    entry = found[0]
    click.secho(f"{entry.rule.id} {entry.rule.name}", bold=True, nl=False)
    click.echo(f" ({severity(entry.rule)})")
    click.echo(translate(entry.rule.text))
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
