"""Files written whole or not at all, and never over somebody's work by accident."""

from __future__ import annotations

import hashlib
import html
import os
import re
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from docgen.model.place import FilePlace
from docgen.model.problem import OutputError, Rule
from docgen.vietnamese.messages import N_, why

__all__ = ["UNWRITABLE", "is_made_by_docgen", "streamed", "tidy_up", "write", "write_new"]

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
OPEN_OUTPUT = Rule(
    "GH813",
    "open-output",
    N_("“{actual}” is open in another program; close it there and run again"),
)

_TEMPORARY = ".docgen-"
_OLD = 3600  # seconds: what a killed run left is dead by then, whatever the system
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the date of every member that docgen packs
_APP, _CORE = "docProps/app.xml", "docProps/core.xml"
_TITLE = re.compile(r"<dc:title>(.*?)</dc:title>", re.DOTALL)
_MADE_BY = b"<Application>docgen</Application>"


def write(path: Path, content: bytes, *, force: bool = False, known: str = "") -> None:
    """Write ``content`` to ``path``, whole or not at all.

    A file that is there and was edited since docgen wrote it, or that docgen never
    wrote, is replaced only with ``force``; else :class:`OutputError` is raised.  ``known`` is
    the SHA-256 of what docgen wrote there, if a ledger has it.
    """
    place = FilePlace(file=str(path))
    try:
        if not force and path.exists():
            _refuse(path, content, known)
    except OSError as error:
        raise OutputError(UNWRITABLE.at(place, reason=why(error))) from error
    _guarded(path, lambda stream: stream.write(content))


def _guarded(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    """Writes a file whole; raises :class:`OutputError`, which names it, where that cannot be."""
    place = FilePlace(file=str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, fill)
    except PermissionError as error:
        if _is_open(path):
            raise OutputError(OPEN_OUTPUT.at(place, actual=path.name)) from error
        raise OutputError(UNWRITABLE.at(place, reason=why(error))) from error
    except OSError as error:
        raise OutputError(UNWRITABLE.at(place, reason=why(error))) from error


def streamed(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """Write to ``path`` what ``fill`` writes into a stream, whole or not at all.

    For what is too long to hold.  It goes over a file that is there; raises
    :class:`OutputError` when it cannot be written.
    """
    _guarded(path, fill)


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


def tidy_up(folder: Path) -> None:
    """Remove what a killed run left half done in ``folder``: temporary files of no process."""
    with suppress(OSError):
        for path in folder.glob(f"{_TEMPORARY}*"):
            process = path.name.removeprefix(_TEMPORARY).partition("-")[0]
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _OLD or _is_dead(process):
                    path.unlink()


def _is_dead(process: str) -> bool:
    """Whether no process of that number runs; on Windows nobody can ask without harm."""
    if sys.platform == "win32" or not process.isdecimal():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _is_open(path: Path) -> bool:
    """Whether Word, Excel or LibreOffice has the file open: they keep a lock file beside it.

    Word puts two signs in place of a long name's first two letters.
    """
    locks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    with suppress(OSError):
        return any(path.with_name(one).exists() for one in locks) or path.is_file()
    return False


def _refuse(path: Path, content: bytes, known: str) -> None:
    """Raises :class:`OutputError` unless the file is as docgen wrote it, and the same document.

    Word, LibreOffice and others put their own name and the time of saving into a file.
    """
    place = FilePlace(file=str(path))
    there = path.read_bytes()
    if there == content:
        return
    title = _title(there)
    is_ours = hashlib.sha256(there).hexdigest() == known if known else title is not None
    if not is_ours:
        raise OutputError(EDITED_OUTPUT.at(place))
    if title != _title(content):
        raise OutputError(OTHER_DOCUMENT.at(place, actual=title or path.name))


def is_made_by_docgen(path: Path) -> bool:
    """Whether the file at ``path`` is a document just as docgen wrote it."""
    with suppress(OSError):
        return _title(path.read_bytes()) is not None
    return False


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


def _replace(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    handle, name = tempfile.mkstemp(prefix=f"{_TEMPORARY}{os.getpid()}-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            fill(stream)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
        _settle(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system can be asked to."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    """The bits that new files do not get; the system tells it only when it is set."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
