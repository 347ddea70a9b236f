"""Reports on their way back to those who sent them: marked where something is to be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from docgen.api.collecting import Collected
from docgen.model.place import CellPlace, FilePlace
from docgen.model.problem import Problem, Rule, Severity, WorkbookError
from docgen.reporting.collect import SAME_AGE, SENT_TWICE
from docgen.vietnamese.messages import N_, say, severity_name
from docgen.vietnamese.names import file_name
from docgen.workbook.file import OTHER_KIND
from docgen.workbook.marked import Mark, marked

__all__ = ["Returned", "returned"]

NOT_RETURNED = Rule(
    "BC346",
    "not-returned",
    N_("no marked copy of this file can be made; send it back with a letter"),
    Severity.WARNING,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A marked copy: the name it should have, its bytes, and the file that it is a copy of."""

    name: str
    content: bytes
    of: str


def returned(found: Collected, language: str) -> tuple[tuple[Returned, ...], tuple[Problem, ...]]:
    """A marked copy of each report with something to mend, and those of which none can be made.

    A report that another one has replaced is not returned, nor a workbook that is of another kind.
    """
    names = {one.code: one.name for one in found.forms}
    senders = {report.file: names[code] for code, report in found.collection.counted.items()}
    replaced = {one.values["other"] for one in found.problems if one.rule in {SENT_TWICE, SAME_AGE}}
    foreign = {one.place.file for one in found.problems if one.rule is OTHER_KIND}
    taken: Counter[str] = Counter()
    copies, problems = [], []
    for file, incoming in found.files.items():
        own = () if file in replaced | foreign else found.problems_of(file)
        if not own:
            continue
        place = FilePlace(file=file)
        try:
            content = marked(incoming.content, place, tuple(_marks(own, language)))
        except WorkbookError:  # such as an old .xls, which is among its problems
            problems.append(NOT_RETURNED.at(place))
            continue
        stem = file_name("can-sua", senders.get(file) or PurePosixPath(file).stem).lower()
        taken[stem] += 1
        name = f"{stem}.xlsx" if taken[stem] == 1 else f"{stem}_{taken[stem]}.xlsx"
        copies.append(Returned(name=name, content=content, of=file))
    return tuple(copies), tuple(problems)


def _marks(problems: Iterable[Problem], language: str) -> Iterator[Mark]:
    """What is said in the copy, the gravest first."""
    for one in sorted(problems, key=lambda each: -each.rule.severity):
        at = one.place if isinstance(one.place, CellPlace) else None
        yield Mark(
            sheet=at.sheet if at else "",
            cell=at.cell if at else "",
            severity=severity_name(one.rule.severity, language),
            rule=one.rule.id,
            text=say(one, language),
        )
