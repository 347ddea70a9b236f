"""A document as readable text, one line a paragraph: for people, diffs and tests.

::

    = page 210×297 mm, margins 20 15 20 30
    header ¶ center | ‹14› ‹PAGE›
    ▦ 1.1 ¶ center | ‹13› UBND TỈNH LÀO CAI
    ¶ center | ‹14b› KẾ HOẠCH ⎯ 42 mm
    ¶ justify, indent 12.7 mm, after 6 | ‹14› Căn cứ ‹14i› Luật Bình đẳng giới

Margins go top, right, bottom, left.  A paragraph starts with its alignment, then names
only what is not plain: lengths in mm, spaces in pt, ``line 1.15`` (a multiple),
``line 18 pt`` (exact) or ``line ≥18 pt`` (at least).

A mark ``‹14bi Arial #FF0000›`` and one space come before text of another look: size in pt;
b bold, i italic, u underlined, c capitals, h highlighted, v hidden; the font if it is not
Times New Roman, the colour if it is not black.  Styles and the kind of highlight are left
out, as is the text that a page number happened to have.

``▦ 1.2`` is row and cell, ``▦ 1.2▦1.1`` a table in a cell, ``▭`` a text box; a line of such
signs alone ends a table before the next one.  In text, ``→`` is a tab, ``↵`` a line
break, ``⤓`` a page break; a backslash takes the meaning from a sign, and whatever could not
be told apart by eye (a no-break space, a loose accent, a space at the end of a line) is
written as ``\\u{a0}``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from docgen.word.printed import Block, DocView, Paragraph, Run, Section, Table

__all__ = ["document"]

_FONT = "Times New Roman"
_BLACK = "000000"
_PAGE_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_BREAKS = {"\t": "→", "\n": "↵", "\f": "⤓"}
_SIGNS = frozenset("‹›|⎯→↵⤓\\")
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn", "Zl", "Zp", "Zs"})


def document(view: DocView) -> str:
    """The whole document, each line ended; headers only where they change."""
    lines: list[str] = []
    before: dict[str, tuple[Block, ...]] = {}
    for section in view.sections:
        lines.append(_page(section))
        furniture = _furniture(section)
        for name, blocks in furniture.items():
            if before.get(name) != blocks:
                lines += (f"{name} {line}" for line in _blocks(blocks, ""))
        lines += _blocks(section.blocks, "")
        before = furniture
    return "".join(f"{line}\n" for line in lines)


def _page(section: Section) -> str:
    size = f"{_number(section.width_mm)}×{_number(section.height_mm)} mm"
    margins = (section.top_mm, section.right_mm, section.bottom_mm, section.left_mm)
    extras = {
        "landscape": section.landscape,
        f"numbering from {section.numbering_from}": section.numbering_from is not None,
        "first page different": section.first_page_different,
    }
    said = (f", {extra}" for extra, so in extras.items() if so)
    return f"= page {size}, margins {' '.join(map(_number, margins))}{''.join(said)}"


def _furniture(section: Section) -> dict[str, tuple[Block, ...]]:
    """Headers and footers by the name that their lines start with."""
    every = {"header": section.headers, "footer": section.footers}
    return {
        kind if pages == "default" else f"{kind}({pages})": blocks
        for kind, by_pages in every.items()
        for pages, blocks in by_pages.items()
    }


def _blocks(blocks: tuple[Block, ...], path: str) -> Iterator[str]:
    """The lines of ``blocks``; ``path`` is where they stand, as ``▦1.2▦1.1``."""
    for before, block in zip((None, *blocks), blocks, strict=False):
        if type(before) is type(block) and not isinstance(block, Paragraph):
            yield _prefix(f"{path}{'▦' if isinstance(block, Table) else '▭'}")
        match block:
            case Paragraph():
                yield f"{_prefix(path)} {_paragraph(block)}".lstrip()
            case Table():
                for number, row in enumerate(block.rows, 1):
                    for column, cell in enumerate(row.cells, 1):
                        yield from _blocks(cell.blocks, f"{path}▦{number}.{column}")
            case _:
                yield from _blocks(block.blocks, f"{path}▭")


def _prefix(path: str) -> str:
    return f"▦ {path[1:]}".rstrip() if path.startswith("▦") else path


def _paragraph(paragraph: Paragraph) -> str:
    looks = ", ".join((paragraph.align, *_looks(paragraph)))
    text = _text(paragraph.runs)
    drawn = "".join(f" ⎯ {_number(line.length_mm)} mm" for line in paragraph.drawn)
    return f"¶ {looks} |{text and ' '}{text}{drawn}"


def _looks(p: Paragraph) -> Iterator[str]:
    """Everything about a paragraph that is not plain, but for its alignment."""
    lengths = {
        "indent": (p.first_line_mm, " mm"),
        "left": (p.left_mm, " mm"),
        "right": (p.right_mm, " mm"),
        "before": (p.before_pt, ""),
        "after": (p.after_pt, ""),
    }
    yield from (f"{name} {_number(much)}{unit}" for name, (much, unit) in lengths.items() if much)
    if p.line_pt is not None:
        yield f"line {'≥' if p.at_least else ''}{_number(p.line_pt)} pt"
    elif p.line != 1:
        yield f"line {_number(p.line)}"
    if p.keep_next:
        yield "keep"
    if p.page_break_before:
        yield "new page"
    if p.outline is not None:
        yield f"outline {p.outline}"
    if p.list_level is not None:
        yield f"list {p.list_level}"
    if p.borders:
        yield f"border {' '.join(p.borders)}"


def _text(runs: Iterable[Run]) -> str:
    marked = groupby(runs, _mark)
    text = "".join(f"{mark} {''.join(map(_said, group))}" for mark, group in marked)
    return f"{text[:-1]}\\u{{20}}" if text.endswith(" ") else text


def _mark(run: Run) -> str:
    flags = {
        "b": run.bold,
        "i": run.italic,
        "u": run.underline,
        "c": run.caps,
        "h": run.highlight is not None,
        "v": run.vanish,
    }
    font = "" if run.font == _FONT else f" {_escaped(run.font)}"
    colour = "" if run.colour == _BLACK else f" #{_escaped(run.colour)}"
    return f"‹{_number(run.size_pt)}{''.join(f for f, on in flags.items() if on)}{font}{colour}›"


def _said(run: Run) -> str:
    return f"‹{run.field}›" if run.field in _PAGE_NUMBERS else _escaped(run.text)


def _escaped(text: str) -> str:
    return "".join(map(_sign, text))


def _sign(character: str) -> str:
    if character in _BREAKS:
        return _BREAKS[character]
    if character in _SIGNS:
        return f"\\{character}"
    if character != " " and unicodedata.category(character) in _INVISIBLE:
        return f"\\u{{{ord(character):x}}}"
    return character


def _number(value: float) -> str:
    """A number with at most two decimals, and no zeros at its end.

    >>> _number(12.70), _number(210.0), _number(1.15)
    ('12.7', '210', '1.15')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")
