"""Where outputs come from: entries of the ledger, and how they stand against it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from docgen import __version__
from docgen.model.place import FilePlace
from docgen.model.problem import OutputError
from docgen.publish.ledger import Entry, Ledger, Source, sha256, source
from docgen.publish.verify import Standing, Verified, ledgers, verified
from docgen.publish.write import UNWRITABLE, tidy_up
from docgen.vietnamese.messages import why

__all__ = ["Standing", "opened", "recorded", "verify"]

_PROFILE = "nd30.toml"


def opened(folder: Path) -> Ledger:
    """The ledger of ``folder``, and the folder rid of what a killed run left half done.

    Raises :class:`~docgen.model.problem.OutputError` when the ledger cannot be read.
    """
    tidy_up(folder)
    return Ledger.open(folder)


def recorded(
    output: Path,
    content: bytes | str,
    inputs: Iterable[Path],
    *,
    template: str = "",
    key: str = "",
    unit: str = "",
) -> Entry:
    """The ledger's entry of ``output``; ``content`` is what was written, or its SHA-256.

    ``template`` is the name of a document's template, empty for a workbook.  Raises
    :class:`~docgen.model.problem.OutputError` when an input is not there any more.
    """
    digest = content if isinstance(content, str) else hashlib.sha256(content).hexdigest()
    try:
        sources = tuple(source(one, output.parent) for one in inputs)
    except OSError as error:
        place = FilePlace(file=str(output))
        raise OutputError(UNWRITABLE.at(place, reason=why(error))) from error
    return Entry(
        output=output.name,
        sha256=digest,
        inputs=sources,
        template=_tool(template) if template else None,
        profile=_tool(_PROFILE) if template else None,
        version=__version__,
        key=key,
        unit=unit,
    )


def verify(folder: Path) -> Iterator[Verified]:
    """How all outputs in ``folder`` and the folders in it stand.

    Raises :class:`~docgen.model.problem.OutputError` when there is no ledger, or, after the others,
    for those that cannot be read.
    """
    for ledger in ledgers(folder):
        yield from verified(ledger, _tools(), __version__)


@cache
def _tools() -> dict[str, Path]:
    """The templates and the layout that come with docgen, by name."""
    from docgen import decree
    from docgen.render import templates

    shipped = {one.name: one for one in templates.folder().glob("*.docx")}
    return shipped | {_PROFILE: Path(decree.__file__).with_name(_PROFILE)}


@cache
def _tool(name: str) -> Source:
    """A template or layout by its name, which is the same wherever docgen is installed."""
    return Source(file=name, sha256=sha256(_tools()[name]))
