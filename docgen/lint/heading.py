"""ND201-ND210: lines that must not wrap, national title and motto (quốc hiệu, tiêu ngữ)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from docgen.decree.profile import Profile
from docgen.decree.typeface import width_mm
from docgen.lint.letterhead import looks, readable
from docgen.lint.lines import in_typeface, line_under, shown, text_mm
from docgen.lint.looks import replaced
from docgen.lint.register import REGISTER, Finding, NotEvaluated, rule
from docgen.model.edit import Edit, SetColumns, SetText, words
from docgen.model.place import Origin
from docgen.model.problem import Problem, Severity
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import key
from docgen.word.roles import Document, Member, Role

__all__ = ["WRAPPED_DATE", "WRAPPED_NUMBER", "check_heading"]

NATIONAL_TITLE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_OLD_TONE: Final = ("HOÀ", "HÒA")  # the decree itself prints both
_ROUNDING_MM: Final = 0.5
_NO_ROOM: Final = N_("the width of its column is not known")
_NO_COLUMNS: Final = N_("the heading does not stand in the columns of one table")
_OTHER_FONT: Final = N_("its width is known in Times New Roman only")


# --- lines that must not wrap -----------------------------------------------------------------


def _wraps(document: Document, profile: Profile, role: Role) -> Iterator[Finding | NotEvaluated]:
    for member in document.having(role):
        if not member.room_mm or member.tabbed:
            yield NotEvaluated(_NO_ROOM)
        elif not in_typeface(member, profile):
            yield NotEvaluated(_OTHER_FONT)
        elif (width := text_mm(member)) > member.room_mm + _ROUNDING_MM:
            values = {
                "actual": " ".join(shown(member).split()),
                "width": round(width),
                "expected": round(member.room_mm),
            }
            yield Finding(member.place, values, _columns(document, profile, member))


def _columns(document: Document, profile: Profile, member: Member) -> tuple[Edit, ...]:
    """Widths of the heading's two columns in which its lines do not wrap, if there are any."""
    spot = member.spot
    if spot is None or spot.columns != 2:
        return ()
    page = document.section(member)
    text = page.width_mm - page.left_mm - page.right_mm
    need = [0.0, 0.0]
    lines = (Role.NATIONAL_TITLE, Role.MOTTO, Role.NUMBER, Role.PLACE_AND_DATE)
    for one in document.having(*lines):
        if one.spot is not None and one.spot.table == spot.table and one.spot.column < 2:
            need[one.spot.column] = max(need[one.spot.column], text_mm(one))
    for left in (profile.letterhead.left_mm, profile.letterhead.wide_left_mm):
        if need[0] <= left and need[1] <= text - left:
            widths = (left, round(text - left, 1))
            return (SetColumns(place=member.place, widths_mm=widths),)
    return ()


@rule(
    "ND201",
    "wrapped-place-and-date",
    N_("“{actual}” is {width} mm wide and does not fit on one line of {expected} mm"),
    source="Phụ lục I, phần I, mục IV",
    severity=Severity.WARNING,
    bad="Thành phố Hồ Chí Minh, ngày 28 tháng 12 / năm 2023",
    good="Thành phố Hồ Chí Minh, ngày 28 tháng 12 năm 2023",
    needs=(Role.PLACE_AND_DATE,),
    fixable=True,
)
def wrapped_place_and_date(
    document: Document, profile: Profile
) -> Iterator[Finding | NotEvaluated]:
    """Place and date (địa danh và thời gian) that go on in a second line.

    Judged where the width of the column is known. The fix widens the right column at the cost
    of the left one, where both then hold their lines; no word is touched.
    """
    yield from _wraps(document, profile, Role.PLACE_AND_DATE)


@rule(
    "ND202",
    "wrapped-number",
    N_("“{actual}” is {width} mm wide and does not fit on one line of {expected} mm"),
    source="Phụ lục I, phần I, mục IV",
    severity=Severity.WARNING,
    bad="Số: 192/SLĐTBXH- / BĐGTE",
    good="Số: 192/SLĐTBXH-BĐGTE",
    needs=(Role.NUMBER,),
    fixable=True,
)
def wrapped_number(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A number and symbol (số, ký hiệu) that goes on in a second line.

    Judged where the width of the column is known. The fix gives the columns of the heading
    widths that hold their lines; no word is touched.
    """
    yield from _wraps(document, profile, Role.NUMBER)


WRAPPED_DATE = REGISTER["ND201"].rule
WRAPPED_NUMBER = REGISTER["ND202"].rule


def check_heading(
    origin: Origin, profile: Profile, *, number: str, place_and_date: str
) -> Iterator[Problem]:
    """Lines of the heading that must not wrap, but would: number, and place with date.

    ``origin`` is that of the plan's single values.
    """
    whole_mm = profile.page.text_width_mm()
    columns = profile.letterhead
    date_mm = _width(place_and_date, "place-and-date", profile)
    is_wide = date_mm > whole_mm - columns.left_mm
    left_mm = columns.wide_left_mm if is_wide else columns.left_mm
    number_mm = _width(number, "number", profile)
    for one, name, line, width, room in (
        (WRAPPED_DATE, "place", place_and_date, date_mm, whole_mm - left_mm),
        (WRAPPED_NUMBER, "symbol", number, number_mm, left_mm),
    ):
        if width > room:
            place = origin.place(name)
            yield one.at(place, actual=line, width=round(width), expected=round(room))


def _width(line: str, role: str, profile: Profile) -> float:
    style = profile.role[role]
    return width_mm(line, size_pt=style.size_pt.use, bold=style.bold, italic=style.italic)


# --- quốc hiệu, tiêu ngữ ----------------------------------------------------------------------


@rule(
    "ND203",
    "no-national-title",
    N_("the national title {expected} is missing; it stands at the top on the right"),
    source="Phụ lục I, phần I, mục II.1.a",
    bad="",
    good=NATIONAL_TITLE,
)
def no_national_title(document: Document, profile: Profile) -> Iterator[Finding]:
    """An administrative document without the national title (Quốc hiệu).

    A file is taken for such a document by its heading, or because you say so. There is no
    fix: a heading is written by a person.
    """
    if not document.having(Role.NATIONAL_TITLE, sure=0.0):
        yield Finding(document.place, {"expected": NATIONAL_TITLE})


def _spelt(member: Member, expected: str) -> Iterator[Finding]:
    """A fixed text that is not printed letter for letter; its fix only where no word changes."""
    raw = member.text.strip()
    actual = " ".join(unicodedata.normalize("NFC", shown(member)).split())
    if actual.replace(*_OLD_TONE) == expected:
        return
    start = member.text.index(raw)
    tone = expected if _OLD_TONE[0] not in actual.upper() else expected.replace(*_OLD_TONE[::-1])
    is_same = words(raw) == words(tone)
    edits: tuple[SetText, ...] = (replaced(member, start, raw, tone),) if is_same else ()
    yield Finding(member.place, {"actual": actual, "expected": expected}, edits)


@rule(
    "ND204",
    "national-title-text",
    N_("the national title reads “{actual}”, not “{expected}”"),
    source="Phụ lục I, phần I, mục II.1.a",
    bad="Cộng hòa xã hội chủ nghĩa Việt Nam",
    good=NATIONAL_TITLE,
    fixable=True,
)
def national_title_text(document: Document, profile: Profile) -> Iterator[Finding]:
    """A national title (Quốc hiệu) not in capitals, or with other characters.

    HÒA and HOÀ are both right. The fix writes the same letters as capitals.
    """
    members = readable(document, Role.NATIONAL_TITLE)
    if members and not _is_broken(document, members[0]):
        for member in members:
            yield from _spelt(member, NATIONAL_TITLE)


def _is_broken(document: Document, first: Member) -> bool:
    """Whether the national title is right, but broken into two lines by hand."""
    at = document.members.index(first)
    lines = (shown(one).strip() for one in document.members[at : at + 2])
    return key(" ".join(lines)) == key(NATIONAL_TITLE)


@rule(
    "ND205",
    "national-title-looks",
    N_("the {component} is {actual}; it should be {expected}"),
    source="Phụ lục I, phần I, mục II.1.a",
    bad="14 pt",
    good="13 pt",
    fixable=True,
)
def national_title_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """A national title (Quốc hiệu) that is not upright, bold, of 12 to 13 points and centred.

    The alignment is not judged where a tab or a text box places it. The fix touches no word.
    """
    style = replace(profile.role[Role.NATIONAL_TITLE], capitals=False)  # the text is ND204's
    yield from looks(document, profile, document.having(Role.NATIONAL_TITLE), style)


@rule(
    "ND206",
    "wrapped-national-title",
    N_("“{actual}” is {width} mm wide and does not fit on one line of {expected} mm"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="CỘNG HÒA XÃ HỘI CHỦ NGHĨA / VIỆT NAM",
    good=NATIONAL_TITLE,
    needs=(Role.NATIONAL_TITLE,),
    fixable=True,
)
def wrapped_national_title(
    document: Document, profile: Profile
) -> Iterator[Finding | NotEvaluated]:
    """A national title (Quốc hiệu) that goes on in a second line.

    Judged where the width of the column is known. The fix gives the columns of the heading
    widths that hold their lines; no word is touched.
    """
    yield from _wraps(document, profile, Role.NATIONAL_TITLE)


@rule(
    "ND252",
    "broken-national-title",
    N_("a line is begun by hand within the national title; it stands on one line"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="CỘNG HÒA XÃ HỘI / CHỦ NGHĨA VIỆT NAM",
    good=NATIONAL_TITLE,
    fixable=True,
)
def broken_national_title(document: Document, profile: Profile) -> Iterator[Finding]:
    """A national title (Quốc hiệu) that was typed on two lines.

    The fix puts a space for the line break; no letter changes. Where the title stands in two
    paragraphs it is left for a person.
    """
    title = document.one(Role.NATIONAL_TITLE)
    if title is None:
        return
    at = title.text.strip().find("\n")
    if at > 0:
        at += len(title.text) - len(title.text.lstrip())
        yield Finding(title.place, {}, (replaced(title, at, "\n", " "),))
    elif key(title.text) != key(NATIONAL_TITLE) and _is_broken(document, title):
        yield Finding(title.place)


@rule(
    "ND251",
    "reversed-heading",
    N_("the national title stands on the left of the organ's name, not on its right"),
    source="Phụ lục I, phần I, mục IV",
    bad="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
    good="ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    needs=(Role.NATIONAL_TITLE, Role.ORGAN),
)
def reversed_heading(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A heading whose national title (Quốc hiệu) stands on the left, the organ on the right.

    Judged where both stand in one table. There is no fix: cells are not exchanged.
    """
    title, organ = document.one(Role.NATIONAL_TITLE), document.one(Role.ORGAN)
    if title is None or organ is None:
        return
    left, right = organ.spot, title.spot
    if left is None or right is None or left.table != right.table:
        yield NotEvaluated(_NO_COLUMNS)
    elif left.column > right.column:
        yield Finding(title.place)


@rule(
    "ND207",
    "no-motto",
    N_("the motto “{expected}” is missing; it stands under the national title"),
    source="Phụ lục I, phần I, mục II.1.b",
    bad="",
    good=MOTTO,
    needs=(Role.NATIONAL_TITLE,),
)
def no_motto(document: Document, profile: Profile) -> Iterator[Finding]:
    """A national title without the motto (Tiêu ngữ) under it.

    There is no fix: a heading is written by a person.
    """
    title = document.one(Role.NATIONAL_TITLE)
    if title is not None and not document.having(Role.MOTTO, sure=0.0):
        yield Finding(title.place, {"expected": MOTTO})


@rule(
    "ND208",
    "motto-text",
    N_("the motto reads “{actual}”, not “{expected}”"),
    source="Phụ lục I, phần I, mục II.1.b",
    bad="Độc lập – Tự do – Hạnh phúc",
    good=MOTTO,
    fixable=True,
)
def motto_text(document: Document, profile: Profile) -> Iterator[Finding]:
    """A motto (Tiêu ngữ) with other dashes, spaces or capitals than the decree's.

    Three phrases begin with a capital; between them stand hyphens with a space on each side.
    The fix leaves the letters and sets the rest.
    """
    for member in readable(document, Role.MOTTO):
        yield from _spelt(member, MOTTO)


@rule(
    "ND209",
    "motto-looks",
    N_("the {component} is {actual}; it should be {expected}"),
    source="Phụ lục I, phần I, mục II.1.b",
    bad="12 pt",
    good="14 pt",
    fixable=True,
)
def motto_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """A motto (Tiêu ngữ) that is not upright, bold, of 13 to 14 points and centred.

    The alignment is not judged where a tab or a text box places it. The fix touches no word.
    """
    yield from looks(document, profile, document.having(Role.MOTTO))


@rule(
    "ND210",
    "motto-line",
    N_("the line under the motto is {actual}; it should be drawn, {expected} long"),
    source="Phụ lục I, phần I, mục II.1.b",
    severity=Severity.WARNING,
    bad="Độc lập - Tự do - Hạnh phúc, underlined",
    good="Độc lập - Tự do - Hạnh phúc, with a line under it",
    needs=(Role.MOTTO,),
    fixable=True,
)
def motto_line(document: Document, profile: Profile) -> Iterator[Finding]:
    """A motto (Tiêu ngữ) without a drawn line as long as its text under it.

    A line whose length is not known, and one up to 15 % off, are right. The fix draws the
    line and takes away an underline or typed characters; no word is touched. Under a text that
    a tab places, a person draws it.
    """
    members = readable(document, Role.MOTTO)[:1]
    if members:
        yield from line_under(profile.rule["motto"], members)
