"""The looks that text prints with, each worked out once however often it is met.

:mod:`docgen.word.styles` finds which value has the last word; here the values become what
:mod:`docgen.word.printed` lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypedDict

from lxml import etree

from docgen.word.inline import Piece
from docgen.word.printed import Run
from docgen.word.properties import (
    Properties,
    Signature,
    flat,
    is_on,
    prints_border,
    signature,
    twips,
)
from docgen.word.styles import Cascade, Style

__all__ = ["Look", "Looks", "ParagraphLook", "RunLook", "Span", "mm", "runs"]

_ALIGNS = {  # every other value is one sort or another of justified
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "distribute": "distribute",
}
_FRAME_ALIGNS = {
    "left": "left",
    "inside": "left",
    "center": "center",
    "right": "right",
    "outside": "right",
}
_SIDES = ("top", "left", "bottom", "right")
_AUTO_SPACING_PT = 14.0  # what Word puts for "automatic" spacing, which web pages bring along
_OUTLINE_LEVELS = frozenset("012345678")  # 9 is body text
_HEADING = re.compile("heading ([1-9])", re.IGNORECASE)
_LEVELS = frozenset("012345678")


class RunLook(TypedDict):
    """A run but for its text and field."""

    font: str
    size_pt: float
    bold: bool
    italic: bool
    underline: bool
    caps: bool
    colour: str
    highlight: str | None
    vanish: bool
    spacing_pt: float


class ParagraphLook(TypedDict):
    """A paragraph but for its place and what stands in it."""

    style: str
    align: str
    left_mm: float
    right_mm: float
    first_line_mm: float
    before_pt: float
    after_pt: float
    line: float
    line_pt: float | None
    at_least: bool
    keep_next: bool
    page_break_before: bool
    outline: int | None
    list_level: int | None
    contextual: bool
    borders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a paragraph looks; ``style`` formats its runs, ``number_id`` is its list's w:numId."""

    paragraph: ParagraphLook
    style: Style
    number_id: str


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Text of one look; looks that are equal are the same object."""

    text: str
    look: RunLook
    field: str


@dataclass(slots=True)
class Looks:
    """The looks of a document as they are met."""

    cascade: Cascade
    paragraphs: dict[Signature, Look] = field(default_factory=dict)
    runs: dict[Signature, tuple[RunLook, RunLook]] = field(default_factory=dict)
    known: dict[Signature, RunLook] = field(default_factory=dict)

    def paragraph(self, properties: etree._Element | None, table: Style) -> Look:
        """How a paragraph with that w:pPr looks in a cell of that style."""
        key = (table.id, signature(properties))
        look = self.paragraphs.get(key)
        if look is None:
            direct = flat(properties)
            style = self.cascade.style("paragraph", direct.get("pStyle"))
            values = self.cascade.paragraph(direct, style, table)
            number_id = values.get("numPr.numId", "0")
            look = Look(paragraph=_paragraph(values, style), style=style, number_id=number_id)
            self.paragraphs[key] = look
        return look

    def spans(self, piece: Piece, style: Style, table: Style) -> Iterable[Span]:
        """A piece of text as it prints: in two fonts where letters with marks have their own."""
        key = (table.id, style.id, piece.font, signature(piece.properties))
        pair = self.runs.get(key)
        if pair is None:
            pair = self.runs[key] = self._run(piece, style, table)
        plain, marked = pair
        if plain is marked:
            return (Span(piece.text, plain, piece.field),)
        return [
            Span("".join(letters), plain if is_plain else marked, piece.field)
            for is_plain, letters in groupby(piece.text, str.isascii)
        ]

    def _run(self, piece: Piece, style: Style, table: Style) -> tuple[RunLook, RunLook]:
        values = self.cascade.run(flat(piece.properties), style, table)
        fonts = (piece.font or self.cascade.font(values, slot) for slot in ("ascii", "hAnsi"))
        plain, marked = (self._known(_run(values, font)) for font in fonts)
        return plain, marked

    def _known(self, look: RunLook) -> RunLook:
        return self.known.setdefault(tuple(look.values()), look)


def runs(spans: Iterable[Span]) -> tuple[Run, ...]:
    """Spans as runs, neighbours of the same look as one."""
    found: list[Run] = []
    texts: list[str] = []
    before: Span | None = None
    for span in spans:
        if before is not None and (before.look is not span.look or before.field != span.field):
            found.append(Run(text="".join(texts), field=before.field, **before.look))
            texts = []
        texts.append(span.text)
        before = span
    if before is not None:
        found.append(Run(text="".join(texts), field=before.field, **before.look))
    return tuple(found)


def _run(values: Properties, font: str) -> RunLook:
    colour, highlight = values.get("color", "auto"), values.get("highlight", "none")
    return RunLook(
        font=font,
        size_pt=round((twips(values.get("sz"), unit=10) or 200) / 20, 2),
        bold=is_on(values["b"]),
        italic=is_on(values["i"]),
        underline=is_on(values.get("u")),
        caps=is_on(values["caps"]),
        colour="000000" if colour == "auto" else colour.upper(),
        highlight=None if highlight == "none" else highlight,
        vanish=is_on(values["vanish"]),
        spacing_pt=round((twips(values.get("spacing")) or 0.0) / 20, 2),
    )


def _paragraph(values: Properties, style: Style) -> ParagraphLook:
    line = abs(twips(values.get("spacing.line")) or 240)
    multiple = values.get("spacing.lineRule", "auto") == "auto"
    level = values.get("outlineLvl") or _heading_level(style)
    listed = values.get("numPr.numId", "0") != "0"
    list_level = values.get("numPr.ilvl", "0")
    return ParagraphLook(
        style=style.name or "Normal",
        align=_align(values),
        left_mm=mm(values, "ind.left"),
        right_mm=mm(values, "ind.right"),
        first_line_mm=mm(values, "ind.firstLine"),
        before_pt=_spacing_pt(values, "before"),
        after_pt=_spacing_pt(values, "after"),
        line=round(line / 240, 2) if multiple else 1.0,
        line_pt=None if multiple else round(line / 20, 2),
        at_least=values.get("spacing.lineRule") == "atLeast",
        keep_next=is_on(values.get("keepNext")),
        page_break_before=is_on(values.get("pageBreakBefore")),
        outline=int(level) + 1 if level in _OUTLINE_LEVELS else None,
        list_level=int(list_level) if listed and list_level in _LEVELS else None,
        contextual=is_on(values.get("contextualSpacing")),
        borders=tuple(side for side in _SIDES if prints_border(values, f"pBdr.{side}")),
    )


def _align(values: Properties) -> str:
    """The alignment; a frame no wider than its text stands where the frame is put.

    Page numbers are often framed so by old versions of Word.
    """
    framed = _FRAME_ALIGNS.get(values.get("framePr.xAlign", ""))
    if framed and "framePr.w" not in values:
        return framed
    return _ALIGNS.get(values.get("jc", "left"), "justify")


def _heading_level(style: Style) -> str:
    """The outline level that Word's own headings have even where their style says none."""
    match = _HEADING.fullmatch(style.name)
    return str(int(match[1]) - 1) if match else ""


def mm(values: Properties, name: str, default: float = 0.0) -> float:
    """A length in millimetres; ``default``, in twips, where it is not there."""
    length = twips(values.get(name))
    return round((default if length is None else length) * 25.4 / 1440, 1) + 0.0  # never -0.0


def _spacing_pt(values: Properties, side: str) -> float:
    if is_on(values.get(f"spacing.{side}Autospacing")):
        return _AUTO_SPACING_PT
    return round((twips(values.get(f"spacing.{side}")) or 0.0) / 20, 2)
