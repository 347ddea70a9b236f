"""WD6: marks and references within a file that do not match."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from docgen.lint.register import Finding, rule
from docgen.model.problem import DocumentError, Severity
from docgen.vietnamese.messages import N_
from docgen.word.package import Package
from docgen.word.styles import w
from docgen.word.written import named, written

_ID: Final = w("id")
_VAL: Final = w("val")
_PARA_ID: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_PARA_IDS: Final = re.compile(rb"paraId=[\"']([^\"']*)")
_DOC_PR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_RANGES: Final = (
    ("bookmarkStart", "bookmarkEnd"),
    ("commentRangeStart", "commentRangeEnd"),
    ("permStart", "permEnd"),
)
_UNIQUE: Final = (  # elements of the text, and the attribute that no two share
    ("bookmarkStart", _ID),
    ("bookmarkStart", w("name")),
    ("comment", _ID),
    ("footnote", _ID),
    ("endnote", _ID),
)
_UNIQUE_BESIDE: Final = (  # the same of the parts beside the text
    ("styles", "style", w("styleId")),
    ("numbering", "num", w("numId")),
    ("numbering", "abstractNum", w("abstractNumId")),
)
_NOTES: Final = (
    ("footnotes", "footnoteReference", "footnote"),
    ("endnotes", "endnoteReference", "endnote"),
)
_COMMENTED: Final = ("commentReference", "commentRangeStart")
_STYLED: Final = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


@rule(
    "WD621",
    "unpaired-range",
    N_("{element} “{actual}” has no {expected}"),
    source="ECMA-376-1, 17.13",
    severity=Severity.WARNING,
    bad='<w:bookmarkStart w:id="3" w:name="muc_1"/>',
    good='<w:bookmarkStart w:id="3" w:name="muc_1"/>…<w:bookmarkEnd w:id="3"/>',
)
def unpaired_range(package: Package) -> Iterator[Finding]:
    """A bookmark, a comment or an editable range that begins and does not end, or the reverse.

    Word drops such a bookmark, so references to it break. No fix: it is not known where the
    other end stood.
    """
    for part in written(package):
        for start, end in _RANGES:
            starts, ends = (_first(part.having(name)) for name in (start, end))
            for one, name, others in ((starts, end, ends), (ends, start, starts)):
                for said, element in one.items():
                    if said in others:
                        continue
                    values = {
                        "element": named(element.tag),
                        "actual": said,
                        "expected": named(w(name)),
                    }
                    yield Finding(part.place(element), values)


@rule(
    "WD622",
    "repeated-id",
    N_("{count} elements {element} have the same {attribute} “{actual}”"),
    source="ECMA-376-1, 17.13",
    severity=Severity.WARNING,
    bad='<w:bookmarkStart w:id="3" w:name="muc_1"/>…<w:bookmarkStart w:id="3" w:name="muc_2"/>',
    good='<w:bookmarkStart w:id="3" w:name="muc_1"/>…<w:bookmarkStart w:id="4" w:name="muc_2"/>',
)
def repeated_id(package: Package) -> Iterator[Finding]:
    """Two bookmarks, comments, notes, styles or lists that go by the same number or name.

    Word keeps one of them and may offer to repair the file; references lead to the wrong
    one. Copied pieces of XML bring this along. No fix: a person must say which is meant.
    """
    for part in written(package):
        for name, attribute in _UNIQUE:
            for element, values in _repeated(part.having(name), attribute):
                yield Finding(part.place(element), values)
    for kind, name, attribute in _UNIQUE_BESIDE:
        root = _beside(package, kind)
        elements = () if root is None else root.findall(w(name))
        for _, values in _repeated(elements, attribute):
            yield Finding(package.place, values)


@rule(
    "WD623",
    "repeated-mark",
    N_("{count} elements {element} have the same {attribute} “{actual}”; Word renumbers them"),
    source="ECMA-376-1, 20.4.2.5",
    severity=Severity.NOTE,
    bad='<wp:docPr id="1" name="A"/>…<wp:docPr id="1" name="B"/>',
    good='<wp:docPr id="1" name="A"/>…<wp:docPr id="2" name="B"/>',
)
def repeated_mark(package: Package) -> Iterator[Finding]:
    """Paragraphs or drawings with the same internal number, as copied XML has them.

    Word opens the file and gives them new numbers; only comments of newer versions may end
    up at the wrong paragraph. One of them is told for each part. No fix is needed.
    """
    for part in written(package):
        marks = _PARA_IDS.findall(part.data)
        twice = len(set(marks)) < len(marks)  # else the paragraphs need not be gone through
        for elements, attribute in (
            (part.having("p") if twice else iter(()), _PARA_ID),
            (part.elements(_DOC_PR), "id"),
        ):
            for element, values in _repeated(elements, attribute):
                yield Finding(part.place(element), values)
                break


@rule(
    "WD624",
    "missing-note",
    N_("{element} refers to the note “{actual}”, which is not in the file"),
    source="ECMA-376-1, 17.11",
    bad='<w:footnoteReference w:id="5"/>, without <w:footnote w:id="5">',
    good='<w:footnoteReference w:id="5"/>, <w:footnote w:id="5">',
)
def missing_note(package: Package) -> Iterator[Finding]:
    """The number of a footnote or endnote (cước chú) whose text is gone.

    Word cannot open such a file without repairing it. Notes in a part that is damaged are
    not looked at. No fix: the text of the note is lost.
    """
    for kind, reference, note in _NOTES:
        yield from _unknown(package, (reference,), kind, note)


@rule(
    "WD625",
    "missing-comment",
    N_("{element} refers to the comment “{actual}”, which is not in the file"),
    source="ECMA-376-1, 17.13.4",
    severity=Severity.WARNING,
    bad='<w:commentReference w:id="5"/>, without <w:comment w:id="5">',
    good='<w:commentReference w:id="5"/>, <w:comment w:id="5">',
)
def missing_comment(package: Package) -> Iterator[Finding]:
    """A place in the text that a comment belongs to which is gone.

    Word opens the file without the comment. No fix: what the comment said is lost.
    """
    yield from _unknown(package, _COMMENTED, "comments", "comment")


@rule(
    "WD626",
    "unknown-style",
    N_("{element} names the style “{actual}”, which the file does not have"),
    source="ECMA-376-1, 17.7.4",
    severity=Severity.NOTE,
    bad='<w:pStyle w:val="NoiDung"/>, without <w:style w:styleId="NoiDung">',
    good='<w:pStyle w:val="NoiDung"/>, <w:style w:styleId="NoiDung">',
)
def unknown_style(package: Package) -> Iterator[Finding]:
    """Text in a style (kiểu) that is not in the file, as pasted text has it.

    Word prints it in the default style. Each style is told once, at the first place. No fix:
    docgen checks how the text prints, whatever its style.
    """
    root = _beside(package, "styles")
    known = {
        (one.get(w("type"), "paragraph"), one.get(w("styleId")))
        for one in (() if root is None else root.findall(w("style")))
    }
    for part in written(package):
        for element in part.having(*_STYLED):
            said = element.get(_VAL)
            asked = (_STYLED[named(element.tag)[2:]], said)
            if said and asked not in known:
                known.add(asked)
                values = {"element": named(element.tag), "actual": said}
                yield Finding(part.place(element), values)


@rule(
    "WD627",
    "unknown-list",
    N_("a paragraph belongs to the list “{actual}”, which the file does not have"),
    source="ECMA-376-1, 17.9",
    severity=Severity.NOTE,
    bad='<w:numId w:val="7"/>, without <w:num w:numId="7">',
    good='<w:numId w:val="7"/>, <w:num w:numId="7">',
)
def unknown_list(package: Package) -> Iterator[Finding]:
    """A numbered or bulleted paragraph (đánh số tự động) whose list is not in the file.

    It prints without number or bullet. The number 0 takes a paragraph out of lists and is
    no fault. Each list is told once. No fix: the look of the list is lost.
    """
    root = _beside(package, "numbering")
    known = {one.get(w("numId")) for one in (() if root is None else root.findall(w("num")))}
    known |= {"0", "", None}
    for part in written(package):
        for element in part.having("numId"):
            said = element.get(_VAL)
            if said not in known:
                known.add(said)
                yield Finding(part.place(element), {"actual": said})


def _first(elements: Iterable[etree._Element]) -> dict[str, etree._Element]:
    """The first of the elements of each id."""
    found: dict[str, etree._Element] = {}
    for one in elements:
        said = one.get(_ID)
        if said is not None:
            found.setdefault(said, one)
    return found


def _repeated(
    elements: Iterable[etree._Element], attribute: str
) -> Iterator[tuple[etree._Element, dict[str, object]]]:
    """The second element of those that share a value of the attribute, with what to say."""
    every = [(said, one) for one in elements if (said := one.get(attribute)) is not None]
    times = Counter(said for said, _ in every)
    if len(times) == len(every):
        return
    seen: Counter[str] = Counter()
    for said, one in every:
        seen[said] += 1
        if seen[said] == 2:
            element, name = named(one.tag), named(attribute)
            yield one, {"count": times[said], "element": element, "attribute": name, "actual": said}


def _beside(package: Package, kind: str) -> etree._Element | None:
    """The part of that kind that belongs to the text; ``None`` where it cannot be read."""
    part = package.related(package.main_part(), kind)
    try:
        return None if part is None else package.tree(part)
    except DocumentError:
        return None


def _unknown(
    package: Package, references: tuple[str, ...], kind: str, target: str
) -> Iterator[Finding]:
    """References to elements of a part beside the text that it does not have."""
    part = package.related(package.main_part(), kind)
    root = _beside(package, kind)
    if root is None and part in package.parts:
        return
    known = {one.get(_ID) for one in (() if root is None else root.iter(w(target)))}
    for one in written(package):
        for element in one.having(*references):
            said = element.get(_ID)
            if said not in known:
                known.add(said)
                values = {"element": named(element.tag), "actual": said or ""}
                yield Finding(one.place(element), values)
