"""Edits done to a Word file: what they name is changed, all else stays byte for byte.

Places and offsets are those of the file as it was read; so characters are set first, then
exchanged from the end of each paragraph to its start, and paragraphs go last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from docgen.model.edit import (
    DrawRule,
    Edit,
    RemoveParagraph,
    SetColumns,
    SetPage,
    SetPageNumber,
    SetParagraph,
    SetRuns,
    SetText,
)
from docgen.word.drawn import draw_rule
from docgen.word.letters import Story, set_text
from docgen.word.mend import remove_paragraph, set_columns, set_paragraph, set_runs
from docgen.word.numbers import set_page_numbers
from docgen.word.package import Package
from docgen.word.packing import Parts, pack
from docgen.word.pages import section_elements, set_page
from docgen.word.properties import flat, is_on
from docgen.word.styles import cascade, w
from docgen.word.tracked import Marks, Tracked

__all__ = ["Tracked", "apply", "repaired"]

_STORIES: Final = ("header", "footer", "footnotes", "endnotes")
_ORDER: Final = (SetParagraph, SetRuns, SetText, DrawRule, SetColumns, RemoveParagraph)
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def apply(package: Package, edits: Iterable[Edit], *, tracked: Tracked | None = None) -> bytes:
    """The file after the edits, the same bytes each time.

    With ``tracked`` each change carries a mark that Word lets accept or reject; but for
    headers and footers, which Word does not track as a whole.  An edit that finds nothing
    to change (other characters, columns that do not fit) does nothing.
    """
    return pack(repaired(package, edits, tracked=tracked))


def repaired(package: Package, edits: Iterable[Edit], *, tracked: Tracked | None = None) -> Package:
    """The package after the edits; the one that was given is not touched."""
    desk = _Desk(package, tracked)
    every = list(edits)
    located = [
        (edit, part, paragraph)
        for edit in every
        if not isinstance(edit, SetPage | SetPageNumber)
        for part, paragraph in desk.paragraph(edit.place.part, edit.place.number)
    ]
    sections = section_elements(desk.root.find(w("body")))
    located.sort(key=lambda one: _turn(one[0]))
    for edit, part, paragraph in located:
        if paragraph.getparent() is not None:
            desk.do(edit, part, paragraph)
    _set_pages(desk, sections, every)
    for marks in desk.marks.values():
        marks.settle()
    return desk.parts.package_after()


def _turn(edit: Edit) -> tuple[int, int]:
    return _ORDER.index(type(edit)), -edit.start if isinstance(edit, SetText) else 0


def _set_pages(desk: _Desk, sections: list[etree._Element], edits: Iterable[Edit]) -> None:
    numbers: dict[int, SetPageNumber] = {}
    marks = desk.marks_of(desk.main)
    for edit in edits:
        if isinstance(edit, SetPage | SetPageNumber) and edit.section <= len(sections):
            if isinstance(edit, SetPage):
                set_page(sections[edit.section - 1], edit, marks)
            else:
                numbers[edit.section - 1] = edit
    if numbers:
        set_page_numbers(
            desk.parts,
            desk.main,
            sections,
            numbers,
            desk.looks,
            marks,
            even_pages=desk.has_even_pages(),
        )


class _Desk:
    """A package on which edits are being done."""

    def __init__(self, package: Package, tracked: Tracked | None) -> None:
        self.parts = Parts(package)
        self.main = package.main_part()
        self.root = self.parts.root(self.main)
        self.looks = cascade(package)
        self.tracked = tracked
        self.marks: dict[str, Marks] = {}
        self.stories: dict[str, Story] = {}
        self.names = {"document": self.main} | {
            PurePosixPath(one.target).stem: one.target
            for one in package.relationships(self.main).values()
            if one.kind in _STORIES and not one.external and one.target in package.parts
        }

    def paragraph(self, part: str, number: int) -> Iterator[tuple[str, etree._Element]]:
        """The paragraph with that number and its part's name; none where there is no such."""
        name = self.names.get(part)
        if name is None:
            return
        every = self.story(name).paragraphs
        if 0 < number <= len(every):
            yield name, every[number - 1]

    def story(self, part: str) -> Story:
        """A part with its paragraphs."""
        if part not in self.stories:
            self.stories[part] = Story(self.parts.root(part), self.looks)
        return self.stories[part]

    def marks_of(self, part: str) -> Marks:
        """The marks of changes in a part."""
        if part not in self.marks:
            self.marks[part] = Marks.of(self.parts.root(part), self.tracked)
        return self.marks[part]

    def has_even_pages(self) -> bool:
        """Whether even pages have headers of their own."""
        settings = self.parts.package.related(self.main, "settings")
        if settings is None or settings not in self.parts.package.parts:
            return False
        return is_on(flat(self.parts.package.xml(settings)).get("evenAndOddHeaders"))

    def drawing(self) -> int:
        """The first number that no drawing has, so that a line drawn anew gets its own again."""
        taken = {one.get("id", "") for part in self.names.values() for one in self._drawings(part)}
        return next(number for number in count(1) if str(number) not in taken)

    def _drawings(self, part: str) -> Iterator[etree._Element]:
        yield from self.parts.root(part).iter(_DRAWING)

    def do(self, edit: Edit, part: str, paragraph: etree._Element) -> None:
        """One edit of a paragraph, its characters or the table around it."""
        story, marks = self.story(part), self.marks_of(part)
        match edit:
            case SetParagraph():
                set_paragraph(story, paragraph, edit, marks)
            case SetRuns():
                set_runs(story, paragraph, edit, marks)
            case SetText():
                set_text(story, paragraph, edit, marks)
            case DrawRule():
                draw_rule(story, paragraph, edit, marks, self.drawing)
            case RemoveParagraph():
                remove_paragraph(story, paragraph, edit, marks)
            case SetColumns():
                set_columns(paragraph, edit, marks)
