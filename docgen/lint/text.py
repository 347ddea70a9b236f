"""ND5: dates and years in the text: whether they can be, and whether they agree."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.register import Finding, rule
from docgen.model.edit import SetText
from docgen.model.problem import Severity
from docgen.vietnamese.citation import citations, tidy
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.letters import LOWER, UPPER
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import key
from docgen.word.prose import RUNNING, SENTENCES, prose
from docgen.word.roles import Document, Role

# --- dates that cannot be -----------------------------------------------------------------------

_DATES: Final = re.compile(
    r"(?<![\w/.,-])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\d/]|\w)"
    r"|\b[nN]gày (?P<d2>\d{1,2})(?: tháng |/|-|\.)(?P<m2>\d{1,2})"
    r"(?:(?: năm |/|-|\.)(?P<y2>(?:19|20)\d\d))?(?![\d/%,]|\.\d)"
    r"|\b[tT]háng (?P<m3>\d{1,2})(?:/| năm )(?P<y3>(?:19|20)\d\d)\b"
)
_DATE_NEAR: Final = ("/20", "/19", "ngày ", "Ngày ", "háng 1", "háng 0")
_DATED: Final = RUNNING | {Role.APPENDIX_REFERENCE}
_LEAP: Final = 2024


@rule(
    "ND526",
    "impossible-date",
    N_("there is no such date as “{actual}”"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="trước ngày 31/11/2025",
    good="trước ngày 30/11/2025",
)
def impossible_date(document: Document, profile: Profile) -> Iterator[Finding]:
    """A date in the text that no calendar has (31/11, 30 tháng 02, tháng 13).

    Only what “ngày” or “tháng” begins, or is written in full with its year, is a date. No fix:
    nobody may guess a date.
    """
    for hit in prose(document).find(_DATES, *_DATE_NEAR, roles=_DATED, quoted=True):
        if not _is_possible(hit.match) and not hit.follows("số"):
            yield Finding(hit.place, {"actual": hit.text})


def _is_possible(match: re.Match[str]) -> bool:
    day = int(match["d"] or match["d2"] or 1)
    month = int(match["m"] or match["m2"] or match["m3"])
    year = int(match["y"] or match["y2"] or match["y3"] or _LEAP)
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


_D: Final = r"(?:ngày )?\d{1,2}/\d{1,2}/(?:19|20)\d\d"
_RANGES: Final = re.compile(
    r"\b(?:giai đoạn|nhiệm kỳ|thời kỳ|năm học|niên khóa|niên khoá) (?P<a>(?:19|20)\d\d)"
    r" ?[-–—] ?(?P<b>(?:19|20)\d\d)\b"
    r"|\b[tT]ừ năm (?P<a2>(?:19|20)\d\d) đến (?:hết )?năm (?P<b2>(?:19|20)\d\d)\b"
    rf"|\b[tT]ừ (?P<c>{_D}) đến (?:hết )?(?P<e>{_D})\b"
    rf"|\b(?P<c2>{_D}) ?[-–—] ?(?P<e2>{_D})\b"
)
_RANGE_NEAR: Final = ("giai đoạn ", "nhiệm kỳ ", "thời kỳ ", "năm học ", "niên kh", "ừ năm ", "/20")
_TITLED: Final = RUNNING | {Role.APPENDIX_TITLE}
_FIGURES: Final = re.compile(r"\d+")


@rule(
    "ND527",
    "backward-range",
    N_("the period “{actual}” ends before it begins"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="giai đoạn 2030 - 2021",
    good="giai đoạn 2021 - 2030",
)
def backward_range(document: Document, profile: Profile) -> Iterator[Finding]:
    """A period of years or of full dates whose end lies before its beginning.

    Comparisons (“năm 2025 so với năm 2024”) are no periods. No fix: either end may be wrong.
    """
    for hit in prose(document).find(_RANGES, *_RANGE_NEAR, roles=_TITLED, quoted=True):
        got = hit.match
        if got["c"] or got["c2"]:
            ends = _ordinal(got["c"] or got["c2"]), _ordinal(got["e"] or got["e2"])
        else:
            ends = int(got["a"] or got["a2"]), int(got["b"] or got["b2"])
        if ends[0] > ends[1]:
            yield Finding(hit.place, {"actual": hit.text})


def _ordinal(text: str) -> int:
    day, month, year = map(int, _FIGURES.findall(text))
    return (year * 12 + month) * 31 + day


_DASH: Final = re.compile(r"(?<=\d)(?P<left> ?)(?P<dash>[–—])(?= ?\d)")


@rule(
    "ND528",
    "dash-in-range",
    N_("ranges of numbers have a long dash, not a hyphen (places: {count})"),
    source="thông lệ",
    severity=Severity.NOTE,
    bad="giai đoạn 2021 – 2025",
    good="giai đoạn 2021 - 2025",
    fixable=True,
)
def dash_in_range(document: Document, profile: Profile) -> Iterator[Finding]:
    """A range of numbers or years with an en or em dash (gạch ngang) in place of a hyphen.

    Word puts long dashes by itself; the decree has none, but does not forbid them. The fix
    touches only dashes between numbers.
    """
    found = list(prose(document).find(_DASH, "–", "—", quoted=True))
    if found:
        edits = tuple(
            SetText(place=hit.place, start=hit.start("dash"), actual=hit.match["dash"], text="-")
            for hit in found
        )
        yield Finding(found[0].place, {"count": len(found)}, edits)


# --- years that disagree --------------------------------------------------------------------------

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_YEAR: Final = re.compile(rf"(?P<words>[{LOWER}]+ [{LOWER}]+) năm (?P<year>(?:19|20)\d\d)\b")
_TOLD: Final = SENTENCES - {Role.TABLE_TEXT}
_AIM: Final = re.compile(
    r"\b(?:đến|từ|trước|sau|hết|tầm nhìn|quyết toán|kỷ niệm|giai đoạn|luật|hiến pháp|tháng \d+)"
    r"[^,;]{0,60}$"
)


def _titled(document: Document) -> tuple[str, int] | None:
    """The words before “năm …” in the subject, in small letters, and the year.

    ``None`` unless that is the only year there.
    """
    subject = " ".join(one.text for one in document.having(Role.SUBJECT, Role.LETTER_SUBJECT))
    found = _OF_YEAR.search(key(subject))
    if (
        found is None
        or len(_YEAR.findall(subject)) != 1
        or _AIM.search(key(subject)[: found.end("words")])
    ):
        return None
    return found["words"], int(found["year"])


@rule(
    "ND529",
    "other-year-than-subject",
    N_("the text speaks of itself as for {actual}, the subject says {expected}"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="(trích yếu: … năm 2025) ban hành Kế hoạch công tác … năm 2024 như sau",
    good="(trích yếu: … năm 2025) ban hành Kế hoạch công tác … năm 2025 như sau",
)
def other_year_than_subject(document: Document, profile: Profile) -> Iterator[Finding]:
    """The sentence that announces the document names another year than its subject (trích yếu).

    Compared are only the same words before “năm …”, and the document's own name (“Kế hoạch năm
    2024 này”). Other years in the text may well be meant. No fix: either may be wrong.
    """
    titled = _titled(document)
    if titled is None or not document.type:
        return
    words, year = titled
    own = re.escape(document.type)
    announced = re.compile(
        rf"\b(?:ban hành|xây dựng|báo cáo) (?:{own} )?[^\n]{{0,400}}?(?=,? (?:cụ thể )?như sau)"
        rf"|\b{own} năm (?:19|20)\d\d này\b"
    )
    for hit in prose(document).find(announced, " như sau", " này", roles=_TOLD):
        for one in _OF_YEAR.finditer(key(hit.text)):
            same = one["words"] == words or hit.text.endswith(" này")
            if same and int(one["year"]) != year:
                values = {"actual": f"năm {one['year']}", "expected": f"năm {year}"}
                yield Finding(hit.place, values)


@rule(
    "ND530",
    "year-far-from-date",
    N_("the subject is about {actual}, the document is dated {expected}"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="Kế hoạch công tác năm 2022, ban hành ngày 05 tháng 3 năm 2025",
    good="Kế hoạch công tác năm 2025, ban hành ngày 05 tháng 3 năm 2025",
)
def year_far_from_date(document: Document, profile: Profile) -> Iterator[Finding]:
    """A plan, programme or report about a year more than one away from that of its date.

    Targets (“đến năm 2030”), periods, statutes by year and final accounts (quyết toán) are not
    judged. No fix: either year may be wrong.
    """
    titled = _titled(document)
    if titled is None or document.dated is None:
        return
    of_year = document.type in {"Kế hoạch", "Báo cáo", "Chương trình", "Phương án"}
    if of_year and abs(titled[1] - document.dated.year) > 1:
        place = document.having(Role.SUBJECT)[-1].place
        values = {"actual": f"năm {titled[1]}", "expected": short_date(document.dated)}
        yield Finding(place, values)


# --- appendices -----------------------------------------------------------------------------------

_ATTACHED: Final = re.compile(
    rf"[kK]èm theo (?P<type>[{UPPER}][{LOWER}]+(?: [{LOWER}]+){{0,2}}) số"
)


@rule(
    "ND531",
    "other-document-than-attached-to",
    N_("the appendix is attached to {actual}; this document is {expected}"),
    source="Phụ lục I, phần I, mục III.1.c",
    severity=Severity.WARNING,
    bad="(Kèm theo Kế hoạch số 11/KH-UBND ngày 05/3/2024) trong Kế hoạch số 12/KH-UBND",
    good="(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2025)",
)
def other_document_than_attached_to(document: Document, profile: Profile) -> Iterator[Finding]:
    """An appendix whose reference (Kèm theo …) has another number or date than the document.

    Blanks, and references to a document of another type, are not judged. No fix: the heading
    may be the wrong one.
    """
    number = document.one(Role.NUMBER)
    own = next(citations(number.text), None) if number and not document.attached else None
    if own is None:
        return
    for member in document.having(Role.APPENDIX_REFERENCE):
        text = member.text.replace("\u00a0", " ")
        kind = _ATTACHED.search(text)
        one = next(citations(text), None)
        if kind is None or one is None or key(kind["type"]) != key(document.type):
            continue
        differs = _plain(one.symbol) != _plain(own.symbol)
        late = one.day is not None and document.dated is not None and one.day != document.dated
        if differs or late:
            values = {
                "actual": _said(one.symbol, one.day),
                "expected": _said(own.symbol, document.dated),
            }
            yield Finding(member.place, values)


def _plain(symbol: str) -> str:
    return tidy(symbol).lstrip("0").casefold()


def _said(symbol: str, day: date | None) -> str:
    return f"{tidy(symbol)}, {short_date(day)}" if day else tidy(symbol)
