"""ND3: how the running text looks and stands (thể thức lời văn)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import (
    ALIGNED,
    at_first,
    main_size,
    replaced,
    restyled,
    sized,
    sizes,
)
from docgen.lint.register import Finding, rule
from docgen.lint.running import (
    INDENT_MM,
    fits_on_a_line,
    gap_pt,
    is_listed,
    is_sentence,
    neighbours,
    running,
    usual_indent,
    usual_size,
)
from docgen.model.edit import SetParagraph
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_, Measure
from docgen.word.printed import Paragraph
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.6.e"
_LONG: Final = 180  # characters of about two lines; what is shorter may be a heading
_SINGLE: Final = 1.15  # height of a line of single spacing in Times New Roman, by its size
_LINE: Final = 0.05  # of single spacing: what an exact height may be off
_GAP_PT: Final = 0.5  # what rounding may take from a gap


def _without_bases(document: Document) -> tuple[Member, ...]:
    """The running text but for the legal bases, which have looks of their own."""
    return tuple(one for one in running(document) if one.role is not Role.LEGAL_BASIS)


@rule(
    "ND324",
    "body-of-other-size",
    N_("the body is {actual}, not {expected} (paragraphs: {count})"),
    source=_SOURCE,
    bad="Lời văn cỡ chữ 12",
    good="Lời văn cỡ chữ 14",
    fixable=True,
)
def body_of_other_size(document: Document, profile: Profile) -> Iterator[Finding]:
    """Running text (lời văn) in letters of a size that the decree does not allow.

    Tables, footnotes, captions, notes and appendices are not judged. The fix only changes the
    size, to that of most of the text.
    """
    allowed = profile.role["body"].size_pt
    usual = usual_size(document, profile)
    yield from at_first(
        (
            Finding(
                one.place,
                {"actual": Measure(f"{main_size(one):g} pt"), "expected": sizes(allowed)},
                (restyled(one, size_pt=usual),),
            ),
            main_size(one),
        )
        for one in _without_bases(document)
        if not sized(one, allowed)
    )


@rule(
    "ND325",
    "mixed-body-sizes",
    N_("the body is {actual} here and {expected} elsewhere (paragraphs: {count})"),
    source="Phụ lục I, phần I, mục V, ghi chú",
    severity=Severity.WARNING,
    bad="Đoạn cỡ chữ 13 giữa lời văn cỡ chữ 14",
    good="Toàn bộ lời văn cỡ chữ 14",
    fixable=True,
)
def mixed_body_sizes(document: Document, profile: Profile) -> Iterator[Finding]:
    """Running text (lời văn) in two sizes, though the decree allows either.

    Legal bases, tables, notes and appendices may have their own. The fix only changes the size,
    to that of most of the text.
    """
    allowed = profile.role["body"].size_pt
    usual = usual_size(document, profile)
    yield from at_first(
        (
            Finding(
                one.place,
                {"actual": Measure(f"{main_size(one):g} pt"), "expected": Measure(f"{usual:g} pt")},
                (restyled(one, size_pt=usual),),
            ),
            main_size(one),
        )
        for one in _without_bases(document)
        if main_size(one) in allowed and main_size(one) != usual
    )


@rule(
    "ND326",
    "bold-body",
    N_("whole paragraphs of the body are bold (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Một đoạn lời văn dài in đậm toàn bộ",
    good="Lời văn chữ đứng, không đậm",
    fixable=True,
)
def bold_body(document: Document, profile: Profile) -> Iterator[Finding]:
    """A long paragraph of running text (lời văn) in bold letters from beginning to end.

    Headings, bold words at the beginning and lines of less than about two lines are not meant.
    The fix takes the bold away.
    """
    yield from at_first(
        (Finding(one.place, {}, (restyled(one, bold=False),)), "bold")
        for one in _without_bases(document)
        if len(one.text) > _LONG and one.share("bold") > 0.95
    )


@rule(
    "ND327",
    "italic-body",
    N_("whole paragraphs of the body are italic (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Một đoạn lời văn dài in nghiêng toàn bộ",
    good="Lời văn chữ đứng",
    fixable=True,
)
def italic_body(document: Document, profile: Profile) -> Iterator[Finding]:
    """A long paragraph of running text (lời văn) in italics from beginning to end.

    Legal bases, quotations, notes and lines of less than about two lines are not meant. The fix
    makes the letters upright.
    """
    yield from at_first(
        (Finding(one.place, {}, (restyled(one, italic=False),)), "italic")
        for one in _without_bases(document)
        if len(one.text) > _LONG and one.share("italic") > 0.95
    )


@rule(
    "ND328",
    "ragged-body",
    N_("the body is {actual}; it should be justified on both sides (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Lời văn canh trái",
    good="Lời văn canh đều cả hai lề",
    fixable=True,
)
def ragged_body(document: Document, profile: Profile) -> Iterator[Finding]:
    """Running text (lời văn) that is not justified on both sides (canh đều cả hai lề).

    A paragraph of one line looks the same either way and is not judged, nor are tables and
    centred headings. The fix changes the alignment.
    """
    yield from at_first(
        (
            Finding(
                one.place,
                {"actual": ALIGNED[one.paragraph.align]},
                (SetParagraph(place=one.place, align="justify"),),
            ),
            one.paragraph.align,
        )
        for one in running(document)
        if one.paragraph.align not in {"justify", "distribute"} and not fits_on_a_line(one)
    )


@rule(
    "ND329",
    "unindented-first-line",
    N_("first lines are indented by {actual} mm, not {least} or {most} mm (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Đoạn văn không lùi đầu dòng",
    good="Đoạn văn lùi đầu dòng 1,27 cm",
    fixable=True,
)
def unindented_first_line(document: Document, profile: Profile) -> Iterator[Finding]:
    """A first line (chữ đầu dòng) indented by another length than the decree's two.

    Items with a dash or bullet, lists of Word, fields to fill in, and paragraphs that another
    rule finds indented as a whole or with typed spaces are not judged. The fix changes the
    indent.
    """
    allowed = profile.prose.first_line_mm
    usual = usual_indent(document, profile)
    least, most = (Measure(f"{one:g}") for one in (min(allowed), max(allowed)))
    yield from at_first(
        (
            Finding(
                one.place,
                {
                    "actual": Measure(f"{one.paragraph.first_line_mm:g}"),
                    "least": least,
                    "most": most,
                },
                (SetParagraph(place=one.place, first_line_mm=usual),),
            ),
            one.paragraph.first_line_mm,
        )
        for one in _indented(document)
        if abs(one.paragraph.left_mm) <= INDENT_MM and not _typed_indent(one)
        if min(abs(one.paragraph.first_line_mm - mm) for mm in allowed) > INDENT_MM
    )


def _indented(document: Document) -> Iterator[Member]:
    """The paragraphs whose indents are the decree's."""
    return (one for one in running(document) if not is_listed(one) and is_sentence(one))


def _typed_indent(member: Member) -> str:
    """The spaces and tabs that a paragraph begins with."""
    return member.text[: len(member.text) - len(member.text.lstrip())]


@rule(
    "ND330",
    "indent-of-spaces",
    N_("first lines are indented with typed spaces or tabs (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="(dấu cách, dấu cách, dấu cách)Thực hiện Nghị quyết số …",
    good="Thực hiện Nghị quyết số … (lùi đầu dòng 1,27 cm)",
    fixable=True,
)
def indent_of_spaces(document: Document, profile: Profile) -> Iterator[Finding]:
    """Spaces or tabs typed at the beginning of running text in place of an indent (lùi đầu dòng).

    The fix takes them away and indents the first line; no letter changes.
    """
    usual = usual_indent(document, profile)
    yield from at_first(
        (
            Finding(
                one.place,
                {},
                (
                    replaced(one, 0, typed, ""),
                    SetParagraph(place=one.place, first_line_mm=usual),
                ),
            ),
            "typed",
        )
        for one in running(document)
        if one.text.strip() and (typed := _typed_indent(one)) and "\n" not in typed
    )


@rule(
    "ND331",
    "indented-body",
    N_("the body is indented as a whole by {actual} mm (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Cả đoạn văn lùi vào 12,7 mm",
    good="Chỉ dòng đầu lùi vào 12,7 mm",
    fixable=True,
)
def indented_body(document: Document, profile: Profile) -> Iterator[Finding]:
    """Running text (lời văn) whose every line is indented, not the first line alone.

    Items with a dash or bullet and lists of Word are not judged. The fix changes the indents.
    """
    usual = usual_indent(document, profile)
    yield from at_first(
        (
            Finding(
                one.place,
                {"actual": Measure(f"{one.paragraph.left_mm:g}")},
                (SetParagraph(place=one.place, left_mm=0.0, first_line_mm=usual),),
            ),
            one.paragraph.left_mm,
        )
        for one in _indented(document)
        if abs(one.paragraph.left_mm) > INDENT_MM
        if not fits_on_a_line(one) and not _typed_indent(one)
    )


@rule(
    "ND332",
    "tight-paragraphs",
    N_("the gap between two paragraphs is {actual} pt, less than {expected} pt (gaps: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Các đoạn văn cách nhau 0 pt",
    good="Các đoạn văn cách nhau 6 pt",
    fixable=True,
)
def tight_paragraphs(document: Document, profile: Profile) -> Iterator[Finding]:
    """Paragraphs of running text (các đoạn văn) with too little room between them.

    The gap is that below the upper and above the lower paragraph together; where an empty
    paragraph stands between two, nothing is said. The fix gives the room above the lower one.
    """
    least = profile.prose.gap_pt
    yield from at_first(
        (
            Finding(
                after.place,
                {"actual": Measure(f"{gap:g}"), "expected": Measure(f"{least:g}")},
                (SetParagraph(place=after.place, before_pt=least, contextual=False),),
            ),
            gap,
        )
        for before, after in neighbours(document)
        if (gap := gap_pt(before, after)) < least - _GAP_PT
    )


@rule(
    "ND333",
    "other-line-spacing",
    N_("the line spacing is {actual}, not from {least} to {most} (paragraphs: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Giãn dòng 2,0",
    good="Giãn dòng 1,15",
    fixable=True,
)
def other_line_spacing(document: Document, profile: Profile) -> Iterator[Finding]:
    """Lines of running text closer than single (dòng đơn) or wider than one and a half lines.

    An exact height in points counts as the single lines that it makes with the size of the
    letters; a lower one cuts off the marks above capitals. The fix sets the nearest spacing that
    the decree allows.
    """
    allowed = profile.prose.line
    least, most = (Measure(f"{one:g}") for one in (allowed.lowest, allowed.highest))
    yield from at_first(
        (
            Finding(
                one.place,
                {"actual": Measure(f"{spacing:.2g}"), "least": least, "most": most},
                (
                    SetParagraph(
                        place=one.place,
                        line=min(max(spacing, allowed.lowest), allowed.highest),
                    ),
                ),
            ),
            f"{spacing:.2g}",
        )
        for one in running(document)
        if (spacing := _spacing(one.paragraph, main_size(one)))
        if not allowed.lowest - _LINE < spacing < allowed.highest + _LINE
    )


def _spacing(p: Paragraph, size_pt: float) -> float:
    """The distance of lines as a multiple of single spacing; 0 where it is not known."""
    if p.line_pt is None:
        return p.line
    if not size_pt:
        return 0.0
    spacing = p.line_pt / (_SINGLE * size_pt)
    return max(spacing, 1.0) if p.at_least else spacing
