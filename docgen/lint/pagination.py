"""ND113-ND117: page numbers (số trang văn bản)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from docgen.decree.profile import Profile
from docgen.decree.typeface import width_mm
from docgen.lint.looks import ALIGNED, at_first, main_size, sizes
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.lint.stories import is_alias, own_sections
from docgen.model.edit import SetPageNumber
from docgen.model.place import Place
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_, Expectation, Measure
from docgen.word.numbers import NUMBERS, SIGN, is_decorated
from docgen.word.printed import Block, Paragraph, Run, Section, paragraphs
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục I.7"
_PT_PER_MM: Final = 72 / 25.4
_UNKNOWN_LENGTH: Final = N_("it has no page number, and may be of one page")
_COMPUTED: Final = N_("its page numbers are computed by a field of another kind")

_WITH_TEXT: Final = Expectation(N_("with other characters"))
_ALONE: Final = Expectation(N_("a plain number"))
_BOLD: Final = Expectation(N_("bold"))
_NOT_BOLD: Final = Expectation(N_("not bold"))
_ITALIC: Final = Expectation(N_("italic"))
_UPRIGHT: Final = Expectation(N_("upright"))
_IN_FOOTER: Final = Expectation(N_("in the footer"))
_IN_HEADER: Final = Expectation(N_("in the header, centred"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A page number that prints: on which pages, in the header or the footer.

    ``loose`` where a table, a text box or a tab places it, so that nothing tells where it is.
    """

    paragraph: Paragraph
    run: Run
    pages: str
    is_footer: bool
    loose: bool


def _numbers(section: Section) -> Iterator[_Number]:
    for is_footer, every in ((False, section.headers), (True, section.footers)):
        for pages, blocks in every.items():
            for one, boxed in _with_boxes(blocks):
                run = next((run for run in one.runs if run.field == "PAGE"), None)
                if run is not None and not run.vanish:
                    loose = boxed or "\t" in one.text
                    yield _Number(
                        paragraph=one, run=run, pages=pages, is_footer=is_footer, loose=loose
                    )


def _with_boxes(blocks: Iterable[Block]) -> Iterator[tuple[Paragraph, bool]]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block, False
        else:
            yield from ((one, True) for one in paragraphs((block,)))


def _with_signs(paragraph: Paragraph) -> str:
    """The text of a paragraph, ``SIGN`` for each number of a page."""
    those = (one for one in paragraph.runs if not one.vanish)
    return "".join(SIGN if one.field in NUMBERS else one.text for one in those)


def _edits(
    document: Document, *indices: int, profile: Profile, start: int | None = None
) -> tuple[SetPageNumber, ...]:
    """The numbers of sections as they should be; none where one stands amid other words."""
    sections = [document.view.sections[index] for index in indices]
    numbers = (one.paragraph for section in sections for one in _numbers(section))
    if not all(is_decorated(_with_signs(one)) for one in numbers):
        return ()
    return tuple(_edit(document, index, profile, start) for index in indices)


def _edit(document: Document, index: int, profile: Profile, start: int | None) -> SetPageNumber:
    """The number of a section as it should be; a section amid others shows it on every page.

    A size that the decree allows stays.
    """
    section = document.view.sections[index]
    allowed = profile.role["page-number"].size_pt
    sizes = {one.run.size_pt for one in _numbers(section)}
    goes_on = start is None and section.numbering_from is None
    return SetPageNumber(
        section=index + 1,
        size_pt=next((one for one in sorted(sizes) if one in allowed), allowed.use),
        first_page=goes_on and index != document.sections[0],
        start=start,
    )


@rule(
    "ND113",
    "no-page-number",
    N_("pages from the second on have no page number"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="",
    good="2",
    fixable=True,
)
def no_page_number(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A document of several pages without page numbers (số trang).

    How long a document is shows only when it is printed: it is judged where its lines or its
    page breaks are certainly more than one page. The fix puts the number in the header,
    centred, not on the first page; no word is touched.
    """
    sections = list(own_sections(document))
    bare = [one for one in sections if not any(n.pages == "default" for n in _numbers(one[1]))]
    if any(_has_computed(section) for _, section, _ in bare):
        yield NotEvaluated(_COMPUTED)
        return
    if bare and len(bare) == len(sections):
        if _is_long(document):
            indices = (index for index, _, _ in bare)
            yield Finding(bare[0][2], {}, _edits(document, *indices, profile=profile))
        else:
            yield NotEvaluated(_UNKNOWN_LENGTH)
        return
    for index, section, place in sections:
        has_even = "even" in section.headers or "even" in section.footers
        numbered = {one.pages for one in _numbers(section)}
        if has_even and "default" in numbered and "even" not in numbered:
            yield Finding(place, {}, _edits(document, index, profile=profile))


def _has_computed(section: Section) -> bool:
    every = (*section.headers.values(), *section.footers.values())
    those = (one for blocks in every for one in paragraphs(blocks))
    return any(run.field in {"IF", "="} for one in those for run in one.runs)


def _is_long(document: Document) -> bool:
    """Whether a document certainly takes more than one page."""
    words = [one for one in document.members if one.text.strip()]
    for at, one in enumerate(words[1:], 1):
        before = words[at - 1].paragraph
        if one.paragraph.page_break_before or "\f" in before.text or "\f" in one.text.rstrip()[:-1]:
            return True
    page = document.view.sections[document.sections[0]]
    height_pt = (page.height_mm - page.top_mm - page.bottom_mm) * _PT_PER_MM
    return sum(_least_height_pt(one, page) for one in words) > height_pt


def _least_height_pt(one: Member, page: Section) -> float:
    """Less than what a member takes from top to bottom, its spacing left out."""
    if one.boxed or (one.spot is not None and one.spot.column):
        return 0.0
    size = main_size(one)
    if one.spot is not None:
        return size
    room = one.room_mm or page.width_mm - page.left_mm - page.right_mm
    return ceil(width_mm(one.text, size_pt=size) / room) * size if room > 0 else size


@rule(
    "ND114",
    "page-number-on-first-page",
    N_("the first page shows a page number"),
    source=_SOURCE,
    bad="1",
    good="",
    fixable=True,
)
def page_number_on_first_page(document: Document, profile: Profile) -> Iterator[Finding]:
    """A page number on the first page (số trang ở trang thứ nhất).

    A document that begins in the midst of the pages of another is not judged. The fix gives
    the first page a header without a number; no word is touched. A number among other words
    of a line is left to a person.
    """
    for index, section, place in own_sections(document):
        if index != document.sections[0]:
            return
        is_start = document.first or section.numbering_from in {0, 1}
        shown = "first" if section.first_page_different else "default"
        if is_start and any(one.pages == shown for one in _numbers(section)):
            yield Finding(place, {}, _edits(document, index, profile=profile))


@rule(
    "ND115",
    "page-number-looks",
    N_("the page number is {actual}; it should be {expected}"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Trang 2/5",
    good="2",
    fixable=True,
)
def page_number_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """A page number that is not plain, upright and of 13 to 14 points.

    “Trang 2/5” and “- 2 -” are no plain numbers. A number among other words of a line is
    judged by its looks only, and left to a person. The fix sets the number alone; nothing else
    in the header is lost.
    """

    def found() -> Iterator[tuple[Finding, object]]:
        for index, section, _ in own_sections(document):
            for one in _numbers(section):
                points = list(_departures(one, profile))
                if points:
                    actual, expected = zip(*points, strict=True)
                    values = {"actual": actual, "expected": expected}
                    edits = _edits(document, index, profile=profile)
                    yield Finding(one.paragraph.place, values, edits), actual

    yield from _without_count(at_first(found()))


def _departures(one: _Number, profile: Profile) -> Iterator[tuple[str, str]]:
    style = profile.role["page-number"]
    text = _with_signs(one.paragraph).strip()
    total = any(run.field in NUMBERS - {"PAGE"} for run in one.paragraph.runs)
    if total or (text != SIGN and is_decorated(text)):
        yield _WITH_TEXT, _ALONE
    if one.run.size_pt not in style.size_pt:
        yield Measure(f"{one.run.size_pt:g} pt"), sizes(style.size_pt)
    if one.run.bold:
        yield _BOLD, _NOT_BOLD
    if one.run.italic:
        yield _ITALIC, _UPRIGHT
    font = one.run.font
    if font.casefold() != profile.font.casefold() and not is_alias(font, profile.font):
        yield font, profile.font


def _without_count(findings: Iterable[Finding]) -> Iterator[Finding]:
    for one in findings:
        values = {name: value for name, value in one.values.items() if name != "count"}
        yield Finding(one.place, values, tuple(dict.fromkeys(one.edits)))


@rule(
    "ND116",
    "misplaced-page-number",
    N_("the page number stands {actual}, not {expected}"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="2 in the footer, on the right",
    good="2 in the header, centred",
    fixable=True,
)
def misplaced_page_number(document: Document, profile: Profile) -> Iterator[Finding]:
    """A page number in the footer, or in the header but not centred (vị trí số trang).

    Where a table, a text box or a tab places a number in the header, its place is not known
    and not judged. The fix moves the number; no word is touched. A number among other words
    of a line is left to a person.
    """

    def found() -> Iterator[tuple[Finding, object]]:
        for index, section, _ in own_sections(document):
            for one in _numbers(section):
                if one.is_footer:
                    actual = _IN_FOOTER
                elif one.loose or one.paragraph.align == "center":
                    continue
                else:
                    actual = ALIGNED[one.paragraph.align]
                values = {"actual": actual, "expected": _IN_HEADER}
                edits = _edits(document, index, profile=profile)
                yield Finding(one.paragraph.place, values, edits), actual

    yield from _without_count(at_first(found()))


@rule(
    "ND117",
    "page-number-goes-on",
    N_("pages are counted on from before; an appendix counts them from 1"),
    source="Phụ lục I, phần I, mục III.1.đ",
    severity=Severity.WARNING,
    bad="7",
    good="1",
    fixable=True,
)
def page_number_goes_on(document: Document, profile: Profile) -> Iterator[Finding]:
    """An appendix, or a document issued with another, whose pages are not counted from 1.

    It needs a section of its own (Layout, Breaks, Next Page). Documents without page numbers
    are not judged. The fix starts the count anew where there is such a section; it cannot make
    one. A number among other words of a line is left to a person.
    """
    view = document.view
    numbered = {index for index in document.sections if any(_numbers(view.sections[index]))}
    starts = {index: place for index, _, place in own_sections(document)}
    firsts: list[Member] = []
    if document.attached and not document.first and document.members:
        firsts.append(document.members[0])
    firsts += (one for one in document.having(Role.APPENDIX) if one.start == 0)
    for one in firsts:
        if one.section not in numbered:
            continue
        begins = _begins(document, one, starts.get(one.section))
        if begins and view.sections[one.section].numbering_from == 1:
            continue
        edits = _edits(document, one.section, profile=profile, start=1) if begins else ()
        yield Finding(one.place, {}, edits)


def _begins(document: Document, one: Member, start: Place | None) -> bool:
    """Whether nothing with words stands before a member in its section."""
    if start is None:
        return False
    before = (other for other in document.members if other.section == one.section)
    first = next((other for other in before if other.text.strip()), None)
    return first is not None and first.place == one.place
