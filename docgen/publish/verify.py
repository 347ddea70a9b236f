"""What has become of outputs since they were made, by the ledger beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from docgen.model.place import FilePlace
from docgen.model.problem import OutputError, Problem, Rule, Severity
from docgen.publish.ledger import FILE_NAME, Entry, Ledger, sha256
from docgen.publish.write import is_made_by_docgen
from docgen.vietnamese.messages import N_

__all__ = ["Standing", "Verified", "ledgers", "verified"]

EDITED = Rule("GH814", "edited-since", N_("edited since docgen made it"), Severity.NOTE)
SOURCES_CHANGED = Rule(
    "GH815",
    "sources-changed",
    N_("made of another version of {actual}; make it anew"),
    Severity.WARNING,
)
MISSING = Rule("GH816", "missing-output", N_("docgen made it, but it is not there any more"))
SOURCE_MISSING = Rule(
    "GH817",
    "missing-source",
    N_("what it was made of is not there any more: {actual}"),
    Severity.NOTE,
)
UNRECORDED = Rule(
    "GH818",
    "unrecorded-output",
    N_("it looks like docgen's, but the ledger does not have it"),
    Severity.NOTE,
)
NO_LEDGER = Rule(
    "GH819",
    "no-ledger",
    N_("there is no ledger {expected} in this folder; docgen writes it beside what it makes"),
)


class Standing(StrEnum):
    """How an output stands; values are English msgids, said in the reader's language."""

    AS_MADE = N_("as made")
    EDITED = N_("edited since")
    SOURCES_CHANGED = N_("sources changed since")
    MISSING = N_("missing")
    UNRECORDED = N_("not in the ledger")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """An output, how it stands, and what is to be said of it."""

    path: Path
    standing: Standing
    problems: tuple[Problem, ...] = ()


def ledgers(folder: Path) -> tuple[Ledger, ...]:
    """The ledgers in ``folder`` and the folders in it.

    Raises :class:`OutputError` when there is none, or one cannot be read.
    """
    found = sorted(folder.rglob(FILE_NAME)) if folder.is_dir() else []
    if not found:
        raise OutputError(NO_LEDGER.at(FilePlace(file=str(folder)), expected=FILE_NAME))
    return tuple(Ledger.open(one.parent) for one in found)


def verified(ledger: Ledger, tools: Mapping[str, Path], version: str) -> Iterator[Verified]:
    """How each output of a ledger stands, and files that look like outputs but are in none.

    ``tools`` are the templates and layouts of this docgen by name, ``version`` its own: what
    they are now is compared with what they were.
    """
    hashed = lru_cache(maxsize=None)(sha256)  # many outputs are made of one plan
    for entry in ledger:
        yield _verified(ledger.folder, entry, tools, version, hashed)
    known = {entry.output for entry in ledger}
    for path in sorted(ledger.folder.glob("*.docx")):
        if path.name not in known and is_made_by_docgen(path):
            problem = UNRECORDED.at(FilePlace(file=str(path)))
            yield Verified(path=path, standing=Standing.UNRECORDED, problems=(problem,))


def _verified(
    folder: Path,
    entry: Entry,
    tools: Mapping[str, Path],
    version: str,
    hashed: Callable[[Path], str],
) -> Verified:
    path = folder / entry.output
    place = FilePlace(file=str(path))
    found = hashed(path)
    if not found:
        return Verified(path=path, standing=Standing.MISSING, problems=(MISSING.at(place),))
    changed, missing = _sources(folder, entry, tools, hashed)
    if entry.version != version:
        changed.append(f"docgen {entry.version}")
    problems = []
    if found != entry.sha256:
        problems.append(EDITED.at(place))
    if changed:
        problems.append(SOURCES_CHANGED.at(place, actual=changed))
    if missing:
        problems.append(SOURCE_MISSING.at(place, actual=missing))
    standing = Standing.SOURCES_CHANGED if changed else Standing.AS_MADE
    if found != entry.sha256:
        standing = Standing.EDITED
    return Verified(path=path, standing=standing, problems=tuple(problems))


def _sources(
    folder: Path, entry: Entry, tools: Mapping[str, Path], hashed: Callable[[Path], str]
) -> tuple[list[str], list[str]]:
    """The sources that are other files now, and those that are gone, as they are shown."""
    changed, missing = [], []
    for one in entry.inputs:
        now = hashed(folder / one.file)
        if not now:
            missing.append(one.file)
        elif now != one.sha256:
            changed.append(one.file)
    for tool in (entry.template, entry.profile):
        path = tools.get(tool.file) if tool else None
        if tool and path and hashed(path) != tool.sha256:
            changed.append(tool.file)
    return changed, missing
