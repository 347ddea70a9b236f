"""Files written whole or not at all, and never over somebody's work by accident."""

from __future__ import annotations

import hashlib
import html
import os
import re
import sys
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

_TEMPORARY = re.compile(r"\.docgen-(\d+)-([0-9a-f]{8})-[0-9a-f]{12}")
_OLD = 3600  # seconds: what a killed run left is dead by then, whatever the system
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the date of every member that docgen packs
_APP, _CORE = "docProps/app.xml", "docProps/core.xml"
_TITLE = re.compile(r"<dc:title>(.*?)</dc:title>", re.DOTALL)
_MADE_BY = b"<Application>docgen</Application>"


def write(
    path: Path, content: bytes, *, force: bool = False, known: str = "", is_revision: bool = False
) -> None:
    """Write ``content`` to ``path``, whole or not at all.

    A file that is there and was edited since docgen wrote it, or that docgen never
    wrote, is replaced only with ``force``; else :class:`OutputError` is raised.  ``known`` is
    the SHA-256 of what docgen wrote there, if a ledger has it; ``is_revision`` tells that it was
    made of the same workbook, so that it is the same document even under another title.
    A link is replaced itself; what it leads to stays as it is.
    """
    try:
        if not force and path.exists():
            _refuse(path, content, known, is_revision=is_revision)
    except OSError as error:
        raise _unwritable(path, error) from error
    _guarded(path, lambda stream: stream.write(content))


def _guarded(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    """Writes a file whole; raises :class:`OutputError`, which names it, where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, fill)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> OutputError:
    place = FilePlace(file=str(path))
    if isinstance(error, PermissionError) and _is_open(path):
        return OutputError(OPEN_OUTPUT.at(place, actual=path.name))
    return OutputError(UNWRITABLE.at(place, reason=why(error)))


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
        raise _unwritable(path, error) from error
    write(path, content, force=True)


def tidy_up(folder: Path) -> None:
    """Remove what a killed run left half done in ``folder``: temporary files of no process."""
    with suppress(OSError):
        for path in folder.glob(".docgen-*"):
            name = _TEMPORARY.fullmatch(path.name)
            with suppress(OSError):
                if name and (time.time() - path.stat().st_mtime > _OLD or _is_dead(*name.groups())):
                    path.unlink()


def _temporary(path: Path) -> Path:
    """A name beside ``path`` that tells whose the file is while it is written."""
    return path.with_name(f".docgen-{os.getpid()}-{_machine()}-{os.urandom(6).hex()}")


def _machine() -> str:
    """A mark of this machine: a folder of the network knows processes of several."""
    name = "" if sys.platform == "win32" else os.uname().nodename
    return f"{zlib.crc32(name.encode()):08x}"


def _is_dead(process: str, machine: str) -> bool:
    """Whether no process of that number runs here; on Windows nobody can ask without harm."""
    if sys.platform == "win32" or machine != _machine():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _is_open(path: Path) -> bool:
    """Whether another program has a file open that may not be replaced.

    Word, Excel and LibreOffice keep a lock file beside it; Word puts two signs in place of a long
    name's first two letters.  On Windows that alone keeps a file from being replaced that may
    be written.  Elsewhere a file that is open can be replaced, so what is refused may lack
    rights only.
    """
    locks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    with suppress(OSError):
        return any(path.with_name(one).exists() for one in locks) or (
            sys.platform == "win32" and path.is_file() and os.access(path, os.W_OK)
        )
    return False


def _refuse(path: Path, content: bytes, known: str, *, is_revision: bool) -> None:
    """Raises :class:`OutputError` unless the file is as docgen wrote it, and the same document.

    Where no ledger knows it, its looks tell: Word, LibreOffice and others put their own name and
    the time of saving into a file.
    """
    place = FilePlace(file=str(path))
    there = path.read_bytes()
    if there == content:
        return
    title = _title(there)
    is_ours = hashlib.sha256(there).hexdigest() == known if known else title is not None
    if not is_ours:
        raise OutputError(EDITED_OUTPUT.at(place))
    if not is_revision and title != _title(content):
        raise OutputError(OTHER_DOCUMENT.at(place, actual=title or path.name))


def is_made_by_docgen(path: Path) -> bool:
    """Whether the file at ``path`` is a document just as docgen wrote it."""
    with suppress(OSError):
        return path.is_file() and _title(path.read_bytes()) is not None
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
    temporary = _temporary(path)
    try:
        with temporary.open("xb") as stream:
            fill(stream)
            stream.flush()
            os.fsync(stream.fileno())
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
