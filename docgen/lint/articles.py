"""ND3: how articles, clauses and points are numbered (điều, khoản, điểm)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import MOST, at_first, restyled
from docgen.lint.marks import Mark, arabic, marked, numbered
from docgen.lint.register import Finding, rule
from docgen.model.edit import SetRuns
from docgen.vietnamese.messages import N_
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.6.đ"
_MANY: Final = 20  # findings of a kind in one document


@rule(
    "ND316",
    "misspelt-article-number",
    N_("the number of the article is “{actual}”, not “{expected}”"),
    source=_SOURCE,
    bad="ĐIỀU 2:",
    good="Điều 2.",
    fixable=True,
)
def misspelt_article_number(document: Document, profile: Profile) -> Iterator[Finding]:
    """An article (điều) that is not spelt “Điều”, an Arabic number and a full stop.

    The fix changes capitals and the sign; a Roman numeral becomes an Arabic one only on demand.
    """
    for one, found in islice(numbered(document, Role.ARTICLE), _MANY):
        value = arabic(found.number)
        number = found.number if value is None else str(value)
        expected = f"Điều {number}."
        actual = one.text[found.start : found.end] if found.typed else found.said
        if _spelt(actual) != expected:
            values = {"actual": actual, "expected": expected}
            yield Finding(one.place, values, marked(one, found, expected))


def _spelt(text: str) -> str:
    """A mark with one plain space in it, whatever white space was typed."""
    return " ".join(text.split())


@rule(
    "ND317",
    "plain-article-number",
    N_("“{actual}” is not in bold upright letters (articles: {count})"),
    source=_SOURCE,
    bad="Điều 1. (chữ thường)",
    good="Điều 1. (chữ đậm)",
    fixable=True,
)
def plain_article_number(document: Document, profile: Profile) -> Iterator[Finding]:
    """An article whose “Điều” and number are not bold, or are italic.

    What follows the number is not judged: in a decision it is a sentence, and not bold. The fix
    makes the number bold and upright.
    """
    yield from at_first(
        (Finding(one.place, {"actual": found.said}, edits), "plain")
        for one, found in numbered(document, Role.ARTICLE)
        if (edits := _plain_number(one, found))
    )


def _plain_number(member: Member, found: Mark) -> tuple[SetRuns, ...]:
    if not found.typed:
        return ()
    start, end = member.start + found.start, member.start + found.end
    label = _part(member, start, end)
    if label.share("bold") >= MOST and label.share("italic") < MOST:
        return ()
    return (restyled(label, bold=True, italic=False),)


def _part(member: Member, start: int, end: int) -> Member:
    return replace(member, start=start, end=end)


@rule(
    "ND318",
    "misspelt-clause-number",
    N_("the number of the clause is “{actual}”, not “{expected}” (clauses: {count})"),
    source=_SOURCE,
    bad="1/ Công tác tuyên truyền",
    good="1. Công tác tuyên truyền",
    fixable=True,
)
def misspelt_clause_number(document: Document, profile: Profile) -> Iterator[Finding]:
    """A clause (khoản) whose number another sign than a full stop follows.

    “1)” below a clause or a point is a further step, which the decree does not name, and is not
    judged. The fix changes the sign alone; a number that Word counts is left for a person.
    """
    yield from at_first(_clauses(document))


def _clauses(document: Document) -> Iterator[tuple[Finding, str]]:
    above = False  # whether a clause or a point with the right sign stands above
    for one, found in numbered(document, Role.ARTICLE, Role.SECTION, Role.CLAUSE, Role.POINT):
        if one.role is not Role.CLAUSE:
            above = one.role is Role.POINT
            continue
        if found.sign in {"", "."} or (found.sign == ")" and above):
            above = above or found.sign in {"", "."}
            continue
        expected = f"{found.number}."
        values = {"actual": found.said, "expected": expected}
        yield Finding(one.place, values, marked(one, found, expected)), found.sign


@rule(
    "ND319",
    "misspelt-point-letter",
    N_("the letter of the point is “{actual}”, not “{expected}” (points: {count})"),
    source=_SOURCE,
    bad="a. Đối với cấp tỉnh",
    good="a) Đối với cấp tỉnh",
    fixable=True,
)
def misspelt_point_letter(document: Document, profile: Profile) -> Iterator[Finding]:
    """A point (điểm) whose letter no closing bracket follows, or that an opening one precedes.

    The fix changes the sign alone; a letter that Word counts is left for a person.
    """
    yield from at_first(
        (
            Finding(
                one.place,
                {"actual": found.said, "expected": f"{found.number})"},
                marked(one, found, f"{found.number})"),
            ),
            (found.open, found.sign),
        )
        for one, found in numbered(document, Role.POINT)
        if found.open or found.sign != ")"
    )
