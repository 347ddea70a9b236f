"""What came in: workbooks from folders, archives and single files, each with its name and bytes.

A name is only told, never used as a path: what is in an archive is read where it lies.
"""

from __future__ import annotations

import hashlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from docgen.model.place import FilePlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.vietnamese.messages import N_, why
from docgen.workbook.file import UNREADABLE

__all__ = ["Inbox", "Incoming", "gathered"]

PASSED_OVER = Rule(
    "BC340",
    "passed-over-file",
    N_(
        "this is no Excel workbook, so that it is not read; a report counts when it comes back as"
        " the form in Excel (.xlsx)"
    ),
    Severity.NOTE,
)
SAME_FILE = Rule(
    "BC341",
    "same-file",
    N_("this is the same file as {other}, byte for byte; it counts once"),
    Severity.NOTE,
)
CROWDED_ARCHIVE = Rule(
    "BC342",
    "crowded-archive",
    N_("the archive holds {actual} files; at most {expected} are read: divide it"),
)
LARGE_FILE = Rule(
    "BC343",
    "large-file",
    N_("the file is larger than {expected} MB, which no report is; it is not read"),
)
LARGE_ARCHIVE = Rule(
    "BC345",
    "large-archive",
    N_("the archive unpacks to more than {expected} MB; from {actual} on nothing is read"),
)
BROKEN_ARCHIVE = Rule(
    "BC344",
    "broken-archive",
    N_("the archive, or this file in it, is damaged or locked; unpack it and name the folder"),
)

_WORKBOOKS = {".xlsx", ".xlsm", ".xls"}  # the last cannot be read, which is said
_ARCHIVE, _LEDGER = ".zip", ".jsonl"  # the second is what docgen notes beside its files
_MEGABYTE = 1 << 20
_LARGEST_MB = 50  # of a file, packed as workbooks are
_LARGEST_ARCHIVE_MB = 500  # of all workbooks in an archive together
_MOST_MEMBERS = 5000
_FAULTS = (  # what zipfile raises at archives that are damaged, locked, or packed oddly
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A workbook as it came: ``name`` as it is told, its bytes, and when it was last saved."""

    name: str
    content: bytes
    saved: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """All that came in, each workbook once; ``problems`` tell what was left out and why."""

    files: tuple[Incoming, ...] = ()
    problems: tuple[Problem, ...] = ()


def gathered(paths: Iterable[Path], *, own: Collection[Path] = ()) -> Inbox:
    """The workbooks in folders (and the folders in them) and archives, and those named.

    ``own`` are files of the run itself, such as the plan, which are no reports.  Of files with
    the same bytes the first counts.  Nothing is said of hidden files such as Excel's locks,
    and of docgen's own ledger.
    """
    mine = {one.resolve() for one in own}
    problems: list[Problem] = []
    files: list[Incoming] = []
    seen: dict[bytes, str] = {}
    names: set[str] = set()
    for path in paths:
        for found, name in _listed(path, names):
            if found.resolve() in mine:
                continue
            for one in _read(found, name):
                if isinstance(one, Problem):
                    problems.append(one)
                    continue
                first = seen.setdefault(hashlib.sha256(one.content).digest(), one.name)
                if first == one.name:
                    files.append(one)
                else:
                    problems.append(SAME_FILE.at(FilePlace(file=one.name), other=first))
    return Inbox(files=tuple(files), problems=tuple(problems))


def _listed(path: Path, names: set[str]) -> Iterator[tuple[Path, str]]:
    """Files with the names they are told by: seen from the folder, as long as that is unique."""
    is_folder = path.is_dir()
    every = sorted(one for one in path.rglob("*") if not one.is_dir()) if is_folder else [path]
    for one in every:
        name = _printable(one.relative_to(path).as_posix() if is_folder else one.name)
        if name in names:
            name = _printable(str(one))
        if name not in names:
            names.add(name)
            yield one, name


def _printable(name: str) -> str:
    """A name without what would move the cursor or cannot be shown."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in name)


def _is_hidden(name: str) -> bool:
    """Whether a file is hidden, a lock file of Excel or LibreOffice, or macOS's own."""
    return any(
        one.startswith(("~$", "__MACOSX")) or (one.startswith(".") and one not in {".", ".."})
        for one in PurePosixPath(name.replace("\\", "/")).parts
    )


def _read(path: Path, name: str) -> Iterator[Incoming | Problem]:
    """The workbook in a file, or those in an archive."""
    place = FilePlace(file=name)
    suffix = path.suffix.lower()
    if not path.exists():
        yield UNREADABLE.at(place, reason=_gone(path))
        return
    if _is_hidden(name) or suffix == _LEDGER:
        return
    if suffix not in {*_WORKBOOKS, _ARCHIVE}:
        yield PASSED_OVER.at(place)
        return
    try:
        if suffix == _ARCHIVE:
            yield from _members(path, name)
            return
        state = path.stat()
        if not path.is_file() or state.st_size > _LARGEST_MB * _MEGABYTE:
            yield LARGE_FILE.at(place, expected=_LARGEST_MB)
            return
        saved = datetime.fromtimestamp(state.st_mtime)
        yield Incoming(name=name, content=path.read_bytes(), saved=saved)
    except (OSError, OverflowError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        yield UNREADABLE.at(place, reason=reason)


def _gone(path: Path) -> str:
    try:
        path.stat()
    except OSError as error:
        return why(error)
    return ""


# --- archives -----------------------------------------------------------------------------


def _members(path: Path, name: str) -> Iterator[Incoming | Problem]:
    """The workbooks in an archive, within bounds; nothing is unpacked to the disk."""
    try:
        with zipfile.ZipFile(path) as archive:
            listed = [one for one in archive.infolist() if not one.is_dir()]
            if len(listed) > _MOST_MEMBERS:
                place = FilePlace(file=name)
                yield CROWDED_ARCHIVE.at(place, actual=len(listed), expected=_MOST_MEMBERS)
                return
            yield from _unpacked(archive, listed, name)
    except _FAULTS:
        yield BROKEN_ARCHIVE.at(FilePlace(file=name))


def _unpacked(
    archive: zipfile.ZipFile, listed: Iterable[zipfile.ZipInfo], name: str
) -> Iterator[Incoming | Problem]:
    total, names = 0, set[str]()
    for number, one in enumerate(listed, 1):
        told = f"{name}/{_printable(one.filename)}"
        told = told if told not in names else f"{told} ({number})"
        names.add(told)
        place = FilePlace(file=told)
        suffix = PurePosixPath(one.filename.replace("\\", "/")).suffix.lower()
        if _is_hidden(one.filename):
            continue
        if suffix not in _WORKBOOKS:
            yield PASSED_OVER.at(place)
            continue
        try:
            content = _bounded(archive, one)
        except _FAULTS:
            yield BROKEN_ARCHIVE.at(place)
            continue
        total += len(content or b"")
        if total > _LARGEST_ARCHIVE_MB * _MEGABYTE:
            yield LARGE_ARCHIVE.at(FilePlace(file=name), expected=_LARGEST_ARCHIVE_MB, actual=told)
            return
        if content is None:
            yield LARGE_FILE.at(place, expected=_LARGEST_MB)
        else:
            yield Incoming(name=told, content=content, saved=_saved(one))


def _bounded(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a member, counted while they are unpacked; ``None`` where they are too many."""
    limit = _LARGEST_MB * _MEGABYTE
    if member.file_size > limit:
        return None
    with archive.open(member) as stream:
        content = stream.read(limit + 1)
    return content if len(content) <= limit else None


def _saved(member: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*member.date_time)
    except ValueError:
        return None
