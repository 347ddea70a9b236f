"""What a Word document looks like on paper, as values: sections, tables, paragraphs, runs.

Nothing is ``None`` for "inherited": a paragraph knows the size it prints with, whoever
says so.  Lengths are rounded to a tenth of a millimetre, finer than any printer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from docgen.model.place import ParagraphPlace
from docgen.word.inline import DrawnLine

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
    "paragraphs",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one formatting.

    ``colour`` is RRGGBB, ``000000`` also for "automatic"; ``highlight`` is Word's name
    of it, ``None`` without; ``caps`` prints small letters as capitals, ``text`` still
    has them as typed; ``vanish`` does not print; ``spacing_pt`` is what comes behind each
    character besides its width, negative where text is condensed.  ``field`` names the
    field that the text is the result of (``PAGE``), and is mostly empty.

    In ``text``, ``\\t`` is a tab, ``\\n`` a line break and ``\\f`` a page break.
    """

    text: str
    font: str = "Times New Roman"
    size_pt: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    colour: str = "000000"
    highlight: str | None = None
    vanish: bool = False
    spacing_pt: float = 0.0
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as it prints.

    ``align`` is left, center, right, justify or distribute; a negative
    ``first_line_mm`` is a hanging indent.  ``line`` is a multiple of single spacing;
    where ``line_pt`` is given, that height counts instead, exactly or ``at_least``.
    ``outline`` is the level in Word's navigation pane from 1, ``None`` for body text;
    ``list_level`` the level from 0 in one of Word's own lists, whose ``label`` ("1.", "a)",
    "-") stands in no run, ``None`` where numbers are typed.  ``borders`` lists the sides that
    have one; ``contextual`` leaves out the space towards a neighbour of the same style.
    """

    place: ParagraphPlace
    runs: tuple[Run, ...] = ()
    style: str = "Normal"
    align: str = "left"
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_line_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float = 1.0
    line_pt: float | None = None
    at_least: bool = False
    keep_next: bool = False
    page_break_before: bool = False
    outline: int | None = None
    list_level: int | None = None
    label: str = ""
    contextual: bool = False
    borders: tuple[str, ...] = ()
    drawn: tuple[DrawnLine, ...] = ()

    @property
    def text(self) -> str:
        """The characters that print."""
        return "".join(run.text for run in self.runs if not run.vanish)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell over ``span`` columns; ``merged`` where it carries on the cell above.

    ``width_mm`` counts from edge to edge, 0 where nothing says how wide; ``padding_mm`` is
    what its text keeps from the left and the right edge; ``borders`` lists the sides that
    print one.
    """

    blocks: tuple[Block, ...]
    span: int = 1
    merged: bool = False
    width_mm: float = 0.0
    padding_mm: tuple[float, float] = (1.9, 1.9)
    borders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; ``repeats`` where it stands again on every page.

    ``whole`` where it may not break across pages.
    """

    cells: tuple[Cell, ...]
    repeats: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; ``style`` is the name of its style, empty without."""

    rows: tuple[Row, ...]
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """A text box; it follows the paragraph that it is anchored in.

    ``width_mm`` is 0 where nothing says how wide; ``framed`` where a line is drawn round it.
    """

    blocks: tuple[Block, ...]
    width_mm: float = 0.0
    framed: bool = False


Block: TypeAlias = Paragraph | Table | TextBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Pages of one size with what stands on them.

    ``left_mm`` includes a gutter; ``header_mm`` and ``footer_mm`` count from the edge
    of the paper.  ``headers`` and ``footers`` hold only what prints, by kind: default,
    first, even.  ``numbering_from`` is ``None`` where page numbers go on from before.
    """

    width_mm: float
    height_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float
    left_mm: float
    header_mm: float
    footer_mm: float
    first_page_different: bool = False
    numbering_from: int | None = None
    headers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict, hash=False)
    footers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict, hash=False)
    blocks: tuple[Block, ...] = ()

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high (khổ giấy ngang)."""
        return self.width_mm > self.height_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class DocView:
    """A document as it prints; ``file`` is its name as the user gave it.

    ``facts`` tell what is special about the file: ``tracked`` changes, ``protected``,
    ``signed``, ``macros``, ``comments``.  ``footnotes`` (and endnotes) stand apart.
    """

    file: str
    sections: tuple[Section, ...]
    facts: frozenset[str] = frozenset()
    footnotes: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs and tables of all sections in order."""
        return tuple(block for section in self.sections for block in section.blocks)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the body in order, those in tables and text boxes too."""
        return paragraphs(self.blocks)


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph in ``blocks``, those in tables and text boxes too, in order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from paragraphs(cell.blocks)
            case _:
                yield from paragraphs(block.blocks)
