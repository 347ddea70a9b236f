"""What is special about a file, besides its text: changes not yet accepted, a password, a seal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from docgen.word.package import Package
from docgen.word.properties import flat, is_on, w

__all__ = ["facts"]

_CHANGES = tuple(  # not w:tblGridChange, which Google Docs writes into every table
    map(
        w,
        (
            "ins",
            "del",
            "moveFrom",
            "moveTo",
            "rPrChange",
            "pPrChange",
            "sectPrChange",
            "tblPrChange",
            "tblPrExChange",
            "trPrChange",
            "tcPrChange",
            "numberingChange",
            "cellIns",
            "cellDel",
            "cellMerge",
        ),
    )
)


def facts(
    package: Package, main: str, settings: etree._Element | None, stories: Iterable[etree._Element]
) -> frozenset[str]:
    """The facts about a file; ``stories`` are the parts that print."""
    return frozenset(_facts(package, main, settings, stories))


def _facts(
    package: Package, main: str, settings: etree._Element | None, stories: Iterable[etree._Element]
) -> Iterator[str]:
    if any(next(story.iter(*_CHANGES), None) is not None for story in stories):
        yield "tracked"
    said = flat(settings)
    if is_on(said.get("documentProtection.enforcement")) or any(
        name.startswith("writeProtection") for name in said
    ):
        yield "protected"
    names = [name.casefold() for name in package.parts]
    seals = (one.kind == "origin" for one in package.relationships("").values())
    if any(name.startswith("_xmlsignatures/") for name in names) or any(seals):
        yield "signed"
    macros = any(name.endswith("vbaproject.bin") for name in names)
    if macros or "macroenabled" in package.content_type(main):
        yield "macros"
    comments = package.related(main, "comments")
    if (
        comments is not None
        and comments in package.parts
        and _has(package.tree(comments), "comment")
    ):
        yield "comments"


def _has(root: etree._Element, name: str) -> bool:
    return next(root.iter(w(name)), None) is not None
