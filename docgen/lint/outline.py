"""ND3: how parts, sections, articles, clauses and points look and are numbered (bố cục)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import MOST, at_first, capitals, departure, replaced
from docgen.lint.marks import arabic, mark, marked, numbered
from docgen.lint.register import Finding, rule
from docgen.model.edit import SetText
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_
from docgen.vietnamese.numbers import roman
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.6.đ"
_PARTS: Final = (Role.PART, Role.SUBDIVISION)
_TITLES: Final = (Role.PART_TITLE, Role.SUBDIVISION_TITLE)
_STYLES: Final = {
    Role.PART: "part",
    Role.PART_TITLE: "part-title",
    Role.SUBDIVISION: "subdivision",
    Role.SUBDIVISION_TITLE: "subdivision-title",
    Role.SECTION: "section",
    Role.ARTICLE: "article",
}
_LETTERED: Final = re.compile(r"[A-BĐ]\s*[./)]\s*\w")
_HEADING: Final = 200  # characters that a heading may have; longer ones are text
_MANY: Final = 20  # findings of a kind in one document
_REGULATIONS: Final = {"Quy chế", "Quy định"}
_SENTENCE_END: Final = (".", ":", ";", ",")


def _is_heading(member: Member) -> bool:
    """Whether it is a heading, not a paragraph of text that begins with a number."""
    text = member.text.rstrip()
    if member.spot is not None or len(text) > _HEADING or text.endswith((".", ";")):
        return False
    return member.role is not Role.SECTION or mark(member) is not None


def _looks(document: Document, profile: Profile, *roles: Role, align: bool) -> Iterator[Finding]:
    """The headings of those roles that look otherwise, one finding for each way of it."""
    found = (
        departure(one, profile.role[_STYLES[one.role]], align=align)
        for one in document.having(*roles)
        if _is_heading(one) and not one.appendix
    )
    yield from at_first(
        (one.finding(), (one.member.role, one.actual)) for one in found if one is not None
    )


@rule(
    "ND307",
    "plain-part-heading",
    N_("{component}: {actual}; should be {expected} (headings: {count})"),
    source=_SOURCE,
    bad="Chương I (chữ thường, canh trái)",
    good="Chương I (chữ đậm, canh giữa)",
    fixable=True,
)
def plain_part_heading(document: Document, profile: Profile) -> Iterator[Finding]:
    """A heading “Phần”, “Chương”, “Mục” or “Tiểu mục” that is not bold, upright and centred.

    The fix changes looks and alignment, and no word.
    """
    yield from _looks(document, profile, *_PARTS, align=True)


@rule(
    "ND308",
    "part-heading-in-capitals",
    N_("“{actual}” is typed in capitals, not as “{expected}”"),
    source=_SOURCE,
    bad="CHƯƠNG I",
    good="Chương I",
    fixable=True,
)
def part_heading_in_capitals(document: Document, profile: Profile) -> Iterator[Finding]:
    """The word “Phần”, “Chương”, “Mục” or “Tiểu mục” of a heading in capitals (chữ in hoa).

    Only the title below it is in capitals. The fix changes capitals to small letters.
    """
    for one, found in islice(numbered(document, *_PARTS), _MANY):
        expected = found.word.capitalize()
        if found.typed and found.word.isupper():
            edits = (replaced(one, found.start, found.word, expected),)
            yield Finding(one.place, {"actual": found.word, "expected": expected}, edits)


@rule(
    "ND309",
    "part-heading-with-title",
    N_("the title stands on the same line as “{actual}”, not on a line of its own below it"),
    source=_SOURCE,
    bad="Chương I. QUY ĐỊNH CHUNG",
    good="Chương I (xuống dòng) QUY ĐỊNH CHUNG",
)
def part_heading_with_title(document: Document, profile: Profile) -> Iterator[Finding]:
    """A title on the line of “Phần”, “Chương”, “Mục” or “Tiểu mục”.

    Headings of the form “I. TÊN MỤC” have number and title on one line and are not meant; a
    line break between them is enough. There is no fix: a paragraph is never cut in two.
    """
    for one, found in islice(numbered(document, *_PARTS), _MANY):
        rest = one.text[found.end :] if found.typed else one.text
        line = rest.partition("\n")[0]
        if any(map(str.isalpha, line)):
            actual = found.said.rstrip(".:")
            yield Finding(one.place, {"actual": actual})


@rule(
    "ND310",
    "part-with-other-numerals",
    N_("“{actual}” is numbered in other numerals than “{expected}”"),
    source=_SOURCE,
    bad="Chương 2",
    good="Chương II",
    fixable=True,
)
def part_with_other_numerals(document: Document, profile: Profile) -> Iterator[Finding]:
    """A “Phần” or “Chương” without a Roman numeral, a “Mục” or “Tiểu mục” without an Arabic one.

    The fix writes the same number in the other numerals; since references to it may have to
    follow, it is only done on demand.
    """
    for one, found in islice(numbered(document, *_PARTS), _MANY):
        value = arabic(found.number)
        is_roman = not found.number.isdigit()
        if value is None or is_roman is (one.role is Role.PART):
            continue
        expected = str(value) if is_roman else roman(value)
        edits: tuple[SetText, ...] = ()
        if found.typed:
            at = one.text.index(found.number, found.start + len(found.word))
            edits = (replaced(one, at, found.number, expected),)
        word = found.word.capitalize()
        values = {"actual": f"{word} {found.number}", "expected": f"{word} {expected}"}
        yield Finding(one.place, values, edits)


@rule(
    "ND311",
    "plain-part-title",
    N_("{component}: {actual}; should be {expected} (headings: {count})"),
    source=_SOURCE,
    bad="Quy định chung (dưới dòng Chương I)",
    good="QUY ĐỊNH CHUNG",
    fixable=True,
)
def plain_part_title(document: Document, profile: Profile) -> Iterator[Finding]:
    """A title below “Phần”, “Chương”, “Mục” or “Tiểu mục” that is not in bold capitals, centred.

    The fix changes looks and alignment; capitals are a format, so no letter is typed anew.
    """
    yield from _looks(document, profile, *_TITLES, align=True)


@rule(
    "ND312",
    "part-without-title",
    N_("“{actual}” has no title"),
    source="Phụ lục I, phần I, mục II.6.d",
    severity=Severity.WARNING,
    bad="Chương I (không có tên)",
    good="Chương I (xuống dòng) QUY ĐỊNH CHUNG",
)
def part_without_title(document: Document, profile: Profile) -> Iterator[Finding]:
    """A “Phần”, “Chương”, “Mục” or “Tiểu mục” without a title (tiêu đề) below it.

    A title on the same line is another rule's matter. There is no fix: a title is never guessed.
    """
    members = [one for one in document.members if one.text.strip()]
    for one, after in zip(members, [*members, None][1:], strict=True):
        found = mark(one) if one.role in _PARTS and one.spot is None else None
        if found is None:
            continue
        rest = one.text[found.end :] if found.typed else one.text
        is_title = after is not None and (after.role in _TITLES or capitals(after) >= MOST)
        if not is_title and not any(map(str.isalpha, rest)):
            yield Finding(one.place, {"actual": found.said})


@rule(
    "ND313",
    "article-without-title",
    N_("“{actual}” has no title (articles without one: {count})"),
    source="Phụ lục I, phần I, mục II.6.d",
    severity=Severity.WARNING,
    bad="Điều 3. Cơ quan chủ trì có trách nhiệm tổng hợp.",
    good="Điều 3. Trách nhiệm của cơ quan chủ trì",
)
def article_without_title(document: Document, profile: Profile) -> Iterator[Finding]:
    """An article (điều) of regulations (quy chế, quy định) without a title of its own.

    The articles of a decision or a resolution need none, and are not judged. There is no fix: a
    title is never guessed.
    """
    if document.type not in _REGULATIONS:
        return
    yield from at_first(
        (Finding(one.place, {"actual": found.said}), "article")
        for one, found in numbered(document, Role.ARTICLE)
        if _has_no_title(one.text[found.end :].strip())
    )


def _has_no_title(rest: str) -> bool:
    """Whether what follows the number of an article is a sentence, or nothing."""
    return not rest or rest.endswith(_SENTENCE_END)


@rule(
    "ND314",
    "plain-section-heading",
    N_("{component}: {actual}; should be {expected} (headings: {count})"),
    source="Phụ lục I, phần I, mục V.6.b",
    bad="I. Mục đích, yêu cầu",
    good="I. MỤC ĐÍCH, YÊU CẦU",
    fixable=True,
)
def plain_section_heading(document: Document, profile: Profile) -> Iterator[Finding]:
    """A heading with a Roman numeral (“I. TÊN MỤC”) that is not upright in bold capitals.

    A sentence that begins with such a number is no heading; nothing is said of alignment. Under
    headings “A.”, “B.”, which the decree does not have, nothing is judged. The fix changes
    looks; capitals are a format, so no letter is typed anew.
    """
    if not any(map(_is_lettered, document.having(Role.SECTION, sure=0.0))):
        yield from _looks(document, profile, Role.SECTION, align=False)


def _is_lettered(member: Member) -> bool:
    text = member.text.rstrip()
    is_sentence = len(text) > _HEADING or text.endswith(_SENTENCE_END)
    return bool(_LETTERED.match(text)) and not is_sentence


@rule(
    "ND315",
    "section-number-without-dot",
    N_("the number of the section is “{actual}”, not “{expected}”"),
    source="Phụ lục I, phần I, mục V.6.b",
    bad="II/ NỘI DUNG",
    good="II. NỘI DUNG",
    fixable=True,
)
def section_number_without_dot(document: Document, profile: Profile) -> Iterator[Finding]:
    """A Roman numeral of a section (“II.”) that another sign than a full stop follows.

    The fix changes the sign alone; a number that Word counts is left for a person.
    """
    for one, found in islice(numbered(document, Role.SECTION), _MANY):
        if found.sign and found.sign != "." and _is_heading(one):
            expected = f"{found.number}."
            values = {"actual": found.said, "expected": expected}
            yield Finding(one.place, values, marked(one, found, expected))
