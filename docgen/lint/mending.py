"""What ``docgen fix`` does: check, mend what can be mended, and check again.

One mending may bring up another fault (a heading that is now recognised), and two rules may
want the same thing otherwise; so this goes on for a few rounds, until nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeAlias

from docgen.decree.profile import Profile
from docgen.lint import check
from docgen.lint.looks import ALIGNED
from docgen.lint.sealing import sealed
from docgen.model.checked import Checked
from docgen.model.edit import (
    DrawRule,
    Edit,
    RemoveParagraph,
    SetColumns,
    SetPage,
    SetPageNumber,
    SetRuns,
    SetText,
    settings,
)
from docgen.model.place import Place
from docgen.model.problem import DocumentError, Problem, Rule
from docgen.vietnamese.messages import N_, Expectation, Measure
from docgen.word import view
from docgen.word.package import Package
from docgen.word.packing import pack
from docgen.word.printed import DocView, Paragraph, Section, Table, paragraphs
from docgen.word.repair import repaired
from docgen.word.tracked import Tracked

__all__ = ["AUDIT_ONLY", "Change", "Mended", "mend"]

AUDIT_ONLY = Rule("GH811", "audit-only", N_("the file can be checked, but is not mended: {reason}"))
_ROUNDS: Final = 5
_END: Final = 1 << 30

_YES: Final = Expectation(N_("yes"))
_NO: Final = Expectation(N_("no"))
_NONE: Final = Expectation(N_("none"))
_IN_HEADER: Final = Expectation(N_("in the header, centred"))
_ELSEWHERE: Final = Expectation(N_("elsewhere"))

Where: TypeAlias = tuple[str, int]  # a part and the number of a paragraph, or a section


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value that was changed: ``before`` and ``after`` as people read them."""

    rule: Rule
    place: Place
    setting: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A file after mending: its bytes, ``None`` where nothing was to be changed.

    ``left`` is what a check of the mended file finds; a problem that should have been mended
    but cannot be (Word wants the empty paragraph between two tables) has no edits there.
    """

    content: bytes | None
    changes: tuple[Change, ...]
    left: Checked


def mend(
    package: Package,
    profile: Profile,
    *,
    today: date,
    unsafe: bool = False,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    tracked: Tracked | None = None,
    administrative: bool = False,
) -> Mended:
    """A Word file with everything mended that leaves letters and numbers as they are.

    With ``unsafe`` words are changed too, where a rule knows how.  ``select`` and ``ignore``
    are as for :func:`docgen.lint.check`.  Raises DocumentError where the file is not to be
    changed at all (rule GH811), or cannot be read.
    """
    _refuse(package)
    chosen, left_out = tuple(select), tuple(ignore)

    def checked(one: Package) -> Checked:
        return check(
            one,
            profile,
            today=today,
            select=chosen,
            ignore=left_out,
            administrative=administrative,
        )

    now, left = package, checked(package)
    changes: dict[Change, None] = {}
    stuck: set[tuple[str, Place]] = set()
    rounds = 0
    while rounds < _ROUNDS:
        problems = _agreeing(left.problems, stuck, unsafe=unsafe)
        if not problems:
            break
        edits = dict.fromkeys(edit for one in problems for edit in one.edits)
        after = repaired(now, edits, tracked=tracked)
        if after.parts == now.parts:
            stuck |= {_key(one) for one in problems}
            continue
        changes |= dict.fromkeys(_changes(problems, view.read(now)))
        now, left = after, checked(after)
        rounds += 1
    return Mended(
        content=None if now is package else pack(now),
        changes=tuple(one for one in changes if (one.rule.id, one.place) not in stuck),
        left=replace(left, problems=tuple(_without_edits(left.problems, stuck))),
    )


def _refuse(package: Package) -> None:
    """Raise for a file that nobody but a person may change."""
    reason = sealed(package, view.read(package))
    if reason:
        raise DocumentError(AUDIT_ONLY.at(package.place, reason=Expectation(reason)))


def _key(problem: Problem) -> tuple[str, Place]:
    return problem.rule.id, problem.place


def _without_edits(problems: Iterable[Problem], stuck: set[tuple[str, Place]]) -> Iterator[Problem]:
    for one in problems:
        yield replace(one, edits=()) if _key(one) in stuck else one


# --- which problems are mended in one round ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Claim:
    """What an edit has a say in: a setting of some characters, and its value."""

    start: int
    end: int
    value: object


@dataclass(slots=True)
class _Claims:
    """What is settled for one round, by place and setting."""

    held: dict[tuple[Where, str], list[_Claim]] = field(default_factory=dict)

    def take(self, edits: Iterable[Edit]) -> bool:
        """Whether the edits contradict nothing taken before; then they are taken too."""
        wanted = [one for edit in edits for one in _claims(edit)]
        for key, claim in wanted:
            for other in self.held.get(key, ()):
                apart = claim.end <= other.start or other.end <= claim.start
                if not apart and claim.value != other.value:
                    return False
        for key, claim in wanted:
            self.held.setdefault(key, []).append(claim)
        return True


def _agreeing(
    problems: Iterable[Problem], stuck: set[tuple[str, Place]], *, unsafe: bool
) -> list[Problem]:
    """The problems to mend now: of two that want the same thing otherwise, the first."""
    claims = _Claims()
    wanted = {"safe", "unsafe"} if unsafe else {"safe"}
    return [
        one
        for one in problems
        if one.fix in wanted and _key(one) not in stuck and claims.take(one.edits)
    ]


def _claims(edit: Edit) -> Iterator[tuple[tuple[Where, str], _Claim]]:
    where, start, end = _where(edit), 0, _END
    match edit:
        case SetText():
            length = max(len(edit.actual), 1)
            claim = _Claim(edit.start, edit.start + length, (edit.start, edit.actual, edit.text))
            yield (where, "text"), claim
        case SetRuns():
            start = edit.start or 0
            end = _END if edit.end is None else edit.end
    if not isinstance(edit, SetText):
        for name, value in settings(edit).items():
            yield (where, name), _Claim(start, end, value)
    yield (where, "paragraph"), _Claim(0, _END, isinstance(edit, RemoveParagraph))


def _where(edit: Edit) -> Where:
    if isinstance(edit, SetPage | SetPageNumber):
        return "", edit.section
    return edit.place.part, edit.place.number


# --- before and after -------------------------------------------------------------------------


def _changes(problems: Iterable[Problem], document: DocView) -> Iterator[Change]:
    """What the edits of the problems change in a document, setting by setting."""
    every = {(one.place.part, one.place.number): one for one in _every_paragraph(document)}
    told: set[Edit] = set()
    for problem in problems:
        for edit in problem.edits:
            if edit in told:
                continue
            told.add(edit)
            place: Place = problem.place
            if isinstance(edit, SetPage | SetPageNumber):
                values = _page_values(edit, document)
            else:
                place = edit.place
                paragraph = every.get(_where(edit))
                values = _values(edit, paragraph, document)
                if paragraph is not None:
                    place = paragraph.place
            for name, (before, after) in values.items():
                if before != after:
                    yield Change(
                        rule=problem.rule,
                        place=place,
                        setting=_setting(name),
                        before=_told(name, before),
                        after=_told(name, after),
                    )


def _every_paragraph(document: DocView) -> Iterator[Paragraph]:
    yield from document.paragraphs()
    for section in document.sections:
        for blocks in (*section.headers.values(), *section.footers.values()):
            yield from paragraphs(blocks)
    yield from paragraphs(document.footnotes)


def _page_values(
    edit: SetPage | SetPageNumber, document: DocView
) -> dict[str, tuple[object, object]]:
    if edit.section > len(document.sections):
        return {}
    section = document.sections[edit.section - 1]
    if isinstance(edit, SetPage):
        return {name: (getattr(section, name), value) for name, value in settings(edit).items()}
    values: dict[str, tuple[object, object]] = {
        "page_number": (_number_place(section), _IN_HEADER),
        "size_pt": (_number_sizes(section), edit.size_pt),
        "on_first_page": (_has_number_on_first(section), edit.first_page),
    }
    if edit.start is not None:
        values["numbering_from"] = (section.numbering_from, edit.start)
    return values


def _number_place(section: Section) -> str:
    found = {
        (kind, one.align)
        for kind, by_pages in (("header", section.headers), ("footer", section.footers))
        for blocks in by_pages.values()
        for one in paragraphs(blocks)
        if any(run.field == "PAGE" for run in one.runs)
    }
    if not found:
        return _NONE
    return _IN_HEADER if found == {("header", "center")} else _ELSEWHERE


def _has_number_on_first(section: Section) -> bool:
    pages = "first" if section.first_page_different else "default"
    every = (section.headers.get(pages, ()), section.footers.get(pages, ()))
    runs = (run for blocks in every for one in paragraphs(blocks) for run in one.runs)
    return any(run.field == "PAGE" for run in runs)


def _number_sizes(section: Section) -> object:
    every = (*section.headers.values(), *section.footers.values())
    runs = (run for blocks in every for one in paragraphs(blocks) for run in one.runs)
    return _one_or_all(run.size_pt for run in runs if run.field == "PAGE")


def _values(
    edit: Edit, paragraph: Paragraph | None, document: DocView
) -> dict[str, tuple[object, object]]:
    if paragraph is None:
        return {}
    match edit:
        case SetText():
            return {"text": (edit.actual, edit.text)}
        case DrawRule():
            lengths = _one_or_all(one.length_mm for one in paragraph.drawn)
            return {"line_mm": (lengths, edit.length_mm)}
        case RemoveParagraph():
            return {"paragraph": (paragraph.text.strip() or "¶", None)}
        case SetColumns():
            return {"columns_mm": (_columns_mm(paragraph, document), edit.widths_mm)}
        case SetRuns():
            return {name: _look(edit, paragraph, name) for name in settings(edit)}
    return {
        name: (getattr(paragraph, name), tuple(paragraph.borders) if value else ())
        if name == "borders"
        else (getattr(paragraph, name), value)
        for name, value in settings(edit).items()
    }


def _look(edit: SetRuns, paragraph: Paragraph, name: str) -> tuple[object, object]:
    start, end, at = edit.start or 0, _END if edit.end is None else edit.end, 0
    values: list[object] = []
    for run in paragraph.runs:
        if run.vanish:
            continue
        if at < end and at + len(run.text) > start:
            value = getattr(run, name)
            values.append(value is not None if name == "highlight" else value)
        at += len(run.text)
    return _one_or_all(values), getattr(edit, name)


def _columns_mm(paragraph: Paragraph, document: DocView) -> tuple[float, ...]:
    """How wide the cells of the first row are in the innermost table around a paragraph."""
    for table in _tables(document.blocks):
        cells = [cell for row in table.rows for cell in row.cells]
        if any(paragraph in cell.blocks for cell in cells):
            return tuple(cell.width_mm for cell in table.rows[0].cells)
    return ()


def _tables(blocks: Iterable[object]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _tables(cell.blocks)


def _one_or_all(values: Iterable[object]) -> object:
    """The one value that all have, or each of them."""
    found = tuple(dict.fromkeys(values))
    return found[0] if len(found) == 1 else found or None


def _setting(name: str) -> str:
    return name.removesuffix("_mm").removesuffix("_pt").replace("_", "-")


def _told(name: str, value: object) -> str:
    """A value as people read it; translated where it is shown."""
    unit = " mm" if name.endswith("_mm") else " pt" if name.endswith("_pt") else ""
    match value:
        case Expectation():
            return value
        case bool():
            return _YES if value else _NO
        case None | ():
            return _NONE
        case float() | int():
            return Measure(f"{value:g}{unit}")
        case tuple():
            return ", ".join(_told(name, one) for one in value)
        case _:
            return ALIGNED.get(str(value), str(value)) if name == "align" else str(value)
