"""The running text (lời văn) of a document: which paragraphs it is, and what is usual in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from docgen.decree.profile import Profile
from docgen.decree.typeface import width_mm
from docgen.lint.looks import MOST, main_size
from docgen.word.roles import Document, Member, Role

__all__ = [
    "CLOSING",
    "INDENT_MM",
    "content",
    "fits_on_a_line",
    "gap_pt",
    "is_listed",
    "is_sentence",
    "neighbours",
    "running",
    "usual_indent",
    "usual_size",
]

INDENT_MM: Final = 0.6  # what an indent typed in centimetres or inches may be off
CLOSING: Final = frozenset(
    {Role.AUTHORITY, Role.POST, Role.SIGNER, Role.SIGNATURE_NOTE, Role.RECIPIENTS, Role.RECIPIENT}
)
_RUNNING: Final = (Role.BODY, Role.LEGAL_BASIS, Role.ARTICLE, Role.CLAUSE, Role.POINT)
_CONTENT: Final = frozenset({*_RUNNING, Role.SECTION, Role.TABLE_TEXT})
_BULLET: Final = re.compile(r"\s*[-–—−+*•·▪●○■□✓→➢\uf0b7\uf0a7\uf02d]")
_ASIDE: Final = re.compile(
    r"\s*([(“\"*«\[]|(ghi chú|lưu ý|bảng|biểu|hình|sơ đồ|biểu đồ|nguồn)\b)", re.IGNORECASE
)
_SENTENCE_END: Final = (".", ";", ":", ",", "./.")


def content(document: Document) -> tuple[Member, ...]:
    """What the document says up to its closing, tables too, without appendices."""
    found = []
    for one in document.members:
        if one.appendix or one.role in CLOSING:
            break
        if one.role in _CONTENT:
            found.append(one)
    return tuple(found)


def running(document: Document) -> tuple[Member, ...]:
    """The paragraphs of running text up to the closing: outside tables and boxes, and whole.

    Captions, notes in brackets and quotations are none, nor are centred lines.
    """
    return tuple(
        one
        for one in content(document)
        if one.role in _RUNNING and one.spot is None and not one.boxed and one.whole
        if one.role is not Role.BODY or not (_ASIDE.match(one.text) or _is_centred(one))
    )


def _is_centred(member: Member) -> bool:
    is_aside = member.paragraph.align in {"center", "right"}
    return is_aside and (member.share("bold") >= MOST or fits_on_a_line(member))


def neighbours(document: Document) -> Iterator[tuple[Member, Member]]:
    """Each paragraph of running text with the one right before it, nothing standing between."""
    texts = {one.place for one in running(document)}
    for before, after in pairwise(document.members):
        if before.place in texts and after.place in texts:
            yield before, after


def is_sentence(member: Member) -> bool:
    """Whether it is text in sentences, not a field to fill in or a line by itself."""
    return not fits_on_a_line(member) or member.text.rstrip().endswith(_SENTENCE_END)


def is_listed(member: Member) -> bool:
    """Whether it begins with a dash or bullet, or Word itself counts it."""
    p = member.paragraph
    return bool(p.label) or p.list_level is not None or bool(_BULLET.match(member.text))


def fits_on_a_line(member: Member) -> bool:
    """Whether the text takes one line, where justified and aligned left look the same."""
    if "\n" in member.text:
        return False
    room = member.room_mm - max(member.paragraph.first_line_mm, 0.0)
    return room > 0 and _width(member) <= room


def _width(member: Member) -> float:
    return sum(
        width_mm(run.text, size_pt=run.size_pt, bold=run.bold, italic=run.italic)
        for run in member.runs()
    )


def gap_pt(before: Member, after: Member) -> float:
    """The room between two paragraphs that follow one another, in points."""
    first, second = before.paragraph, after.paragraph
    is_one_style = first.style == second.style
    below = 0.0 if first.contextual and is_one_style else first.after_pt
    above = 0.0 if second.contextual and is_one_style else second.before_pt
    return below + above


def usual_size(document: Document, profile: Profile) -> float:
    """The size of most of the running text that the decree allows, or the profile's own."""
    style = profile.role["body"].size_pt
    found: Counter[float] = Counter()
    for one in running(document):
        if one.role is not Role.LEGAL_BASIS and main_size(one) in style:
            found[main_size(one)] += len(one.text)
    return found.most_common(1)[0][0] if found else style.use


def usual_indent(document: Document, profile: Profile) -> float:
    """The indent of most first lines that the decree allows, or the profile's own."""
    found = Counter(
        allowed
        for one in running(document)
        for allowed in profile.prose.first_line_mm
        if abs(one.paragraph.first_line_mm - allowed) <= INDENT_MM
    )
    return found.most_common(1)[0][0] if found else profile.role["body"].first_line_mm
