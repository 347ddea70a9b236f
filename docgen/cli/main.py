"""The command line: its commands, its language, and the last resort for bugs."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any

import click

from docgen import __version__
from docgen.cli.speech import Command, Option, language, language_option, speak
from docgen.vietnamese.messages import N_, translator

__all__ = ["cli", "main"]

_COMMANDS = {
    "check": "docgen.cli.check",
    "collect": "docgen.cli.collect",
    "doctor": "docgen.cli.doctor",
    "fix": "docgen.cli.fix",
    "forms": "docgen.cli.forms",
    "localise": "docgen.cli.localise",
    "make": "docgen.cli.make",
    "new": "docgen.cli.new",
    "remind": "docgen.cli.remind",
    "rule": "docgen.cli.rule",
    "show": "docgen.cli.show",
    "verify": "docgen.cli.verify",
}
EXIT_UNUSABLE = 3

BUG = N_("This is a bug of docgen, not of your file. A report was written to {path}")


class _Program(Command, click.Group):
    """The group of commands; a command's module is imported when it is called."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        speak(os.environ.get("DOCGEN_LANG"))  # before options: one may be wrong, or --help
        return super().make_context(*args, **more)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[name]).command
        return command


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_("Turn workbooks into official Vietnamese documents (Nghị định 30/2020/NĐ-CP)."),
    epilog=N_("Example: docgen make data/ke-hoach-2024.xlsx -o output"),
)
@click.version_option(
    __version__,
    cls=Option,
    message="docgen %(version)s",
    help=N_("Show the version and exit."),
)
def cli() -> None:
    """Registers the options of the program itself."""


cli.params.insert(0, language_option())


def main() -> None:
    """Run the command line; a bug gives one line and a report, never a traceback."""
    gc.set_threshold(100_000)  # a short run makes much and throws little away
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # a file name may hold what is no Unicode; that too can be shown
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        cli(prog_name="docgen")
    except Exception as error:  # noqa: BLE001  # the last resort of the door
        from docgen.cli.bug import reported

        path = reported(error)
        click.echo(translator(language())(BUG).format(path=path), err=True)
        sys.exit(EXIT_UNUSABLE)
    finally:
        gc.freeze()  # nor is there anything to look through at the end
