"""ND3: numbers and letters of headings and items that do not follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import at_first, replaced
from docgen.lint.marks import Mark, arabic, mark
from docgen.lint.register import Finding, rule
from docgen.model.edit import SetText
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_
from docgen.vietnamese.numbers import LETTERS
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.6.đ"
_ENGLISH: Final = "abcdefghijklmnopqrstuvwxyz"
_FOREIGN: Final = frozenset("fjwz")
_MANY: Final = 20  # findings of a kind in one document
_DEEP: Final = 3  # numbers that make an outline in decimals
_ARTICLE: Final = 6
_LEVELS: Final = {"phần": 1, "chương": 2, "mục": 3, "tiểu mục": 4}
_SECTION: Final = 5
_CLAUSE: Final = 7
_POINT: Final = 20
_COUNTED: Final = (
    Role.PART, Role.SUBDIVISION, Role.SECTION, Role.ARTICLE, Role.CLAUSE, Role.POINT,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A heading or item with its number as a value, and how deep it stands."""

    member: Member
    mark: Mark
    level: int
    series: str  # what items must share to be counted together
    value: int


@dataclass(slots=True)
class _Break:
    """Two items of one series that do not follow one another."""

    before: _Item
    item: _Item


@dataclass(slots=True)
class _Count:
    """Where the count of each level stands; lists within lists lie on top of one another."""

    open: dict[tuple[int, str], list[_Item]] = field(default_factory=dict)
    last: _Item | None = None

    def take(self, item: _Item) -> _Break | None:
        """Go on to ``item``; what it breaks, if it follows nothing that is open."""
        for key in [key for key in self.open if item.level < key[0] != _ARTICLE]:
            del self.open[key]
        stack = self.open.setdefault((item.level, item.series), [])
        adjacent = bool(stack) and self.last is stack[-1]
        self.last = item
        for depth in range(len(stack), 0, -1):
            if stack[depth - 1].value + 1 == item.value:
                stack[depth - 1 :] = [item]
                return None
        if not stack or (item.value == 1 and not (adjacent and stack[-1].value == 1)):
            stack.append(item)
            return None
        found = _Break(stack[-1], item)
        stack[-1] = item
        return found


def _items(document: Document) -> Iterator[_Item]:
    """The numbered members outside tables, with values."""
    for one in document.having(*_COUNTED):
        found = mark(one) if one.spot is None else None
        if found and (item := _item(one, found)):
            yield item


def _item(member: Member, found: Mark) -> _Item | None:
    level, series, value = 0, "", arabic(found.number)
    match member.role:
        case Role.PART | Role.SUBDIVISION:
            level = _LEVELS.get(" ".join(found.word.casefold().split()), 0)
        case Role.SECTION:
            level = _SECTION
        case Role.ARTICLE:
            level = _ARTICLE
        case Role.CLAUSE:
            series, _, last = found.number.rpartition(".")
            level, value = _CLAUSE + found.number.count("."), int(last)
            series += ")" if found.sign == ")" else "."
        case _:
            level = _POINT
            value = LETTERS.find(found.number) + 1 or None
    if not level or value is None:
        return None
    return _Item(member=member, mark=found, level=level, series=series, value=value)


def _breaks(document: Document) -> Iterator[_Break]:
    """Where the count of headings, articles, clauses or points breaks off, appendix by appendix."""
    count, appendix = _Count(), 0
    for item in _items(document):
        if item.member.appendix != appendix:
            count, appendix = _Count(), item.member.appendix
        found = count.take(item)
        if found and not _skips_d(found):
            yield found


def _skips_d(found: _Break) -> bool:
    """Whether a point e) comes right after d): the letters' own rule says so."""
    return found.item.level == _POINT and found.before.mark.number + found.item.mark.number == "de"


@rule(
    "ND320",
    "foreign-point-letter",
    N_("the points are lettered {actual}; in Vietnamese it is {expected}"),
    source=_SOURCE,
    bad="d) … e) … f) …",
    good="d) … đ) … e) …",
    fixable=True,
)
def foreign_point_letter(document: Document, profile: Profile) -> Iterator[Finding]:
    """Points (điểm) in the English alphabet: without đ), or with f), j), w) or z).

    The fix gives all points of the list, where it runs from a) through the English alphabet, the
    letters a, b, c, d, đ, e, g, h, i, k and so on. References to a point (“điểm e khoản 2”) may
    have to follow, so it is only done on demand.
    """
    for points in islice(_lists(document), _MANY):
        letters = "".join(one.mark.number for one in points)
        wrong = next((at for at, one in enumerate(letters) if _is_foreign(letters, at)), None)
        if wrong is None:
            continue
        right = LETTERS[: len(letters)]
        is_english = letters == _ENGLISH[: len(letters)] and len(right) == len(letters)
        values = {
            "actual": f"{letters[max(wrong - 1, 0)]}), {letters[wrong]})",
            "expected": ", ".join(f"{one})" for one in _due(letters, wrong)),
        }
        edits = _relettered(points, right) if is_english else ()
        yield Finding(points[wrong].member.place, values, edits)


def _is_foreign(letters: str, at: int) -> bool:
    return letters[at] in _FOREIGN or letters[max(at - 1, 0) : at + 1] == "de"


def _due(letters: str, wrong: int) -> str:
    """The letter before the wrong one, and the one that comes next in Vietnamese."""
    before = letters[max(wrong - 1, 0)]
    after = LETTERS[LETTERS.find(before) + 1 :] if before in LETTERS else ""
    return before + after[:1] if after else LETTERS[:2]


def _relettered(points: list[_Item], letters: str) -> tuple[SetText, ...]:
    return tuple(
        replaced(one.member, one.mark.start + len(one.mark.open), one.mark.number, letter)
        for one, letter in zip(points, letters, strict=True)
        if one.mark.typed and one.mark.number != letter
    )


def _lists(document: Document) -> Iterator[list[_Item]]:
    """The points that belong together; an a) begins anew, as does a clause or heading."""
    points: list[_Item] = []
    for one in document.having(*_COUNTED):
        found = mark(one) if one.spot is None else None
        if found is None:
            continue
        is_point = one.role is Role.POINT
        if points and (not is_point or found.number == "a"):
            yield points
            points = []
        if is_point:
            points.append(_Item(member=one, mark=found, level=_POINT, series="", value=0))
    if points:
        yield points


@rule(
    "ND321",
    "gap-in-numbering",
    N_("“{actual}” follows “{before}”: a number is missing between them"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="1. … 2. … 4. …",
    good="1. … 2. … 3. …",
)
def gap_in_numbering(document: Document, profile: Profile) -> Iterator[Finding]:
    """A number or letter of a heading, article, clause or point that leaves one out.

    Numbers may begin anew under each heading. There is no fix: whether an item is missing or
    misnumbered only the author knows.
    """
    found = (one for one in _breaks(document) if one.item.value > one.before.value)
    for one in islice(found, _MANY):
        values = {"actual": one.item.mark.said, "before": one.before.mark.said}
        yield Finding(one.item.member.place, values)


@rule(
    "ND322",
    "repeated-number",
    N_("“{actual}” follows “{before}”: the number stands there already"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="1. … 2. … 2. …",
    good="1. … 2. … 3. …",
)
def repeated_number(document: Document, profile: Profile) -> Iterator[Finding]:
    """A number or letter of a heading, article, clause or point that comes again or goes back.

    Numbers may begin anew under each heading, and a list may stand within a list. There is no
    fix: references to an item would lose their aim.
    """
    found = (one for one in _breaks(document) if one.item.value <= one.before.value)
    for one in islice(found, _MANY):
        values = {"actual": one.item.mark.said, "before": one.before.mark.said}
        yield Finding(one.item.member.place, values)


@rule(
    "ND323",
    "decimal-outline",
    N_("items are numbered in decimals such as “{actual}” (items: {count})"),
    source="Phụ lục I, phần I, mục II.6.c",
    severity=Severity.NOTE,
    bad="1.1.1. Công tác chỉ đạo",
    good="a) Công tác chỉ đạo",
)
def decimal_outline(document: Document, profile: Profile) -> Iterator[Finding]:
    """Items numbered in decimals of three or more steps (1.1.1).

    The decree divides a text into phần, chương, mục, điều, khoản, điểm; it does not forbid
    decimals, so this is only noted, and appendices are left alone.
    """
    yield from at_first(
        (Finding(one.place, {"actual": found.said}), "decimals")
        for one in document.having(Role.CLAUSE)
        if one.spot is None
        and not one.appendix
        and (found := mark(one))
        and found.number.count(".") >= _DEEP - 1
    )
