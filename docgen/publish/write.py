"""Files written whole or not at all, and never over somebody's work by accident."""

from __future__ import annotations

import html
import os
import re
import tempfile
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from docgen.model.place import FilePlace
from docgen.model.problem import OutputError, Rule
from docgen.vietnamese.messages import N_, why

__all__ = ["write", "write_new"]

EDITED_OUTPUT = Rule(
    "GH801",
    "edited-output",
    N_("the file is there already and not as docgen wrote it; --force writes over it"),
)
UNWRITABLE = Rule(
    "GH802",
    "unwritable-output",
    N_("the file cannot be written: {reason}; close it if it is open in Word or Excel"),
)

OTHER_DOCUMENT = Rule(
    "GH805",
    "other-document",
    N_("the file is another document: “{actual}”; move it away, or --force writes over it"),
)
EXISTING_FILE = Rule(
    "GH804", "existing-file", N_("the file is there already; --force writes over it")
)

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the date of every member that docgen packs
_APP, _CORE = "docProps/app.xml", "docProps/core.xml"
_TITLE = re.compile(r"<dc:title>(.*?)</dc:title>", re.DOTALL)
_MADE_BY = b"<Application>docgen</Application>"


def write(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write ``content`` to ``path``, whole or not at all.

    A file that is there and was edited since docgen wrote it, or that docgen never
    wrote, is replaced only with ``force``; else :class:`OutputError` is raised.
    """
    place = FilePlace(file=str(path))
    try:
        if not force and path.exists():
            _refuse(path, content)
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as error:
        raise OutputError(UNWRITABLE.at(place, reason=why(error))) from error


def write_new(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write ``content`` to ``path`` if nothing is there, or over it with ``force``.

    Raises :class:`OutputError` when something is there or the file cannot be written.
    """
    place = FilePlace(file=str(path))
    try:
        if not force and path.exists():
            raise OutputError(EXISTING_FILE.at(place))
    except OSError as error:  # a name that no file can have
        raise OutputError(UNWRITABLE.at(place, reason=why(error))) from error
    write(path, content, force=True)


def _refuse(path: Path, content: bytes) -> None:
    """Raises :class:`OutputError` unless the file is as docgen wrote it, and the same document.

    Word, LibreOffice and others put their own name and the time of saving into a file.
    """
    place = FilePlace(file=str(path))
    there = path.read_bytes()
    if there == content:
        return
    title = _title(there)
    if title is None:
        raise OutputError(EDITED_OUTPUT.at(place))
    if title != _title(content):
        raise OutputError(OTHER_DOCUMENT.at(place, actual=title))


def _title(document: bytes) -> str | None:
    """The title of a document just as docgen wrote it; ``None`` for any other file."""
    try:
        with zipfile.ZipFile(BytesIO(document)) as package:
            ours = all(one.date_time == _EPOCH for one in package.infolist())
            if not ours or _MADE_BY not in package.read(_APP):
                return None
            title = _TITLE.search(package.read(_CORE).decode())
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError):
        return None
    return html.unescape(title[1]) if title else ""


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".docgen-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    """The bits that new files do not get; the system tells it only when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
