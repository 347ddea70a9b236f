"""Paper and margins of sections written anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from docgen.model.edit import SetPage
from docgen.word.mend import mm_twips
from docgen.word.order import put
from docgen.word.properties import flat
from docgen.word.shapes import choice
from docgen.word.styles import twips, w
from docgen.word.tracked import Marks

__all__ = ["section_elements", "set_page"]

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS: Final = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
_WORDS_PAPER: Final = {"w": 12240, "h": 15840}  # what Word prints where nothing is said
_WORDS_MARGINS: Final = {
    "top": 1440,
    "right": 1440,
    "bottom": 1440,
    "left": 1440,
    "header": 720,
    "footer": 720,
    "gutter": 0,
}


def section_elements(body: etree._Element) -> list[etree._Element]:
    """The w:sectPr of every section in order; one is made for text that none ends."""
    found: list[etree._Element] = []
    open_blocks = False
    for element in _blocks(body):
        end = element if element.tag == w("sectPr") else element.find(f"{w('pPr')}/{w('sectPr')}")
        open_blocks = end is None
        if end is not None:
            found.append(end)
    if open_blocks or not found:
        found.append(etree.SubElement(body, w("sectPr")))
    return found


def _blocks(parent: etree._Element | tuple[()]) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in {w("p"), w("tbl"), w("sectPr")}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)
        elif child.tag == f"{_MC}AlternateContent":
            yield from _blocks(choice(child))


def set_page(section: etree._Element, edit: SetPage, marks: Marks) -> None:
    """Paper and margins as the edit wants them; a gutter becomes part of the margin."""
    marks.keep(section)
    if edit.width_mm is not None or edit.height_mm is not None:
        _paper(section, edit)
    wanted = {"top": edit.top_mm, "right": edit.right_mm, "bottom": edit.bottom_mm}
    wanted["left"] = edit.left_mm
    if all(mm is None for mm in wanted.values()):
        return
    margins = _with_defaults(section, "pgMar", _WORDS_MARGINS)
    for side, mm in wanted.items():
        if mm is not None:  # below 0, the header may not push the text down
            sign = -1 if (twips(margins.get(w(side))) or 0) < 0 else 1
            margins.set(w(side), str(sign * mm_twips(mm)))
    if edit.left_mm is not None:
        margins.set(w("gutter"), "0")


def _paper(section: etree._Element, edit: SetPage) -> None:
    paper = _with_defaults(section, "pgSz", _WORDS_PAPER)
    for name, mm in (("w", edit.width_mm), ("h", edit.height_mm)):
        if mm is not None:
            paper.set(w(name), str(mm_twips(mm)))
    paper.attrib.pop(w("code"), None)  # the printer's name of the former paper
    values = flat(section)
    wide, high = (twips(values.get(f"pgSz.{name}")) or 0 for name in ("w", "h"))
    if wide > high:
        paper.set(w("orient"), "landscape")
    else:
        paper.attrib.pop(w("orient"), None)


def _with_defaults(section: etree._Element, name: str, defaults: dict[str, int]) -> etree._Element:
    element = put(section, name)
    for attribute, value in defaults.items():
        if twips(element.get(w(attribute))) is None:
            element.set(w(attribute), str(value))
    return element
