"""The ledger (sổ) beside the outputs: what docgen made, of what, and with what.

A line of JSON for each output, added when the output is whole.  The last line of an output
counts; a line that was cut off when the program was killed is passed over.  No time of day is
kept, so that the same run gives the same ledger.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from io import FileIO
from pathlib import Path
from typing import Any

from docgen.model.place import FilePlace
from docgen.model.problem import OutputError, Rule
from docgen.publish.write import streamed
from docgen.vietnamese.messages import N_, Expectation, why

__all__ = ["FILE_NAME", "Entry", "Ledger", "Source", "fingerprint", "sha256", "source"]

UNUSABLE_LEDGER = Rule("GH812", "unusable-ledger", N_("the ledger cannot be used: {reason}"))

FILE_NAME = "docgen-so.jsonl"
_LONGEST = 64 << 20  # bytes; a ledger of all communes has less than a tenth
_DEAD = 1000  # lines that count no more: when there are so many they are thrown out
_ATTEMPTS = 20  # some drives number a file anew each time it is asked for
_LINK, _LONG = N_("it is no ordinary file"), N_("it is longer than a ledger ever gets")
# What leads out of the folder, means something else on Windows, or upsets a terminal.
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f/\\:\ud800-\udfff]|\A\.{0,2}\Z|[. ]\Z"
    r"|\A(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|\Z)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file that something was made of: its path, seen from the ledger's folder, and its hash.

    The path has slashes everywhere; it is a whole one where the file is on another drive.
    """

    file: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An output and what it was made of.

    ``output`` is its name in the ledger's folder.  ``key`` is the :func:`fingerprint` of all
    that decides what is in it, empty where nothing is to be skipped by it; ``unit`` is the
    locality it was made for.
    """

    output: str
    sha256: str
    inputs: tuple[Source, ...] = ()
    template: Source | None = None
    profile: Source | None = None
    version: str = ""
    key: str = ""
    unit: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Inputs, template and profile."""
        return (*self.inputs, *(one for one in (self.template, self.profile) if one))

    def is_of_the_files_of(self, other: Entry) -> bool:
        """Whether both were made of the same files, whatever was in them each time."""
        return [one.file for one in self.inputs] == [one.file for one in other.inputs]


class Ledger:
    """The ledger of one folder, read when it is opened."""

    def __init__(self, folder: Path, entries: Mapping[str, Entry], *, dead: int = 0) -> None:
        self.folder = folder
        self._entries = dict(entries)
        self._dead = dead

    @classmethod
    def open(cls, folder: Path) -> Ledger:
        """The ledger in ``folder``; an empty one where there is none yet.

        Raises :class:`OutputError` when the file is there but cannot be read.  A link is not
        followed, it may lead out of the folder.
        """
        path = folder / FILE_NAME
        try:
            there = path.lstat()
            if not stat.S_ISREG(there.st_mode):
                raise _unusable(folder, Expectation(_LINK))
            if there.st_size > _LONGEST:
                raise _unusable(folder, Expectation(_LONG))
            lines = path.read_bytes().splitlines()
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return cls(folder, {})
        except OSError as error:
            raise _unusable(folder, why(error)) from error
        found = [one for one in map(_entry, lines) if one]
        entries = {one.output: one for one in found}
        return cls(folder, entries, dead=len(found) - len(entries))

    def __iter__(self) -> Iterator[Entry]:
        """The last entry of each output, in the order they were first made."""
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, name: str) -> Entry | None:
        """The last entry of an output; ``None`` when docgen has not made it."""
        return self._entries.get(name)

    def is_as_made(self, name: str) -> bool:
        """Whether the output is there, with the very bytes that docgen wrote."""
        found = self._entries.get(name)
        return found is not None and sha256(self.folder / name) == found.sha256

    def add(self, entry: Entry) -> None:
        """Note that an output was made: one line, on the disk when this returns.

        Nothing is noted twice.  Raises :class:`OutputError` when it cannot be written.
        """
        if _UNSAFE.search(entry.output):
            raise ValueError(entry.output)
        if self._entries.get(entry.output) == entry:
            return
        path = self.folder / FILE_NAME
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if self._dead > _DEAD:
                _compact(path)
                self._dead = 0
            _append(path, _line(entry))
        except OSError as error:
            raise _unusable(self.folder, why(error)) from error
        self._dead += entry.output in self._entries
        self._entries[entry.output] = entry


def source(path: Path, folder: Path) -> Source:
    """The file at ``path`` as a source of what is made in ``folder``.

    Raises :class:`OSError` when it cannot be read.
    """
    whole = path.resolve()
    try:
        shown = os.path.relpath(whole, folder.resolve())
    except ValueError:  # another drive
        shown = str(whole)
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Source(file=shown.replace(os.sep, "/"), sha256=digest)


def sha256(path: Path) -> str:
    """The SHA-256 of a file; empty where there is none, or it cannot be read to its end."""
    try:
        if not path.is_file():  # a pipe or a device may never end
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return ""


def fingerprint(*parts: object) -> str:
    """What tells apart all that decides an output; values with a ``repr`` of their content."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode()).hexdigest()


# --- lines --------------------------------------------------------------------------------


def _line(entry: Entry) -> bytes:
    values: dict[str, Any] = {"output": entry.output, "sha256": entry.sha256}
    values["inputs"] = [{"file": one.file, "sha256": one.sha256} for one in entry.inputs]
    for name, one in (("template", entry.template), ("profile", entry.profile)):
        if one:
            values[name] = {"file": one.file, "sha256": one.sha256}
    for name in ("version", "key", "unit"):
        if value := getattr(entry, name):
            values[name] = value
    # the name of a source may hold bytes that are no text: those are escaped as JSON does it
    return json.dumps(values, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"


@contextmanager
def _held(path: Path) -> Iterator[FileIO]:
    """The ledger open for adding to it, while no other process adds to it or replaces it."""
    for attempt in range(_ATTEMPTS):
        with FileIO(path, "a+", opener=_opened) as stream:
            _lock(stream)
            if attempt == _ATTEMPTS - 1 or _is_at(stream, path):
                yield stream
                return


def _is_at(stream: FileIO, path: Path) -> bool:
    """Whether the file that was opened is still there, not replaced while we waited for it."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)


def _lock(stream: FileIO) -> None:
    """Waits until the file is ours; it is let go when it is closed.

    Some network drives know no locks: there a line is still added in one write.
    """
    with suppress(OSError):
        if sys.platform == "win32":
            import msvcrt

            stream.seek(0x7FFF0000)  # behind all lines: what is locked cannot be read by others
            msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX)


def _append(path: Path, line: bytes) -> None:
    """Adds a whole line in one write, behind a line end where the last line was cut off."""
    with _held(path) as stream:
        if stream.seek(0, os.SEEK_END):
            stream.seek(-1, os.SEEK_END)
            if stream.read(1) != b"\n":
                line = b"\n" + line
        if stream.write(line) != len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(stream.fileno())


def _compact(path: Path) -> None:
    """Throws out the lines that count no more; left as it is where that cannot be done.

    What is there now is read again, since others may have added to it, and lines are kept
    letter for letter: those of a later docgen may say more than this one can read.
    """
    with _held(path) as stream:
        stream.seek(0)
        lines = stream.readall().splitlines()
        names = [one and one.output for one in map(_entry, lines)]
        last = {name: number for number, name in enumerate(names)}
        kept = [
            line + b"\n"
            for number, (line, name) in enumerate(zip(lines, names, strict=True))
            if line and (name is None or last[name] == number)
        ]
        if sys.platform == "win32":
            stream.close()  # what is open cannot be replaced there
        with suppress(OutputError):
            streamed(path, lambda short: short.writelines(kept))


def _entry(line: bytes) -> Entry | None:
    """The entry in a line; ``None`` for lines of other programs and torn ones."""
    try:
        values = json.loads(line)
        return Entry(
            output=_name(values["output"]),
            sha256=str(values["sha256"]),
            inputs=tuple(map(_source, values.get("inputs", ()))),
            template=_source(values["template"]) if values.get("template") else None,
            profile=_source(values["profile"]) if values.get("profile") else None,
            version=str(values.get("version", "")),
            key=str(values.get("key", "")),
            unit=str(values.get("unit", "")),
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _source(values: Mapping[str, Any]) -> Source:
    return _shared(str(values["file"]), str(values["sha256"]))


@lru_cache(maxsize=64)
def _shared(file: str, sha256: str) -> Source:
    """One value for all outputs that were made of the same file."""
    return Source(file=file, sha256=sha256)


def _name(value: object) -> str:
    """The name of an output, which lies in the ledger's folder; ``ValueError`` for any other."""
    if not isinstance(value, str) or _UNSAFE.search(value):
        raise ValueError(value)
    return value


def _unusable(folder: Path, reason: str) -> OutputError:
    place = FilePlace(file=str(folder / FILE_NAME))
    return OutputError(UNUSABLE_LEDGER.at(place, reason=reason))
