"""ND5: documents cited in the text (viện dẫn): their type, number, date, issuer and subject."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.register import Finding, rule
from docgen.model.edit import SetText
from docgen.model.problem import Severity
from docgen.vietnamese.citation import CODES, Citation, citations, code, fits, tidy
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import key, sentence_start
from docgen.word.prose import RUNNING, SENTENCES, prose
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.6.b"
_OLDEST: Final = date(1945, 9, 2)  # the State's first decrees
_LETTER: Final = key("Công văn")
_TELLING: Final = SENTENCES - {Role.TABLE_TEXT, Role.LEGAL_BASIS}


@dataclass(frozen=True, slots=True)
class _Cited:
    """A citation with its surroundings; ``offset`` is where its member begins in the prose."""

    one: Citation
    member: Member
    offset: int
    before: str
    after: str
    own: bool

    def start(self, at: int) -> int:
        """A place in the prose, within the printed text of the paragraph."""
        return at - self.offset + self.member.start


@lru_cache(maxsize=1)  # rule after rule asks for the same document
def _cited(document: Document) -> tuple[_Cited, ...]:
    """Everything that the running text cites, in order; nothing in quotation marks."""
    text = prose(document)
    number = document.one(Role.NUMBER)
    own = {tidy(one.symbol) for one in citations(number.text)} if number else set()
    found = []
    for one in citations(text.text):
        index = bisect_right(text.starts, one.start) - 1
        member, offset = text.members[index], text.starts[index]
        before = text.text[max(offset, one.first - 300) : one.first].rpartition("\n")[2]
        if member.role not in RUNNING or before.count("“") > before.count("”"):
            continue
        after = text.text[one.end : one.end + 300].partition("\n")[0]
        is_own = tidy(one.symbol) in own
        found.append(_Cited(one, member, offset, before, after, is_own))
    return tuple(found)


@rule(
    "ND514",
    "number-without-word",
    N_("“{actual}” lacks the word “số”: “{expected}” (places: {count})"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Nghị định 30/2020/NĐ-CP",
    good="Nghị định số 30/2020/NĐ-CP",
    fixable=True,
)
def number_without_word(document: Document, profile: Profile) -> Iterator[Finding]:
    """A cited document whose number follows its type without “số”.

    Names that have become a number (“Đề án 06”) and numbers behind other words are not judged.
    The fix adds a word, so that a person confirms it.
    """
    places: dict[str, list[_Cited]] = {}
    for it in _cited(document):
        numbered = code(it.one.symbol) or key(it.one.kind) == _LETTER
        if it.one.kind and numbered and not it.one.worded:
            places.setdefault(f"{it.one.kind} {it.one.symbol}", []).append(it)
    for actual, those in places.items():
        expected = f"{those[0].one.kind} số {those[0].one.symbol}"
        edits = tuple(
            SetText(
                place=it.member.place,
                start=it.start(it.one.start),
                actual=it.one.symbol,
                text=f"số {it.one.symbol}",
                sure=False,
            )
            for it in those
        )
        values = {"actual": actual, "expected": expected, "count": len(those)}
        yield Finding(those[0].member.place, values, edits)


_STOP: Final = re.compile(r"[;:]|\.(?= |$)|\./\.")
_ISSUED: Final = re.compile(r"\b(?:ban hành|ký|có|trình|gửi|nhận được|tiếp nhận|phê duyệt)\b")
_DAY_BEFORE: Final = re.compile(r"\b[nN]gày \d")
_ORGAN_ONLY: Final = re.compile(
    r"(?:Chính phủ|Thủ tướng Chính phủ|Quốc hội|Ủy ban Thường vụ Quốc hội|Bộ Chính trị|Ban Bí thư"
    r"|(?:Chủ tịch )?(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân) (?:tỉnh|thành phố|xã|phường)"
    r"|(?:Bộ trưởng )?Bộ (?:Nội vụ|Tài chính|Tư pháp|Y tế|Xây dựng|Công an|Quốc phòng|Ngoại giao)"
    r"|(?:Giám đốc )?Sở (?:Nội vụ|Tài chính|Tư pháp|Y tế|Xây dựng)|(?:Ban Thường vụ )?Tỉnh ủy)"
)
_LACKING: Final = {
    (True, False, False): Expectation(N_("the date")),
    (False, True, False): Expectation(N_("the issuer")),
    (False, False, True): Expectation(N_("the subject")),
    (True, True, False): Expectation(N_("date and issuer")),
    (True, False, True): Expectation(N_("date and subject")),
    (False, True, True): Expectation(N_("issuer and subject")),
    (True, True, True): Expectation(N_("date, issuer and subject")),
}


@rule(
    "ND515",
    "incomplete-citation",
    N_("the first citation of “{actual}” lacks {expected}"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="theo Nghị định số 30/2020/NĐ-CP.",
    good="theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.",
)
def incomplete_citation(document: Document, profile: Profile) -> Iterator[Finding]:
    """A document cited for the first time without its date, its issuer (của …) or its subject.

    Statutes, tables, appendices, the legal bases (which have a rule of their own) and the
    document's own number are not judged; what the sentence says before the citation counts.
    No fix: nobody may guess a date.
    """
    seen = set()
    for it in _cited(document):
        symbol = tidy(it.one.symbol)
        if symbol in seen:
            continue
        seen.add(symbol)
        if not it.one.kind or it.own or it.member.appendix or it.member.role not in _TELLING:
            continue
        lacking = _lacking(it)
        if lacking in _LACKING:
            actual = f"{it.one.kind} số {symbol}"
            yield Finding(it.member.place, {"actual": actual, "expected": _LACKING[lacking]})


def _lacking(it: _Cited) -> tuple[bool, bool, bool]:
    """Whether date, issuer and subject are missing, so far as that is certain."""
    stop = _STOP.search(it.after)
    rest = it.after[: stop.start()] if stop else it.after
    said = re.split(r"\.(?= )", it.before)[-1]
    issued = it.after.lstrip(" ,(").startswith("của ") or " của " in rest or _ISSUED.search(said)
    dated = it.one.dated or "ngày" in rest[:120] or _DAY_BEFORE.search(said[-80:])
    end = re.split(r"[,)]| và ", rest)[0].strip()
    organ = end.removeprefix("của ")
    bare = not end or (end.startswith("của ") and _ORGAN_ONLY.fullmatch(organ) is not None)
    return not dated, not issued, bare and not _ISSUED.search(said)


@rule(
    "ND516",
    "number-of-other-type",
    N_("“{actual}” has a number of the type {expected}"),
    source="Phụ lục III, mục I",
    severity=Severity.WARNING,
    bad="Quyết định số 28/NQ-CP",
    good="Nghị quyết số 28/NQ-CP",
)
def number_of_other_type(document: Document, profile: Profile) -> Iterator[Finding]:
    """A cited document whose number has the code of another type (NQ for a Quyết định).

    Codes that are not of the decree are not judged, nor is a number that belongs to another
    document named in the sentence (“Quyết định ban hành Quy chế số …/QĐ-…”). No fix: type or
    number may be the wrong one.
    """
    for it in _cited(document):
        kind, symbol = it.one.kind, tidy(it.one.symbol)
        if not kind or not (of := code(symbol)) or fits(kind, symbol):
            continue
        if key(CODES[of]) not in key(it.before[-100:]):
            values = {"actual": f"{sentence_start(kind)} số {symbol}", "expected": CODES[of]}
            yield Finding(it.member.place, values)


@rule(
    "ND517",
    "impossible-citation-date",
    N_("“{actual}” is dated {day}, which is later than the document itself, or before 1945"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="(văn bản ngày 05/3/2025) theo Kế hoạch số 12/KH-UBND ngày 10/6/2025",
    good="(văn bản ngày 05/3/2025) theo Kế hoạch số 12/KH-UBND ngày 10/01/2025",
)
def impossible_citation_date(document: Document, profile: Profile) -> Iterator[Finding]:
    """A cited document dated later than the one that cites it, or before 02/9/1945.

    A document without a date is compared with today. No fix: nobody may guess a date.
    """
    last = document.dated or document.today
    for it in _cited(document):
        if it.one.day is not None and not it.own and not _OLDEST <= it.one.day <= last:
            values = {"actual": tidy(it.one.symbol), "day": short_date(it.one.day)}
            yield Finding(it.member.place, values)


@rule(
    "ND518",
    "other-year-than-number",
    N_("“{actual}” is dated {day}, but its number says {expected}"),
    source="Luật 64/2025/QH15",
    severity=Severity.WARNING,
    bad="Nghị định số 30/2020/NĐ-CP ngày 05/3/2021",
    good="Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
)
def other_year_than_number(document: Document, profile: Profile) -> Iterator[Finding]:
    """Legislation with a year in its number (30/2020/NĐ-CP) and a date of another year.

    No fix: the year of the number or the date may be the wrong one.
    """
    for it in _cited(document):
        if it.one.day is not None and it.one.year not in {None, it.one.day.year}:
            values = {
                "actual": tidy(it.one.symbol),
                "day": short_date(it.one.day),
                "expected": it.one.year,
            }
            yield Finding(it.member.place, values)


_ISSUER: Final = re.compile(
    r"[ ,)]*của ([^,;.\n]{2,60}?)(?= (?:về|ban hành|phê duyệt|thực|triển|v/v)\b|[,;.]|$)"
)


_NATIONAL: Final = re.compile(r"-(?:CP|TTg)$|/TW$|QH\d+$")


@rule(
    "ND519",
    "cited-in-two-ways",
    N_("“{symbol}” is cited as “{actual}” here, and as “{expected}” before"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="Kế hoạch số 120/KH-UBND ngày 26/5/2021 … Kế hoạch số 120/KH-UBND ngày 25/6/2021",
    good="Kế hoạch số 120/KH-UBND ngày 26/5/2021 … Kế hoạch số 120/KH-UBND",
)
def cited_in_two_ways(document: Document, profile: Profile) -> Iterator[Finding]:
    """One number cited with two dates, or with two types.

    Organs number their documents anew each year, and each for itself: other years, and other
    issuers, are other documents, unless day and month are the same or the number has a year of
    its own. No fix: a person has to look which is right.
    """
    first: dict[str, _Cited] = {}
    for it in _cited(document):
        symbol = tidy(it.one.symbol)
        before = first.setdefault(symbol, it)
        if before is it or it.own:
            continue
        pair = _contradiction(before, it)
        if pair is not None:
            values = {"symbol": symbol, "expected": pair[0], "actual": pair[1]}
            yield Finding(it.member.place, values)


def _contradiction(one: _Cited, other: _Cited) -> tuple[str, str] | None:
    a, b = one.one, other.one
    issuers = [found[1] for it in (one, other) if (found := _ISSUER.match(it.after))]
    short, *long = sorted(map(key, issuers), key=len)[:2] or ("",)
    if long and not long[0].startswith(short):
        return None
    if len(issuers) == 1 and not _NATIONAL.search(tidy(a.symbol)) and a.year is None:
        return None
    if a.day is not None and b.day is not None and a.day != b.day:
        same_day = (a.day.day, a.day.month) == (b.day.day, b.day.month)
        if a.year is not None or same_day or a.day.year == b.day.year:
            return short_date(a.day), short_date(b.day)
        return None
    if a.kind and b.kind and key(a.kind) != key(b.kind) and a.worded and b.worded:
        both = code(a.symbol) and fits(a.kind, a.symbol) and fits(b.kind, b.symbol)
        return (sentence_start(a.kind), sentence_start(b.kind)) if both else None
    return None


@rule(
    "ND520",
    "long-later-citation",
    N_("“{actual}” was cited in full before; later on its type and number are enough"),
    source=_SOURCE,
    severity=Severity.NOTE,
    bad="… Kế hoạch số 120/KH-UBND ngày 26/5/2021 của UBND tỉnh về thực hiện Chiến lược …",
    good="… Kế hoạch số 120/KH-UBND …",
)
def long_later_citation(document: Document, profile: Profile) -> Iterator[Finding]:
    """A document cited again with its date and issuer.

    Only the first such place is noted. Legal bases, tables and appendices are not judged.
    """
    seen: set[tuple[str, date]] = set()
    for it in _cited(document):
        day = it.one.day
        if day is None or it.own or it.member.appendix or not it.after.startswith(" của "):
            continue
        known = (tidy(it.one.symbol), day)
        if known in seen and it.one.kind and it.member.role in _TELLING:
            yield Finding(it.member.place, {"actual": f"{it.one.kind} số {known[0]}"})
            return
        if it.member.role in SENTENCES - {Role.TABLE_TEXT}:
            seen.add(known)


@rule(
    "ND521",
    "spaced-citation",
    N_("the number “{actual}” is written “{expected}”"),
    source="Phụ lục I, phần I, mục II.3.c",
    severity=Severity.WARNING,
    bad="Kế hoạch số 192/KH- UBND",
    good="Kế hoạch số 192/KH-UBND",
    fixable=True,
)
def spaced_number(document: Document, profile: Profile) -> Iterator[Finding]:
    """A cited number with spaces, or with dashes longer than a hyphen (dấu gạch nối).

    The document's own number has a rule of its own. The fix touches spaces and dashes only.
    """
    for it in _cited(document):
        symbol, right = it.one.symbol, tidy(it.one.symbol)
        if symbol != right and (it.one.kind or it.one.worded or it.one.dated):
            start = it.start(it.one.start)
            edit = SetText(place=it.member.place, start=start, actual=symbol, text=right)
            yield Finding(it.member.place, {"actual": symbol, "expected": right}, (edit,))
