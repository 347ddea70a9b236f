"""The parts of a Word file that hold text, as XML: for rules on how the file is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import chain
from pathlib import PurePosixPath
from typing import Final, cast

from lxml import etree

from docgen.model.place import FilePlace, ParagraphPlace
from docgen.model.problem import DocumentError
from docgen.word.package import Package
from docgen.word.styles import w
from docgen.word.view import paragraph_elements

__all__ = ["MC", "TEXT_KINDS", "Written", "named", "written"]

TEXT_KINDS: Final = ("header", "footer", "footnotes", "endnotes", "comments")
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TABLE: Final = tuple(map(w, ("tc", "tr", "tbl")))
_EXCERPT = 40  # characters
_KNOWN_AS = "written"
_UNUSUAL: Final = re.compile(rb"<w:(?:pPr|rPr|tblPr|tcPr)\s")
_UTF8: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?<(?:\w|\?xml[^>]{0,50} encoding=[\"']utf-8[\"'])", re.IGNORECASE
)
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_GATHERED: Final = (  # in one go, since going through a long text takes time
    *map(
        w,
        (
            *("tbl", "tr", "tc", "sdt", "pStyle", "rStyle", "tblStyle", "numId", "hyperlink"),
            *("headerReference", "footerReference", "altChunk", "subDoc", "contentPart", "control"),
            *("bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentReference"),
            *("commentRangeStart", "commentRangeEnd", "footnoteReference", "endnoteReference"),
            *("comment", "footnote", "endnote", "gridCol", "trHeight", "tblHeader", "sectPr"),
            *("pgSz", "pgMar", "pgNumType", "titlePg", "br", "fldChar"),
        ),
    ),
    f"{MC}AlternateContent",
    f"{MC}Choice",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{urn:schemas-microsoft-com:office:office}OLEObject",
)
_NAMESPACE: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KNOWN: Final = {
    _NAMESPACE.decode(): "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One part with text: ``part`` is its name, ``name`` what places call it (``header1``).

    ``sample`` holds one of each different w:pPr, w:rPr, w:tblPr and w:tcPr.  A long text has
    few of them, so that what is right in all of them is soon seen.  It is the root of the part
    itself where the markup is too unusual to tell.
    """

    file: str
    part: str
    name: str
    data: bytes = field(repr=False, hash=False)
    root: etree._Element
    sample: etree._Element
    twice: bool  # some content stands there again, for programs that do not know the first
    gathered: Mapping[str, list[etree._Element]] = field(repr=False, hash=False)
    numbers: dict[etree._Element, int] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def having(self, *names: str) -> Iterator[etree._Element]:
        """Word's elements with these names, as often as Word reads them."""
        return self.elements(*map(w, names))

    def elements(self, *tags: str) -> Iterator[etree._Element]:
        """The elements with these tags; what Word does not read is left out."""
        found: Iterator[etree._Element]
        if self.gathered.keys() >= set(tags):
            found = (one for tag in tags for one in self.gathered[tag])
        else:
            found = self.root.iter(*tags)
        return (one for one in found if _is_read(one)) if self.twice else found

    def place(self, element: etree._Element) -> ParagraphPlace | FilePlace:
        """The paragraph around an element or in it, or else the nearest; the file without any."""
        if not self.numbers:
            every = paragraph_elements(self.root)
            self.numbers.update((one, number) for number, one in enumerate(every, 1))
        for paragraph in chain(_around(element), self.numbers):
            if paragraph in self.numbers:
                return ParagraphPlace(
                    file=self.file,
                    number=self.numbers[paragraph],
                    excerpt=_first_words(paragraph),
                    part=self.name,
                )
        return FilePlace(file=self.file)


def written(package: Package) -> tuple[Written, ...]:
    """The text itself, then headers, footers and notes; no part that cannot be read.

    Each part comes once, whatever leads to it.
    """
    if _KNOWN_AS not in package.known:
        package.known[_KNOWN_AS] = tuple(_written(package))
    return cast(tuple[Written, ...], package.known[_KNOWN_AS])


def _written(package: Package) -> Iterator[Written]:
    main = package.main_part()
    found = {main: "document"}
    for one in package.relationships(main).values():
        if one.kind in TEXT_KINDS and not one.external and one.target in package.parts:
            found.setdefault(one.target, PurePosixPath(one.target).stem)
    for part, name in found.items():
        try:
            root = package.tree(part)
        except DocumentError:  # a rule of its own, unless it stops the reading
            continue
        gathered: dict[str, list[etree._Element]] = {tag: [] for tag in _GATHERED}
        for element in root.iter(*_GATHERED):
            gathered[element.tag].append(element)
        yield Written(
            file=package.file,
            part=part,
            name=name,
            data=package.parts[part],
            root=root,
            sample=_sample(root, package.parts[part]),
            twice=b"Fallback" in package.parts[part],
            gathered=gathered,
        )


def named(tag: str) -> str:
    """An element or attribute by the name that its documentation calls it.

    >>> named(w("tbl"))
    'w:tbl'
    """
    space, _, name = tag.removeprefix("{").rpartition("}")
    return f"{_KNOWN[space]}:{name}" if space in _KNOWN else name


def _sample(root: etree._Element, data: bytes) -> etree._Element:
    known = b"" if _UNUSUAL.search(data) else _namespaces(root, data)
    found: list[bytes] = []
    for name in (b"pPr", b"rPr", b"tblPr", b"tcPr") if known else ():
        start, end = b"<w:%s>" % name, b"</w:%s>" % name
        pieces = data.split(start)[1:]
        found += {start + piece.partition(end)[0] + end for piece in pieces}
    try:
        sample: etree._Element = etree.fromstring(b"".join((known, *found, b"</w:p>")), _PARSER)
    except etree.XMLSyntaxError:
        return root
    return sample


def _namespaces(root: etree._Element, data: bytes) -> bytes:
    """A start tag with the namespaces of a part; empty where "w:" may not be Word's own alone."""
    once = data.count(_NAMESPACE) == 1 and root.nsmap.get("w") == _NAMESPACE.decode()
    if not once or not _UTF8.match(data):
        return b""
    said = ((f"xmlns:{prefix}" if prefix else "xmlns", uri) for prefix, uri in root.nsmap.items())
    return b"<w:p %s>" % " ".join(f'{key}="{escape(uri)}"' for key, uri in said).encode()


def _is_read(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{MC}Fallback"), None) is None


def _around(element: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs around an element, in it, in the cell that it belongs to, and before it."""
    yield from (element, *element.iterancestors(w("p")))
    yield from element.iter(w("p"))
    if element.tag not in _TABLE:
        for one in element.iterancestors(*_TABLE):
            yield from one.iter(w("p"))
    for level in (element, *element.iterancestors()):
        for sibling in level.itersiblings(preceding=True):
            yield from reversed([*sibling.iter(w("p"))])


def _first_words(paragraph: etree._Element) -> str:
    """What a paragraph begins with, at most forty characters, so that Word can search for it."""
    said: list[str] = []
    for text in paragraph.iter(w("t")):
        if next(text.iterancestors(w("p"))) is paragraph:
            said.append(text.text or "")
        if sum(map(len, said)) > 2 * _EXCERPT:
            break
    words = " ".join("".join(said).split())
    if len(words) <= _EXCERPT:
        return words
    return words[: _EXCERPT + 1].rpartition(" ")[0] or words[:_EXCERPT]
