"""Official documents as blocks: heading, title, body, closing, appendices, as the decree has them.

A faulty document is a sound one with a look or a text changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tests.corpus.pieces import (
    Block,
    Box,
    Cell,
    Content,
    Paper,
    Paragraph,
    Rule,
    Run,
    Section,
    Source,
    Table,
    filled,
    length_mm,
)

__all__ = [
    "LARGE",
    "MOTTO",
    "NATION",
    "SMALL",
    "Appendix",
    "Layout",
    "Text",
    "changed",
    "looks",
    "ruled",
    "source",
    "table",
]

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

Looks = Mapping[str, Paragraph]

_ROLES = (  # what a piece of body text is, by how it begins
    (re.compile(r"(Phần|Chương) [IVXL]+$"), "part"),
    (re.compile(r"Mục \d+$"), "part"),
    (re.compile(r"[IVX]+\. "), "section"),
    (re.compile(r"\*\*Điều \d+\."), "body"),
    (re.compile(r"\d+\. \*\*|\*\*\d+\. "), "clause"),
)


def looks(heading: float, body: float, **of_prose: Any) -> Looks:
    """How each part looks; ``of_prose`` changes căn cứ and body text alike."""
    line = Paragraph(align="center", size_pt=body)
    bold = replace(line, bold=True)
    top = replace(line, size_pt=heading)
    given: dict[str, Any] = {"align": "both", "size_pt": body, "first_mm": 12.7}
    given |= {"before_pt": 6, "line": 1.1} | of_prose
    prose = Paragraph(**given)
    closing = Paragraph(align="left", size_pt=11)
    return {
        "nation": replace(top, bold=True),
        "motto": bold,
        "parent": top,
        "organ": replace(top, bold=True),
        "number": replace(line, size_pt=13, before_pt=10),
        "date": replace(line, italic=True, before_pt=10),
        "letter": replace(top, before_pt=6),
        "type": replace(bold, before_pt=14),
        "subject": bold,
        "to": replace(line, before_pt=12, after_pt=6),
        "to-many": replace(line, align="left", left_mm=0, first_mm=35, before_pt=12),
        "addressee": replace(line, align="left", left_mm=45, first_mm=0),
        "authority-line": replace(bold, before_pt=8, after_pt=4),
        "basis": replace(prose, italic=True),
        "resolution": replace(bold, before_pt=8, after_pt=4),
        "part": replace(bold, before_pt=8, keep=True),
        "part-title": replace(bold, keep=True),
        "section": replace(prose, bold=True, keep=True),
        "clause": prose,
        "body": prose,
        "cell-head": replace(bold, size_pt=body - 1),
        "cell": replace(line, align="left", size_pt=body - 1),
        "cell-figure": replace(line, size_pt=body - 1),
        "authority": bold,
        "post": bold,
        "gap": line,
        "signer": bold,
        "recipients": replace(closing, size_pt=12, bold=True, italic=True),
        "recipient": closing,
        "drafter": replace(closing, before_pt=6),
        "contact": replace(closing, align="center", border="top"),
        "appendix": replace(bold, size_pt=14),
        "appendix-title": bold,
        "reference": replace(line, italic=True),
        "page-number": line,
        "mark": bold,
        "plain": Paragraph(align="left", size_pt=body),
    }


LARGE = looks(13, 14)
SMALL = looks(12, 13)


def changed(given: Looks, **to: Mapping[str, Any]) -> Looks:
    """Looks with some changed: ``changed(LARGE, motto={"bold": False})``.

    ``_`` stands for ``-``.
    """
    by_name = {name.replace("_", "-"): values for name, values in to.items()}
    return {name: replace(one, **by_name.get(name, {})) for name, one in given.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a document is put together.

    ``heading``: ``grid`` (one table of two rows), ``two`` (two tables), ``cells`` (one row),
    ``tabs``, ``boxes``.  ``rules``: ``drawn``, ``border``, ``typed``, ``underlined``, ``none``.
    """

    looks: Looks = field(default_factory=lambda: LARGE)
    heading: str = "grid"
    rules: str = "drawn"
    left_mm: float = 68.0
    paper: Paper = field(default_factory=Paper)
    numbered: str = "header"
    first_bare: bool = True
    number: str = "{PAGE}"
    floating: bool = False
    padding: bool = False
    organ_share: float = 0.4
    motto_share: float = 1.0
    heading_style: str = ""
    gaps: bool = False  # empty paragraphs between those of the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Appendix:
    """Phụ lục, or where ``attached`` a document that is issued with this one."""

    label: str = ""
    title: str = ""
    reference: str = ""
    body: tuple[Content, ...] = ()
    lying: bool = False
    heading: Text | None = None
    same_section: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What a document says; an empty text leaves its part out.

    ``signature`` is quyền hạn and chức vụ, one a line, and last the name.
    """

    parent: str = ""
    organ: tuple[str, ...] = ()
    nation: str = NATION
    motto: str = MOTTO
    number: str = ""
    date: str = ""
    letter: str = ""
    urgency: str = ""
    type: str = ""
    subject: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    to_label: str = "Kính gửi:"
    authority: str = ""
    bases: tuple[str, ...] = ()
    resolution: str = ""
    body: tuple[Content, ...] = ()
    recipients: tuple[str, ...] = ()
    recipients_label: str = "Nơi nhận:"
    signature: tuple[str, ...] = ()
    second_signature: tuple[str, ...] = ()  # of the secretary, on the left
    drafter: str = ""
    contact: str = ""
    appendices: tuple[Appendix, ...] = ()
    footnotes: tuple[str, ...] = ()
    protected: bool = False
    rule_under_subject: bool = True


def source(text: Text, layout: Layout | None = None) -> Source:
    """The document."""
    layout = layout or Layout()
    number = None
    if layout.numbered:
        number = filled(layout.looks["page-number"], "")
        pieces = layout.number.partition("{PAGE}")
        number = replace(number, runs=tuple(Run(text=one) for one in pieces if one))
    given: dict[str, Any] = {
        "number": number,
        "number_in": layout.numbered,
        "first_bare": layout.first_bare,
    }
    sections: list[Section] = []
    blocks: list[Block] = list(_main(text, layout))
    paper = layout.paper
    for one in text.appendices:
        if one.same_section:
            first, *rest = _appendix(one, replace(layout, paper=paper))
            blocks += [replace(first, new_page=True) if isinstance(first, Paragraph) else first]
            blocks += rest
            continue
        sections.append(
            Section(blocks=tuple(blocks), paper=paper, restart=len(sections) > 0, **given)
        )
        paper = layout.paper.turned() if one.lying else layout.paper
        blocks = list(_appendix(one, replace(layout, paper=paper)))
    sections.append(Section(blocks=tuple(blocks), paper=paper, restart=bool(sections), **given))
    notes = tuple(
        replace(
            layout.looks["plain"],
            size_pt=10,
            runs=(Run(xml="<w:footnoteRef/>", superscript=True), Run(text=f" {note}")),
        )
        for note in text.footnotes
    )
    return Source(sections=tuple(sections), footnotes=notes, protected=text.protected)


def _main(text: Text, layout: Layout) -> Iterable[Block]:
    look = layout.looks
    yield from _heading(text, layout)
    yield from _title(text, layout)
    yield from _to(text, look)
    if text.authority:
        yield filled(look["authority-line"], text.authority)
    yield from (filled(look["basis"], one) for one in text.bases)
    if text.resolution:
        yield filled(look["resolution"], text.resolution)
    *body, last = _body(text.body, layout)
    yield from body
    yield replace(last, keep=True) if isinstance(last, Paragraph) else last
    yield from _closing(text, layout)


# --- heading --------------------------------------------------------------------------------------


def _heading(text: Text, layout: Layout) -> list[Block]:
    look = layout.looks
    room = layout.paper.text_mm - layout.left_mm
    organs: list[Paragraph] = [filled(look["parent"], text.parent)] if text.parent else []
    organs += [filled(look["organ"], one) for one in text.organ]
    nation = [filled(look["nation"], text.nation)] if text.nation else []
    nation += [filled(look["motto"], text.motto)] if text.motto else []
    left_top = ruled(organs, layout.organ_share, layout.left_mm, layout) if organs else []
    right_top = ruled(nation, layout.motto_share, room, layout) if nation else []
    left = [filled(look["number"], text.number)] if text.number else []
    left += [filled(look["letter"], text.letter)] if text.letter else []
    right = [filled(look["date"], text.date)] if text.date else []
    match layout.heading:
        case "tabs":
            return _heading_by_tabs(text, layout)
        case "boxes":
            return _heading_in_boxes([*left_top, *left], [*right_top, *right], layout)
        case "cells":
            rows = [((*left_top, *left), (*right_top, *right))]
        case _:
            rows = [(tuple(left_top), tuple(right_top))]
            if left or right:
                rows.append((tuple(left), tuple(right)))
    given: dict[str, Any] = {
        "widths_mm": (layout.left_mm, room),
        "floating": layout.floating,
        "no_padding": not layout.padding,
    }
    cells = [(_cell(one, look["plain"]), _cell(other, look["plain"])) for one, other in rows]
    blocks: list[Block] = []
    if layout.heading == "two":
        gap = replace(look["plain"], size_pt=2)
        blocks = [Table(rows=(row,), **given) for row in cells]
        blocks = [blocks[0], gap, *blocks[1:]]
    else:
        blocks = [Table(rows=tuple(cells), **given)]
    if text.urgency:
        box = Box(
            left_mm=4,
            top_mm=4,
            width_mm=24,
            height_mm=8,
            framed=True,
            blocks=(replace(look["mark"], runs=(Run(text=text.urgency, colour="FF0000"),)),),
        )
        blocks.append(replace(look["plain"], boxes=(box,)))
    return blocks


def _cell(blocks: Sequence[Block], empty: Paragraph) -> Cell:
    return Cell(blocks=tuple(blocks) or (empty,))


def ruled(
    lines: Sequence[Paragraph], share: float, room_mm: float, layout: Layout
) -> list[Paragraph]:
    """The lines with a rule under the last, ``share`` of its length."""
    *before, last = lines
    length = round(min(length_mm(last), room_mm) * share)  # of a line that wraps: the longest
    if layout.rules == "underlined":
        runs = tuple(replace(run, underline=True) for run in last.runs)
        return [*before, replace(last, runs=runs)]
    if layout.rules == "typed":
        return [*lines, filled(replace(last, size_pt=10, bold=False), "─" * max(length // 4, 5))]
    if layout.rules == "border":
        side = max((room_mm - length) / 2, 0)
        bare = Paragraph(align="center", size_pt=2, left_mm=side, right_mm=side, border="top")
        return [*lines, replace(bare, before_pt=1)]
    if layout.rules == "none":
        return list(lines)
    below = last.before_pt + 1.15 * last.size_pt * max(1, -(-length_mm(last) // room_mm)) + 2
    return [*before, replace(last, rule=Rule(length_mm=length, below_pt=below), room_mm=room_mm)]


def _heading_by_tabs(text: Text, layout: Layout) -> list[Block]:
    look = layout.looks
    left, right = layout.left_mm / 2, layout.left_mm + (layout.paper.text_mm - layout.left_mm) / 2
    tabs = (("center", left), ("center", right))
    rows = [
        (
            (text.parent or text.organ[0], "parent" if text.parent else "organ"),
            (text.nation, "nation"),
        ),
        ((text.organ[-1], "organ"), (text.motto, "motto")),
        ((text.number, "number"), (text.date, "date")),
    ]
    blocks: list[Block] = []
    for (first, role), (second, other) in rows:
        one, two = look[role], look[other]
        runs = (
            Run(text=f"\t{first}", bold=one.bold, italic=one.italic, size_pt=one.size_pt),
            Run(text=f"\t{second}", bold=two.bold, italic=two.italic, size_pt=two.size_pt),
        )
        made = replace(look["plain"], runs=runs, tabs_mm=tabs, before_pt=one.before_pt)
        if role == "organ" and other == "motto" and layout.rules == "drawn":
            made = replace(
                made,
                rules_at=tuple(
                    Rule(length_mm=long, left_mm=middle - long / 2, below_pt=18)
                    for long, middle in (
                        (round(length_mm(filled(one, first)) * layout.organ_share), left),
                        (round(length_mm(filled(two, second)) * layout.motto_share), right),
                    )
                ),
            )
        blocks.append(made)
    return blocks


def _heading_in_boxes(left: Sequence[Block], right: Sequence[Block], layout: Layout) -> list[Block]:
    room = layout.paper.text_mm - layout.left_mm
    one = Box(left_mm=0, top_mm=0, width_mm=layout.left_mm, height_mm=26, blocks=tuple(left))
    two = replace(one, left_mm=layout.left_mm, width_mm=room, blocks=tuple(right))
    bare = replace(layout.looks["plain"], size_pt=2)
    return [replace(bare, boxes=(one, two))]


# --- title and body -------------------------------------------------------------------------------


def _title(text: Text, layout: Layout) -> list[Block]:
    look = layout.looks
    if not text.type:
        return []
    lines = [filled(look["type"], text.type)]
    lines += [filled(look["subject"], one) for one in text.subject]
    if not text.rule_under_subject:
        return list(lines)
    lines = ruled(lines, 0.4, layout.paper.text_mm, layout)
    return [*lines[:-1], replace(lines[-1], after_pt=lines[-1].after_pt + 10)]


def _to(text: Text, look: Looks) -> Iterable[Block]:
    if len(text.to) == 1:
        yield filled(look["to"], f"{text.to_label} {text.to[0]}")
    elif text.to:
        yield filled(look["to-many"], text.to_label)
        yield from (filled(look["addressee"], one) for one in text.to[:-1])
        yield replace(filled(look["addressee"], text.to[-1]), after_pt=6)


def _body(pieces: Iterable[Content], layout: Layout) -> Iterable[Block]:
    look = layout.looks
    after_part = False
    for one in pieces:
        if not isinstance(one, str):
            yield one
            continue
        role = next((role for known, role in _ROLES if known.match(one)), "body")
        if after_part and one.isupper():
            role = "part-title"
        after_part = role == "part"
        made = filled(look[role], one)
        if role == "section" and layout.heading_style:
            made = replace(made, style=layout.heading_style)
        yield made
        if layout.gaps and role == "body":
            yield replace(look["plain"], size_pt=look["body"].size_pt)


def table(
    layout: Layout, widths_mm: Sequence[float], head: Sequence[str], *rows: Sequence[str]
) -> Table:
    """A table with lines; cells of figures are centred."""
    look = layout.looks
    cells = [tuple(Cell(blocks=(filled(look["cell-head"], one),)) for one in head)]
    cells += [
        tuple(
            Cell(blocks=(filled(look["cell-figure" if len(one) < 10 else "cell"], one),))
            for one in row
        )
        for row in rows
    ]
    return Table(rows=tuple(cells), widths_mm=tuple(widths_mm), lines=True, heads=1)


# --- closing --------------------------------------------------------------------------------------


def _closing(text: Text, layout: Layout) -> list[Block]:
    look = layout.looks
    left: list[Block] = []
    if text.second_signature:
        left += _signed(text.second_signature, look)
    if text.recipients:
        left.append(filled(look["recipients"], text.recipients_label))
        left += [filled(look["recipient"], one) for one in text.recipients]
    if text.drafter:
        left.append(filled(look["drafter"], text.drafter))
    right = _signed(text.signature, look)
    blocks: list[Block] = []
    if left or right:
        room = layout.paper.text_mm
        cells = (_cell(left, look["plain"]), _cell(right, look["plain"]))
        blocks = [
            replace(look["plain"], size_pt=6, keep=True),
            Table(rows=(cells,), widths_mm=(room * 0.45, room * 0.55), no_padding=True, whole=True),
            replace(look["plain"], size_pt=2),
        ]
    if text.contact:
        blocks.append(filled(look["contact"], text.contact))
    return blocks


def _signed(lines: Sequence[str], look: Looks) -> list[Block]:
    if not lines:
        return []
    *posts, name = lines
    blocks: list[Block] = []
    for one in posts:
        is_authority = re.match(r"(TM|KT|TL|TUQ|Q)[./]|[KT]/[MTL]", one)
        blocks.append(filled(look["authority" if is_authority else "post"], one))
    return [*blocks, *(look["gap"] for _ in range(4)), filled(look["signer"], name)]


# --- appendices -----------------------------------------------------------------------------------


def _appendix(one: Appendix, layout: Layout) -> list[Block]:
    look = layout.looks
    if one.heading is not None:
        given = one.heading
        lines = [filled(look["type"], given.type)]
        lines += [filled(look["subject"], part) for part in given.subject]
        end = ruled([filled(look["reference"], one.reference)], 0.3, layout.paper.text_mm, layout)
        blocks: list[Block] = [*_heading(given, layout), *lines, *end]
        return [*blocks, *_body(one.body, layout), *_closing(given, layout)]
    lines = [filled(look["appendix"], one.label)] if one.label else []
    if one.title:
        lines.append(filled(look["appendix-title"], one.title))
    if one.reference:
        lines.append(filled(look["reference"], one.reference))
    end = ruled(lines[-1:], 0.3, layout.paper.text_mm, layout)
    end = [*end[:-1], replace(end[-1], after_pt=12)]
    return [*lines[:-1], *end, *_body(one.body, layout)]
