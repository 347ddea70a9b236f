"""Other names of senders, remembered: who is meant was asked once (ten-goi.csv)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.model.place import FilePlace
from docgen.model.problem import OutputError, Problem
from docgen.publish.write import UNWRITABLE, write
from docgen.registers.aliases import TABLE, added
from docgen.vietnamese.messages import why

__all__ = ["known_names", "remember"]


def known_names(path: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Codes by the names in the file, and what is wrong in it; nothing where there is no file."""
    if not path.exists():
        return {}, ()
    read = TABLE.read(path)
    return {one.name: one.code for one in read.records}, read.problems


def remember(path: Path, names: Mapping[str, str]) -> None:
    """Adds codes by names to the file, which is written whole or not at all.

    Raises :class:`~docgen.model.problem.OutputError` where it cannot be read or written.
    """
    place = FilePlace(file=str(path))
    try:
        content = added(path.read_bytes() if path.exists() else b"", names)
    except OSError as error:
        raise OutputError(UNWRITABLE.at(place, reason=why(error))) from error
    except UnicodeError as error:
        raise OutputError(UNWRITABLE.at(place, reason="UTF-8")) from error
    write(path, content, force=True)
