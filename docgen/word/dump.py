"""A document as readable text, one line a paragraph: for people, diffs and tests.

::

    = comments, tracked
    = page 210×297 mm, margins 20 15 20 30
    header ¶ center | ‹14› ‹PAGE›
    ▦ 66 99 mm, padding 0
    ▦ 1.1 ¶ center | ‹13› UBND TỈNH LÀO CAI
    ¶ center | ‹14b› KẾ HOẠCH ⎯ 42 mm
    ¶ justify, indent 12.7 mm, after 6 | ‹14› Căn cứ ‹14i› Luật Bình đẳng giới

The first line, which is mostly missing, names the facts about the file.
Margins go top, right, bottom, left.  A paragraph starts with its alignment, then names
only what is not plain: lengths in mm, spaces in pt, ``line 1.15`` (a multiple),
``line 18 pt`` (exact) or ``line ≥18 pt`` (at least).  ``list 0 "1."`` is a level of one of
Word's own lists with the label that it prints.

A mark ``‹14bi Arial #FF0000›`` and one space come before text of another look: size in pt;
b bold, i italic, u underlined, c capitals, h highlighted, v hidden; the font if it is not
Times New Roman, the colour if it is not black.  Styles and the kind of highlight are left
out, as is the text that a page number happened to have.

``▦ 1.2`` is row and cell, ``▦ 1.2▦1.1`` a table in a cell, ``▭`` a text box; a line of such
signs without a paragraph begins the next one.  It may say how wide the cells of a row are,
from edge to edge, the ``padding`` at the left and the right of their text if it is not Word's
1.9 mm, and ``bordered`` where every cell has borders all round; ``▦ 3. 66 99 mm`` tells of a row
whose cells are not as wide as those of most rows.  A text box may be ``framed``.

In text, ``→`` is a tab, ``↵`` a line break, ``⤓`` a page break; a backslash takes the meaning
from a sign, and whatever could not be told apart by eye (a no-break space, a loose accent, a
space at the end of a line) is written as ``\\u{a0}``.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from docgen.word.printed import Block, DocView, Paragraph, Row, Run, Section, Table, TextBox

__all__ = ["document"]

_FONT = "Times New Roman"
_BLACK = "000000"
_PADDING = (1.9, 1.9)  # mm
_SIDES = 4
_PAGE_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_BREAKS = {"\t": "→", "\n": "↵", "\f": "⤓"}
_SIGNS = frozenset("‹›|⎯→↵⤓\\")
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Me", "Mn", "Zl", "Zp", "Zs"})


def document(view: DocView) -> str:
    """The whole document, each line ended; headers only where they change."""
    lines = [f"= {', '.join(sorted(view.facts))}"] if view.facts else []
    before: dict[str, tuple[Block, ...]] = {}
    for section in view.sections:
        lines.append(_page(section))
        furniture = _furniture(section)
        for name, blocks in furniture.items():
            if before.get(name) != blocks:
                lines += (f"{name} {line}" for line in _blocks(blocks, ""))
        lines += _blocks(section.blocks, "")
        before = furniture
    lines += (f"footnote {line}" for line in _blocks(view.footnotes, ""))
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
        again = type(before) is type(block)
        match block:
            case Paragraph():
                yield f"{_prefix(path)} {_paragraph(block)}".lstrip()
            case Table():
                columns = _widths(block)
                yield from _opening(f"{path}▦", _layout(block, columns), again=again)
                for number, row in enumerate(block.rows, 1):
                    yield from _row(row, f"{path}▦{number}.", columns)
            case _:
                yield from _opening(f"{path}▭", _box(block), again=again)
                yield from _blocks(block.blocks, f"{path}▭")


def _opening(path: str, layout: str, *, again: bool) -> Iterator[str]:
    """The line before a table or a text box, if there is anything to say."""
    if layout or again:
        yield f"{_prefix(path)} {layout}".rstrip()


def _row(row: Row, path: str, columns: tuple[float, ...]) -> Iterator[str]:
    widths = tuple(cell.width_mm for cell in row.cells)
    if widths != columns and any((*widths, *columns)):
        yield f"{_prefix(path)} {_lengths(widths)}"
    for number, cell in enumerate(row.cells, 1):
        yield from _blocks(cell.blocks, f"{path}{number}")


def _widths(table: Table) -> tuple[float, ...]:
    """How wide the cells of most rows are."""
    rows = Counter(tuple(cell.width_mm for cell in row.cells) for row in table.rows)
    return rows.most_common(1)[0][0] if rows else ()


def _layout(table: Table, columns: tuple[float, ...]) -> str:
    """Everything about a table but for its text; empty where no width is known."""
    if not any(columns):
        return ""
    cells = [cell for row in table.rows for cell in row.cells]
    paddings = {cell.padding_mm for cell in cells}
    looks = [_lengths(columns)]
    if len(paddings) == 1 and paddings != {_PADDING}:
        left, right = paddings.pop()
        numbers = (left,) if left == right else (left, right)
        looks.append(f"padding {' '.join(map(_number, numbers))}")
    if all(len(cell.borders) == _SIDES for cell in cells):
        looks.append("bordered")
    return ", ".join(looks)


def _box(box: TextBox) -> str:
    looks = (_lengths((box.width_mm,)) if box.width_mm else "", "framed" if box.framed else "")
    return ", ".join(filter(None, looks))


def _lengths(lengths: Iterable[float]) -> str:
    return f"{' '.join(map(_number, lengths))} mm"


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
        label = _escaped(p.label).replace('"', '\\"')
        yield f"list {p.list_level}" + (f' "{label}"' if label else "")
    if p.contextual:
        yield "contextual"
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
