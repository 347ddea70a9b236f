"""What a document of the corpus is made of, as values; producers write them each in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from docgen.decree.typeface import width_mm

__all__ = [
    "Block",
    "Box",
    "Cell",
    "Content",
    "Paper",
    "Paragraph",
    "Rule",
    "Run",
    "Section",
    "Source",
    "Table",
    "filled",
    "length_mm",
    "marked",
]

_MARKED = re.compile(r"\*\*(?P<bold>.+?)\*\*|~~(?P<italic>.+?)~~", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters; ``None`` means as the paragraph has it.

    ``xml`` stands behind the text as it is; ``wrap`` encloses the run ("w:ins", "w:sdt").
    """

    text: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool = False
    size_pt: float | None = None
    font: str | None = None
    colour: str = ""
    highlight: str = ""
    superscript: bool = False
    xml: str = ""
    wrap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line drawn under a text."""

    length_mm: float
    left_mm: float = 0.0
    below_pt: float = 18.0  # from the top of its paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with the formatting that reaches the paper.

    ``style`` is the name that a producer with styles gives it; ``room_mm`` the width that a
    drawn line is centred in.
    """

    runs: tuple[Run, ...] = ()
    align: str = "both"
    size_pt: float = 14.0
    bold: bool = False
    italic: bool = False
    font: str = "Times New Roman"
    first_mm: float = 0.0
    left_mm: float = 0.0
    right_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: float = 1.0
    exact_pt: float = 0.0
    contextual: bool = False
    keep: bool = False
    new_page: bool = False
    border: str = ""  # "bottom" or "top"
    rule: Rule | None = None
    room_mm: float = 0.0
    rules_at: tuple[Rule, ...] = ()  # further lines, where they say
    tabs_mm: tuple[tuple[str, float], ...] = ()
    style: str = ""
    list_level: int | None = None  # in Word's own numbering: I., 1., a), -
    frame: str = ""  # attributes of w:framePr
    boxes: tuple[Box, ...] = ()
    xml: str = ""  # behind the last run

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A text box, anchored in the paragraph that has it."""

    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    blocks: tuple[Block, ...]
    framed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    blocks: tuple[Block, ...]
    span: int = 1
    bare: bool = False  # without the paragraph that every cell must end with


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """``lines`` draws the grid; ``floating`` takes the table out of the text, as WPS does."""

    rows: tuple[tuple[Cell, ...], ...]
    widths_mm: tuple[float, ...]
    lines: bool = False
    heads: int = 0
    floating: bool = False
    no_padding: bool = False
    whole: bool = False  # rows that do not break across pages


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    width_mm: float = 210.0
    height_mm: float = 297.0
    top_mm: float = 20.0
    right_mm: float = 15.0
    bottom_mm: float = 20.0
    left_mm: float = 30.0
    header_mm: float = 10.0

    @property
    def text_mm(self) -> float:
        """The width between the margins."""
        return self.width_mm - self.left_mm - self.right_mm

    def turned(self) -> Paper:
        """The same paper lying (khổ giấy ngang)."""
        return replace(self, width_mm=self.height_mm, height_mm=self.width_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """``number`` is the paragraph of the page number, empty without: ``{PAGE}`` is the field.

    ``number_in`` is ``header`` or ``footer``; ``first_bare`` leaves it out on the first page.
    """

    blocks: tuple[Block, ...]
    paper: Paper = field(default_factory=Paper)
    number: Paragraph | None = None
    number_in: str = "header"
    first_bare: bool = True
    restart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Everything that goes into a file."""

    sections: tuple[Section, ...]
    footnotes: tuple[Paragraph, ...] = ()
    protected: bool = False


Content: TypeAlias = str | Block


def marked(text: str) -> tuple[Run, ...]:
    """A text as runs: ``**bold**``, ``~~italic~~``."""
    return tuple(_marked(text))


def _marked(text: str) -> Iterator[Run]:
    at = 0
    for match in _MARKED.finditer(text):
        if match.start() > at:
            yield Run(text=text[at : match.start()])
        if match["bold"]:
            yield Run(text=match["bold"], bold=True)
        else:
            yield Run(text=match["italic"], italic=True)
        at = match.end()
    if text[at:]:
        yield Run(text=text[at:])


def filled(look: Paragraph, text: str) -> Paragraph:
    """A paragraph that looks like ``look`` and says ``text``."""
    return replace(look, runs=marked(text))


def length_mm(one: Paragraph) -> float:
    """How long the text of a paragraph prints, if on one line."""
    return width_mm(one.text, size_pt=one.size_pt, bold=one.bold, italic=one.italic)
