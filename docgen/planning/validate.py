"""What is wrong with a plan beyond its single cells: levels, codes, signature, appendices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from docgen.model.place import CellPlace, Origin
from docgen.model.plan import Level, Plan, Task
from docgen.model.problem import Problem, Rule, Severity
from docgen.model.text import Text
from docgen.planning import action_month, citations, placeholders, printing
from docgen.planning.agencies import agencies
from docgen.planning.oddities import oddities
from docgen.planning.outline import LEVELS
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import excerpt, is_collective, key, nearest

__all__ = ["validate"]

LEVEL_JUMP = Rule(
    "KH201",
    "level-jump",
    N_("the level {actual} follows {before}; expected {expected} in between"),
)
DUPLICATE_CODE = Rule("KH202", "duplicate-code", N_("“{actual}” stands already in {first}"))
UNKNOWN_AGENCY = Rule(
    "KH203",
    "unknown-agency",
    N_("the agency “{actual}” is not in the sheet Cơ quan; nearest: {expected}"),
)
UNKNOWN_TARGET = Rule(
    "KH204",
    "unknown-target",
    N_("the target “{actual}” is not in the sheet Chỉ tiêu; nearest: {expected}"),
)
TYPED_NUMBER = Rule(
    "KH210",
    "typed-number",
    N_("“{actual}” is typed at the beginning; the level already prints “{expected}”"),
    Severity.WARNING,
)
MISSING_AUTHORITY = Rule(
    "KH213",
    "missing-authority",
    N_("“Quyền hạn” is empty; for {actual} expected {expected}"),
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.7.b",
)
NOT_A_FIGURE = Rule(
    "KH214", "not-a-figure", N_("“{actual}” is not a number, but the unit is “{unit}”")
)
EMPTY_ITEM = Rule("KH217", "empty-item", N_("the item has a level but no text"))
NO_ARCHIVE = Rule(
    "KH218",
    "no-archive-line",
    N_("the recipients have no line “Lưu: VT, …”; fill in the field Lưu"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.9.d",
)
ODD_SYMBOL = Rule(
    "KH220",
    "odd-symbol",
    N_("the symbol “{actual}” has spaces or strange signs; expected such as UBND"),
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.3",
)
TITLE_BEFORE_NAME = Rule(
    "KH223",
    "title-before-name",
    N_("“{actual}”: academic titles are not written before the signer's name"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.7.c",
)
STOP_AFTER_SUBJECT = Rule(
    "KH224",
    "stop-after-subject",
    N_("the subject ends with “{actual}”; expected no mark at its end"),
    Severity.WARNING,
    source="NĐ 30/2020/NĐ-CP, Phụ lục III, mục II",
)
TWO_ARCHIVES = Rule(
    "KH227",
    "two-archive-lines",
    N_("“{actual}” stands among the recipients, and the field Lưu prints such a line too"),
    Severity.WARNING,
)

_BEGINNING = Expectation(N_("the beginning"))
_NONE_ALIKE = Expectation(N_("none"))
_DEPTH = {level: depth for depth, level in enumerate(LEVELS)}
_TYPED_MARKS = {
    Level.PART: r"Phần\s+(?:[IVXLC]+|thứ\s+\w+)\b[.:]?",
    Level.SECTION: r"[IVXLC]+[.)/]\s",
    Level.CLAUSE: r"\d+(?:\.\d+)*[.)/]\s",
    Level.POINT: r"[a-zđ][.)/]\s",
    Level.DASH: r"[-–—•*]\s*(?=[^\d\s])",
    Level.PLUS: r"\+\s*(?=[^\d\s])",
}
_TYPED_MARK = re.compile("|".join(_TYPED_MARKS.values()))
_PRINTED_MARKS = dict(zip(LEVELS, ("Phần", "I.", "1.", "a)", "-", "+"), strict=True))
_SYMBOL = re.compile(r"[^\W\d_][\w&.]*(?:-[\w&.]+)*")
_TITLES = re.compile(r"^(?:GS|PGS|TS|ThS|BS|CN|KS|DS|NGƯT|NGND|NSND|NSƯT)\b\.?", re.IGNORECASE)
_ARCHIVE = re.compile(r"lưu\b(?! trữ)")
_WORDS_UNIT = re.compile(r"có\s*/\s*không|đạt\s*/\s*không|nội dung", re.IGNORECASE)


def validate(plan: Plan) -> tuple[Problem, ...]:
    """All that is wrong with the plan, in the order of its sheets.

    Placeholders are checked as they are typed, all else with them filled in.  Where a sheet has
    no rows at all, what refers to them is told once.
    """
    once = set()
    if not plan.agencies:
        once.add(UNKNOWN_AGENCY)
    if not plan.targets:
        once.add(UNKNOWN_TARGET)
    told: set[Rule] = set()
    problems = list(placeholders.check(plan))
    plan = placeholders.filled(plan)
    for one in (found for check in _CHECKS for found in check(plan)):
        if one.rule not in once or one.rule not in told:
            problems.append(one)
        told.add(one.rule)
    return tuple(problems)


# --- single values ------------------------------------------------------------------------


def _check_letterhead(plan: Plan) -> Iterator[Problem]:
    symbol = plan.letterhead.symbol
    if symbol and not _SYMBOL.fullmatch(symbol):
        yield ODD_SYMBOL.at(plan.origin.place("symbol"), actual=excerpt(symbol))
    subject = str(plan.subject[-1]) if plan.subject else ""
    if subject.endswith((".", ";", ",")):
        yield STOP_AFTER_SUBJECT.at(plan.origin.place("subject"), actual=subject[-1])


def _check_signature(plan: Plan) -> Iterator[Problem]:
    organ, signature = plan.letterhead.organ or "", plan.signature
    if not signature.authority and not plan.origin.unread("authority") and is_collective(organ):
        expected = f"TM. {' '.join(organ.split()[:4])}"
        yield MISSING_AUTHORITY.at(
            plan.origin.place("authority"), actual=excerpt(organ), expected=expected
        )
    if match := _TITLES.match(signature.name or ""):
        yield TITLE_BEFORE_NAME.at(plan.origin.place("signer"), actual=match[0])


# --- items --------------------------------------------------------------------------------


def _check_levels(plan: Plan) -> Iterator[Problem]:
    """Levels that jump: each needs the one above it, but dashes, which go under anything.

    Of items side by side that jump alike only the first is told.
    """
    opened: list[Level] = []
    for item in plan.items:
        level = item.level
        if level is None or level is Level.PARAGRAPH:
            continue
        has_sibling = level in opened
        opened = [one for one in opened if _DEPTH[one] < _DEPTH[level]]
        above = LEVELS[_DEPTH[level] - 1] if _DEPTH[level] else None
        is_covered = has_sibling or above in (None, *opened) or _may_start(level, opened)
        if not is_covered:
            yield LEVEL_JUMP.at(
                item.origin.place("level"),
                actual=level,
                before=opened[-1] if opened else _BEGINNING,
                expected=above,
            )
        opened.append(level)


def _may_start(level: Level, opened: list[Level]) -> bool:
    if level is Level.DASH:
        return True
    return level in (Level.SECTION, Level.CLAUSE) and not opened


def _check_items(plan: Plan) -> Iterator[Problem]:
    for item in plan.items:
        if not item.text and item.insert is None and not item.origin.unread("text"):
            yield EMPTY_ITEM.at(item.origin.place("text"))
        yield from printing.nothing_to_insert(plan, item)
        yield from _typed_number(item.text, item.level, item.origin.place("text"))


def _typed_number(text: Sequence[Text], level: Level | None, place: CellPlace) -> Iterator[Problem]:
    if level not in _PRINTED_MARKS or not text:
        return
    if match := _TYPED_MARK.match(str(text[0])):
        yield TYPED_NUMBER.at(place, actual=match[0].strip(), expected=_PRINTED_MARKS[level])


# --- agencies, duties, targets ------------------------------------------------------------


def _duplicates(records: Iterable[tuple[str | None, Origin]], name: str) -> Iterator[Problem]:
    first: dict[str, Origin] = {}
    for value, origin in records:
        if not value:
            continue
        known = first.setdefault(key(value), origin)
        if known is not origin:
            first_place = str(known.place(name))
            yield DUPLICATE_CODE.at(origin.place(name), actual=excerpt(value), first=first_place)


def _check_codes(plan: Plan) -> Iterator[Problem]:
    yield from _duplicates(((one.code, one.origin) for one in plan.agencies), "code")
    yield from _duplicates(((one.name, one.origin) for one in plan.agencies), "name")
    yield from _duplicates(((one.code, one.origin) for one in plan.tasks), "code")
    yield from _duplicates(((one.code, one.origin) for one in plan.targets), "code")
    if plan.month:
        yield from _duplicates(((one.code, one.origin) for one in plan.month.activities), "code")


def _check_tasks(plan: Plan) -> Iterator[Problem]:
    listed = agencies(plan)
    targets = {key(one.code): one.code for one in plan.targets if one.code}
    begun: set[int] = set()
    for task in plan.tasks:
        agency = listed.get(key(task.agency or ""))
        if task.agency and agency is None:
            yield _unknown_agency(plan, task.agency, task.origin.place("agency"))
        if agency and task.level is Level.PLUS and id(agency) not in begun:
            yield LEVEL_JUMP.at(
                task.origin.place("level"),
                actual=Level.PLUS,
                before=_BEGINNING,
                expected=Level.DASH,
            )
        begun.add(id(agency))
        yield from _typed_number(task.text, task.level, task.origin.place("text"))
        yield from _unknown_targets(task, targets)


def _check_month(plan: Plan) -> Iterator[Problem]:
    """Leads that are not listed, numbers typed before what is numbered anyway."""
    listed = agencies(plan)
    for activity in plan.month.activities if plan.month else ():
        yield from _typed_number(activity.title, Level.DASH, activity.origin.place("title"))
        for one in activity.lead:
            if key(one) not in listed:
                yield _unknown_agency(plan, one, activity.origin.place("lead"))
    for slogan in plan.month.slogans if plan.month else ():
        yield from _typed_number(slogan.text, Level.CLAUSE, slogan.origin.place("text"))


def _unknown_agency(plan: Plan, typed: str, place: CellPlace) -> Problem:
    names = [name for one in plan.agencies for name in (one.code, one.name) if name]
    return UNKNOWN_AGENCY.at(place, actual=excerpt(typed), expected=_likely(typed, names))


def _likely(name: str, known: Iterable[str]) -> str:
    """The known name that was meant; “none” where none is alike."""
    found = nearest(name, known)
    return excerpt(found) if found else _NONE_ALIKE


def _unknown_targets(task: Task, codes: Mapping[str, str]) -> Iterator[Problem]:
    """The targets of a duty that are not listed; ``codes`` are those listed, by key."""
    for code in task.targets:
        if key(code) not in codes:
            place = task.origin.place("targets")
            yield UNKNOWN_TARGET.at(
                place, actual=excerpt(code), expected=_likely(code, codes.values())
            )


def _check_targets(plan: Plan) -> Iterator[Problem]:
    for target in plan.targets:
        if target.unit is None or _WORDS_UNIT.search(target.unit):
            continue
        for name in ("previous", "planned"):
            value: Decimal | str | None = getattr(target, name)
            if isinstance(value, str) and any(one.isalnum() for one in value):
                place = target.origin.place(name)
                yield NOT_A_FIGURE.at(place, actual=excerpt(value), unit=excerpt(target.unit))


# --- recipients and the whole text --------------------------------------------------------


def _check_recipients(plan: Plan) -> Iterator[Problem]:
    archives = [one for one in plan.recipients if _ARCHIVE.match(key(one.name.lstrip("-–+• ")))]
    if not plan.archive and not archives:
        yield NO_ARCHIVE.at(plan.origin.place("archive"))
    if plan.archive:
        for one in archives:
            yield TWO_ARCHIVES.at(one.origin.place("name"), actual=excerpt(one.name))


_CHECKS: tuple[Callable[[Plan], Iterator[Problem]], ...] = (
    _check_letterhead,
    citations.in_dates,
    citations.in_subject,
    _check_signature,
    citations.in_bases,
    _check_levels,
    _check_items,
    _check_codes,
    _check_tasks,
    _check_month,
    action_month.in_month,
    printing.in_rows,
    _check_targets,
    _check_recipients,
    printing.in_mentions,
    citations.in_texts,
    action_month.in_texts,
    oddities,
)
