"""Parts that a document has beyond those of its template, and how the package knows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape

__all__ = ["LINKS", "TYPES", "Addition", "linked", "typed"]

TYPES, LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels"
"""The members that list the types of all parts, and the parts that the text refers to."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A part that the text refers to as ``relation``, and what belongs to it.

    ``members`` are its files by name, the part itself first; ``types`` their content types,
    where their extension does not tell it.  ``kind`` is the last word of the relationship's.
    """

    relation: str
    kind: str
    members: Mapping[str, bytes]
    types: Mapping[str, str] = field(default_factory=dict)


def typed(content: bytes, additions: Iterable[Addition]) -> bytes:
    """The list of content types with those of the additions."""
    listed = (
        f'<Override PartName="/{escape(part)}" ContentType="{kind}"/>'
        for one in additions
        for part, kind in one.types.items()
    )
    return _before_end(content, b"</Types>", "".join(listed))


def linked(content: bytes, additions: Iterable[Addition]) -> bytes:
    """The relationships of the text with those of the additions."""
    listed = (
        f'<Relationship Id="{one.relation}" Type="{_OFFICE}/{one.kind}"'
        f' Target="/{escape(next(iter(one.members)))}"/>'
        for one in additions
    )
    return _before_end(content, b"</Relationships>", "".join(listed))


def _before_end(content: bytes, end: bytes, more: str) -> bytes:
    """``content`` with ``more`` before its end tag; raises ValueError where that is not there."""
    before, found, after = content.rpartition(end)
    if not found:
        raise ValueError(f"{end.decode()} is missing")
    return before + more.encode() + found + after
