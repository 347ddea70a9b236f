"""Properties written where the schema wants them: Word refuses children in another order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from docgen.word.styles import w

__all__ = ["dropped", "flagged", "out_of_order", "properties", "put", "valued"]

_RUN: Final = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline "
    "shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz "
    "szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish "
    "oMath * rPrChange"
)
_ORDERS: Final = {  # "*" stands for what newer versions of Word add
    "rPr": _RUN,
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
        "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
        "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle * rPr sectPr pPrChange"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings * sectPrChange"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription * tblPrChange"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark headers * cellIns cellDel cellMerge tcPrChange"
    ),
    "pBdr": "top left bottom right between bar",
    "tblCellMar": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid *",
    "p": "pPr *",
    "r": "rPr *",
    "tc": "tcPr *",
}
_RANKS: Final = {
    w(parent): {w(name) if name != "*" else "*": rank for rank, name in enumerate(names.split())}
    for parent, names in _ORDERS.items()
}


def put(parent: etree._Element, name: str) -> etree._Element:
    """The child of ``parent`` with that name, made in its place where it is not there."""
    found = parent.find(w(name))
    if found is not None:
        return found
    child = etree.Element(w(name))
    ranks = _RANKS[parent.tag]
    others = ranks.get("*", len(ranks))
    mine = ranks[child.tag]
    for index, one in enumerate(parent):
        if ranks.get(one.tag, others) > mine:
            parent.insert(index, child)
            return child
    parent.append(child)
    return child


def properties(element: etree._Element) -> etree._Element:
    """The w:pPr of a paragraph, the w:rPr of a run, the w:tcPr of a cell."""
    return put(element, f"{etree.QName(element).localname}Pr")


def valued(parent: etree._Element, name: str, **attributes: str | int) -> None:
    """Set a property with these attributes alone."""
    child = put(parent, name)
    child.attrib.clear()
    for key, value in attributes.items():
        child.set(w(key), str(value))


def flagged(parent: etree._Element, name: str, on: bool) -> None:
    """Set a property that is on or off."""
    valued(parent, name, **({} if on else {"val": 0}))


def dropped(parent: etree._Element, *names: str) -> None:
    """Take children with these names away."""
    for name in names:
        for child in parent.findall(w(name)):
            parent.remove(child)


def out_of_order(parent: str, children: Sequence[str]) -> tuple[str, str] | None:
    """The first of the children of a ``parent`` that comes too late, and the one it follows.

    All by their tags; ``None`` where they stand as the schema wants them.  Children that it
    does not know may stand anywhere; those of headers and footers mix.  So may a w:sectPr in
    a w:pPr: LibreOffice puts it first, and Word reads that.
    """
    ranks = _RANKS[parent]
    highest, before = -1, ""
    for child in children:
        if child == w("sectPr"):
            continue
        rank = ranks.get(w("headerReference") if child == w("footerReference") else child, highest)
        if rank < highest:
            return child, before
        if rank > highest:
            highest, before = rank, child
    return None
