"""Figures that a text calls by name: ``{chỉ tiêu 2.3}``, ``{truyền thông: lượt người, nữ}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby

from docgen.model.annual import AnnualReport
from docgen.model.place import CellPlace, Origin
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import Answer, DutyStatus, Status
from docgen.model.text import Run, Text, plain
from docgen.reporting.aggregate import BUDGET_FIGURES, CASE_FIGURES, EVENT_FIGURES
from docgen.reporting.figures import FIGURE_NAMES, Figures, Trace
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt, key, nearest, sentence_start, upper

__all__ = ["NO_NUMBER", "STRAY_BRACE", "UNKNOWN_FIGURE", "UNKNOWN_PART", "Named", "filled"]

UNKNOWN_FIGURE = Rule(
    "BC390", "unknown-figure", N_("“{actual}” is no figure of this report; nearest: {nearest}")
)
UNKNOWN_PART = Rule(
    "BC391", "unknown-part-of-figure", N_("“{actual}” has no such part; expected {expected}")
)
STRAY_BRACE = Rule(
    "BC398",
    "stray-brace",
    N_(
        "“{actual}”: a brace that is not closed, not opened, or doubled; the name of a figure"
        " stands on one line, in one pair of braces"
    ),
)
NO_NUMBER = Rule(
    "BC399",
    "figure-without-number",
    N_("{name} is “{actual}” in this report; look whether the sentence still reads well"),
    Severity.WARNING,
)

_NONE_ALIKE = Expectation(N_("none"))
# Words in braces; other signs in them are no name: {1; 2}, {%
_NAME = re.compile(r"\{\s{0,9}([^\W\d_][^{}\n]{0,90}?)\s{0,9}\}")
_BRACE = re.compile(r"[{}]")
_BEFORE = 20  # characters shown before a brace
_PAIR = re.compile(r"\{[^{}]+\}")
_RESULT_NAMES = ("value", "numerator", "denominator", "target", "previous")
_GROUPS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "events": (
        ("truyền thông", "truyền thông, tập huấn"),
        (*EVENT_FIGURES, "women_share"),
        "events",
    ),
    "cases": (("bạo lực", "bạo lực giới"), (*CASE_FIGURES, "supported_share"), "cases"),
    "budgets": (("kinh phí",), (*BUDGET_FIGURES, "spent_share"), "spent"),
}
_OF = {"events": "lượt người", "cases": "nạn nhân"}  # whose sexes they are


class Named:
    """What can be called by name: subjects (before the colon) and their parts (after it)."""

    def __init__(self, report: AnnualReport, figures: Figures) -> None:
        self._figures = figures
        self.subjects: dict[str, dict[str, Callable[[], Text]]] = {}
        for code in figures.indicators:
            self._add_indicator(code)
        for group in _GROUPS:
            self._add_group(group)
        self._add_counts()
        self._add_words(report)

    def find(self, name: str) -> Text | None:
        """What stands for ``name``; ``None`` where there is no such figure."""
        subject, part = self.parted(name)
        made = self.subjects.get(subject, {}).get(part)
        return made() if made else None

    def parted(self, name: str) -> tuple[str, str]:
        """Subject and part as they are compared; a comma may be within either."""
        subject, _, part = name.partition(":")
        return key(subject), key(re.sub(r"\s*,\s*", ", ", part))

    def problem(self, name: str, place: CellPlace) -> Problem:
        """That ``name`` is unknown: as a whole, or only its part."""
        subject, _ = self.parted(name)
        parts = self.subjects.get(subject)
        if parts:
            expected = [f"{{{subject}: {one}}}" if one else f"{{{subject}}}" for one in parts]
            return UNKNOWN_PART.at(place, actual=excerpt(f"{{{name}}}"), expected=expected[:6])
        likely = nearest(name.partition(":")[0], self.subjects)
        return UNKNOWN_FIGURE.at(
            place,
            actual=excerpt(f"{{{name}}}"),
            nearest=f"{{{likely}}}" if likely else _NONE_ALIKE,
        )

    def without_number(self, name: str, found: Text, place: CellPlace) -> Iterator[Problem]:
        """That words stand for a figure which nobody could tell, or that did not arise."""
        for run in found.runs:
            figure = self._figures.trace(run.figure).figure if run.figure else ""
            if figure is None or isinstance(figure, Answer):
                yield NO_NUMBER.at(place, name=excerpt(name), actual=run.text)

    # --- what there is ------------------------------------------------------------------------

    def _add(self, subject: str, part: str, make: Callable[[], Text]) -> None:
        self.subjects.setdefault(key(subject), {})[key(part)] = make

    def _figure(self, ask: Callable[[], Trace]) -> Callable[[], Text]:
        return lambda: self._figures.text(ask())

    def _add_indicator(self, code: str) -> None:
        figures, subject = self._figures, f"chỉ tiêu {code}"
        parts = ("", *(one.part for one in figures.parts(code)))
        for part in parts:
            for name in _RESULT_NAMES:
                make = self._figure(partial(figures.result, code, name, part))
                words = FIGURE_NAMES[name]
                if name == "value":
                    self._add(subject, part, make)
                self._add(subject, f"{words}, {part}" if part else words, make)
        self._add(subject, "tình trạng", lambda: plain(str(self._status(code))))

    def _status(self, code: str) -> Status:
        found = self._figures.found(code)
        return found.status if found else Status.NOT_REPORTED

    def _add_group(self, group: str) -> None:
        figures = self._figures
        names, figure_names, usual = _GROUPS[group]
        subjects = [*((one, "") for one in names), *((one, one) for one in figures.rows(group))]
        for subject, row in subjects:
            for name in figure_names:
                make = self._figure(partial(figures.total, group, name, row))
                words = FIGURE_NAMES[name]
                self._add(subject, words, make)
                if name == usual:
                    self._add(subject, "", make)
                if name in {"women", "men"} and group in _OF:
                    self._add(subject, f"{_OF[group]}, {words}", make)

    def _add_counts(self) -> None:
        figures = self._figures
        self._add("số chỉ tiêu", "", self._figure(figures.count))
        for status in Status:
            make = self._figure(partial(figures.count, status))
            self._add(f"số chỉ tiêu {status}", "", make)
        for words, which in (("phải", "expected"), ("đã", "reported"), ("chưa", "missing")):
            make = self._figure(partial(figures.senders, which))
            self._add(f"số cơ quan {words} báo cáo", "", make)
        self._add("số nhiệm vụ", "", self._figure(figures.duties))
        for duty in DutyStatus:
            make = self._figure(partial(figures.duties, duty))
            self._add(f"số nhiệm vụ {duty}", "", make)

    def _add_words(self, report: AnnualReport) -> None:
        """Words and years that are no reported figures."""
        year = report.year or self._figures.summary.year
        words = {
            "năm": str(year),
            "năm trước": str(year - 1),
            "năm sau": str(year + 1),
            "địa bàn": report.area or "",
            "cơ quan ban hành": report.letterhead.organ or "",
            "ngày chốt số liệu": short_date(self._figures.summary.cutoff),
            "số văn bản": str(len(report.documents)),
        }
        for name, value in words.items():
            if value:
                self._add(name, "", partial(plain, value))


# --- in texts -----------------------------------------------------------------------------


def filled(report: AnnualReport, figures: Figures) -> tuple[AnnualReport, tuple[Problem, ...]]:
    """The report with every name in braces replaced by its figure, and the names nobody knows.

    ``{Địa bàn}`` gives a capital first letter, ``{ĐỊA BÀN}`` capitals.  An unknown name stays.
    """
    known = Named(report, figures)
    problems: list[Problem] = []

    def texts(given: tuple[Text, ...], origin: Origin, name: str) -> tuple[Text, ...]:
        return tuple(_in_text(one, known, origin.place(name), problems) for one in given)

    done = replace(
        report,
        subject=texts(report.subject, report.origin, "subject"),
        lead=texts(report.lead, report.origin, "lead"),
        passages=tuple(
            replace(one, text=texts(one.text, one.origin, "text")) for one in report.passages
        ),
        remarks=tuple(
            replace(one, text=texts(one.text, one.origin, "text")) for one in report.remarks
        ),
        directions=tuple(
            replace(one, text=texts(one.text, one.origin, "text")) for one in report.directions
        ),
        proposals=tuple(
            replace(one, text=texts(one.text, one.origin, "text")) for one in report.proposals
        ),
    )
    return done, tuple(problems)


def _in_text(text: Text, known: Named, place: CellPlace, problems: list[Problem]) -> Text:
    """Runs keep their looks; a figure looks like the brace that opens it."""
    whole = str(text)
    if _BRACE.search(rest := _PAIR.sub("", whole)):
        problems.append(STRAY_BRACE.at(place, actual=_around(rest)))
    done: list[Run] = []
    at = 0
    for match in _NAME.finditer(whole):
        found = known.find(match[1])
        if found is None:
            problems.append(known.problem(match[1], place))
            continue
        problems += known.without_number(match[0], found, place)
        done += _slice(text, at, match.start())
        (look,) = _slice(text, match.start(), match.start() + 1)
        change = _case(match[1])
        done += [replace(look, text=change(one.text), figure=one.figure) for one in found.runs]
        at = match.end()
    if not at:
        return text
    done += _slice(text, at, len(whole))
    pieces = groupby(done, key=lambda run: replace(run, text=""))
    return Text(tuple(replace(look, text="".join(r.text for r in runs)) for look, runs in pieces))


def _around(words: str) -> str:
    """The first brace of words, and what is about it."""
    match = _BRACE.search(words)
    at = match.start() if match else 0
    return excerpt(words[max(0, at - _BEFORE) :])


def _case(typed: str) -> Callable[[str], str]:
    """How a name is typed: in capitals, with a capital, or neither."""
    if typed == upper(typed) and any(one.isalpha() for one in typed):
        return upper
    return sentence_start if typed[0] == upper(typed[0]) else str


def _slice(text: Text, start: int, end: int) -> Iterator[Run]:
    """The runs of the characters from ``start`` to before ``end``."""
    at = 0
    for run in text.runs:
        piece = run.text[max(0, start - at) : max(0, end - at)]
        if piece:
            yield replace(run, text=piece)
        at += len(run.text)
