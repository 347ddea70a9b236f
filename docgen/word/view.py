"""A document read as it prints: every paragraph with the formatting that reaches the paper.

A Word file says how a paragraph looks in up to eight places; :mod:`docgen.word.styles`
finds each value, here they become what :mod:`docgen.word.printed` lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from lxml import etree

from docgen.model.place import ParagraphPlace
from docgen.model.problem import DocumentError
from docgen.vietnamese.messages import N_, Expectation
from docgen.word.facts import facts
from docgen.word.inline import Box, DrawnLine, Field, Piece, choice, pieces
from docgen.word.looks import Looks, Span, mm, runs
from docgen.word.numbering import NO_LIST, Counters
from docgen.word.package import DAMAGED_PART, Package, Relationship, open_package
from docgen.word.printed import (
    Block,
    Cell,
    DocView,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    TextBox,
    paragraphs,
)
from docgen.word.properties import flat, is_on, w
from docgen.word.styles import NO_STYLE, Style, cascade
from docgen.word.tables import CellFrame, join_borders, table_frame

__all__ = [
    "Block",
    "Cell",
    "DocView",
    "DrawnLine",
    "Paragraph",
    "Row",
    "Run",
    "Section",
    "Table",
    "TextBox",
    "paragraph_elements",
    "paragraphs",
    "read",
]

NO_BODY = Expectation(N_("it holds no text"))
TOO_DEEP = Expectation(N_("it is nested deeper than any Word document"))

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_P, _TABLE, _SECTION, _LOOK = w("p"), w("tbl"), w("sectPr"), w("pPr")
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
_SIDES = ("top", "left", "bottom", "right")
_EXCERPT = 40  # characters
_NUMBER = re.compile("[0-9]{1,9}")
_DELETED_ROW = f"{w('trPr')}/{w('del')}"
_DELETED_MARK = f"{w('rPr')}/{w('del')}"
_PAGE = (12240, 15840, 1440)  # twips: width, height and margins where nothing is said
_NOTES = {"footnotes": w("footnote"), "endnotes": w("endnote")}


def paragraph_elements(root: etree._Element) -> list[etree._Element]:
    """The w:p elements of a part; ``ParagraphPlace.number`` counts them in this order, from 1."""
    fallbacks = root.iter(f"{_MC}Fallback")
    unread = {element for fallback in fallbacks for element in fallback.iter(_P)}
    if not unread:
        return list(root.iter(_P))
    return [element for element in root.iter(_P) if element not in unread]


def read(source: Path | Package) -> DocView:
    """The Word document at a path or in a package; a DocumentError where it cannot be read."""
    package = source if isinstance(source, Package) else open_package(source)
    main = package.main_part()
    root = package.tree(main)
    body = root.find(w("body"))
    if body is None:
        raise DocumentError(DAMAGED_PART.at(package.place, part=main, reason=NO_BODY))
    try:
        return _read(package, main, root, body)
    except RecursionError as error:
        problem = DAMAGED_PART.at(package.place, part=main, reason=TOO_DEEP)
        raise DocumentError(problem) from error


def _read(package: Package, main: str, root: etree._Element, body: etree._Element) -> DocView:
    looks = Looks(cascade(package))
    settings = package.related(main, "settings")
    said = None if settings is None else package.tree(settings)
    furniture = _Furniture(
        package=package,
        looks=looks,
        targets=package.relationships(main),
        even_pages=is_on(flat(said).get("evenAndOddHeaders")),
    )
    story = _story(package.file, "document", root, looks)
    sections = []
    for elements, end in _spreads(body):
        page = flat(end)
        story.room_mm = _text_width_mm(page)
        blocks = tuple(block for element in elements for block in story.block(element, NO_STYLE))
        sections.append(_section(end, page, blocks, furniture))
    notes = dict(_notes(package, main, looks))
    stories = [root, *furniture.roots, *(root for root, _ in notes.values())]
    return DocView(
        file=package.file,
        sections=tuple(sections),
        facts=facts(package, main, said, stories),
        footnotes=tuple(block for _, blocks in notes.values() for block in blocks),
    )


def _spreads(
    body: etree._Element,
) -> Iterator[tuple[list[etree._Element], etree._Element | None]]:
    """The elements of each section, with the w:sectPr that ends it, ``None`` where none does."""
    elements: list[etree._Element] = []
    ended = False
    for element in _elements(body, _P, _TABLE, _SECTION):
        end = element
        if element.tag != _SECTION:
            elements.append(element)
            end = element.find(f"{_LOOK}/{_SECTION}")
        if end is not None:
            yield elements, end
            elements, ended = [], True
    if elements or not ended:
        yield elements, None


def _notes(
    package: Package, main: str, looks: Looks
) -> Iterator[tuple[str, tuple[etree._Element, tuple[Block, ...]]]]:
    """The footnotes and endnotes that somebody wrote, without the lines that Word puts above."""
    for kind, name in _NOTES.items():
        part = package.related(main, kind)
        if part is None or part not in package.parts:
            continue
        root = package.tree(part)
        story = _story(package.file, kind, root, looks)
        notes = (note for note in root.iter(name) if note.get(w("type"), "normal") == "normal")
        yield kind, (root, tuple(block for note in notes for block in story.blocks(note, NO_STYLE)))


def _elements(parent: Iterable[etree._Element], *wanted: str) -> Iterator[etree._Element]:
    """The children with these tags, as if nothing were wrapped around any of them."""
    for child in parent:
        tag = child.tag
        if tag in wanted:
            yield child
        elif tag in _WRAPPERS:
            yield from _elements(child, *wanted)
        elif tag == f"{_MC}AlternateContent":
            yield from _elements(choice(child), *wanted)


@dataclass(slots=True)
class _Furniture:
    """Headers and footers; a section keeps those of the one before that it does not replace."""

    package: Package
    looks: Looks
    targets: Mapping[str, Relationship]
    even_pages: bool
    parts: dict[tuple[str, str], str] = field(default_factory=dict)
    read: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    roots: list[etree._Element] = field(default_factory=list)

    def replace(self, section: etree._Element, room_mm: float) -> None:
        """Take over what a w:sectPr names; DocumentError where it names nothing that exists."""
        for kind in ("header", "footer"):
            for element in section.findall(w(f"{kind}Reference")):
                target = self.targets.get(element.get(_ID, ""))
                part = element.get(_ID, "") if target is None else target.target
                self.parts[kind, element.get(w("type"), "default")] = part
                if part not in self.read:
                    root = self.package.tree(part)
                    story = _story(self.package.file, PurePosixPath(part).stem, root, self.looks)
                    story.room_mm = room_mm
                    self.roots.append(root)
                    self.read[part] = story.blocks(root, NO_STYLE)

    def printing(self, kind: str, *, first: bool) -> dict[str, tuple[Block, ...]]:
        """The headers or footers that print, by the pages that they print on."""
        prints = {"default": True, "first": first, "even": self.even_pages}
        return {
            pages: self.read[self.parts[kind, pages]]
            for pages, printed in prints.items()
            if printed and (kind, pages) in self.parts
        }


def _section(
    end: etree._Element | None,
    page: Mapping[str, str],
    blocks: tuple[Block, ...],
    furniture: _Furniture,
) -> Section:
    """The section that a w:sectPr ends; on Word's own page where there is none."""
    if end is not None:
        furniture.replace(end, _text_width_mm(page))
    start = page.get("pgNumType.start", "")
    first = is_on(page.get("titlePg"))
    width, height, margin = _PAGE
    return Section(
        width_mm=mm(page, "pgSz.w", width),
        height_mm=mm(page, "pgSz.h", height),
        top_mm=abs(mm(page, "pgMar.top", margin)),  # negative: the header may not push it down
        right_mm=mm(page, "pgMar.right", margin),
        bottom_mm=abs(mm(page, "pgMar.bottom", margin)),
        left_mm=round(mm(page, "pgMar.left", margin) + mm(page, "pgMar.gutter"), 1),
        header_mm=mm(page, "pgMar.header", 720),
        footer_mm=mm(page, "pgMar.footer", 720),
        first_page_different=first,
        numbering_from=int(start) if _NUMBER.fullmatch(start) else None,
        headers=furniture.printing("header", first=first),
        footers=furniture.printing("footer", first=first),
        blocks=blocks,
    )


def _text_width_mm(page: Mapping[str, str]) -> float:
    width, _, margin = _PAGE
    sides = mm(page, "pgMar.left", margin) + mm(page, "pgMar.right", margin)
    return max(mm(page, "pgSz.w", width) - sides - mm(page, "pgMar.gutter"), 0.0)


@dataclass(slots=True)
class _Story:
    """One part being read: its paragraphs' numbers, and what goes on from one to the next."""

    file: str
    part: str
    looks: Looks
    numbers: Mapping[etree._Element, int]
    room_mm: float = 0.0  # between the margins, the edges of a cell or those of a text box
    fields: list[Field] = field(default_factory=list)
    carried: list[Span] = field(default_factory=list)  # before a paragraph mark that is deleted
    counters: Counters = field(default_factory=Counters)

    def blocks(self, parent: etree._Element, table: Style) -> tuple[Block, ...]:
        """Everything in a header, a cell or a text box."""
        elements = _elements(parent, _P, _TABLE)
        return tuple([block for element in elements for block in self.block(element, table)])

    def block(self, element: etree._Element, table: Style) -> list[Block]:
        """A w:p with the text boxes in it, or a w:tbl; nothing for any other element."""
        if element.tag == _P:
            return self.paragraph(element, table)
        return [self.table(element)] if element.tag == _TABLE else []

    def table(self, element: etree._Element) -> Table:
        """A table without the rows that are deleted."""
        own = flat(element.find(w("tblPr")))
        style = self.looks.cascade.style("table", own.get("tblStyle"))
        rows = [row for row in _elements(element, w("tr")) if row.find(_DELETED_ROW) is None]
        table = table_frame(element, style, own, len(rows), self.room_mm)
        frames = [
            table.row(row, list(_elements(row, w("tc"))), number) for number, row in enumerate(rows)
        ]
        join_borders(frames)
        return Table(
            rows=tuple(
                Row(
                    cells=tuple([self.cell(cell) for cell in row.cells]),
                    repeats=row.repeats,
                    whole=row.whole,
                )
                for row in frames
            ),
            style=style.name,
        )

    def cell(self, frame: CellFrame) -> Cell:
        """A cell with what is in it."""
        room, self.room_mm = self.room_mm, frame.room_mm
        blocks = self.blocks(frame.element, frame.style)
        self.room_mm = room
        return Cell(
            blocks=blocks,
            span=frame.span,
            merged=frame.merged,
            width_mm=frame.width_mm,
            padding_mm=frame.padding_mm,
            borders=tuple(side for side in _SIDES if side in frame.borders),
        )

    def box(self, box: Box) -> TextBox:
        """A text box, whose fields and deletions are its own."""
        inner = _Story(
            file=self.file,
            part=self.part,
            looks=self.looks,
            numbers=self.numbers,
            room_mm=box.width_mm,
            counters=self.counters,
        )
        blocks = inner.blocks(box.content, NO_STYLE)
        return TextBox(blocks=blocks, width_mm=box.width_mm, framed=box.framed)

    def paragraph(self, element: etree._Element, table: Style) -> list[Block]:
        """A paragraph and the text boxes in it; nothing yet where its end is deleted."""
        said = element.find(_LOOK)
        look = self.looks.paragraph(said, table)
        spans: list[Span] = []
        drawn: list[DrawnLine] = []
        after: list[Block] = []
        for one in pieces(element, self.fields, self.room_mm):
            if isinstance(one, Piece):
                spans += self.looks.spans(one, look.style, table)
            elif isinstance(one, Box):
                after.append(self.box(one))
            else:
                drawn.append(one)
        if said is not None and said.find(_DELETED_MARK) is not None:
            self.carried += spans
            return after
        if self.carried:
            spans = [*self.carried, *spans]
            self.carried.clear()
        merged = runs(spans)
        level = look.paragraph["list_level"]
        kind = self.looks.cascade.lists.get(look.number_id, NO_LIST)
        paragraph = Paragraph(
            place=ParagraphPlace(
                file=self.file,
                number=self.numbers[element],
                excerpt=_excerpt("".join([run.text for run in merged if not run.vanish])),
                part=self.part,
            ),
            runs=merged,
            label="" if level is None else self.counters.label(look.number_id, kind, level),
            drawn=tuple(drawn),
            **look.paragraph,
        )
        return [paragraph, *after]


def _story(file: str, part: str, root: etree._Element, looks: Looks) -> _Story:
    numbers = {element: number for number, element in enumerate(paragraph_elements(root), 1)}
    return _Story(file=file, part=part, looks=looks, numbers=numbers)


def _excerpt(text: str) -> str:
    """The first words of ``text``, at most forty characters, so that Word can search for them."""
    words = " ".join(text.split())
    if len(words) <= _EXCERPT:
        return words
    cut = words[: _EXCERPT + 1].rpartition(" ")[0]
    return cut or words[:_EXCERPT]
