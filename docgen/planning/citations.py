"""What is wrong with the documents that a plan cites, and with the years it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.model.place import CellPlace
from docgen.model.plan import ActionMonth, LegalBasis, Plan
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.text import Text
from docgen.planning.bases import is_proposal
from docgen.vietnamese import citation
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt, key

__all__ = ["in_bases", "in_dates", "in_subject", "in_texts", "texts"]

UNFIT_NUMBER = Rule(
    "KH205",
    "unfit-number",
    N_("“{actual}” cannot be the number of a document of the type “{kind}”"),
    source="NĐ 30/2020/NĐ-CP, Phụ lục III, mục I",
)
SPACED_NUMBER = Rule(
    "KH206",
    "spaced-number",
    N_("the number “{actual}” has stray spaces or dashes; expected “{expected}”"),
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3",
)
INCOMPLETE_BASIS = Rule(
    "KH207",
    "incomplete-basis",
    N_("“{field}” is empty; a first citation needs it"),
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.a",
)
SIGNED_TOO_EARLY = Rule(
    "KH208",
    "signed-too-early",
    N_("the plan is dated {actual}, before {basis} of {expected} on which it rests"),
)
OLD_YEAR = Rule(
    "KH209",
    "old-year",
    N_("“{actual}” is of an earlier year; is it meant in a plan for {expected}?"),
    Severity.WARNING,
)
OTHER_YEAR = Rule(
    "KH219",
    "other-year",
    N_("“{actual}” is not the year of the plan, {expected}"),
    Severity.WARNING,
)
STRANGE_SIGNING_YEAR = Rule(
    "KH222",
    "strange-signing-year",
    N_("a plan for {expected} dated {actual}: is one of the two years mistyped?"),
    Severity.WARNING,
)
PASSED_OVER = Rule(
    "KH242",
    "passed-over",
    N_("“{actual}” is not printed: “{kind}” is cited without it"),
    Severity.NOTE,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.b",
)
UNFIT_NUMBER_IN_TEXT = Rule(
    "KH225",
    "unfit-number-in-text",
    N_("“{actual}” cannot be the number of a document of the type “{kind}”"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục III, mục I",
)
SPACED_NUMBER_IN_TEXT = Rule(
    "KH226",
    "spaced-number-in-text",
    N_("the number “{actual}” has stray spaces or dashes; expected “{expected}”"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3",
)

_SPACED = re.compile(
    r"(?<!\d)\d+(?:/\d{4})?/[^\W\d_]{1,6}(?:\s+[-–]\s*|\s*[-–]\s+|–)[^\W\d_][\w-]*"
)
_YEAR = re.compile(r"\bnăm\s+(\d{4})\b(?!\s*[-–]\s*\d)", re.IGNORECASE)
_YEAR_IN_DATE = re.compile(
    r"(?<![\d/])\d{1,2}/(?:\d{1,2}/)?(\d{4})\b(?!/)|\bquý\s+[IV]+/(\d{4})\b", re.IGNORECASE
)
_YEARS_BACK = 3  # a workbook is seldom older when it is used again
# Luật Phòng, chống bạo lực gia đình năm 2022
_STATUTE = re.compile(
    r"\b(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\b[^.;:]{0,100}(?<!,)(?<!trong)(?<!của)\s$"
)
# A year before which one of these stands is the end of a period, or compared with.
_BEFORE = 120  # characters in which that is seen
_PERIOD = re.compile(r"(?:từ|đến|sau|so với|cùng kỳ|[-–])\s*$", re.IGNORECASE)


# --- legal bases --------------------------------------------------------------------------


def in_bases(plan: Plan) -> Iterator[Problem]:
    """Legal bases that lack something, or whose number is not one of their type."""
    for basis in plan.bases:
        for name, header in _needed(basis):
            if getattr(basis, name) is None and not basis.origin.unread(name):
                yield INCOMPLETE_BASIS.at(basis.origin.place(name), field=header)
        for name in _passed_over(basis):
            value = getattr(basis, name)
            shown = _figures(value) if isinstance(value, date) else value
            yield PASSED_OVER.at(basis.origin.place(name), actual=shown, kind=basis.kind)
        if basis.kind and basis.symbol:
            yield from _number(basis.kind, basis.symbol, basis.origin.place("symbol"))


def _needed(basis: LegalBasis) -> Iterator[tuple[str, str]]:
    """The fields, and their headers, without which a document cannot be cited."""
    if basis.kind is None:
        return
    if is_proposal(basis):
        if basis.title is None:
            yield "issuer", "Cơ quan"
        return
    if not citation.is_statute(basis.kind):
        yield from (("symbol", "Số ký hiệu"), ("issued", "Ngày"), ("issuer", "Cơ quan"))
    yield "title", "Trích yếu"


def _passed_over(basis: LegalBasis) -> Iterator[str]:
    """The fields that are filled in but have no place in the citation."""
    fields: tuple[str, ...] = ()
    if basis.kind and citation.is_statute(basis.kind):
        fields = ("symbol", "issuer")
    elif is_proposal(basis):
        if key(basis.title or "").startswith("theo "):
            fields = ("symbol", "issued", "issuer")
        elif basis.symbol is None:
            fields = ("issued",)
    yield from (name for name in fields if getattr(basis, name) is not None)


def _number(kind: str, symbol: str, place: CellPlace) -> Iterator[Problem]:
    tidy = citation.tidy(symbol)
    if tidy != symbol:
        yield SPACED_NUMBER.at(place, actual=excerpt(symbol), expected=excerpt(tidy))
    if not citation.fits(kind, tidy):
        yield UNFIT_NUMBER.at(place, actual=excerpt(symbol), kind=excerpt(kind))


def in_dates(plan: Plan) -> Iterator[Problem]:
    """A date of issue that fits neither the plan's year nor its legal bases."""
    issued = plan.letterhead.issued
    if issued is None:
        return
    place = plan.origin.place("issued")
    if plan.year and issued.year not in (plan.year - 1, plan.year):
        yield STRANGE_SIGNING_YEAR.at(place, actual=_figures(issued), expected=plan.year)
    for basis in plan.bases:
        if basis.issued and issued < basis.issued:
            yield SIGNED_TOO_EARLY.at(
                place,
                actual=_figures(issued),
                basis=excerpt(" ".join(filter(None, (basis.kind, basis.symbol)))),
                expected=_figures(basis.issued),
            )


def _figures(day: date) -> str:
    return f"{day:%d/%m/%Y}"


# --- texts --------------------------------------------------------------------------------


def in_subject(plan: Plan) -> Iterator[Problem]:
    """Years in the subject and in the words after the legal bases that are not the plan's."""
    if plan.year is None:
        return
    for name, texts in (("subject", plan.subject), ("lead", plan.lead)):
        for match in _years(" ".join(map(str, texts))):
            if int(match[1]) != plan.year:
                yield OTHER_YEAR.at(plan.origin.place(name), actual=match[0], expected=plan.year)


def in_texts(plan: Plan) -> Iterator[Problem]:
    """Numbers of documents, and last year's number, in the texts of the plan."""
    for text, place in texts(plan):
        yield from _cited_numbers(text, place)
        if plan.year:
            yield from _old_years(text, place, plan.year)


def texts(plan: Plan) -> Iterator[tuple[str, CellPlace]]:
    """Every text that is printed in the body or in a table, with its cell."""
    for item in plan.items:
        yield from _paragraphs(item.text, item.origin.place("text"))
    for task in plan.tasks:
        yield from _paragraphs(task.text, task.origin.place("text"))
        yield from _paragraphs(task.product, task.origin.place("product"))
        if task.due:
            words = _figures(task.due) if isinstance(task.due, date) else task.due
            yield words, task.origin.place("due")
    for target in plan.targets:
        yield from _paragraphs(target.title, target.origin.place("title"))
    if plan.month:
        yield from _month(plan.month)


def _month(month: ActionMonth) -> Iterator[tuple[str, CellPlace]]:
    yield from _paragraphs(month.audience, month.origin.place("audience"))
    for one in month.messages:
        yield one, month.origin.place("messages")
    for activity in month.activities:
        yield from _paragraphs(activity.title, activity.origin.place("title"))
    for slogan in month.slogans:
        yield from _paragraphs(slogan.text, slogan.origin.place("text"))


def _paragraphs(texts: tuple[Text, ...], place: CellPlace) -> Iterator[tuple[str, CellPlace]]:
    for text in texts:
        yield str(text), place


def _cited_numbers(text: str, place: CellPlace) -> Iterator[Problem]:
    for number in dict.fromkeys(match[0] for match in _SPACED.finditer(text)):
        yield SPACED_NUMBER_IN_TEXT.at(place, actual=number, expected=citation.tidy(number))
    for one in dict.fromkeys(citation.cited(text)):
        if not citation.fits(one.kind, one.symbol):
            yield UNFIT_NUMBER_IN_TEXT.at(place, actual=excerpt(one.symbol), kind=one.kind)


def _old_years(text: str, place: CellPlace, year: int) -> Iterator[Problem]:
    earlier = range(year - _YEARS_BACK, year)
    if any(str(one) in text for one in earlier):
        found = (*_years(text), *_outside_citations(_YEAR_IN_DATE, text))
        old = [one[0] for one in found if int(one[one.lastindex or 0]) in earlier]
        for words in dict.fromkeys(old):
            yield OLD_YEAR.at(place, actual=words, expected=year)


def _years(text: str) -> Iterator[re.Match[str]]:
    """Where ``text`` names a year, but for ends of periods, statutes and dates of documents."""
    for match in _outside_citations(_YEAR, text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if not _PERIOD.search(before) and not _STATUTE.search(before):
            yield match


def _outside_citations(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    spans = citation.dated_spans(text)
    for match in pattern.finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in spans):
            yield match
