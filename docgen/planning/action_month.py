"""What is wrong with an action month: days, activities, theme, name, dates of reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.model.place import CellPlace
from docgen.model.plan import ActionMonth, Activity, Plan
from docgen.model.problem import Problem, Rule, Severity
from docgen.planning.agencies import agencies
from docgen.planning.citations import texts
from docgen.planning.programme import period, unquoted
from docgen.vietnamese.dates import Named, named, short_date
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import excerpt, key

__all__ = ["in_month", "in_texts"]

OUTSIDE_THE_MONTH = Rule(
    "KH244",
    "outside-the-month",
    N_("“{actual}” is outside the action month, {expected}"),
    Severity.WARNING,
)
SAME_TIME_AND_PLACE = Rule(
    "KH245",
    "same-time-and-place",
    N_("{agency} leads another activity at the same time and place in {first}"),
    Severity.WARNING,
)
OTHER_THEME = Rule(
    "KH246",
    "other-theme",
    N_("the theme has “{actual}”, the letter of the ministry “{expected}”"),
)
RETYPED_THEME = Rule(
    "KH247",
    "retyped-theme",
    N_("the theme is typed as “{actual}” here; expected “{expected}”"),
    Severity.WARNING,
)
OTHER_MONTH_NAME = Rule(
    "KH248",
    "other-month-name",
    N_("“{actual}” is not the name of the action month since 2020; expected “{expected}”"),
    Severity.WARNING,
)
REPORT_BEFORE_END = Rule(
    "KH249",
    "report-before-end",
    N_("the results are to be reported by {actual}, but the action month lasts until {expected}"),
    Severity.WARNING,
)
DATA_BEFORE_END = Rule(
    "KH250",
    "data-before-end",
    N_("the data close on {actual}, but the action month lasts until {expected}"),
    Severity.WARNING,
    source="NĐ 09/2019/NĐ-CP, Điều 12",
)
OTHER_DAYS = Rule(
    "KH251",
    "other-days",
    N_("the action month of {year} is held on other days: {actual}, not {expected}"),
    Severity.WARNING,
)
IMPOSSIBLE_DAY = Rule("KH252", "impossible-day", N_("there is no day “{actual}”"))

_FIRST_DAY, _LAST_DAY = (11, 15), (12, 15)
_RENAMED = 2020  # the first year with the present name
_MONTH_NAME = re.compile(
    r"tháng\s+hành\s+động\s+(?:\w+\s+){0,2}vì\s+bình\s+đẳng\s+giới\s+và\s+"
    r"(phòng\b[^.;:“”\"()]{0,30}?\bbạo\s+lực\s+trên\s+cơ\s+sở\s+giới)"
    r"(?:\s+(?:năm\s+)?(\d{4}))?",
    re.IGNORECASE,
)
_PRESENT_NAME = "phòng ngừa, ứng phó với bạo lực trên cơ sở giới"
_SENTENCES = re.compile(r"[.;]\s+|\n")
_QUOTED = re.compile(r"[“\"]([^“”\"]{20,})[”\"]")
_ALIKE = 0.85  # share of letters that a theme typed anew has in common with it
_REPORT = re.compile(r"báo cáo\b.*\bkết quả|kết quả\b.*\bbáo cáo", re.IGNORECASE)
_DEADLINE = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|thời hạn|hạn cuối)\b[^.;\d]{0,25}$", re.IGNORECASE
)
_DATA = re.compile(r"\bsố liệu\b", re.IGNORECASE)
_CLOSING = re.compile(r"(?:đến|hết|chốt|khóa sổ)(?:\s+hết)?(?:\s+ngày)?\s*$", re.IGNORECASE)


# --- the sheets of the month --------------------------------------------------------------


def in_month(plan: Plan) -> Iterator[Problem]:
    """Days, theme and activities that do not go together."""
    month = plan.month
    if month is None:
        return
    yield from _days(month, plan.year)
    yield from _theme(month)
    year = plan.year or (month.first.year if month.first else None)
    for activity in month.activities:
        yield from _impossible_days(activity, year)
        yield from _outside(month, activity, year)
    yield from _clashes(plan, month)


def _days(month: ActionMonth, year: int | None) -> Iterator[Problem]:
    if year is None:
        return
    for name, day, usual in (("first", month.first, _FIRST_DAY), ("last", month.last, _LAST_DAY)):
        expected = date(year, *usual)
        if day and day != expected:
            yield OTHER_DAYS.at(
                month.origin.place(name),
                year=year,
                actual=short_date(day),
                expected=short_date(expected),
            )


def _theme(month: ActionMonth) -> Iterator[Problem]:
    theme, announced = unquoted(month.theme or ""), unquoted(month.announced or "")
    if theme and announced and theme != announced:
        actual, expected = _first_difference(theme, announced)
        yield OTHER_THEME.at(month.origin.place("theme"), actual=actual, expected=expected)


def _first_difference(typed: str, announced: str) -> tuple[str, str]:
    """The words of both from just before the first that differ."""
    words, others = typed.split(" "), announced.split(" ")
    pairs = zip(words, others, strict=False)
    alike = next((place for place, (one, other) in enumerate(pairs) if one != other), len(words))
    start = max(0, min(alike, len(others)) - 2)
    return excerpt(" ".join(words[start:])), excerpt(" ".join(others[start:]))


def _impossible_days(activity: Activity, year: int | None) -> Iterator[Problem]:
    if isinstance(activity.when, str):
        for one in named(activity.when, year or 1):
            if one.day is None:
                yield IMPOSSIBLE_DAY.at(activity.origin.place("when"), actual=one.words)


def _outside(month: ActionMonth, activity: Activity, year: int | None) -> Iterator[Problem]:
    """An activity outside the month; the launch (lễ phát động) may be before it."""
    days = period(activity, year)
    if not (days and month.first and month.last):
        return
    is_launch = "phát động" in key(" ".join((activity.form or "", *map(str, activity.title))))
    is_early = days.first < month.first and not is_launch
    if is_early or days.last > month.last:
        yield OUTSIDE_THE_MONTH.at(
            activity.origin.place("when"),
            actual=_shown(activity.when),
            expected=f"{short_date(month.first)} - {short_date(month.last)}",
        )


def _shown(when: date | str | None) -> str:
    return short_date(when) if isinstance(when, date) else excerpt(when)


def _clashes(plan: Plan, month: ActionMonth) -> Iterator[Problem]:
    """Activities of one lead agency at the same time of one day, in the same place."""
    listed = agencies(plan)
    first: dict[tuple[str, ...], Activity] = {}
    for activity in month.activities:
        moment = _moment(activity, plan.year)
        for one in activity.lead if moment and activity.place else ():
            agency = listed.get(key(one))
            name = (agency.name if agency else None) or one
            found = (key(name), moment, key(activity.place or ""))
            known = first.setdefault(found, activity)
            if known is not activity:
                yield SAME_TIME_AND_PLACE.at(
                    activity.origin.place("when"),
                    agency=excerpt(name),
                    first=str(known.origin.place("when")),
                )


def _moment(activity: Activity, year: int | None) -> str:
    """The day and hour of an activity of one day; empty for one of several days, or of none."""
    days = period(activity, year)
    if days is None or days.first != days.last:
        return ""
    words = activity.when if isinstance(activity.when, str) else ""
    for one in named(words, year or 1):
        words = words.replace(one.words, "")
    return f"{days.first} {re.sub(r'ngày|[^0-9a-zà-ỹđ]', '', key(words))}"


# --- texts --------------------------------------------------------------------------------


def in_texts(plan: Plan) -> Iterator[Problem]:
    """Words that do not fit the action month, wherever they are printed."""
    for text, place in _printed(plan):
        yield from _other_name(text, place, plan.year)
    month = plan.month
    if month is None:
        return
    for text, place in texts(plan):
        yield from _retyped(text, place, month)
        if month.last and plan.year:
            yield from _reports(text, place, month.last, plan.year)
    yield from _due_reports(plan, month.last)


def _printed(plan: Plan) -> Iterator[tuple[str, CellPlace]]:
    """Subject, lead and titles of recent legal bases, and all texts."""
    for name, paragraphs in (("subject", plan.subject), ("lead", plan.lead)):
        yield " ".join(map(str, paragraphs)), plan.origin.place(name)
    for basis in plan.bases:
        if basis.title and basis.issued and basis.issued.year >= _RENAMED:
            yield basis.title, basis.origin.place("title")
    yield from texts(plan)


def _other_name(text: str, place: CellPlace, year: int | None) -> Iterator[Problem]:
    """The month under an old or a mistyped name, but of a year in which it was right."""
    for match in _MONTH_NAME.finditer(text):
        of_year = int(match[2] or year or 0)
        if of_year >= _RENAMED and key(match[1]) != _PRESENT_NAME:
            yield OTHER_MONTH_NAME.at(place, actual=match[1], expected=_PRESENT_NAME)


def _retyped(text: str, place: CellPlace, month: ActionMonth) -> Iterator[Problem]:
    """The theme in quotation marks, or as a whole paragraph, but in other words or marks."""
    theme = unquoted(month.theme or "")
    for typed in (text, *(match[1] for match in _QUOTED.finditer(text))):
        words = unquoted(typed.rstrip(" .!"))
        if theme and words != theme and _is_alike(words, theme):
            actual, expected = _first_difference(words, theme)
            yield RETYPED_THEME.at(place, actual=actual, expected=expected)


def _is_alike(words: str, theme: str) -> bool:
    if not 1 / _ALIKE >= len(words) / len(theme) >= _ALIKE:
        return False
    from difflib import SequenceMatcher  # needed only where a text is as long as the theme

    return SequenceMatcher(None, words, theme, autojunk=False).ratio() >= _ALIKE


def _reports(text: str, place: CellPlace, last: date, year: int) -> Iterator[Problem]:
    """Dates in a sentence by which results are reported, or data close, before the month ends."""
    for sentence in _SENTENCES.split(text):
        days = tuple(named(sentence, year))
        expected = short_date(last)
        if _REPORT.search(sentence):
            for one in _behind(_DEADLINE, sentence, days):
                if one.day and one.day <= last:
                    yield REPORT_BEFORE_END.at(place, actual=one.words, expected=expected)
        if _DATA.search(sentence) and last not in (one.day for one in days):
            for one in _behind(_CLOSING, sentence, days):
                if one.day and one.day < last:
                    yield DATA_BEFORE_END.at(place, actual=one.words, expected=expected)


def _behind(words: re.Pattern[str], sentence: str, days: tuple[Named, ...]) -> Iterator[Named]:
    """The days of a sentence that stand behind such words."""
    return (one for one in days if words.search(sentence[: one.span[0]]))


def _due_reports(plan: Plan, last: date | None) -> Iterator[Problem]:
    """Duties to report results that are due before the month ends."""
    for task in plan.tasks:
        said = " ".join(map(str, (*task.text, *task.product)))
        if last and isinstance(task.due, date) and task.due <= last and _REPORT.search(said):
            yield REPORT_BEFORE_END.at(
                task.origin.place("due"), actual=short_date(task.due), expected=short_date(last)
            )
