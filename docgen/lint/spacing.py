"""ND3: spaces and empty paragraphs in the text, and the mark of its end (./.)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import ended, ending, replaced
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.lint.running import CLOSING, content, running
from docgen.model.edit import Edit, RemoveParagraph, SetText
from docgen.model.problem import Severity
from docgen.vietnamese.letters import LOWER, UPPER
from docgen.vietnamese.messages import N_
from docgen.word.roles import Document, Member, Role

_PRACTICE: Final = "thông lệ"
_TEMPLATES: Final = "Phụ lục III, mục II, mẫu 1.1-1.10"
_FEW: Final = 3  # single empty paragraphs that make a habit
_MANY: Final = 20  # findings of a kind in one document
_END: Final = "./."
_NEARLY: Final = re.compile(r"[\s./]*/[\s./]*$")  # "/.", ". /.", "./"
_ANY_END: Final = re.compile(r"\.\s?/\s?\.")
_QUOTES: Final = '”"’)» '
_DOUBLE: Final = re.compile(r"(?<=\S) {2,3}(?=[^\s.…_])")
_BLANK: Final = re.compile(
    r"ngày\s+tháng|tháng\s+năm|năm\s+(của|về|$)|số:?\s+[/-]|[.…_]{3}", re.IGNORECASE
)
_BEFORE_SIGN: Final = re.compile(
    r"(?<=[^\W\d_]) +(?=[,.;:](?:\s|$))"
    rf"|(?<=[{LOWER}]) +[,.;:](?=[{UPPER}][{LOWER}]+ )(?=\w*[^\W\x00-\x7f])"  # no .Docx
)
_NO_TEMPLATE: Final = {"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công"}
_NO_CLOSING: Final = N_("no closing with signature or recipients was found")


@rule(
    "ND334",
    "empty-paragraphs",
    N_("empty paragraphs stand between paragraphs of the body as a gap (paragraphs: {count})"),
    source=_PRACTICE,
    severity=Severity.NOTE,
    bad="Hai đoạn văn cách nhau bằng dòng trống",
    good="Hai đoạn văn cách nhau 6 pt",
    fixable=True,
)
def empty_paragraphs(document: Document, profile: Profile) -> Iterator[Finding]:
    """Empty paragraphs (dòng trống) that hold headings and running text apart.

    One or two single ones in a document are let pass. The fix removes paragraphs without words;
    the room between paragraphs is another rule's matter.
    """
    places = {one.place for one in content(document) if one.spot is None}
    texts = [i for i, one in enumerate(document.members) if one.place in places]
    gaps = [
        document.members[start + 1 : end]
        for start, end in pairwise(texts)
        if end > start + 1 and all(map(_is_empty, document.members[start + 1 : end]))
    ]
    if not gaps or (len(gaps) < _FEW and max(map(len, gaps)) < 2):
        return
    every = [one for gap in gaps for one in gap]
    edits = tuple(RemoveParagraph(place=one.place) for one in every)
    yield Finding(every[0].place, {"count": len(every)}, edits)


def _is_empty(member: Member) -> bool:
    p = member.paragraph
    return member.role is Role.EMPTY and not (p.drawn or p.borders or "\f" in p.text or p.label)


@rule(
    "ND335",
    "double-spaces",
    N_("two spaces stand between words (places: {count})"),
    source=_PRACTICE,
    severity=Severity.NOTE,
    bad="thực hiện  nhiệm vụ",
    good="thực hiện nhiệm vụ",
    fixable=True,
)
def double_spaces(document: Document, profile: Profile) -> Iterator[Finding]:
    """Two or three spaces between words of running text.

    Room left for a number or a date is not meant. The fix leaves one space; no letter changes.
    """
    yield from _in_text(document, _DOUBLE, {"": " "})


@rule(
    "ND336",
    "space-before-punctuation",
    N_("a space stands before a comma, full stop, semicolon or colon (places: {count})"),
    source=_PRACTICE,
    severity=Severity.NOTE,
    bad="các sở , ban , ngành",
    good="các sở, ban, ngành",
    fixable=True,
)
def space_before_punctuation(document: Document, profile: Profile) -> Iterator[Finding]:
    """A space before a comma, full stop, semicolon or colon in running text.

    Dots that leave room to write are not meant. The fix takes the space away, and puts it behind
    the sign where a capital follows at once; no letter changes.
    """
    yield from _in_text(document, _BEFORE_SIGN, {"": "", **{one: f"{one} " for one in ",.;:"}})


def _in_text(
    document: Document, pattern: re.Pattern[str], instead: Mapping[str, str]
) -> Iterator[Finding]:
    """One finding for all places where ``pattern`` stands in running text.

    ``instead`` is what stands there instead, by what a match has besides spaces.
    """
    found = [
        replaced(one, match.start(), match[0], instead[match[0].strip()])
        for one in running(document)
        if not _BLANK.search(one.text)
        for match in pattern.finditer(one.text)
    ]
    if found:
        yield Finding(found[0].place, {"count": len(found)}, tuple(found))


@rule(
    "ND337",
    "no-end-mark",
    N_("the text ends with “{actual}”, not with “{expected}”"),
    source=_TEMPLATES,
    severity=Severity.WARNING,
    bad="… chịu trách nhiệm thi hành Quyết định này.",
    good="… chịu trách nhiệm thi hành Quyết định này./.",
    fixable=True,
)
def no_end_mark(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A text that does not end with “./.” as in the templates (mẫu trình bày văn bản).

    Contracts, agreements and letters of courtesy have no template, and what is issued with
    another document need not have it; where no closing was found nobody knows the end. The fix
    changes the punctuation at the end, and no letter; below a table it is left for a person.
    """
    if document.attached or document.type in _NO_TEMPLATE:
        return
    if not document.having(*CLOSING):
        yield NotEvaluated(_NO_CLOSING)
        return
    last = next(reversed(content(document)), None)
    if last is None:
        return
    text = last.text.rstrip(_QUOTES)
    if not text.endswith(_END):
        edits = _end(last) if last.spot is None else ()
        yield Finding(last.place, {"actual": ending(last), "expected": _END}, edits)


def _end(member: Member) -> tuple[Edit, ...]:
    """The mark put at the end of a member."""
    match = _NEARLY.search(member.text)
    if match:
        return (replaced(member, match.start(), match[0].rstrip(), _END),)
    return (ended(member, _END),)


@rule(
    "ND338",
    "stray-end-mark",
    N_("“{actual}” stands before the end of the text"),
    source=_TEMPLATES,
    severity=Severity.WARNING,
    bad="1. Sở Nội vụ chủ trì thực hiện./. 2. Sở Tài chính phối hợp./.",
    good="1. Sở Nội vụ chủ trì thực hiện. 2. Sở Tài chính phối hợp./.",
    fixable=True,
)
def stray_end_mark(document: Document, profile: Profile) -> Iterator[Finding]:
    """A mark “./.” that is not the end of the text; there is but one.

    Appendices, which may have their own, are not judged. The fix leaves the full stop.
    """
    found = [
        (one, match)
        for one in content(document)
        for match in _ANY_END.finditer(one.text)
        if one.spot is None
    ]
    ends = document.having(*CLOSING)
    last = next(reversed(content(document)), None)
    stray = [
        (one, match)
        for one, match in found
        if one is not last or one.text[match.end() :].strip(_QUOTES)
    ]
    for one, match in islice(stray if ends or len(found) > 1 else (), _MANY):
        edits: tuple[SetText, ...] = (replaced(one, match.start(), match[0], "."),)
        yield Finding(one.place, {"actual": match[0]}, edits)
