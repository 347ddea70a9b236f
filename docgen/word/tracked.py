"""Marks of changes (theo dõi sửa đổi), to be accepted or rejected in Word."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from lxml import etree

from docgen.word.order import put
from docgen.word.styles import w

__all__ = ["Marks", "Tracked"]

_NOT_KEPT: Final = {  # what the mark of a change does not hold
    "pPr": ("rPr", "sectPr"),
    "rPr": ("ins", "del", "moveFrom", "moveTo"),
    "sectPr": ("headerReference", "footerReference"),
    "tcPr": ("cellIns", "cellDel", "cellMerge"),
}
_ID = w("id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracked:
    """Whom the changes are ascribed to, and the time of them."""

    author: str
    when: datetime


@dataclass(slots=True)
class Marks:
    """The marks made in one part; none at all where ``tracked`` is ``None``."""

    tracked: Tracked | None
    next_id: int = 1
    kept: list[etree._Element] = field(default_factory=list)

    @classmethod
    def of(cls, root: etree._Element, tracked: Tracked | None) -> Marks:
        """For changes in a part, with ids that nothing in it has."""
        said = (one.get(_ID, "") for one in root.iter() if _ID in one.attrib)
        return cls(tracked, max((int(one) for one in said if one.isdecimal()), default=0) + 1)

    def keep(self, properties: etree._Element) -> None:
        """Note what the properties are before they are changed, unless that is noted already."""
        name = etree.QName(properties).localname
        if self.tracked is None or properties.find(w(f"{name}Change")) is not None:
            return
        old = etree.Element(w(name))
        old.extend(map(deepcopy, _compared(properties)))
        mark = etree.Element(w(f"{name}Change"))
        self._sign(mark)
        mark.append(old)
        properties.append(mark)
        self.kept.append(mark)

    def keep_grid(self, grid: etree._Element) -> None:
        """Note the columns of a table before they are changed."""
        if self.tracked is None or grid.find(w("tblGridChange")) is not None:
            return
        mark = etree.Element(w("tblGridChange"))
        mark.set(_ID, str(self._id()))
        etree.SubElement(mark, w("tblGrid")).extend(map(deepcopy, grid))
        grid.append(mark)
        self.kept.append(mark)

    def inserted(self, run: etree._Element) -> None:
        """Mark a run that was put in."""
        if self.tracked is None or _within_insertion(run):
            return
        self._wrap(run, "ins")

    def deleted(self, run: etree._Element) -> None:
        """Take a run away, or mark it so."""
        if self.tracked is None or _within_insertion(run):
            parent = run.getparent()
            parent.remove(run)
            if parent.tag == w("ins") and not len(parent):
                parent.getparent().remove(parent)
            return
        for text in run.iter(w("t")):
            text.tag = w("delText")
        self._wrap(run, "del")

    def deleted_end(self, paragraph: etree._Element) -> None:
        """Mark the end of a paragraph as taken away, so that the next goes on in it."""
        mark = put(put(put(paragraph, "pPr"), "rPr"), "del")
        self._sign(mark)

    def renumber(self, copy: etree._Element) -> None:
        """Give the marks within a copied run ids of their own."""
        for one in copy.iter(w("rPrChange")):
            one.set(_ID, str(self._id()))

    def settle(self) -> None:
        """Take away the marks of changes that changed nothing."""
        for mark in self.kept:
            changed = mark.getparent()
            if changed is None:
                continue
            now = list(map(_said, _compared(changed)))
            if now == list(map(_said, mark[0])):
                changed.remove(mark)
        self.kept.clear()

    def _id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def _sign(self, mark: etree._Element) -> None:
        assert self.tracked is not None
        mark.set(_ID, str(self._id()))
        mark.set(w("author"), self.tracked.author)
        mark.set(w("date"), self.tracked.when.strftime("%Y-%m-%dT%H:%M:%SZ"))

    def _wrap(self, run: etree._Element, name: str) -> None:
        mark = etree.Element(w(name))
        self._sign(mark)
        run.addprevious(mark)
        mark.append(run)


def _compared(properties: etree._Element) -> list[etree._Element]:
    """The children of properties that the mark of a change holds."""
    name = etree.QName(properties).localname
    left_out = {w(one) for one in (*_NOT_KEPT.get(name, ()), f"{name}Change")}
    return [one for one in properties if one.tag not in left_out]


def _said(element: etree._Element) -> bytes:
    return bytes(etree.tostring(element, method="c14n", exclusive=True, with_tail=False))


def _within_insertion(run: etree._Element) -> bool:
    return any(True for _ in run.iterancestors(w("ins")))
