"""What is odd in the words of reports: pasted text, sums in sentences, late days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from docgen.model.place import CellPlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import AgencyReport
from docgen.vietnamese.dates import named, short_date
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt, key
from docgen.vietnamese.numbers import decimal, parsed

__all__ = ["in_words"]

PASTED = Rule(
    "BC371",
    "pasted-paragraph",
    N_("“{actual}” stands word for word in the report of {other} ({first})"),
    Severity.WARNING,
)
WRONG_MEAN = Rule(
    "BC372",
    "wrong-mean",
    N_("{total} in {years} years are {expected} a year, but the text says {actual}"),
    Severity.WARNING,
)
AFTER_CUT_OFF = Rule(
    "BC373",
    "after-cut-off",
    N_("“{actual}” is after {expected}, when the data close; it belongs to the next report"),
    Severity.WARNING,
    source="NĐ 09/2019/NĐ-CP, Điều 12",
)

_LONG = 60  # characters: a shorter paragraph may be alike by chance
_COUNT = r"(\d[\d.,]*\d|\d)"
_TOTAL = re.compile(rf"{_COUNT}\s+(cuộc|lớp|buổi|lượt người|người|tin, bài|vụ|hội nghị)\b")
_MEAN = re.compile(
    rf"(?:trung bình|bình quân)\s+(?:mỗi năm|hằng năm|hàng năm)?[^\d.;]{{0,20}}{_COUNT}",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?:giai đoạn|từ năm|trong)\s+(\d{4})\s*(?:-|–|đến(?: năm)?)\s*(\d{4})", re.IGNORECASE
)
_PLAN = re.compile(r"(?:dự kiến|sẽ|kế hoạch|phương hướng)\b", re.IGNORECASE)
_SENTENCES = re.compile(r"[.;]\s+|\n")


def in_words(reports: Mapping[str, AgencyReport]) -> Iterator[Problem]:
    """All that is odd in the words of the reports that count, in their order."""
    first: dict[str, tuple[AgencyReport, CellPlace]] = {}
    for report in reports.values():
        for text, place in _texts(report):
            yield from _pasted(report, text, place, first)
            yield from _mean(text, place)
            yield from _late(report, text, place)


def _texts(report: AgencyReport) -> Iterator[tuple[str, CellPlace]]:
    """Every paragraph that a sender wrote, with its cell."""
    for duty in report.duties:
        for line in (duty.result or "").split("\n"):
            yield line, duty.origin.place("result")
    for name, paragraphs in report.words.items():
        for one in paragraphs:
            yield str(one), report.origin.place(name)


def _pasted(
    report: AgencyReport,
    text: str,
    place: CellPlace,
    first: dict[str, tuple[AgencyReport, CellPlace]],
) -> Iterator[Problem]:
    """A long paragraph that another sender has too; ``first`` holds those seen before."""
    if len(text) < _LONG:
        return
    known, where = first.setdefault(key(text), (report, place))
    if known is not report:
        yield PASTED.at(
            place,
            actual=excerpt(text),
            other=known.name or known.file,
            first=f"{known.file}, {where}",
        )


def _mean(text: str, place: CellPlace) -> Iterator[Problem]:
    """A total, its mean a year and the years of a period that do not go together."""
    period, mean = _PERIOD.search(text), _MEAN.search(text)
    total = _TOTAL.search(text)
    if not (period and mean and total) or total.start(1) == mean.start(1):
        return
    years = int(period[2]) - int(period[1]) + 1
    whole, stated = parsed(total[1]), parsed(mean[1])
    if whole is None or stated is None or years < 2 or abs(whole / years - stated) < 1:
        return
    yield WRONG_MEAN.at(
        place,
        total=f"{total[1]} {total[2]}",
        years=years,
        expected=decimal(round(whole / Decimal(years), 1)),
        actual=mean[1],
    )


def _late(report: AgencyReport, text: str, place: CellPlace) -> Iterator[Problem]:
    """Days after the cut-off that are told as done; plans for later are passed over."""
    cutoff: date | None = report.cutoff
    if cutoff is None:
        return
    for sentence in _SENTENCES.split(text):
        if _PLAN.search(sentence):
            continue
        for one in named(sentence, cutoff.year):
            if one.day and cutoff < one.day and one.day.year <= cutoff.year + 1:
                yield AFTER_CUT_OFF.at(place, actual=one.words, expected=short_date(cutoff))
