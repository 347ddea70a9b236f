"""ND225-ND233: place and date of issue (địa danh và thời gian ban hành văn bản)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.letterhead import NOT_ISSUED, is_issued, looks, readable
from docgen.lint.looks import replaced
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.model.edit import Edit
from docgen.model.problem import Severity
from docgen.vietnamese.dates import day_and_month, long_date, short_date
from docgen.vietnamese.messages import N_, Expectation
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.4.b"
_UNDATED: Final = {"Biên bản", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công"}
_BLANK: Final = r"[\d\s.…_]*"
_LINE: Final = re.compile(
    rf"(?P<place>.*?)(?P<comma>[\s,;.]*)(?P<word>ngày)\s*(?P<day>{_BLANK}?)\s*tháng"
    rf"\s*(?P<month>{_BLANK}?)\s*năm\s*(?P<year>{_BLANK})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FIGURES: Final = re.compile(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)\b")
_CITY: Final = re.compile(
    r"(?:TP|T\.P)\b\s*\.?\s*(?P<name>.*)|(?P<code>TPHCM|HCM|HN)\b", re.IGNORECASE
)
_HO_CHI_MINH: Final = "Hồ Chí Minh"
_LEFT_BLANK: Final = N_("its date is left blank")

_NO_PLACE: Final = Expectation(N_("there is no name of a place before the date"))
_NO_COMMA: Final = Expectation(N_("a comma stands right behind the name of the place"))
_SMALL: Final = Expectation(N_("the name of the place begins with a capital"))
_CAPITALS: Final = Expectation(N_("the name of the place is in small letters but for initials"))
_NO_DAY: Final = Expectation(N_("there is no such day"))
_TO_COME: Final = Expectation(N_("that day is still to come"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    """A line of place and date read apart; ``at`` is where each part begins in the member."""

    member: Member
    parts: dict[str, str]
    at: dict[str, int]

    @property
    def is_blank(self) -> bool:
        """Whether the day, the month or the year is left to be filled in."""
        return not all(re.search(r"\d", self.parts[one]) for one in ("day", "month", "year"))

    def number(self, part: str) -> int:
        """The day, the month or the year as a number."""
        return int(re.sub(r"\D", "", self.parts[part]))

    def edit(self, part: str, text: str, *, at: int = 0, actual: str = "") -> tuple[Edit, ...]:
        """The edit of a part; none where accents stand apart and places are not certain."""
        if not unicodedata.is_normalized("NFC", self.member.text):
            return ()
        return (replaced(self.member, self.at[part] + at, actual or self.parts[part], text),)


def _read(document: Document) -> Iterator[_Dated]:
    for member in readable(document, Role.PLACE_AND_DATE):
        text = unicodedata.normalize("NFC", member.text)
        match = _LINE.match(text)
        if match is not None:
            at = {name: match.start(name) for name in match.re.groupindex}
            yield _Dated(member=member, parts=match.groupdict(""), at=at)


def _in_figures(document: Document) -> Iterator[tuple[Member, re.Match[str]]]:
    """Lines of place and date whose date has no words."""
    for member in document.having(Role.PLACE_AND_DATE):
        found = _FIGURES.search(member.text)
        if found and not _LINE.match(unicodedata.normalize("NFC", member.text)):
            yield member, found


@rule(
    "ND225",
    "no-date",
    N_("place and date “…, ngày … tháng … năm …” are missing; they stand under the motto"),
    source="Phụ lục I, phần I, mục II.4",
    bad="",
    good="Lạng Sơn, ngày 05 tháng 01 năm 2024",
    needs=(Role.NATIONAL_TITLE,),
)
def no_date(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A document without place and date (địa danh và thời gian ban hành).

    A document issued together with another has none; minutes, contracts and open letters are
    not judged, nor is a text of which nothing shows that an organ issues it. There is no fix.
    """
    if document.attached or document.type in _UNDATED:
        return
    if document.having(Role.PLACE_AND_DATE, sure=0.0):
        return
    if is_issued(document):
        motto = document.one(Role.MOTTO)
        yield Finding(document.place if motto is None else motto.place)
    else:
        yield NotEvaluated(NOT_ISSUED)


@rule(
    "ND226",
    "short-date",
    N_("the date is written “{actual}”, not “{expected}”"),
    source=_SOURCE,
    bad="Lạng Sơn, 05/01/2024",
    good="Lạng Sơn, ngày 05 tháng 01 năm 2024",
    fixable=True,
)
def short_date_line(document: Document, profile: Profile) -> Iterator[Finding]:
    """A date in figures alone, or with a shortened year, under the motto.

    Dates in the text are not judged. The fix writes the words; it is not safe, since it adds
    letters.
    """
    for member, found in _in_figures(document):
        try:
            day = date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            continue
        before = re.search(r"ngày\s*$", member.text[: found.start()], re.IGNORECASE)
        start = found.start() if before is None else before.start()
        actual = member.text[start : found.end()]
        edit = replaced(member, start, actual, long_date(day))
        yield Finding(member.place, {"actual": actual, "expected": long_date(day)}, (edit,))
    for one in _read(document):
        if not one.is_blank and len(digits := re.sub(r"\D", "", one.parts["year"])) == 2:
            yield Finding(
                one.member.place, {"actual": f"năm {digits}", "expected": f"năm 20{digits}"}
            )


@rule(
    "ND227",
    "date-padding",
    N_("the date has {actual}, not {expected}"),
    source=_SOURCE,
    bad="ngày 5 tháng 03",
    good="ngày 05 tháng 3",
    needs=(Role.PLACE_AND_DATE,),
    fixable=True,
)
def date_padding(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A day below 10, or month 1 or 2, without a leading zero, or another month with one.

    The fix adds or takes away the zero, which leaves the date the same.
    """
    for one in _read(document):
        if one.is_blank:
            yield NotEvaluated(_LEFT_BLANK)
            continue
        day, month = one.number("day"), one.number("month")
        if not 1 <= day <= 31 or not 1 <= month <= 12:
            continue
        wanted = day_and_month(date(2000, month, 1))[1]
        for part, word, expected in (("day", "ngày", f"{day:02}"), ("month", "tháng", wanted)):
            actual = one.parts[part].strip()
            if actual != expected and actual.isdigit():
                values = {"actual": f"{word} {actual}", "expected": f"{word} {expected}"}
                yield Finding(one.member.place, values, one.edit(part, expected, actual=actual))


@rule(
    "ND228",
    "date-looks",
    N_("the {component} is {actual}; it should be {expected}"),
    source="Phụ lục I, phần I, mục II.4.c",
    bad="Lạng Sơn, ngày 05 tháng 01 năm 2024, upright",
    good="Lạng Sơn, ngày 05 tháng 01 năm 2024, italic",
    fixable=True,
)
def date_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """Place and date that are not italic, of 13 to 14 points, not bold and centred.

    They are centred under the national title; a line at the right edge is not. The alignment
    is not judged where a tab or a text box places them. The fix touches no word.
    """
    yield from looks(document, profile, document.having(Role.PLACE_AND_DATE))


@rule(
    "ND229",
    "date-apart-from-number",
    N_("place and date do not stand on one line with the number"),
    source="Phụ lục I, phần I, mục II.4.c",
    severity=Severity.WARNING,
    bad="number in row 1, date in row 2",
    good="number and date in row 2",
    needs=(Role.PLACE_AND_DATE, Role.NUMBER),
)
def date_apart_from_number(document: Document, profile: Profile) -> Iterator[Finding]:
    """Place and date in another row than number and symbol (cùng dòng với số, ký hiệu).

    Within one row nothing is judged, nor in text boxes. There is no fix: the cells would have
    to be made anew.
    """
    number, dated = document.one(Role.NUMBER), document.one(Role.PLACE_AND_DATE)
    if number is None or dated is None or number.boxed or dated.boxed:
        return
    if number.spot is None or dated.spot is None:
        is_apart = number.place != dated.place
    else:
        one, other = number.spot, dated.spot
        is_apart = (one.table, one.row) != (other.table, other.row)
    if is_apart:
        yield Finding(dated.place)


@rule(
    "ND230",
    "place-name",
    N_("the line reads “{actual}”; {expected}"),
    source="Phụ lục I, phần I, mục II.4.c",
    bad="Lạng sơn ngày 05 tháng 01 năm 2024",
    good="Lạng Sơn, ngày 05 tháng 01 năm 2024",
    needs=(Role.PLACE_AND_DATE,),
    fixable=True,
)
def place_name(document: Document, profile: Profile) -> Iterator[Finding]:
    """A place (địa danh) that is missing, has no capital, or no comma right behind it.

    The fix sets the comma or the first capital; it changes no letter. A name all in capitals
    is left to you, since only you know its initials.
    """
    for one in _read(document):
        place, comma = one.parts["place"], one.parts["comma"]
        bare = place.strip()
        shown = " ".join(one.member.text.split())
        faults: list[tuple[str, tuple[Edit, ...]]] = []
        if not any(map(str.isalpha, bare)):
            faults.append((_NO_PLACE, ()))
        else:
            if comma.rstrip() != ",":
                faults.append((_NO_COMMA, _comma(one, place, comma)))
            start = place.index(bare)
            if bare[0].islower():
                faults.append(
                    (_SMALL, one.edit("place", bare[0].upper(), at=start, actual=bare[0]))
                )
            elif bare.isupper() and " " in bare:
                faults.append((_CAPITALS, ()))
        for expected, edits in faults:
            yield Finding(one.member.place, {"actual": shown, "expected": expected}, edits)


def _comma(one: _Dated, place: str, comma: str) -> tuple[Edit, ...]:
    """The edit that puts a comma and a space between place and date."""
    last = place[place.rstrip().rfind(" ") + 1 :] if not comma else ""
    start = len(place) - len(last)
    return one.edit("place", f"{last.rstrip()}, ", at=start, actual=f"{last}{comma}")


@rule(
    "ND231",
    "abbreviated-place",
    N_("the place is abbreviated: “{actual}”, not “{expected}”"),
    source="Phụ lục I, phần I, mục II.4.a",
    severity=Severity.WARNING,
    bad="TP. Hồ Chí Minh",
    good="Thành phố Hồ Chí Minh",
    needs=(Role.PLACE_AND_DATE,),
    fixable=True,
)
def abbreviated_place(document: Document, profile: Profile) -> Iterator[Finding]:
    """A place (địa danh) that begins with “TP.”, or is an abbreviation itself.

    A city named after a person has its kind written in full. The fix does so for Hồ Chí Minh;
    it is not safe, since it adds letters.
    """
    for one in _read(document):
        bare = one.parts["place"].strip()
        found = _CITY.match(bare)
        if found is None:
            continue
        name = _HO_CHI_MINH if found["code"] else (found["name"] or "").strip()
        full = f"Thành phố {_HO_CHI_MINH if name.upper() in {'HCM', ''} else name}"
        is_known = name == _HO_CHI_MINH and bare.upper() != "HN"
        edits = one.edit("place", full, at=one.parts["place"].index(bare), actual=bare)
        expected = "Hà Nội" if bare.upper() == "HN" else full
        yield Finding(
            one.member.place, {"actual": bare, "expected": expected}, edits if is_known else ()
        )


@rule(
    "ND232",
    "impossible-date-of-issue",
    N_("the date is {actual}: {expected}"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="ngày 31 tháng 9 năm 2024",
    good="ngày 30 tháng 9 năm 2024",
    needs=(Role.PLACE_AND_DATE,),
)
def impossible_date(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A date of issue that the calendar does not have, or that is still to come.

    There is no fix: only you know the day.
    """
    for one in _read(document):
        if one.is_blank:
            yield NotEvaluated(_LEFT_BLANK)
            continue
        day, month, year = (one.number(part) for part in ("day", "month", "year"))
        try:
            dated = date(year, month, day)
        except (ValueError, OverflowError):  # no year has that many digits
            values = {"actual": f"{day}/{month}/{year}", "expected": _NO_DAY}
            yield Finding(one.member.place, values)
            continue
        if dated > document.today:
            values = {"actual": short_date(dated), "expected": _TO_COME}
            yield Finding(one.member.place, values)


@rule(
    "ND233",
    "blank-date",
    N_("the date is left blank"),
    source="Phụ lục I, phần I, mục II.4",
    severity=Severity.NOTE,
    bad="Lạng Sơn, ngày      tháng      năm 2024",
    good="Lạng Sơn, ngày 05 tháng 01 năm 2024",
)
def blank_date(document: Document, profile: Profile) -> Iterator[Finding]:
    """A document whose date (thời gian ban hành) is not given yet, as before it is signed.

    There is no fix: only you know the day.
    """
    for one in _read(document):
        if one.is_blank:
            yield Finding(one.member.place)
