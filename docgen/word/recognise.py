"""The documents in a file and the role of each of their paragraphs.

The file is cut into documents at each Quốc hiệu; in each the heading is read first, then the
opening (tên loại, trích yếu, Kính gửi, căn cứ), the closings, and what lies between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from docgen.word import phrases
from docgen.word.closing import labels
from docgen.word.content import read_content
from docgen.word.drafts import Draft, drafts, next_lines, parts_of, significant
from docgen.word.heading import national_titles, read_heading
from docgen.word.opening import read_opening
from docgen.word.phrases import ADMINISTRATIVE_TYPES
from docgen.word.printed import DocView
from docgen.word.roles import Document, Kind, Member, Role
from docgen.word.underlining import attribute_lines

__all__ = ["ADMINISTRATIVE_TYPES", "recognise"]

_DAY = re.compile(
    r"(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})|(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{4})"
)
_BLANK = re.compile(r"…|\.{3,}|_{3,}|\[[^\]]*\]|<[^>]*>")
_EVIDENCE: Final = {  # how much a component speaks for an administrative document
    Role.MOTTO: 2.0,
    Role.NUMBER: 2.0,
    Role.PLACE_AND_DATE: 1.5,
    Role.ORGAN: 1.0,
    Role.TYPE_NAME: 1.5,
    Role.LETTER_SUBJECT: 1.0,
    Role.ADDRESSEES: 1.0,
    Role.RECIPIENTS: 1.5,
    Role.AUTHORITY: 1.0,
    Role.RESOLUTION: 1.0,
}
_ENOUGH: Final = 4.0
_REACH: Final = 12


def recognise(view: DocView, *, today: date, administrative: bool = False) -> tuple[Document, ...]:
    """The documents in ``view``, in order; one of kind ``OTHER`` where there is none.

    ``administrative`` takes a file without any heading for one all the same.
    """
    found = drafts(view)
    starts = _starts(found)
    bounds = [*starts, len(found)] if starts else [0, len(found)]
    documents: list[Document] = []
    for start, end in pairwise(bounds):
        above = [found[i] for i in list(significant(found, max(start - 12, 0), start))[-3:]]
        before = documents[-1] if documents else None
        reading = _Reading(found[start:end], before, above)
        documents.append(reading.document(view, today, administrative=administrative))
    return tuple(documents)


# --- where documents begin --------------------------------------------------------------------


def _starts(found: Sequence[Draft]) -> list[int]:
    """Where documents begin, the first of them at 0; none where no heading is found."""
    heads = [*national_titles(found), *_party_titles(found)]
    starts: list[int] = []
    for head in sorted(heads):
        start = _top(found, head, starts[-1] if starts else 0)
        if not starts or start > starts[-1]:
            starts.append(start)
    if starts and _is_all_heading(found, starts[0]):
        starts[0] = 0
    elif starts:
        starts.insert(0, 0)
    return _with_attached(found, starts)


def _party_titles(found: Sequence[Draft]) -> list[int]:
    return [
        index
        for index, one in enumerate(found)
        if one.text[:1] in {"Đ", "đ"} and len(one.text) < 60 and _is_party_title(found, index)
    ]


def _is_party_title(found: Sequence[Draft], index: int) -> bool:
    one = found[index]
    if one.words.strip("* ") != phrases.PARTY or not one.upper:
        return False
    if one.spot is not None:
        return one.spot.columns <= 3 and one.spot.row <= 2
    return index < 12 or one.paragraph.page_break_before


def _top(found: Sequence[Draft], head: int, lowest: int) -> int:
    """The first line of the heading that holds a Quốc hiệu."""
    start = head
    outer = found[head].outer
    while outer >= 0 and start > lowest and found[start - 1].outer == outer:
        start -= 1
    top, lines = start, 0
    while top > lowest and lines < 8:
        one = found[top - 1]
        if one.section != found[start].section or _breaks(found[top]) or "\f" in one.paragraph.text:
            break
        if one.empty:
            top -= 1
            continue
        if not _may_stand_above(one):
            break
        top, start, lines = top - 1, top - 1, lines + 1
    return start


def _breaks(one: Draft) -> bool:
    return one.paragraph.page_break_before


def _may_stand_above(one: Draft) -> bool:
    mark = phrases.mark(one.words)
    if mark is not None:
        return mark is not Role.COPY_MARK
    if len(one.text) > 120 or not (one.free or one.outer >= 0):
        return False
    if phrases.is_number(one.text, one.words) or phrases.motto_likeness(one.text):
        return True
    is_organ = phrases.begins_organ(one.words) or phrases.UNIT.match(one.words)
    is_post = phrases.is_post(one.words) and not phrases.begins_organ(one.words)
    return one.upper and bool(is_organ) and not is_post


def _is_all_heading(found: Sequence[Draft], start: int) -> bool:
    """Whether so little stands before the first heading that it belongs to it: no cover."""
    if any(one.paragraph.page_break_before for one in found[1 : start + 1]):
        return False
    if start and (found[start].section or any("\f" in one.paragraph.text for one in found[:start])):
        return False
    lines = list(significant(found, 0, start))
    return len(lines) <= 15 and all(len(found[index].text) <= 200 for index in lines)


def _with_attached(found: Sequence[Draft], starts: list[int]) -> list[int]:
    """With the documents issued by another that have no Quốc hiệu: “(Ban hành kèm theo …)”."""
    bounds = [*(starts or [0]), len(found)]
    more: list[int] = []
    for start, end in pairwise(bounds):
        label = next(labels(found, start, end), None)
        if label is None:
            continue
        titles = [0]
        for index in significant(found, label + 1, end):
            one = found[index]
            if phrases.REFERENCE.match(one.words) and len(one.text) < 300:
                title = _title_above(found, index, label)
                if title is not None and title > titles[-1]:
                    more.append(title)
                    titles.append(title)
    return sorted([*(starts or [0]), *more]) if more else starts


def _title_above(found: Sequence[Draft], reference: int, lowest: int) -> int | None:
    """The tên loại above a reference; ``None`` where it is that of an appendix."""
    lines = 0
    for index in range(reference - 1, lowest, -1):
        one = found[index]
        if one.empty:
            continue
        lines += 1
        if lines > 6 or not one.free or len(one.text) > 300 or phrases.APPENDIX.match(one.words):
            return None
        first = parts_of(one)[0]
        name, sure = phrases.type_of(first.text, first.words)
        if name and sure >= 0.9 and one.centred:
            return index
    return None


# --- one document -----------------------------------------------------------------------------


class _Reading:
    """One document being read; what has been found out about it so far."""

    def __init__(self, found: list[Draft], before: Document | None, above: list[Draft]) -> None:
        self.found = found
        self.before = before
        self.above = above
        heading = read_heading(found)
        self.opening, self.type = read_opening(found, heading, headed=heading > 0)
        self.heading = heading
        read_content(found, self.opening)
        attribute_lines(found, self.opening)
        self.roles = {one.role for one in found}

    def document(self, view: DocView, today: date, *, administrative: bool) -> Document:
        """What has been read."""
        members = tuple(one.member() for one in self.found)
        by_role: dict[Role, list[Member]] = {}
        for member in members:
            by_role.setdefault(member.role, []).append(member)
        specimen = self._is_specimen()
        kind = Kind.OTHER if specimen else self._kind(administrative=administrative)
        dated = [one.text for one in self.found if one.role is Role.PLACE_AND_DATE]
        return Document(
            view=view,
            kind=kind,
            type=self._type(by_role),
            dated=_date(" ".join(dated[:2])),
            today=today,
            members=members,
            sections=tuple(dict.fromkeys(one.section for one in members)) or (0,),
            attached=self._is_attached(),
            specimen=specimen,
            first=self.before is None,
            by_role={role: tuple(those) for role, those in by_role.items()},
        )

    def _type(self, by_role: dict[Role, list[Member]]) -> str:
        if self.type or Role.TYPE_NAME in by_role:
            return self.type
        if Role.LETTER_SUBJECT in by_role:
            return "Công văn"
        number = next(iter(by_role.get(Role.NUMBER, ())), None)
        is_letter = number is not None and not phrases.type_of_symbol(number.text)
        return "Công văn" if is_letter and Role.ADDRESSEES in by_role else ""

    def _is_attached(self) -> bool:
        alone = Role.NUMBER not in self.roles and Role.PLACE_AND_DATE not in self.roles
        first = next((one for one in self.found if one.role is Role.APPENDIX_REFERENCE), None)
        referring = first is not None and first.appendix == 0
        return alone and (referring or (self.before is not None and bool(self.type)))

    def _is_specimen(self) -> bool:
        """Whether it is a blank form: dots where words should be, behind another document."""
        if Role.NATIONAL_TITLE not in self.roles:
            return False
        called = any(phrases.FORM.match(one.words) for one in (*self.above, *self.found[:3]))
        if self.before is None and not called:
            return False
        lines = [one for one in self.found if not one.empty]
        blank = sum(1 for one in lines if _BLANK.search(one.text))
        organs = {Role.ORGAN, Role.PARENT_ORGAN, Role.OTHER}
        nameless = any(
            one.role in organs and _BLANK.search(one.text) for one in self.found[: self.heading]
        )
        behind = called or (self.before is not None and _has_appendix(self.before))
        return behind and (nameless or blank >= max(3, len(lines) // 5))

    def _kind(self, *, administrative: bool) -> Kind:
        before = self.before.kind if self.before is not None and self._is_attached() else None
        top = [self.found[i] for i in next_lines(self.found, 0, _REACH + self.heading)]
        if any(one.words.strip("* ") == phrases.PARTY and one.upper for one in top):
            return Kind.PARTY
        if before in {Kind.PARTY, Kind.LEGISLATION}:
            return before
        if self._is_legislation():
            return Kind.LEGISLATION
        if Role.NATIONAL_TITLE in self.roles:
            return Kind.OTHER if self._is_personal() else Kind.ADMINISTRATIVE
        if administrative or before is Kind.ADMINISTRATIVE:
            return Kind.ADMINISTRATIVE
        if any(_is_union(one) for one in top):
            return Kind.OTHER
        weight = sum(much for role, much in _EVIDENCE.items() if role in self.roles)
        return Kind.ADMINISTRATIVE if weight >= _ENOUGH else Kind.OTHER

    def _is_legislation(self) -> bool:
        numbers = [one for one in self.found[: self.heading] if one.role is Role.NUMBER]
        if any(phrases.legislation_symbol(one.words) for one in numbers):
            return self.type in {"Nghị quyết", "Quyết định", "Chỉ thị", ""}
        if self.type:
            return False
        lines = next_lines(self.found, self.heading, 2)
        return self.heading > 0 and any(
            phrases.is_legislation(self.found[i].text, self.found[i].words) for i in lines
        )

    def _is_personal(self) -> bool:
        """Whether it is what citizens write to organs: a heading without organ and number."""
        if {Role.NUMBER, Role.ORGAN} & self.roles:
            return False
        lines = next_lines(self.found, self.heading, 2)
        return any(phrases.PERSONAL.match(self.found[i].words) for i in lines)


def _has_appendix(document: Document) -> bool:
    return Role.APPENDIX in document.by_role or any(one.appendix for one in document.members[-5:])


def _is_union(one: Draft) -> bool:
    """Whether a line is the heading of the Youth Union or the Fatherland Front."""
    return one.upper and one.words.startswith(("đoàn tncs", "mặt trận tổ quốc việt nam"))


def _date(text: str) -> date | None:
    match = _DAY.search(text)
    if match is None:
        return None
    day, month, year = (int(one) for one in match.groups() if one is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None
