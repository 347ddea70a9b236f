"""The ledger (sổ) beside the outputs: what docgen made, of what, and with what.

A line of JSON for each output, added when the output is whole.  The last line of an output
counts; a line that was cut off when the program was killed is passed over.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from docgen.model.place import FilePlace
from docgen.model.problem import OutputError, Rule
from docgen.vietnamese.messages import N_, why

__all__ = ["FILE_NAME", "Entry", "Ledger", "Source", "fingerprint", "sha256", "source"]

UNUSABLE_LEDGER = Rule("GH812", "unusable-ledger", N_("the ledger cannot be used: {reason}"))

FILE_NAME = "docgen-so.jsonl"
_LONGEST = 64 << 20  # bytes; a ledger of all communes has less than a tenth
_DEAD = 1000  # lines that count no more: so many are thrown out when it is opened


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


class Ledger:
    """The ledger of one folder, read when it is opened."""

    def __init__(self, folder: Path, entries: Mapping[str, Entry]) -> None:
        self.folder = folder
        self._entries = dict(entries)

    @classmethod
    def open(cls, folder: Path) -> Ledger:
        """The ledger in ``folder``; an empty one where there is none yet.

        Raises :class:`OutputError` when the file is there but cannot be read.
        """
        path = folder / FILE_NAME
        try:
            if not path.is_file():
                return cls(folder, {})
            if path.stat().st_size > _LONGEST:
                raise OSError(f"{path.stat().st_size >> 20} MB")
            lines = path.read_bytes().splitlines()
        except OSError as error:
            raise _unusable(folder, error) from error
        entries = {one.output: one for one in _entries(lines)}
        ledger = cls(folder, entries)
        if len(lines) > len(entries) + _DEAD:
            ledger._compact()
        return ledger

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
        if self._entries.get(entry.output) == entry:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _append(self.folder / FILE_NAME, _line(entry))
        except OSError as error:
            raise _unusable(self.folder, error) from error
        self._entries[entry.output] = entry

    def _compact(self) -> None:
        """Throws out the lines that count no more; left as it is where that cannot be done."""
        path = self.folder / FILE_NAME
        temporary = path.with_name(f".docgen-{os.getpid()}.jsonl")
        try:
            with temporary.open("wb") as stream:
                stream.writelines(map(_line, self))
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)


def source(path: Path, folder: Path) -> Source:
    """The file at ``path`` as a source of what is made in ``folder``.

    Raises :class:`OSError` when it cannot be read.
    """
    whole = path.resolve()
    try:
        shown = os.path.relpath(whole, folder.resolve())
    except ValueError:  # another drive
        shown = str(whole)
    return Source(
        file=shown.replace(os.sep, "/"), sha256=hashlib.sha256(path.read_bytes()).hexdigest()
    )


def sha256(path: Path) -> str:
    """The SHA-256 of a file; empty where there is none, or it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
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
    return json.dumps(values, ensure_ascii=False).encode() + b"\n"


def _append(path: Path, line: bytes) -> None:
    """Adds a whole line in one write, behind a line end where the last line was cut off."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o666)
    try:
        size = os.fstat(handle).st_size
        if size:
            os.lseek(handle, size - 1, os.SEEK_SET)
            if os.read(handle, 1) != b"\n":
                line = b"\n" + line
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)


def _entries(lines: Iterable[bytes]) -> Iterator[Entry]:
    """The entries that can be read; lines of other programs and torn ones are passed over."""
    for line in lines:
        try:
            values = json.loads(line)
            entry = Entry(
                output=_name(values["output"]),
                sha256=str(values["sha256"]),
                inputs=tuple(map(_source, values.get("inputs", ()))),
                template=_source(values["template"]) if values.get("template") else None,
                profile=_source(values["profile"]) if values.get("profile") else None,
                version=str(values.get("version", "")),
                key=str(values.get("key", "")),
                unit=str(values.get("unit", "")),
            )
        except (ValueError, LookupError, TypeError, RecursionError):
            continue
        yield entry


def _source(values: Mapping[str, Any]) -> Source:
    return Source(file=str(values["file"]), sha256=str(values["sha256"]))


def _name(value: object) -> str:
    """The name of an output, which lies in the ledger's folder; ``ValueError`` for any other."""
    path = PurePosixPath(str(value))
    if not path.name or path.is_absolute() or len(path.parts) != 1 or "\\" in path.name:
        raise ValueError(value)
    return path.name


def _unusable(folder: Path, error: OSError) -> OutputError:
    place = FilePlace(file=str(folder / FILE_NAME))
    return OutputError(UNUSABLE_LEDGER.at(place, reason=why(error)))
