"""``docgen doctor``: what docgen finds on this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from docgen.cli.speech import Command, tell
from docgen.vietnamese.messages import N_

__all__ = ["command"]

LIBRARIES = ("click", "openpyxl", "docxtpl", "python-docx", "jinja2", "babel", "lxml", "deflate")
TIMES_METRICS = ("Times New Roman", "Tinos", "Liberation Serif")  # alike in every width

_OFFICE_PROGRAMS = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)

TEMPLATES = N_("Templates: {path}")
BROKEN_TEMPLATES = N_("Templates: {path} cannot be used; install docgen again")
OFFICE = N_("LibreOffice: {found}")
FONT = N_("Font with the widths of Times New Roman and Vietnamese letters: {found}")
NOT_FOUND = N_("not found (needed only to make PDF files and to look at pages)")
NO_FONT = N_("not found; documents would be shown in another font")


@click.command(
    "doctor",
    cls=Command,
    help=N_(
        "Show versions, where the templates are, and whether LibreOffice and a font are there."
    ),
    epilog=N_("Example: docgen doctor"),
)
@click.pass_context
def command(context: click.Context) -> None:
    """Prints what was found; exit status 3 when the templates cannot be used."""
    import platform
    from importlib import metadata

    from docgen import __version__

    click.echo(f"docgen {__version__}, Python {platform.python_version()}, {platform.platform()}")
    for name in LIBRARIES:
        click.echo(f"{name} {metadata.version(name)}")
    usable = _show_templates()
    click.echo(tell(OFFICE, found=_office() or tell(NOT_FOUND)))
    click.echo(tell(FONT, found=", ".join(_fonts()) or tell(NO_FONT)))
    context.exit(0 if usable else 3)


def _show_templates() -> bool:
    from docgen.model.problem import TemplateError
    from docgen.render import engine, templates

    folder = templates.folder()
    try:
        for name in (templates.PLAN, templates.MONTH):
            engine.compiled(folder / name)
    except TemplateError:
        click.echo(tell(BROKEN_TEMPLATES, path=folder))
        return False
    click.echo(tell(TEMPLATES, path=folder))
    return True


def _office() -> str | None:
    """The version of LibreOffice; ``None`` when there is none."""
    import shutil

    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:  # installed, but not on the path
        program = next((one for one in _OFFICE_PROGRAMS if Path(one).is_file()), None)
    if program is None:
        return None
    return _output(program, "--version") or program


def _fonts() -> Iterator[str]:
    """Families with the widths of Times New Roman that have Vietnamese letters."""
    import shutil

    if sys.platform == "win32":
        if Path("C:/Windows/Fonts/times.ttf").exists():
            yield TIMES_METRICS[0]
        return
    listed = _output("fc-list", ":lang=vi", "family") if shutil.which("fc-list") else ""
    families = {name.strip() for line in listed.splitlines() for name in line.split(",")}
    yield from (name for name in TIMES_METRICS if name in families)


def _output(*arguments: str) -> str:
    """What a program prints; nothing when it fails."""
    import subprocess

    try:
        done = subprocess.run(arguments, capture_output=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode(errors="replace").strip()
