"""Who reported: on time, late, twice, not at all, or under a name that nobody knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from docgen.model.place import FilePlace
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.report import AgencyReport, Form
from docgen.reporting.differences import Difference, differences, is_blank
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt, key, nearest

__all__ = [
    "NOT_FOR_SENDERS",
    "Collection",
    "Unknown",
    "blank",
    "collected",
]

UNKNOWN_SENDER = Rule(
    "BC330",
    "unknown-sender",
    N_(
        "the sender “{actual}” is not among those who report; nearest: {expected}. Confirm who it"
        " is: run “docgen collect” on a terminal, or add a row with name and code to ten-goi.csv"
    ),
)
NAMELESS = Rule(
    "BC338",
    "nameless-report",
    N_("the report does not say who sends it; fill in “Cơ quan báo cáo” in the sheet “Thông tin”"),
)
BLANK = Rule(
    "BC339",
    "blank-report",
    N_("nothing is filled in in the report of “{sender}”"),
)
OTHER_PERIOD = Rule(
    "BC331",
    "other-period",
    N_(
        "the report is about {actual}; expected {expected}: it does not count. If only the year or"
        " period is mistyped, mend it; else report on the right form"
    ),
)
BORROWED_FORM = Rule(
    "BC320",
    "borrowed-form",
    N_(
        "the form is that of {expected}, but the report says that it is of {actual}: it does not"
        " count. Report on the sender's own form, or put the name right"
    ),
)
OLD_FORM = Rule(
    "BC379",
    "form-of-another-year",
    N_(
        "the report stands on the form of {actual}; expected that of {expected}: it does not count."
        " Send the form anew and ask for the report on it"
    ),
)
SENT_TWICE = Rule(
    "BC332",
    "sent-twice",
    N_("“{sender}” sent another report, {other}; the newer counts, {count} cells differ"),
    Severity.WARNING,
)
CHANGED = Rule(
    "BC333",
    "changed-since",
    N_("“{actual}”; in the other report {other} it is “{expected}”"),
    Severity.NOTE,
)
LATE = Rule(
    "BC334",
    "late-report",
    N_("“{sender}” reported on {actual}, after the deadline {expected}"),
    Severity.WARNING,
)
MISSING = Rule(
    "BC335", "missing-report", N_("“{sender}” has not reported; the deadline is {expected}")
)
OTHER_CUT_OFF = Rule(
    "BC336",
    "other-cut-off",
    N_("the data close on {actual}; expected {expected}"),
    Severity.WARNING,
)
SAME_AGE = Rule(
    "BC337",
    "same-age",
    N_(
        "nobody can say which of two reports of “{sender}” is newer, and {count} cells differ; this"
        " one counts, whose name comes last, and {other} does not. Take the wrong one away"
    ),
)

NOT_FOR_SENDERS = frozenset({LATE, SENT_TWICE, CHANGED})
"""What no sender could mend."""

_NONE_ALIKE = Expectation(N_("none"))
_NO_DEADLINE = Expectation(N_("not given"))
_COMMITTEE = key("Ủy ban nhân dân")
_OLDEST = datetime.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A report whose sender is not known; ``likely`` is the code that may be meant, or ``None``."""

    report: AgencyReport
    likely: str | None = None

    @property
    def name(self) -> str:
        """What the sender calls itself, empty where it does not; an alias goes by it."""
        return self.report.name or self.report.code or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """What came in of what was expected.

    ``counted`` are the reports that count by the code of their sender, in the order of the
    forms and with the names that stand there, whatever the sender calls itself; ``late``,
    ``missing`` and ``twice`` are codes.  ``refused`` says of what time a report is that came,
    but is of another time, by its sender's code.  ``unknown`` have to be asked about.
    """

    counted: Mapping[str, AgencyReport] = field(default_factory=dict)
    late: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    twice: Mapping[str, tuple[Difference, ...]] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[Unknown, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def filled(self) -> dict[str, AgencyReport]:
        """The counted reports in which something stands: who sent a blank form reports nothing."""
        return {code: one for code, one in self.counted.items() if not is_blank(one)}


def collected(
    forms: Sequence[Form],
    reports: Iterable[AgencyReport],
    *,
    place: str,
    deadline: date | None = None,
    aliases: Mapping[str, str] | None = None,
) -> Collection:
    """Reports sorted by who sent them; of two of one sender the newer counts.

    ``place`` names where the reports lie, for what is missing there.  ``aliases`` are codes
    by other names of senders that somebody confirmed; ``deadline`` goes before the forms' own,
    and those before what the reports name themselves.
    """
    by_code = {one.code: one for one in forms}
    known = _known(forms, aliases or {})
    problems: list[Problem] = []
    unknown = []
    refused: dict[str, str] = {}
    sent: dict[str, list[AgencyReport]] = {}
    for report in sorted(reports, key=lambda one: one.file):
        code = _sender(report, by_code, known)
        if code and (other := known.get(key(report.name or ""), code)) != code:
            problems.append(_borrowed(report, by_code[other], by_code[code]))
        elif code is None:
            unknown.append(_unknown(report, forms))
            problems += _unknown_problem(unknown[-1], by_code)
        elif found := list(_other_period(report, by_code[code])):
            problems += found
            refused[code] = str(found[0].values["actual"])
        else:
            sent.setdefault(code, []).append(report)
    counted, twice = {}, {}
    for form in forms:
        if form.code in sent:
            newest, earlier, more = _newest(form, sent[form.code])
            counted[form.code] = replace(newest, code=form.code, name=form.name)
            problems += more
            if earlier:
                twice[form.code] = tuple(differences(earlier[-1], counted[form.code]))
    late = tuple(_late(counted, by_code, deadline))
    missing = tuple(one.code for one in forms if one.code not in counted)
    problems += _told(counted, by_code, late, missing, deadline, place)
    return Collection(
        counted=counted,
        late=late,
        missing=missing,
        twice=twice,
        refused={code: what for code, what in refused.items() if code not in counted},
        unknown=tuple(unknown),
        problems=tuple(problems),
    )


# --- who it is ----------------------------------------------------------------------------


def _known(forms: Sequence[Form], aliases: Mapping[str, str]) -> dict[str, str]:
    """Codes by every name that needs no asking: that of the form, and those confirmed before."""
    own = {key(one.name): one.code for one in forms}
    codes = {key(one.code): one.code for one in forms}
    confirmed = {key(name): code for name, code in aliases.items()}
    return codes | confirmed | own


def _sender(
    report: AgencyReport, by_code: Mapping[str, Form], known: Mapping[str, str]
) -> str | None:
    """The code of who sent a report: by its form, else by a name that is known exactly."""
    if report.code in by_code:
        return report.code
    for name in (report.code, report.name):
        if name and (code := known.get(key(name))) in by_code:
            return code
    return None


def _unknown(report: AgencyReport, forms: Sequence[Form]) -> Unknown:
    codes = {_short(one.name): one.code for one in forms}
    name = _short(report.name or report.code or report.file)
    within = [one for one in codes if f" {one} " in f" {name} " or f" {name} " in f" {one} "]
    likely = max(within, key=len, default=None) or nearest(name, codes)
    return Unknown(report=report, likely=codes[likely] if likely else None)


def _short(name: str) -> str:
    """A name to be compared: people's committees are written out by some, by others not."""
    return key(name).replace(_COMMITTEE, "ubnd")


def _unknown_problem(one: Unknown, by_code: Mapping[str, Form]) -> Iterator[Problem]:
    place = FilePlace(file=one.report.file)
    if not one.name:
        yield NAMELESS.at(place)
        return
    yield UNKNOWN_SENDER.at(
        place,
        actual=excerpt(one.name),
        expected=by_code[one.likely].name if one.likely else _NONE_ALIKE,
    )


def _borrowed(report: AgencyReport, says: Form, own: Form) -> Problem:
    """A report on the form of one sender that bears the name of another."""
    file = FilePlace(file=report.file)
    place = report.stated.place("name") if report.stated else file
    return BORROWED_FORM.at(place, actual=says.name, expected=own.name)


def _other_period(report: AgencyReport, form: Form) -> Iterator[Problem]:
    """A report about another year or another part of it, by its form or by what stands in it."""
    year, period = report.year or form.year, report.period or form.period
    is_old_form = report.form_year not in {None, form.year}
    place, expected = FilePlace(file=report.file), f"{form.period} {form.year}"
    if is_old_form:
        yield OLD_FORM.at(place, actual=f"{period} {report.form_year}", expected=expected)
    elif (year, period) != (form.year, form.period):
        name = "year" if year != form.year else "period"
        yield OTHER_PERIOD.at(
            report.stated.place(name) if report.stated else place,
            actual=f"{period} {year}",
            expected=expected,
        )


# --- when ---------------------------------------------------------------------------------


def _age(report: AgencyReport) -> tuple[date, datetime]:
    """What makes a report newer than another: the day it bears, then when it was saved."""
    return report.reported or date.min, report.received or _OLDEST


def _newest(
    form: Form, sent: Sequence[AgencyReport]
) -> tuple[AgencyReport, list[AgencyReport], list[Problem]]:
    """The report that counts, the earlier ones, and what is to be said of them."""
    *earlier, newest = sorted(sent, key=_age)
    problems = []
    place = FilePlace(file=newest.file)
    for one in earlier:
        found = list(differences(one, newest))
        is_same_age = _age(one) == _age(newest) and bool(found)
        rule = SAME_AGE if is_same_age else SENT_TWICE
        problems.append(rule.at(place, sender=form.name, other=one.file, count=len(found)))
        problems += [
            CHANGED.at(each.place, actual=each.after, expected=each.before, other=one.file)
            for each in found
        ]
    return newest, earlier, problems


def _late(
    counted: Mapping[str, AgencyReport], by_code: Mapping[str, Form], deadline: date | None
) -> Iterator[str]:
    for code, report in counted.items():
        last, sent = deadline or by_code[code].deadline or report.deadline, _sent(report)
        if last and sent and sent > last:
            yield code


def _sent(report: AgencyReport) -> date | None:
    """The day that the report bears, else the day its file was saved."""
    return report.reported or (report.received.date() if report.received else None)


def _told(
    counted: Mapping[str, AgencyReport],
    by_code: Mapping[str, Form],
    late: Sequence[str],
    missing: Sequence[str],
    deadline: date | None,
    place: str,
) -> Iterator[Problem]:
    """What is said of senders who are late, missing, or count to another day."""
    for code, report in counted.items():
        form = by_code[code]
        if report.cutoff and report.cutoff != form.cutoff:
            yield OTHER_CUT_OFF.at(
                FilePlace(file=report.file),
                actual=short_date(report.cutoff),
                expected=short_date(form.cutoff),
            )
    told = Counter(one.deadline for one in counted.values() if one.deadline)
    usual = next((day for day, _ in told.most_common(1)), None)  # as the forms of the others say
    for code in (*late, *missing):
        form = by_code[code]
        last = deadline or form.deadline or usual
        expected = short_date(last) if last else _NO_DEADLINE
        if code in counted:
            sent = _sent(counted[code])
            yield LATE.at(
                FilePlace(file=counted[code].file),
                sender=form.name,
                actual=short_date(sent) if sent else "",
                expected=expected,
            )
        else:
            yield MISSING.at(FilePlace(file=place), sender=form.name, expected=expected)


def blank(collection: Collection, forms: Sequence[Form]) -> Iterator[Problem]:
    """Reports that count, but in which nothing was filled in."""
    for form in forms:
        report = collection.counted.get(form.code)
        if report and is_blank(report):
            yield BLANK.at(FilePlace(file=report.file), sender=form.name)
