"""The paragraphs of a file in order, each with where it stands, ready to be given its role.

A draft becomes a :class:`docgen.word.roles.Member` once its role is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from docgen.vietnamese.legacy import to_unicode
from docgen.vietnamese.names import key
from docgen.word.printed import Block, Cell, DocView, Paragraph, Section, Table
from docgen.word.roles import Line, Member, Role, Spot

__all__ = ["Draft", "drafts", "next_lines", "parts_of", "same_column", "significant"]

_FOLDED: Final = 160  # characters of a text that tell its role
_LONG: Final = 100  # from here on the text of a one-celled table is prose
_COLUMNS = re.compile(r"[^\t\n]+?(?=[\t\n]| {4,}|$)")
_SPLITS = re.compile(r"[\t\n\f]|\S {4,}\S")
_BLANK_LEFT = re.compile(r"(số\s*:?|ngày|tháng|năm)\s*$", re.IGNORECASE)
_BLANK_RIGHT = re.compile(r"\s*(/|tháng\b|năm\b)", re.IGNORECASE)
_FAR_RIGHT = re.compile(r"^(\t| {15,})")
_LEGACY = (("TCVN3", ".vn"), ("VNI", "vni"))


@dataclass(slots=True, eq=False)
class Draft:
    """A paragraph, or a part of one, whose role is sought.

    ``text`` is without white space around, in NFC and Unicode.  ``flow`` numbers the cell, text
    box or body that it stands in; ``table`` and ``outer`` the table and the outermost one that
    is more than a frame, -1 for none; ``across`` is where its column lies, from 0 to 1.
    """

    paragraph: Paragraph
    start: int
    end: int
    text: str
    section: int
    flow: int
    table: int = -1
    outer: int = -1
    across: tuple[float, float] = (0.0, 1.0)
    spot: Spot | None = None
    framed: bool = False
    boxed: bool = False
    tabbed: bool = False
    room_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    role: Role = Role.OTHER
    sure: float = 1.0
    appendix: int = 0
    line: Line | None = None
    folded: str | None = None

    @property
    def words(self) -> str:
        """The beginning of the text as :func:`docgen.vietnamese.names.key` compares it."""
        if self.folded is None:
            self.folded = key(self.text[:_FOLDED])
        return self.folded

    @property
    def numbered(self) -> str:
        """The text with the number in front of it that a list of Word gives it."""
        label = self.paragraph.label
        return f"{label} {self.text}" if label and self.start == 0 else self.text

    @property
    def empty(self) -> bool:
        """Whether it has no words, but perhaps a line typed with signs."""
        return self.role in {Role.EMPTY, Role.TYPED_LINE}

    @property
    def free(self) -> bool:
        """Whether it stands in no table, or in one that only frames what is in it."""
        return self.spot is None or self.framed

    @property
    def centred(self) -> bool:
        """Whether its alignment is centred."""
        return self.paragraph.align == "center"

    @property
    def upper(self) -> bool:
        """Whether it prints in capitals."""
        return self.text.isupper() or self.share("caps") >= 0.6

    @property
    def bold(self) -> bool:
        """Whether it is bold for the most part."""
        return self.share("bold") >= 0.6

    def share(self, is_so: str) -> float:
        """As :meth:`docgen.word.roles.Member.share`."""
        runs = self.paragraph.runs
        if self.start == 0 and all(getattr(run, is_so) == getattr(runs[0], is_so) for run in runs):
            return float(bool(runs) and getattr(runs[0], is_so))
        return self.member().share(is_so)

    def give(self, role: Role, sure: float = 1.0) -> None:
        """Settle the role."""
        self.role, self.sure = role, sure

    def member(self) -> Member:
        """What it has become."""
        return Member(
            paragraph=self.paragraph,
            role=self.role,
            sure=self.sure,
            start=self.start,
            end=self.end,
            tabbed=self.tabbed,
            boxed=self.boxed,
            room_mm=self.room_mm,
            section=self.section,
            appendix=self.appendix,
            spot=self.spot,
            line=self.line,
            before_pt=self.before_pt,
            after_pt=self.after_pt,
        )


def same_column(one: Draft, other: Draft) -> bool:
    """Whether two drafts stand above each other."""
    start, end = max(one.across[0], other.across[0]), min(one.across[1], other.across[1])
    narrow = min(one.across[1] - one.across[0], other.across[1] - other.across[0])
    return end - start > narrow / 2


def significant(found: Sequence[Draft], start: int = 0, end: int | None = None) -> Iterator[int]:
    """The indices of drafts with words in them."""
    for index in range(start, len(found) if end is None else end):
        if not found[index].empty:
            yield index


def next_lines(found: Sequence[Draft], start: int, most: int, end: int | None = None) -> list[int]:
    """The indices of at most so many drafts with words in them."""
    return list(islice(significant(found, start, end), most))


def parts_of(one: Draft) -> list[Draft]:
    """A paragraph cut at its tabs, line breaks and wide gaps; itself where it has none."""
    raw = one.paragraph.text[one.start : one.end]
    if not _SPLITS.search(raw):
        if raw[:1] in {"\t", " "} and _FAR_RIGHT.match(raw) and one.across == (0.0, 1.0):
            return [replace(one, tabbed=True, across=(0.5, 1.0))]
        return [one]
    found: list[Draft] = []
    at = 0
    for line in raw.split("\n"):
        spans = _columns(line)
        for number, (start, end) in enumerate(spans):
            across, tabbed = one.across, one.tabbed
            if len(spans) > 1 or _FAR_RIGHT.match(line):
                tabbed = True
                left, right = one.across
                middle = (left + right) / 2
                is_left = len(spans) > 1 and number == 0
                across = (left, middle) if is_left else (middle, right)
            start, end = _trimmed(line, start, end)
            found.append(
                replace(
                    one,
                    start=one.start + at + start,
                    end=one.start + at + end,
                    text=_read(one.paragraph, line[start:end]),
                    across=across,
                    tabbed=tabbed,
                    folded=None,
                    before_pt=one.before_pt if not found else 0.0,
                    after_pt=0.0,
                )
            )
        at += len(line) + 1
    if found:
        found[-1].after_pt = one.after_pt
    for part in found:
        part.give(_plain_role(part.text))
    return found or [one]


def _columns(line: str) -> list[tuple[int, int]]:
    """Where the columns of a line are; the room left to fill in a number or a day parts none."""
    spans: list[tuple[int, int]] = []
    for match in _COLUMNS.finditer(line):
        if not match[0].strip():
            continue
        start, end = match.span()
        if spans and "\t" not in line[spans[-1][1] : start]:
            left, right = line[slice(*spans[-1])], match[0]
            if _BLANK_LEFT.search(left) or _BLANK_RIGHT.match(right):
                start = spans.pop()[0]
        spans.append((start, end))
    return spans


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return start, end


# --- the paragraphs in order ------------------------------------------------------------------

_TYPED = re.compile(r"(?=.*[_\-=~*–—─━‒―⎯]{3})[\s_\-=~*–—─━‒―⎯o0O]+")


def _plain_role(text: str) -> Role:
    if not text:
        return Role.EMPTY
    if not text[0].isalnum() and len(text) >= 3 and _TYPED.fullmatch(text):
        return Role.TYPED_LINE
    return Role.OTHER


@dataclass(slots=True)
class _Walk:
    """What is counted while the blocks are gone through."""

    section: int = 0
    tables: int = 0
    flows: int = 0
    found: list[Draft] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Where blocks stand."""

    room_mm: float
    table: int = -1
    outer: int = -1
    across: tuple[float, float] = (0.0, 1.0)
    spot: Spot | None = None
    framed: bool = False
    boxed: bool = False


def drafts(view: DocView) -> list[Draft]:
    """Every paragraph of the body in order, those in tables and text boxes too.

    The header of the first page comes before them where it holds the Quốc hiệu.
    """
    walk = _Walk()
    for index, section in enumerate(view.sections):
        walk.section = index
        frame = _Frame(room_mm=section.width_mm - section.left_mm - section.right_mm)
        if index == 0:
            _walk_blocks(_heading_above(section), walk, frame)
        _walk_blocks(section.blocks, walk, frame)
    return walk.found


def _heading_above(section: Section) -> tuple[Block, ...]:
    """The header of the first page, where a heading was put into it."""
    kind = "first" if section.first_page_different else "default"
    blocks = section.headers.get(kind, ())
    walk = _Walk()
    _walk_blocks(blocks, walk, _Frame(room_mm=0.0))
    texts = (key(one.paragraph.text) for one in walk.found)
    return blocks if any("hội chủ nghĩa việt nam" in one for one in texts) else ()


def _walk_blocks(blocks: Iterable[Block], walk: _Walk, frame: _Frame) -> None:
    flow = walk.flows
    walk.flows += 1
    before: Draft | None = None
    for block in blocks:
        match block:
            case Paragraph():
                one = _draft(block, walk.section, flow, frame)
                if before is not None:
                    gap = _gap(before.paragraph, block)
                    before.after_pt = one.before_pt = gap
                walk.found.append(one)
                before = one
            case Table():
                _walk_table(block, walk, frame)
                before = None
            case _:
                inside = replace(frame, room_mm=block.width_mm, boxed=True)
                _walk_blocks(block.blocks, walk, inside)


def _gap(upper: Paragraph, lower: Paragraph) -> float:
    """The room between two paragraphs: what both ask for, but for contextual spacing."""
    alike = upper.style == lower.style
    above = 0.0 if alike and upper.contextual else upper.after_pt
    below = 0.0 if alike and lower.contextual else lower.before_pt
    return round(above + below, 2)


def _draft(p: Paragraph, section: int, flow: int, frame: _Frame) -> Draft:
    raw = p.text
    room = frame.room_mm - p.left_mm - p.right_mm if frame.room_mm else 0.0
    text = _read(p, raw.strip()) if raw else ""
    return Draft(
        paragraph=p,
        start=0,
        end=len(raw),
        text=text,
        section=section,
        flow=flow,
        table=frame.table,
        outer=frame.outer,
        across=frame.across,
        spot=frame.spot,
        framed=frame.framed,
        boxed=frame.boxed,
        room_mm=max(round(room, 1), 0.0),
        before_pt=p.before_pt,
        after_pt=p.after_pt,
        role=_plain_role(text),
    )


def _read(p: Paragraph, text: str) -> str:
    """``text`` in NFC, and in Unicode where its font is for an older encoding."""
    font = p.runs[0].font.casefold() if p.runs else ""
    if p.runs and p.runs[0].caps and all(run.caps for run in p.runs):
        text = text.upper()
    for encoding, begins in _LEGACY:
        if font.startswith(begins):
            return to_unicode(text, encoding, font=p.runs[0].font)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _walk_table(table: Table, walk: _Walk, frame: _Frame) -> None:
    number = walk.tables
    walk.tables += 1
    alone = len(table.rows) == 1 and len(table.rows[0].cells) == 1
    outer = frame.outer if alone or frame.outer >= 0 else number
    framed = alone and _is_layout(table.rows[0].cells[0])
    for at, row in enumerate(table.rows):
        widths = tuple(cell.width_mm for cell in row.cells)
        whole = sum(widths) if all(widths) else 0.0
        spans = sum(cell.span for cell in row.cells) or 1
        left, right = frame.across
        begin = left
        for column, cell in enumerate(row.cells):
            share = cell.width_mm / whole if whole else cell.span / spans
            end = begin + (right - left) * share
            spot = Spot(
                table=number, row=at, column=column, columns=len(row.cells), columns_mm=widths
            )
            inside = _Frame(
                room_mm=max(cell.width_mm - sum(cell.padding_mm), 0.0),
                table=number,
                outer=outer,
                across=(begin, end),
                spot=spot,
                framed=framed,
                boxed=frame.boxed,
            )
            _walk_blocks(cell.blocks, walk, inside)
            begin = end


def _is_layout(cell: Cell) -> bool:
    """Whether the only cell of a table is there for its place on the page."""
    if cell.borders:
        return False
    return any(not isinstance(one, Paragraph) or len(one.text) > _LONG for one in cell.blocks)
