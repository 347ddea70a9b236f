"""What a reviewer would ask about: values that are possible, but seldom meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from docgen.model.place import CellPlace
from docgen.model.plan import Activity, Plan, Task
from docgen.model.problem import Problem, Rule, Severity
from docgen.planning import programme
from docgen.planning.appendices import possible, wanted
from docgen.planning.bases import is_proposal
from docgen.vietnamese import citation
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import key, nearest

__all__ = ["oddities"]

NO_BASIS = Rule(
    "KH228",
    "no-legal-basis",
    N_("the plan names no legal basis; fill in the sheet Căn cứ"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.a",
)
ODD_AUTHORITY = Rule(
    "KH229",
    "odd-authority",
    N_("“{actual}” is not written so; expected such as “{expected}”"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.7.b",
)
SMALL_LETTER_NAME = Rule(
    "KH230",
    "small-letter-name",
    N_("“{actual}”: each part of a personal name begins with a capital"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục II, mục II.1",
)
CAPITAL_SUBJECT = Rule(
    "KH231",
    "capital-subject",
    N_("the subject is typed in capitals; expected small letters, they are printed bold"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.5.b",
)
UNKNOWN_TYPE = Rule(
    "KH232",
    "unknown-type",
    N_("there is no type of document “{actual}”; nearest: {expected}"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục III, mục I",
)
NO_LEADING_ZERO = Rule(
    "KH233",
    "no-leading-zero",
    N_("the number “{actual}” lacks its leading zero; expected “{expected}”"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3.c",
)
IMPOSSIBLE_PERIOD = Rule(
    "KH234",
    "impossible-period",
    N_("“{actual}” is no time of the year; expected such as {expected}"),
    Severity.WARNING,
)
NEGATIVE_BUDGET = Rule("KH235", "negative-budget", N_("the budget {actual} is below zero"))
OVER_HUNDRED = Rule(
    "KH236",
    "over-hundred",
    N_("{actual} is more than 100, but the unit is “{unit}”"),
    Severity.WARNING,
)
DUPLICATE_RECIPIENT = Rule(
    "KH237",
    "duplicate-recipient",
    N_("the recipient “{actual}” stands already in {first}"),
    Severity.WARNING,
)
ABSENT_APPENDIX = Rule(
    "KH238",
    "absent-appendix",
    N_("“{actual}” is mentioned, but the plan has no such appendix; see the field {expected}"),
    Severity.WARNING,
)
INSERTED_TWICE = Rule(
    "KH239",
    "inserted-twice",
    N_("“{actual}” is inserted already in {first}; it will be printed twice"),
    Severity.WARNING,
)
REMARK_AS_RECIPIENT = Rule(
    "KH240",
    "remark-as-recipient",
    N_("“{actual}” looks like a remark, but is printed as a recipient"),
    Severity.WARNING,
)

ABBREVIATED_ORGAN = Rule(
    "KH243",
    "abbreviated-organ",
    N_("“{actual}”: the issuing organ is written in full; expected “{expected}”"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.2.a",
)

_ABBREVIATED = {"ubnd": "Ủy ban nhân dân", "hđnd": "Hội đồng nhân dân"}
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. \S", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TUQ/)\b[./\s]*(.*)", re.IGNORECASE)
_PERIOD = re.compile(r"\b(quý|tháng)\s+([IVX]+|\d+)\b", re.IGNORECASE)
_TIMES = {
    "quý": ("I", "1", "2", "3", "4", "II", "III", "IV"),
    "tháng": (*(f"{month:02}" for month in range(1, 10)), *map(str, range(1, 13))),
}
_APPENDIX = re.compile(r"\bphụ lục\s+([IVX]+)\b", re.IGNORECASE)
_ATTACHED = re.compile(r"ban hành kèm theo|kèm theo (?!Kế hoạch này)[^.;]*\bsố\b")  # another's
_ROMAN = {"I": 1, "II": 2}
_SHORT_NUMBER = re.compile(r"[1-9][/-]\D")


def oddities(plan: Plan) -> Iterator[Problem]:
    """Every oddity of the plan."""
    yield from _heading(plan)
    yield from _bases(plan)
    yield from _inserts(plan)
    yield from _tasks(plan)
    yield from _targets(plan)
    yield from _recipients(plan)


def _heading(plan: Plan) -> Iterator[Problem]:
    place = plan.origin.place
    organ = plan.letterhead.organ or ""
    for short, full in _ABBREVIATED.items():
        if key(organ).startswith(f"{short} "):
            yield ABBREVIATED_ORGAN.at(
                place("organ"), actual=organ, expected=f"{full} {organ.split(maxsplit=1)[1]}"
            )
    for line in plan.signature.authority:
        if not _AUTHORITY.match(line):
            found = _ABBREVIATION.match(line)
            word = found[1].replace("/", "").upper() if found else "TM"
            expected = f"{word}. {found[2] if found else 'Ủy ban nhân dân'}"
            yield ODD_AUTHORITY.at(place("authority"), actual=line, expected=expected)
    name = plan.signature.name or ""
    if any(part[0].islower() for part in name.split()):
        yield SMALL_LETTER_NAME.at(place("signer"), actual=name)
    if any(str(one).isupper() for one in plan.subject):
        yield CAPITAL_SUBJECT.at(place("subject"))


def _bases(plan: Plan) -> Iterator[Problem]:
    if not plan.bases:
        yield NO_BASIS.at(plan.origin.place("basis_style"))
    known = {key(one): one for one in citation.TYPES}
    for basis in plan.bases:
        kind = basis.kind or ""
        is_known = key(kind) in known or citation.is_statute(kind) or is_proposal(basis)
        if kind and not is_known and (likely := nearest(kind, citation.TYPES)):
            yield UNKNOWN_TYPE.at(basis.origin.place("kind"), actual=kind, expected=likely)
        if basis.symbol and _SHORT_NUMBER.match(basis.symbol):
            yield NO_LEADING_ZERO.at(
                basis.origin.place("symbol"), actual=basis.symbol, expected=f"0{basis.symbol}"
            )


def _inserts(plan: Plan) -> Iterator[Problem]:
    """Tables printed twice, and appendices that are named but not printed."""
    first: dict[tuple[str, str], str] = {}
    printed = len(wanted(plan))
    for item in plan.items:
        place = item.origin.place("insert")
        if item.insert:
            known = first.setdefault((item.insert, programme.form(plan, item)), str(place))
            if known != str(place):
                yield INSERTED_TWICE.at(place, actual=item.insert, first=known)
        for match in _APPENDIX.finditer(" ".join(map(str, item.text))):
            if _ROMAN.get(match[1].upper(), 3) > printed and not _ATTACHED.search(match.string):
                yield ABSENT_APPENDIX.at(
                    item.origin.place("text"),
                    actual=match[0],
                    expected=[one.field for one in possible(plan)],
                )


def _tasks(plan: Plan) -> Iterator[Problem]:
    activities = plan.month.activities if plan.month else ()
    for task in plan.tasks:
        yield from _period(task.due, task.origin.place("due"))
        yield from _budget(task)
    for activity in activities:
        yield from _period(activity.when, activity.origin.place("when"))
        yield from _budget(activity)


def _period(due: date | str | None, place: CellPlace) -> Iterator[Problem]:
    """A quarter or month that no year has."""
    words = "" if due is None or isinstance(due, date) else due
    for match in _PERIOD.finditer(words):
        if match[2].upper() not in (allowed := _TIMES[match[1].casefold()]):
            expected = f"{match[1]} {allowed[0]} - {allowed[-1]}"
            yield IMPOSSIBLE_PERIOD.at(place, actual=match[0], expected=expected)


def _budget(one: Task | Activity) -> Iterator[Problem]:
    if one.budget is not None and one.budget < 0:
        yield NEGATIVE_BUDGET.at(one.origin.place("budget"), actual=one.budget)


def _targets(plan: Plan) -> Iterator[Problem]:
    for target in plan.targets:
        if not (target.unit or "").startswith("%"):
            continue
        for name in ("previous", "planned"):
            value = getattr(target, name)
            if isinstance(value, Decimal) and value > 100:
                yield OVER_HUNDRED.at(target.origin.place(name), actual=value, unit=target.unit)


def _recipients(plan: Plan) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for one in plan.recipients:
        name, place = key(one.name), one.origin.place("name")
        if name in first:
            yield DUPLICATE_RECIPIENT.at(place, actual=one.name, first=first[name])
        first.setdefault(name, str(place))
        if name.startswith("ghi chú"):
            yield REMARK_AS_RECIPIENT.at(place, actual=one.name)
