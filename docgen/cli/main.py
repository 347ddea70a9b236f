"""The command line: its commands, its language, and the last resort for bugs."""

from __future__ import annotations

import gettext
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from docgen import __version__
from docgen.cli.speech import Command, Option, language
from docgen.vietnamese.messages import DOMAIN, LANGUAGES, LOCALE_DIR, N_, translator

__all__ = ["cli", "main"]

_COMMANDS = {
    "doctor": "docgen.cli.doctor",
    "make": "docgen.cli.make",
    "new": "docgen.cli.new",
    "show": "docgen.cli.show",
}
EXIT_UNUSABLE = 3

BUG = N_("This is a bug of docgen, not of your file. A report was written to {path}")


class _Program(Command, click.Group):
    """The group of commands; a command's module is imported when it is called."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        _speak(language())  # before options are parsed: one of them may be wrong, or --help
        return super().make_context(*args, **more)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[name]).command
        return command


def _speak(chosen: str) -> None:
    """Makes click speak a language too: it asks the environment which one."""
    os.environ["LANGUAGE"] = chosen
    gettext.bindtextdomain(DOMAIN, LOCALE_DIR)
    gettext.textdomain(DOMAIN)


def _set_language(context: click.Context, parameter: click.Parameter, chosen: str) -> str:
    _speak(chosen)
    context.ensure_object(dict)["language"] = chosen
    return chosen


@click.group(
    cls=_Program,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=N_("Turn workbooks into official Vietnamese documents (Nghị định 30/2020/NĐ-CP)."),
    epilog=N_("Example: docgen make data/ke-hoach-2024.xlsx -o output"),
)
@click.option(
    "--lang",
    cls=Option,
    type=click.Choice(LANGUAGES),
    default=lambda: os.environ.get("DOCGEN_LANG", "vi"),
    show_default="vi",
    is_eager=True,
    expose_value=False,
    callback=_set_language,
    help=N_("Language of messages; also by the environment variable DOCGEN_LANG."),
)
@click.version_option(
    __version__,
    cls=Option,
    message="docgen %(version)s",
    help=N_("Show the version and exit."),
)
def cli() -> None:
    """Registers the options of the program itself."""


def main() -> None:
    """Run the command line; a bug gives one line and a report, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        cli(prog_name="docgen")
    except Exception as error:  # noqa: BLE001  # the last resort of the door
        path = _reported(error)
        click.echo(translator(language())(BUG).format(path=path), err=True)
        sys.exit(EXIT_UNUSABLE)


def _reported(error: Exception) -> Path:
    import platform
    import tempfile
    import traceback

    lines: list[Any] = [f"docgen {__version__}, Python {platform.python_version()}\n"]
    lines += [f"{sys.argv}\n", *traceback.format_exception(error)]
    handle, name = tempfile.mkstemp(prefix="docgen-loi-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.writelines(lines)
    return Path(name)
