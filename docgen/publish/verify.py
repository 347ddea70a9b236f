"""What has become of outputs since they were made, by the ledger beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path, PurePosixPath

from docgen.model.place import FilePlace
from docgen.model.problem import OutputError, Problem, Rule, Severity
from docgen.publish.ledger import FILE_NAME, UNUSABLE_LEDGER, Entry, Ledger, sha256
from docgen.publish.write import is_made_by_docgen
from docgen.vietnamese.messages import N_, Expectation, why

__all__ = ["Standing", "Verified", "ledgers", "verified"]

EDITED = Rule("GH814", "edited-since", N_("edited since docgen made it"), Severity.NOTE)
SOURCES_CHANGED = Rule(
    "GH815",
    "sources-changed",
    N_("made of another version of {actual}; run what made it again (localise: with --update)"),
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


_NO_FOLDER = N_("there is no such folder")


class Standing(StrEnum):
    """How an output stands; values are English msgids, said in the reader's language.

    Where several are true the one of them counts that is nearest to the output itself.
    """

    AS_MADE = N_("as made")
    EDITED = N_("edited since")
    SOURCES_CHANGED = N_("sources changed since")
    SOURCE_MISSING = N_("sources missing")
    MISSING = N_("missing")
    UNRECORDED = N_("not in the ledger")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """An output, how it stands, and what is to be said of it."""

    path: Path
    standing: Standing
    problems: tuple[Problem, ...] = ()


def ledgers(folder: Path) -> Iterator[Ledger]:
    """The ledgers in ``folder`` and the folders in it.

    Raises :class:`OutputError` when there is none; for those that cannot be read, after the
    others.
    """
    try:
        os.scandir(folder).close()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise _unreadable(folder, Expectation(_NO_FOLDER)) from error
    except OSError as error:
        raise _unreadable(folder, why(error)) from error
    found = sorted(folder.rglob(FILE_NAME))
    if not found:
        raise OutputError(NO_LEDGER.at(FilePlace(file=str(folder)), expected=FILE_NAME))
    unusable: list[Problem] = []
    for path in found:
        try:
            ledger = Ledger.open(path.parent)
        except OutputError as error:
            unusable += error.problems
            continue
        yield ledger
    if unusable:
        raise OutputError(unusable)


def _unreadable(folder: Path, reason: str) -> OutputError:
    return OutputError(UNUSABLE_LEDGER.at(FilePlace(file=str(folder)), reason=reason))


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
        changed.append(f"docgen {entry.version}".rstrip())
    problems = []
    standing = Standing.AS_MADE
    if missing:
        standing = Standing.SOURCE_MISSING
        problems.append(SOURCE_MISSING.at(place, actual=_shown(missing)))
    if changed:
        standing = Standing.SOURCES_CHANGED
        problems.append(SOURCES_CHANGED.at(place, actual=_shown(changed)))
    if found != entry.sha256:
        standing = Standing.EDITED
        problems.append(EDITED.at(place))
    return Verified(path=path, standing=standing, problems=tuple(reversed(problems)))


def _sources(
    folder: Path, entry: Entry, tools: Mapping[str, Path], hashed: Callable[[Path], str]
) -> tuple[list[str], list[str]]:
    """The sources that are other files now, and those that are gone.

    Inputs are where they were, seen from the ledger; templates and layouts are looked for by
    their name alone, since docgen may be installed elsewhere now.
    """
    changed, missing = [], []
    places = [(one.file, folder / one.file, one.sha256) for one in entry.inputs]
    for tool in filter(None, (entry.template, entry.profile)):
        name = PurePosixPath(tool.file).name
        places.append((name, tools.get(name, folder / name), tool.sha256))
    for shown, path, then in places:
        now = hashed(path)
        if not now:
            missing.append(shown)
        elif now != then:
            changed.append(shown)
    return changed, missing


def _shown(names: list[str]) -> list[str]:
    """Names from a ledger that anybody may have written, fit for a terminal."""
    return [
        "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)
        for name in names
    ]
