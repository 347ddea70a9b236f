"""WD6: how the text of a file is written: what stands where, and with which values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from docgen.lint.register import Finding, rule
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_
from docgen.word.order import out_of_order
from docgen.word.package import Package
from docgen.word.styles import twips, w
from docgen.word.values import VALUES
from docgen.word.written import MC, Written, named, written

_MOST_COLUMNS: Final = 63
_STORIES: Final = ("hdr", "ftr", "footnote", "endnote", "comment", "txbxContent")
_PROPERTIES: Final = ("pPr", "rPr", "tblPr", "tcPr", "sectPr")
_NOT_WITHIN: Final = {  # each element of text, and what it never stands in directly
    w(name): frozenset(map(w, (*parents, *_PROPERTIES)))
    for name, parents in {
        "p": ("document", "p", "r", "t", "tbl", "tr", "hyperlink", "smartTag", "fldSimple"),
        "r": ("document", "body", "tbl", "tr", "tc", "r", "t", *_STORIES),
        "t": (
            *("document", "body", "tbl", "tr", "tc", "p", "t", "hyperlink", "smartTag"),
            *("fldSimple", "ins", "del", "sdtContent", *_STORIES),
        ),
        "tbl": ("document", "p", "r", "t", "tbl", "tr", "hyperlink"),
        "tr": ("document", "body", "p", "r", "t", "tr", "tc", *_STORIES),
        "tc": ("document", "body", "p", "r", "t", "tbl", "tc", *_STORIES),
    }.items()
}
_BLOCKS: Final = frozenset(map(w, ("p", "tbl", "sdt", "sectPr")))
_WRAPPERS: Final = frozenset(map(w, ("sdt", "sdtContent", "customXml")))
_ORDERED: Final = tuple(map(w, ("pPr", "tblPr", "tcPr")))
_ELSEWHERE: Final = tuple(  # what stands outside of the properties of text and cells
    map(
        w,
        (
            *("gridCol", "trHeight", "tblHeader", "pgSz", "pgMar", "pgNumType", "titlePg"),
            *("headerReference", "footerReference", "br", "fldChar"),
        ),
    )
)
_IN_PROPERTIES: Final = tuple(VALUES.keys() - set(_ELSEWHERE))
_P, _T, _TC, _TR = map(w, ("p", "t", "tc", "tr"))


@rule(
    "WD614",
    "misplaced-element",
    N_("{element} stands directly in {actual}, where it cannot"),
    source="ECMA-376-1, 17.2, 17.3",
    bad="<w:p><w:t>Nơi nhận:</w:t></w:p>",
    good="<w:p><w:r><w:t>Nơi nhận:</w:t></w:r></w:p>",
)
def misplaced_element(package: Package) -> Iterator[Finding]:
    """Text outside of a run, a paragraph within a paragraph, anything within letters.

    Word does not open such a file, or leaves the text out; programs that fill in templates
    write it when a value with formatting meets a place for plain text. Also a second body,
    and content after the properties of the last section. No fix: it is not known how the text
    was to look.
    """
    for part in written(package):
        for element in part.elements(*_NOT_WITHIN):
            parent = element.getparent()
            if parent is not None and parent.tag in _NOT_WITHIN[element.tag]:
                yield _misplaced(part, element)
            if element.tag == _T and len(element):
                yield from (_misplaced(part, one) for one in element if one.tag not in _NOT_WITHIN)
        for body in part.root.findall(w("body"))[1:]:
            yield _misplaced(part, body)
        for last in part.root.findall(f"{w('body')}/{w('sectPr')}"):
            after = (one for one in last.itersiblings() if one.tag in _BLOCKS)
            yield from (_misplaced(part, one) for one in after)


@rule(
    "WD615",
    "cell-without-paragraph",
    N_("a table cell does not end with a paragraph"),
    source="ECMA-376-1, 17.4",
    bad="<w:tc><w:tcPr/></w:tc>",
    good="<w:tc><w:tcPr/><w:p/></w:tc>",
)
def cell_without_paragraph(package: Package) -> Iterator[Finding]:
    """A cell of a table (ô) that is empty even of paragraphs, or ends with another table.

    Word offers to repair such a file. A paragraph within a content control is enough. No
    fix: Word itself puts the paragraph in when it repairs the file.
    """
    for part in written(package):
        for cell in part.having("tc"):
            if not (len(cell) and cell[-1].tag == _P) and not _ends_with_paragraph(cell):
                yield Finding(part.place(cell))


@rule(
    "WD616",
    "empty-table",
    N_("{element} holds no {expected}"),
    source="ECMA-376-1, 17.4",
    bad="<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>",
    good="<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
)
def empty_table(package: Package) -> Iterator[Finding]:
    """A table without a row, or a row without a cell.

    Word offers to repair such a file; programs that fill in templates leave it where a list
    was empty. No fix: a person must say whether the table is to go.
    """
    for part in written(package):
        for table in part.having("tbl"):
            if next(table.iter(_TR), None) is None:
                yield Finding(part.place(table), {"element": "w:tbl", "expected": "w:tr"})
        for row in part.having("tr"):
            if next(row.iter(_TC), None) is None:
                yield Finding(part.place(row), {"element": "w:tr", "expected": "w:tc"})


@rule(
    "WD617",
    "too-many-columns",
    N_("a row of a table has {actual} cells; Word can show {expected}"),
    source="ECMA-376-1, 17.4",
    bad="<w:tr> … 64 × <w:tc> … </w:tr>",
    good="<w:tr> … 63 × <w:tc> … </w:tr>",
)
def too_many_columns(package: Package) -> Iterator[Finding]:
    """A table wider than Word's limit of 63 columns.

    Word does not open such a file. Told once for each table. No fix: the table has to be
    split.
    """
    for part in written(package):
        for table in part.having("tbl"):
            widest = max((len(row.findall(_TC)) for row in table.iterchildren(_TR)), default=0)
            if widest > _MOST_COLUMNS:
                values = {"actual": widest, "expected": _MOST_COLUMNS}
                yield Finding(part.place(table), values)


@rule(
    "WD618",
    "cells-beyond-grid",
    N_("a row of a table goes over {actual} columns; the table has {expected}"),
    source="ECMA-376-1, 17.4",
    severity=Severity.WARNING,
    bad='<w:tblGrid> 3 × <w:gridCol/> </w:tblGrid>… <w:gridSpan w:val="4"/>',
    good='<w:tblGrid> 3 × <w:gridCol/> </w:tblGrid>… <w:gridSpan w:val="3"/>',
)
def cells_beyond_grid(package: Package) -> Iterator[Finding]:
    """A row whose cells span more columns than the table says it has.

    Word makes up the columns, other programs cut the row off. A table that lists no columns
    at all is no fault. Told once for each table. No fix: the widths have to be measured.
    """
    for part in written(package):
        for table in part.having("tbl"):
            grid = table.find(w("tblGrid"))
            columns = 0 if grid is None else len(grid.findall(w("gridCol")))
            widest = max(map(_columns, table.iterchildren(_TR)), default=0) if columns else 0
            if widest > columns:
                yield Finding(part.place(table), {"actual": widest, "expected": columns})


@rule(
    "WD619",
    "wrong-order",
    N_("in {parent}, {element} comes after {actual}; it has to stand before"),
    source="ECMA-376-1, 17.3, 17.4, 17.6",
    severity=Severity.WARNING,
    bad='<w:pPr><w:jc w:val="both"/><w:ind w:left="0"/></w:pPr>',
    good='<w:pPr><w:ind w:left="0"/><w:jc w:val="both"/></w:pPr>',
)
def wrong_order(package: Package) -> Iterator[Finding]:
    """Properties of paragraphs, tables, cells or sections in another order than the standard's.

    Word offers to repair some of these files and passes over others; the order within w:rPr
    does not matter. Each pair is told once for each part. No fix: saving the file in Word or
    LibreOffice puts the order right.
    """
    for part in written(package):
        told = set()
        for element in _disordered(part):
            found = out_of_order(element.tag, [one.tag for one in element])
            if found is not None and (element.tag, *found) not in told:
                told.add((element.tag, *found))
                parent, late, before = map(named, (element.tag, *found))
                values = {"parent": parent, "element": late, "actual": before}
                yield Finding(part.place(element), values)


@rule(
    "WD620",
    "unknown-value",
    N_("{element} has {attribute} “{actual}”, which Word does not know"),
    source="ECMA-376-1, 17.18",
    severity=Severity.WARNING,
    bad='<w:jc w:val="justify"/>',
    good='<w:jc w:val="both"/>',
)
def unknown_value(package: Package) -> Iterator[Finding]:
    """A size that is no number, a colour that is none, an alignment that there is not.

    Word offers to repair some of these files and leaves the formatting out in others. Numbers
    with decimals, as Google Docs writes them, are no fault. Each value is told once for each
    part. No fix: it is not known what was meant.
    """
    for part in written(package):
        told = set()
        for element, attribute in _misvalued(part):
            said = element.get(attribute)
            values = {"element": named(element.tag), "attribute": named(attribute)}
            if (*values.values(), said) not in told:
                told.add((*values.values(), said))
                yield Finding(part.place(element), {**values, "actual": said[:40]})


@rule(
    "WD628",
    "empty-wrapper",
    N_("{element} holds no {expected}"),
    source="ECMA-376-1, 17.5.2; ECMA-376-3",
    severity=Severity.WARNING,
    bad="<mc:AlternateContent><mc:Fallback/></mc:AlternateContent>",
    good='<mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback/></mc:AlternateContent>',
)
def empty_wrapper(package: Package) -> Iterator[Finding]:
    """A content control without content, or alternatives without a first choice.

    Word shows nothing in its place, or offers to repair the file. No fix: what stood there
    is lost.
    """
    for part in written(package):
        for tag, wanted in (
            (f"{MC}AlternateContent", f"{MC}Choice"),
            (w("sdt"), w("sdtContent")),
        ):
            for element in part.elements(tag):
                if element.find(wanted) is None:
                    values = {"element": named(tag), "expected": named(wanted)}
                    yield Finding(part.place(element), values)


def _disordered(part: Written) -> Iterator[etree._Element]:
    """Properties that may be out of order: none where a sample of them is in order."""
    yield from part.having("sectPr")
    sample = part.sample.iter(*_ORDERED)
    if any(out_of_order(one.tag, [child.tag for child in one]) for one in sample):
        yield from part.elements(*_ORDERED)


def _misvalued(part: Written) -> Iterator[tuple[etree._Element, str]]:
    """The elements with a value that Word does not know, and its attribute."""
    yield from _wrong(part.elements(*_ELSEWHERE))
    if next(_wrong(part.sample.iter(*_IN_PROPERTIES)), None) is not None:
        yield from _wrong(part.elements(*_IN_PROPERTIES))


def _wrong(elements: Iterator[etree._Element]) -> Iterator[tuple[etree._Element, str]]:
    for element in elements:
        asked = VALUES[element.tag]
        for attribute, said in element.items():
            if attribute in asked and not asked[attribute](said):
                yield element, attribute


def _misplaced(part: Written, element: etree._Element) -> Finding:
    values = {"element": named(element.tag), "actual": named(element.getparent().tag)}
    return Finding(part.place(element), values)


def _ends_with_paragraph(element: etree._Element) -> bool:
    """Whether the last block in a cell is a paragraph, wrapped or not."""
    for child in reversed(element):
        if child.tag in _WRAPPERS:
            return _ends_with_paragraph(child)
        if child.tag == f"{MC}AlternateContent" or child.tag in _BLOCKS:
            return bool(child.tag != w("tbl"))
    return False


def _columns(row: etree._Element) -> int:
    """The columns that a row goes over, with those it leaves out before and after."""
    cells = row.findall(_TC)
    skipped = (f"{w('trPr')}/{w('gridBefore')}", f"{w('trPr')}/{w('gridAfter')}")
    spans = [one.find(f"{w('tcPr')}/{w('gridSpan')}") for one in cells]
    more = (row.find(path) for path in skipped)
    return sum(1 if one is None else _number(one, 1) for one in spans) + sum(
        0 if one is None else _number(one, 0) for one in more
    )


def _number(element: etree._Element, default: int) -> int:
    said = twips(element.get(w("val")))
    return default if said is None else max(round(said), default)
