"""A copy of a Word file with comments (nhận xét) in its margin, each at the place it is about.

Nothing else changes: the letters, their formatting and every part that has no comments stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from lxml import etree

from docgen.model.place import ParagraphPlace, Place
from docgen.model.problem import DocumentError
from docgen.word.inline import Piece, pieces
from docgen.word.package import Package
from docgen.word.packing import Parts, R, pack
from docgen.word.styles import flat, is_on, w
from docgen.word.view import paragraph_elements

__all__ = ["Note", "annotated", "explained"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_ID: Final = w("id")
_MOST: Final = 2**31 - 1  # an id in Word is a number below
_NO_CHARACTER: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STYLES: Final = {  # by the name that Word knows in any language: kind, id, how it looks
    "annotation text": ("paragraph", "CommentText", "20"),
    "annotation reference": ("character", "CommentReference", "16"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is to be said about a place.

    ``start`` and ``end`` count in the printed text of the paragraph; without them the whole
    paragraph is meant.
    """

    place: Place
    paragraphs: tuple[str, ...]
    start: int | None = None
    end: int | None = None


def annotated(
    package: Package, notes: Sequence[Note], *, author: str, initials: str, when: datetime
) -> bytes:
    """A copy of the file with a comment of ``author`` for each of ``notes``, as bytes.

    Word allows comments in the text alone: what is said about a header stands at the first
    paragraph of its section, about a footnote at its number, about a text box where it is
    anchored, about the file at its first paragraph.  Raises DocumentError where a part that
    has to be changed cannot be read.
    """
    parts = Parts(package=_usual(package))
    text = _Text.of(parts)
    if notes and text.paragraphs:
        book = _Book.of(parts, text, _clean(author)[:255], _clean(initials)[:9], when)
        for note in notes:
            book.say(note)
        book.kept_in(parts)
    return pack(parts.package_after())


def explained(
    package: Package,
    said: Callable[[str], tuple[str, ...]],
    *,
    author: str,
    initials: str,
    when: datetime,
) -> bytes:
    """The file with a comment at each place whose marks have a reference for their number.

    :func:`docgen.render.runs.runs` makes them; ``said`` gives the comment's paragraphs.
    """
    parts = Parts(package=package)
    text = _Text.of(parts)
    ends = iter([one for one in text.root.iter(w("commentRangeEnd")) if _is_reference(one)])
    starts = [one for one in text.root.iter(w("commentRangeStart")) if _is_reference(one)]
    if starts:
        book = _Book.of(parts, text, author, initials, when)
        for start in starts:
            book.tie(start, next(ends), said(start.get(_ID)))
        book.kept_in(parts)
    return pack(parts.package_after())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """The text that comments stand in, and what leads to the places beside it."""

    parts: Parts
    part: str
    root: etree._Element
    paragraphs: tuple[etree._Element, ...]

    @classmethod
    def of(cls, parts: Parts) -> _Text:
        part = parts.package.main_part()
        root = parts.root(part)
        every = tuple(paragraph_elements(root))
        return cls(parts=parts, part=part, root=root, paragraphs=every)

    def anchor(self, place: Place) -> tuple[etree._Element, bool]:
        """The paragraph to comment at, and whether it is the very one that is meant."""
        if not isinstance(place, ParagraphPlace):
            return _outermost(self.paragraphs[0]), False
        if place.part == "document" and 0 < place.number <= len(self.paragraphs):
            meant = self.paragraphs[place.number - 1]
            anchored = _outermost(meant)
            return anchored, anchored is meant
        beside = self._beside(place)
        return _outermost(self.paragraphs[0] if beside is None else beside), False

    def _beside(self, place: ParagraphPlace) -> etree._Element | None:
        """The paragraph of the text that a header or a note belongs to."""
        for one in self.parts.package.relationships(self.part).values():
            if one.external or one.target.rpartition("/")[2].rpartition(".")[0] != place.part:
                continue
            if one.kind in {"header", "footer"}:
                return self._section(one.id)
            if one.kind in {"footnotes", "endnotes"}:
                return self._reference(one.kind, one.target, place.number)
        return None

    def _section(self, identifier: str) -> etree._Element | None:
        """The first paragraph of the section that names a header or a footer."""
        first = None
        for element in self.root.iter(w("p"), w("sectPr")):
            if element.tag == w("p"):
                first = element if first is None else first
            elif any(one.get(f"{{{R}}}id") == identifier for one in element):
                return first
            else:
                first = None
        return None

    def _reference(self, kind: str, part: str, number: int) -> etree._Element | None:
        """The paragraph with the number of the note whose text stands in a paragraph."""
        name = kind.removesuffix("s")
        try:
            inside = paragraph_elements(self.parts.package.tree(part))[number - 1]
        except (DocumentError, IndexError):
            return None
        wanted = {one.get(_ID) for one in inside.iterancestors(w(name))}
        for one in self.root.iter(w(f"{name}Reference")):
            if one.get(_ID) in wanted:
                return next(one.iterancestors(w("p")), None)
        return None


@dataclass(slots=True, kw_only=True)
class _Book:
    """The comments of a file, those that were there and those that are added."""

    root: etree._Element
    new: bool  # whether the file had none before
    text: _Text
    signed: dict[str, str]
    styles: dict[str, str]
    used: set[str]
    numbers: Iterator[int]
    read: dict[etree._Element, int] = field(default_factory=dict)

    @classmethod
    def of(cls, parts: Parts, text: _Text, author: str, initials: str, when: datetime) -> _Book:
        part = parts.package.related(text.part, "comments")
        if part is None or part not in parts.package.parts:
            new, root = True, etree.Element(w("comments"), nsmap={"w": w("")[1:-1]})
        else:
            new, root = False, parts.root(part)
        marks = ("comment", "commentReference", "commentRangeStart", "commentRangeEnd")
        elements = (one for tree in (root, text.root) for one in tree.iter(*map(w, marks)))
        used = {one.get(_ID, "").strip() for one in elements}
        signed = {"author": author, "date": f"{when:%Y-%m-%dT%H:%M:%SZ}", "initials": initials}
        return cls(
            root=root,
            new=new,
            text=text,
            signed=signed,
            styles=_styles(parts, text.part),
            used=used,
            numbers=iter(range(_MOST)),
        )

    def say(self, note: Note) -> None:
        """Add a comment and mark what it is about."""
        paragraph, exactly = self.text.anchor(note.place)
        if exactly and note.start is not None and note.end is not None:
            first, last = _between(paragraph, note.start, note.end)
        else:
            first, last = None, None
        start, end = etree.Element(w("commentRangeStart")), etree.Element(w("commentRangeEnd"))
        if first is None:
            paragraph.insert(_after_properties(paragraph), start)
        else:
            first.addprevious(start)
        if last is None:
            paragraph.append(end)
        else:
            last.addnext(end)
        self.tie(start, end, note.paragraphs)

    def tie(self, start: etree._Element, end: etree._Element, paragraphs: tuple[str, ...]) -> None:
        """Add a comment on what stands between two marks, and give it to them."""
        identifier = next(one for one in map(str, self.numbers) if one not in self.used)
        for one in (start, end):
            one.set(_ID, identifier)
        reference = self._run("annotation reference", "commentReference")
        reference[-1].set(_ID, identifier)
        end.addnext(reference)
        self.root.append(self._comment(identifier, paragraphs))

    def kept_in(self, parts: Parts) -> None:
        """Make the comments a part of the file, if it had none."""
        if self.new:
            parts.add(self.text.part, "comments", _TYPE, self.root)

    def _comment(self, identifier: str, paragraphs: tuple[str, ...]) -> etree._Element:
        comment = etree.Element(w("comment"))
        comment.set(_ID, identifier)
        for key, value in self.signed.items():
            comment.set(w(key), value)
        for number, said in enumerate(paragraphs or ("",)):
            paragraph = etree.SubElement(comment, w("p"))
            style = self.styles.get("annotation text")
            if style is not None:
                named = etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle"))
                named.set(w("val"), style)
            if number == 0:
                paragraph.append(self._run("annotation reference", "annotationRef"))
            text = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
            text.text = _clean(said)
            text.set(_SPACE, "preserve")
        return comment

    def _run(self, style: str, name: str) -> etree._Element:
        run = etree.Element(w("r"))
        if style in self.styles:
            named = etree.SubElement(etree.SubElement(run, w("rPr")), w("rStyle"))
            named.set(w("val"), self.styles[style])
        etree.SubElement(run, w(name))
        return run


def _usual(package: Package) -> Package:
    """A "Strict Open XML" file by the usual names throughout: Word wants all parts alike."""
    if _STRICT not in package.parts[package.main_part()]:
        return package
    usual = dict(package.parts)
    for name, data in package.parts.items():
        if _STRICT in data and name.endswith((".xml", ".rels")):
            root = package.xml(name)
            root.attrib.pop(w("conformance"), None)
            usual[name] = etree.tostring(
                root, encoding="UTF-8", xml_declaration=True, standalone=True
            )
    return Package(file=package.file, parts=usual)


def _clean(text: str) -> str:
    """``text`` without what XML cannot hold."""
    return _NO_CHARACTER.sub("\ufffd", text)


def _is_reference(mark: etree._Element) -> bool:
    """Whether a mark of a comment has a reference where Word has a number."""
    return not mark.get(_ID, "").strip().removeprefix("-").isdecimal()


def _outermost(paragraph: etree._Element) -> etree._Element:
    """The paragraph that the text box is anchored in, if it stands in one."""
    return [paragraph, *paragraph.iterancestors(w("p"))][-1]


def _after_properties(paragraph: etree._Element) -> int:
    return int(len(paragraph) > 0 and paragraph[0].tag == w("pPr"))


def _styles(parts: Parts, main: str) -> dict[str, str]:
    """The ids of the styles of comments by their names, made where they are not there."""
    part = parts.package.related(main, "styles")
    if part is None or part not in parts.package.parts:
        return {}
    root = parts.root(part)
    known = {one.get(w("styleId")): one for one in root.findall(w("style"))}
    by_name = {
        ((one.find(w("name")).get(w("val")) or "").lower(), one.get(w("type"))): identifier
        for identifier, one in known.items()
        if identifier and one.find(w("name")) is not None
    }
    found = {}
    for name, (kind, wanted, size) in _STYLES.items():
        identifier = by_name.get((name, kind))
        if identifier is None:
            number = next(n for n in range(len(known) + 1) if f"{wanted}{n or ''}" not in known)
            identifier = f"{wanted}{number or ''}"
            root.append(_style(name, kind, identifier, size))
        found[name] = identifier
    return found


def _style(name: str, kind: str, identifier: str, size: str) -> etree._Element:
    style = etree.Element(w("style"))
    style.set(w("type"), kind)
    style.set(w("styleId"), identifier)
    for tag, value in (("name", name), ("uiPriority", "99"), ("unhideWhenUsed", None)):
        child = etree.SubElement(style, w(tag))
        if value is not None:
            child.set(w("val"), value)
    look = etree.SubElement(style, w("rPr"))
    for tag in ("sz", "szCs"):
        etree.SubElement(look, w(tag)).set(w("val"), size)
    return style


def _between(
    paragraph: etree._Element, start: int, end: int
) -> tuple[etree._Element | None, etree._Element | None]:
    """The first and the last child of a paragraph that print its text from ``start`` to ``end``.

    Runs are split where they reach further; ``None`` twice where the text is not found.
    """
    if start >= end:
        return None, None
    first = _child(paragraph, start, after=True)
    last = None if first is None else _child(paragraph, end, after=False)
    return (None, None) if last is None else (first, last)


def _child(paragraph: etree._Element, offset: int, *, after: bool) -> etree._Element | None:
    """The child of a paragraph that begins (``after``) or ends at an offset of its text."""
    at = 0
    for element, text in _said(paragraph):
        here = at <= offset < at + len(text) if after else at < offset <= at + len(text)
        if here:
            return _limit(
                paragraph, element, (text[: offset - at], text[offset - at :]), after=after
            )
        at += len(text)
    return None


def _said(paragraph: etree._Element) -> Iterator[tuple[etree._Element | None, str]]:
    """What the paragraph prints, and the elements that say it."""
    for one in pieces(paragraph, []):
        if isinstance(one, Piece) and not is_on(flat(one.properties).get("vanish")):
            yield (one.properties if one.element is None else one.element), one.text


def _limit(
    paragraph: etree._Element,
    element: etree._Element | None,
    halves: tuple[str, str],
    *,
    after: bool,
) -> etree._Element | None:
    """The child of the paragraph that ends (``after``: begins) between the halves of an element.

    The whole link, field or content control where the element stands in one.
    """
    run = None if element is None else element.getparent()
    if element is None or run is None:
        return None
    if run.getparent() is not paragraph or run.tag != w("r"):
        outer = (one for one in (run, *run.iterancestors()) if one.getparent() is paragraph)
        return next(outer, None)
    if element.tag == w("t") and all(halves):
        begins = deepcopy(element)
        for one, said in zip((element, begins), halves, strict=True):
            one.text = said
            one.set(_SPACE, "preserve")
        element.addnext(begins)
    else:
        begins = element.getnext() if halves[0] else element
    before = () if begins is None else begins.itersiblings(preceding=True)
    if all(one.tag == w("rPr") for one in before):
        return run
    later = _rest(run, begins)
    return later if after else run


def _rest(run: etree._Element, begins: etree._Element) -> etree._Element:
    """The run after ``run`` that takes over ``begins`` and what follows, with the same look."""
    later = etree.Element(w("r"), attrib=dict(run.attrib))
    look = run.find(w("rPr"))
    if look is not None:
        later.append(deepcopy(look))
    later.extend([begins, *begins.itersiblings()])
    run.addnext(later)
    return later
