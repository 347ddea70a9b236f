"""A document read as it prints: every paragraph with the formatting that reaches the paper.

A Word file says how a paragraph looks in up to eight places; :mod:`docgen.word.styles`
finds each value, here they become what :mod:`docgen.word.printed` lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Final

from lxml import etree

from docgen.model.place import ParagraphPlace
from docgen.model.problem import DocumentError
from docgen.vietnamese.messages import N_, Expectation
from docgen.word.inline import Box, DrawnLine, Field, Piece, choice, pieces
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
from docgen.word.styles import NO_STYLE, Cascade, Properties, Style, cascade, flat, is_on, twips, w

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

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
_ALIGNS = {  # every other value is one sort or another of justified
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "distribute": "distribute",
}
_SIDES = ("top", "left", "bottom", "right")
_AUTO_SPACING_PT = 14.0  # what Word puts for "automatic" spacing, which web pages bring along
_OUTLINE_LEVELS = frozenset("012345678")  # 9 is body text
_HEADING = re.compile("heading ([1-9])", re.IGNORECASE)
_EXCERPT = 40  # characters
_NUMBER = re.compile("[0-9]{1,9}")
_DELETED_ROW = f"{w('trPr')}/{w('del')}"
_DELETED_MARK = f"{w('pPr')}/{w('rPr')}/{w('del')}"


def paragraph_elements(root: etree._Element) -> list[etree._Element]:
    """The w:p elements of a part; ``ParagraphPlace.number`` counts them in this order, from 1."""
    fallbacks = root.iter(f"{_MC}Fallback")
    unread = {element for fallback in fallbacks for element in fallback.iter(w("p"))}
    return [element for element in root.iter(w("p")) if element not in unread]


def read(source: Path | Package) -> DocView:
    """The Word document at a path or in a package; a DocumentError where it cannot be read."""
    package = source if isinstance(source, Package) else open_package(source)
    main = package.main_part()
    root = package.xml(main)
    body = root.find(w("body"))
    if body is None:
        raise DocumentError(DAMAGED_PART.at(package.place, part=main, reason=NO_BODY))
    looks = cascade(package)
    story = _story(package.file, "document", root, looks)
    furniture = _furniture(package, main, looks)
    sections: list[Section] = []
    blocks: list[Block] = []
    for element in _elements(body, "p", "tbl", "sectPr"):
        blocks += story.block(element, NO_STYLE)
        end = element if element.tag == w("sectPr") else element.find(f"{w('pPr')}/{w('sectPr')}")
        if end is not None:
            sections.append(_section(end, blocks, furniture))
            blocks = []
    if blocks or not sections:
        sections.append(_section(None, blocks, furniture))
    return DocView(file=package.file, sections=tuple(sections))


def _elements(parent: etree._Element | tuple[()], *names: str) -> Iterator[etree._Element]:
    """The children with these names, as if nothing were wrapped around any of them."""
    wanted = frozenset(map(w, names))
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _elements(child, *names)
        elif child.tag == f"{_MC}AlternateContent":
            yield from _elements(choice(child), *names)


@dataclass(slots=True)
class _Furniture:
    """Headers and footers; a section keeps those of the one before that it does not replace."""

    package: Package
    looks: Cascade
    targets: Mapping[str, Relationship]
    even_pages: bool
    parts: dict[tuple[str, str], str] = field(default_factory=dict)
    read: dict[str, tuple[Block, ...]] = field(default_factory=dict)

    def replace(self, section: etree._Element) -> None:
        """Take over what a w:sectPr names; DocumentError where it names nothing that exists."""
        for kind in ("header", "footer"):
            for element in section.findall(w(f"{kind}Reference")):
                target = self.targets.get(element.get(_ID, ""))
                part = element.get(_ID, "") if target is None else target.target
                self.parts[kind, element.get(w("type"), "default")] = part
                if part not in self.read:
                    root = self.package.xml(part)
                    story = _story(self.package.file, PurePosixPath(part).stem, root, self.looks)
                    self.read[part] = story.blocks(root, NO_STYLE)

    def printing(self, kind: str, *, first: bool) -> dict[str, tuple[Block, ...]]:
        """The headers or footers that print, by the pages that they print on."""
        prints = {"default": True, "first": first, "even": self.even_pages}
        return {
            pages: self.read[self.parts[kind, pages]]
            for pages, printed in prints.items()
            if printed and (kind, pages) in self.parts
        }


def _furniture(package: Package, main: str, looks: Cascade) -> _Furniture:
    settings = package.related(main, "settings")
    said = flat(None if settings is None else package.xml(settings))
    return _Furniture(
        package=package,
        looks=looks,
        targets=package.relationships(main),
        even_pages=is_on(said.get("evenAndOddHeaders")),
    )


def _section(end: etree._Element | None, blocks: list[Block], furniture: _Furniture) -> Section:
    """The section that a w:sectPr ends; on Word's own page where there is none."""
    if end is not None:
        furniture.replace(end)
    values = flat(end)
    start = values.get("pgNumType.start", "")
    first = is_on(values.get("titlePg"))
    return Section(
        width_mm=_mm(values, "pgSz.w", 12240),
        height_mm=_mm(values, "pgSz.h", 15840),
        top_mm=abs(_mm(values, "pgMar.top", 1440)),  # negative: the header may not push it down
        right_mm=_mm(values, "pgMar.right", 1440),
        bottom_mm=abs(_mm(values, "pgMar.bottom", 1440)),
        left_mm=round(_mm(values, "pgMar.left", 1440) + _mm(values, "pgMar.gutter"), 1),
        header_mm=_mm(values, "pgMar.header", 720),
        footer_mm=_mm(values, "pgMar.footer", 720),
        first_page_different=first,
        numbering_from=int(start) if _NUMBER.fullmatch(start) else None,
        headers=furniture.printing("header", first=first),
        footers=furniture.printing("footer", first=first),
        blocks=tuple(blocks),
    )


@dataclass(slots=True)
class _Story:
    """One part being read: its paragraphs' numbers, and what goes on from one to the next."""

    file: str
    part: str
    looks: Cascade
    numbers: Mapping[etree._Element, int]
    fields: list[Field] = field(default_factory=list)
    carried: list[Run] = field(default_factory=list)  # before a paragraph mark that is deleted

    def blocks(self, parent: etree._Element, table: Style) -> tuple[Block, ...]:
        """Everything in a header, a cell or a text box."""
        elements = _elements(parent, "p", "tbl")
        return tuple(block for element in elements for block in self.block(element, table))

    def block(self, element: etree._Element, table: Style) -> list[Block]:
        """A w:p with the text boxes in it, or a w:tbl; nothing for any other element."""
        if element.tag == w("tbl"):
            return [self.table(element)]
        return self.paragraph(element, table) if element.tag == w("p") else []

    def table(self, element: etree._Element) -> Table:
        """A table without the rows that are deleted."""
        named = flat(element.find(w("tblPr"))).get("tblStyle")
        style = self.looks.style("table", named)
        rows = (row for row in _elements(element, "tr") if row.find(_DELETED_ROW) is None)
        return Table(rows=tuple(self.row(row, style) for row in rows), style=style.name)

    def row(self, element: etree._Element, style: Style) -> Row:
        """A row of a table of that style."""
        repeats = is_on(flat(element.find(w("trPr"))).get("tblHeader"))
        cells = []
        for cell in _elements(element, "tc"):
            values = flat(cell.find(w("tcPr")))
            span = values.get("gridSpan", "")
            merged = values.get("vMerge", "restart") != "restart"
            blocks = self.blocks(cell, style)
            cells.append(
                Cell(blocks=blocks, span=int(span) if _NUMBER.fullmatch(span) else 1, merged=merged)
            )
        return Row(cells=tuple(cells), repeats=repeats)

    def paragraph(self, element: etree._Element, table: Style) -> list[Block]:
        """A paragraph and the text boxes in it; nothing yet where its end is deleted."""
        direct = flat(element.find(w("pPr")))
        style = self.looks.style("paragraph", direct.get("pStyle"))
        values = self.looks.paragraph(direct, style, table)
        found = list(pieces(element, self.fields))
        texts = (one for one in found if isinstance(one, Piece))
        runs = [run for text in texts for run in _runs(text, self.looks, style, table)]
        boxes = (one.content for one in found if isinstance(one, Box))
        inner = replace(self, fields=[], carried=[])
        after = [TextBox(blocks=inner.blocks(box, NO_STYLE)) for box in boxes]
        if element.find(_DELETED_MARK) is not None:
            self.carried += runs
            return [*after]
        merged = _merged([*self.carried, *runs])
        self.carried.clear()
        drawn = tuple(one for one in found if isinstance(one, DrawnLine))
        place = ParagraphPlace(
            file=self.file,
            number=self.numbers[element],
            excerpt=_excerpt("".join(run.text for run in merged if not run.vanish)),
            part=self.part,
        )
        return [_paragraph(place, merged, drawn, style, values), *after]


def _story(file: str, part: str, root: etree._Element, looks: Cascade) -> _Story:
    numbers = {element: number for number, element in enumerate(paragraph_elements(root), 1)}
    return _Story(file=file, part=part, looks=looks, numbers=numbers)


def _paragraph(
    place: ParagraphPlace,
    runs: tuple[Run, ...],
    drawn: tuple[DrawnLine, ...],
    style: Style,
    values: Properties,
) -> Paragraph:
    line = abs(twips(values.get("spacing.line")) or 240)
    multiple = values.get("spacing.lineRule", "auto") == "auto"
    level = values.get("outlineLvl") or _heading_level(style)
    listed = values.get("numPr.numId", "0") != "0"
    list_level = values.get("numPr.ilvl", "0")
    borders = (side for side in _SIDES if values.get(f"pBdr.{side}", "nil") not in {"nil", "none"})
    return Paragraph(
        place=place,
        runs=runs,
        style=style.name or "Normal",
        align=_ALIGNS.get(values.get("jc", "left"), "justify"),
        left_mm=_mm(values, "ind.left"),
        right_mm=_mm(values, "ind.right"),
        first_line_mm=_mm(values, "ind.firstLine"),
        before_pt=_spacing_pt(values, "before"),
        after_pt=_spacing_pt(values, "after"),
        line=round(line / 240, 2) if multiple else 1.0,
        line_pt=None if multiple else round(line / 20, 2),
        at_least=values.get("spacing.lineRule") == "atLeast",
        keep_next=is_on(values.get("keepNext")),
        page_break_before=is_on(values.get("pageBreakBefore")),
        outline=int(level) + 1 if level in _OUTLINE_LEVELS else None,
        list_level=int(list_level) if listed and _NUMBER.fullmatch(list_level) else None,
        borders=tuple(borders),
        drawn=drawn,
    )


def _heading_level(style: Style) -> str:
    """The outline level that Word's own headings have even where their style says none."""
    match = _HEADING.fullmatch(style.name)
    return str(int(match[1]) - 1) if match else ""


def _runs(piece: Piece, looks: Cascade, style: Style, table: Style) -> Iterator[Run]:
    """A piece of text as it prints: in two fonts where letters with marks have their own."""
    values = looks.run(flat(piece.properties), style, table)
    colour, highlight = values.get("color", "auto"), values.get("highlight", "none")
    run = Run(
        text=piece.text,
        font=piece.font or looks.font(values, "ascii"),
        size_pt=round((twips(values.get("sz"), unit=10) or 200) / 20, 2),
        bold=is_on(values["b"]),
        italic=is_on(values["i"]),
        underline=is_on(values.get("u")),
        caps=is_on(values["caps"]),
        colour="000000" if colour == "auto" else colour.upper(),
        highlight=None if highlight == "none" else highlight,
        vanish=is_on(values["vanish"]),
        field=piece.field,
    )
    other = piece.font or looks.font(values, "hAnsi")
    if other == run.font:
        yield run
        return
    for plain, letters in groupby(piece.text, str.isascii):
        yield replace(run, text="".join(letters), font=run.font if plain else other)


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """``runs`` with neighbours of the same formatting as one."""
    alike = groupby(runs, lambda run: replace(run, text=""))
    return tuple(replace(looks, text="".join(run.text for run in group)) for looks, group in alike)


def _excerpt(text: str) -> str:
    """The first words of ``text``, at most forty characters, so that Word can search for them."""
    words = " ".join(text.split())
    if len(words) <= _EXCERPT:
        return words
    cut = words[: _EXCERPT + 1].rpartition(" ")[0]
    return cut or words[:_EXCERPT]


def _mm(values: Properties, name: str, default: float = 0.0) -> float:
    length = twips(values.get(name))
    return round((default if length is None else length) * 25.4 / 1440, 1) + 0.0  # never -0.0


def _spacing_pt(values: Properties, side: str) -> float:
    if is_on(values.get(f"spacing.{side}Autospacing")):
        return _AUTO_SPACING_PT
    return round((twips(values.get(f"spacing.{side}")) or 0.0) / 20, 2)
