"""WD6: parts of a file that make Word offer to repair a file, or fail to open it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from docgen.lint.register import Finding, rule
from docgen.model.problem import DocumentError, Severity
from docgen.vietnamese.messages import N_, Expectation
from docgen.word.package import Package
from docgen.word.styles import w
from docgen.word.written import MC, named, written

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_O: Final = "{urn:schemas-microsoft-com:office:office}"

_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES: Final = {  # what a part is that the text is related to
    "styles": f"{_WORD}styles+xml",
    "numbering": f"{_WORD}numbering+xml",
    "settings": f"{_WORD}settings+xml",
    "webSettings": f"{_WORD}websettings+xml",
    "fontTable": f"{_WORD}fonttable+xml",
    "header": f"{_WORD}header+xml",
    "footer": f"{_WORD}footer+xml",
    "footnotes": f"{_WORD}footnotes+xml",
    "endnotes": f"{_WORD}endnotes+xml",
    "comments": f"{_WORD}comments+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_NO_TYPE = Expectation(N_("of no type"))
_TEXT_REFERENCES: Final = tuple(
    map(w, ("hyperlink", "headerReference", "footerReference", "altChunk", "subDoc", "contentPart"))
)
_CONTENT_REFERENCES: Final = (
    f"{_A}blip",
    f"{_V}imagedata",
    f"{_O}OLEObject",
    f"{_C}chart",
    w("control"),
)
_IDS: Final = tuple(f"{_R}{name}" for name in ("id", "embed", "link", "pict"))
_OUTSIDE: Final = {
    "attachedTemplate": N_("a template"),
    "image": N_("a picture"),
    "oleObject": N_("an object"),
    "frame": N_("a frame"),
    "subDocument": N_("a subdocument"),
}
_OTHER_OUTSIDE = N_("content")
_RELS: Final = "/_rels/"


@rule(
    "WD608",
    "broken-part",
    N_("the part {part} of the file cannot be read: {reason}"),
    source="ECMA-376-1, 11.3",
    bad="word/settings.xml: <w:settings><w:zoom></w:settings>",
    good="word/settings.xml: <w:settings><w:zoom/></w:settings>",
)
def broken_part(package: Package) -> Iterator[Finding]:
    """A part beside the text (settings, fonts, notes, comments) that is damaged.

    Word offers to repair such a file, or does not open it. A damaged part that holds
    formatting or text stops the check altogether. No fix: what the part said is lost.
    """
    for one in package.relationships(package.main_part()).values():
        if one.kind not in _TYPES or one.external or one.target not in package.parts:
            continue
        try:
            package.tree(one.target)
        except DocumentError as error:
            reason = error.problems[0].values.get("reason", "")
            yield Finding(package.place, {"part": one.target, "reason": reason})


@rule(
    "WD609",
    "wrong-part-type",
    N_("[Content_Types].xml says of the part {part} that it is {actual}, not {expected}"),
    source="ECMA-376-2",
    bad='<Override PartName="/word/styles.xml" ContentType="application/xml"/>',
    good=f'<Override PartName="/word/styles.xml" ContentType="{_TYPES["styles"]}"/>',
)
def wrong_part_type(package: Package) -> Iterator[Finding]:
    """A part that the file does not say what it is, or says wrongly.

    Word goes by that type and refuses a part of any other. Parts that nothing leads to
    are not looked at. No fix: the part may be another one than its name says.
    """
    named_types, by_extension = _types(package.tree("[Content_Types].xml"))
    relationships = package.relationships(package.main_part()).values()
    for one in {one.target: one for one in relationships}.values():
        if one.external or one.target not in package.parts:
            continue
        suffix = PurePosixPath(one.target).suffix.lower().removeprefix(".")
        actual = named_types.get(f"/{one.target}".lower()) or by_extension.get(suffix, "")
        expected = _TYPES.get(one.kind, actual)
        if actual != expected or not actual:
            wanted = expected or Expectation(N_("of a known type"))
            values = {"part": one.target, "actual": actual or _NO_TYPE, "expected": wanted}
            yield Finding(package.place, values)


@rule(
    "WD610",
    "missing-relationship",
    N_("{element} refers to “{actual}”, which the file does not say the target of"),
    source="ECMA-376-1, 9.2",
    bad='<w:hyperlink r:id="rId99">',
    good='<w:hyperlink r:id="rId9">',
)
def missing_relationship(package: Package) -> Iterator[Finding]:
    """A link, a header or another reference in the text that leads nowhere.

    Word cannot open such a file without repairing it. Pictures and objects are left to
    another rule, since Word opens the file without them. No fix: the target is lost.
    """
    yield from _dangling(package, _TEXT_REFERENCES)


@rule(
    "WD611",
    "lost-content",
    N_("{element} refers to “{actual}”, which is not in the file"),
    source="ECMA-376-1, 9.2",
    severity=Severity.WARNING,
    bad='<a:blip r:embed="rId99"/>',
    good='<a:blip r:embed="rId9"/>',
)
def lost_content(package: Package) -> Iterator[Finding]:
    """A picture, object or part that the file names, but does not hold.

    Word shows a red cross in place of the picture. Links are left out, and pictures that
    Word itself calls NULL. No fix: what is lost has to be put in again.
    """
    yield from _dangling(package, _CONTENT_REFERENCES)
    for source in ("", *(one.part for one in written(package))):
        for one in package.relationships(source).values():
            there = one.external or one.target in package.parts
            null = PurePosixPath(one.target).name.upper() == "NULL"
            if not (there or null or one.kind == "hyperlink" or "#" in one.target):
                element = Expectation(N_("the list of parts"))
                yield Finding(package.place, {"element": element, "actual": one.target})


@rule(
    "WD612",
    "outside-content",
    N_("the file takes {actual} from outside of it: {target}"),
    source="ECMA-376-2",
    severity=Severity.WARNING,
    bad='Target="https://example.com/mau.dotm" TargetMode="External"',
    good='Target="media/image1.png"',
)
def outside_content(package: Package) -> Iterator[Finding]:
    """A template, picture or object that Word fetches from elsewhere when it opens the file.

    Whoever holds the other place can change what is shown, and learns who reads the file;
    or the reader does not have it at all. Hyperlinks are no fault: nothing is fetched before
    somebody follows them. docgen never follows any. No fix: a person must decide whether
    the content is wanted.
    """
    for name in package.parts:
        if _RELS not in f"/{name}" or not name.lower().endswith(".rels"):
            continue
        folder, _, rels = f"/{name}".partition(_RELS)
        try:
            found = package.relationships(f"{folder}/{rels[: -len('.rels')]}".lstrip("/"))
        except DocumentError:  # of a part that nothing reads
            continue
        for one in found.values():
            if one.external and one.kind != "hyperlink":
                actual = Expectation(_OUTSIDE.get(one.kind, _OTHER_OUTSIDE))
                yield Finding(package.place, {"actual": actual, "target": one.target})


@rule(
    "WD613",
    "undeclared-prefix",
    N_("the part {part} names the prefix {actual}, but does not declare it"),
    source="ECMA-376-3",
    bad='<w:document mc:Ignorable="w14">',
    good='<w:document mc:Ignorable="w14" xmlns:w14="…/office/word/2010/wordml">',
)
def undeclared_prefix(package: Package) -> Iterator[Finding]:
    """A short name of a namespace that is used in mc:Ignorable or mc:Choice, but not declared.

    Programs that rewrite a part and drop "unused" declarations leave this behind; Word then
    does not open the file. No fix: it is not known what the prefix stood for.
    """
    main = package.main_part()
    every = {one.part: one.root for one in written(package)}
    for one in package.relationships(main).values():
        if one.kind in _TYPES and not one.external and one.target in package.parts:
            try:
                every.setdefault(one.target, package.tree(one.target))
            except DocumentError:
                continue
    for part, root in every.items():
        wanted = [(root, f"{MC}Ignorable"), (root, f"{MC}MustUnderstand")]
        wanted += ((choice, "Requires") for choice in root.iter(f"{MC}Choice"))
        said = {
            prefix
            for element, attribute in wanted
            for prefix in (element.get(attribute) or "").split()
            if prefix not in element.nsmap
        }
        for prefix in sorted(said):
            yield Finding(package.place, {"part": part, "actual": prefix})


def _types(root: etree._Element) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The types of parts by name and by extension, all in small letters."""
    by_name, by_extension = (
        {
            (one.get(key) or "").lower(): (one.get("ContentType") or "").lower()
            for one in root.iter(f"{{*}}{element}")
        }
        for element, key in (("Override", "PartName"), ("Default", "Extension"))
    )
    return by_name, by_extension


def _dangling(package: Package, tags: tuple[str, ...]) -> Iterator[Finding]:
    """The elements with these tags whose relationship the part does not have."""
    for part in written(package):
        known = package.relationships(part.part)
        for element in part.elements(*tags):
            for attribute in _IDS:
                said = element.get(attribute)
                if said and said not in known:
                    values = {"element": named(element.tag), "actual": said}
                    yield Finding(part.place(element), values)
