"""ND216-ND224: number and symbol of the document (số, ký hiệu của văn bản)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.letterhead import NOT_ISSUED, is_issued, looks, readable
from docgen.lint.looks import replaced
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.model.edit import Edit
from docgen.model.problem import Severity
from docgen.vietnamese.citation import fits, tidy
from docgen.vietnamese.messages import N_
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.3.c"
_CODES: Final = {  # Phụ lục III, mục I
    "Nghị quyết": "NQ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Quy chế": "QC", "Quy định": "QyĐ",
    "Thông cáo": "TC", "Thông báo": "TB", "Hướng dẫn": "HD", "Chương trình": "CTr",
    "Kế hoạch": "KH", "Phương án": "PA", "Đề án": "ĐA", "Dự án": "DA", "Báo cáo": "BC",
    "Biên bản": "BB", "Tờ trình": "TTr", "Công điện": "CĐ", "Bản ghi nhớ": "BGN",
    "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ", "Giấy mời": "GM", "Giấy giới thiệu": "GGT",
    "Giấy nghỉ phép": "GNP", "Phiếu gửi": "PG", "Phiếu chuyển": "PC", "Phiếu báo": "PB",
}  # fmt: skip
# Contracts are numbered by other rules too, and an open letter has no number.
_UNNUMBERED: Final = {"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công", "Biên bản"}
_OTHER_RULES: Final = {"Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận", "Thư công"}
_COPIES: Final = {"SY", "SL", "TrS"}  # of a copy: sao y, sao lục, trích sao
_BLANK: Final = r"\s.…_"
_LINE: Final = re.compile(
    rf"(?P<label>(?:s[ốôồo](?![^\W\d_]))?)(?P<colon>(?:\s*[:;.,])?)(?P<gap>\s*)"
    rf"(?P<number>[{_BLANK}]*\d*[a-zđ]?[{_BLANK}]*)(?P<slash>/?)(?P<symbol>.*)",
    re.IGNORECASE,
)
_PARTY: Final = re.compile(r"\d*\s*-\s*[^\W\d]+\s*/")
_YEAR: Final = re.compile(r"\s*((?:19|20)\d\d)\s*/")
_SEPARATOR: Final = re.compile("\\s*[-/\u2010\u2012-\u2015\u2212]\\s*")
_LAWLIKE: Final = {"Quyết định", "Nghị quyết"}  # with a year they are legislation
_UNREADABLE: Final = N_("its number and symbol cannot be read apart")
_LEGISLATION: Final = N_("with a year in its number it may be legislation")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A line “Số: 05/KH-UBND” read apart; ``at`` is where each part begins in the member."""

    member: Member
    label: str
    colon: str
    number: str
    symbol: str
    at: dict[str, int]
    has_slash: bool

    @property
    def digits(self) -> str:
        """The number without white space and dots; empty where it is left blank."""
        return re.sub(f"[{_BLANK}]", "", self.number)

    @property
    def code(self) -> str:
        """The first group of the symbol, in which a named type has its code."""
        return re.split("[-/]", tidy(_YEAR.sub("", self.symbol)))[0].strip()

    def edit(self, part: str, actual: str, text: str, *, at: int = 0) -> tuple[Edit, ...]:
        """The edit ``at`` characters behind the start of a part, if there is anything to change.

        None where accents stand apart, so that places are not certain.
        """
        if actual == text or not unicodedata.is_normalized("NFC", self.member.text):
            return ()
        return (replaced(self.member, self.at[part] + at, actual, text),)


def _read(document: Document) -> Iterator[_Number]:
    """The numbers of a document that are not those of the Party."""
    for member in readable(document, Role.NUMBER):
        text = unicodedata.normalize("NFC", member.text)
        start = len(text) - len(text.lstrip())
        match = _LINE.match(text, start)
        if match is None or _PARTY.match(text, match.start("number")):
            continue
        symbol = match["symbol"].rstrip()
        yield _Number(
            member=member,
            label=match["label"],
            colon=match["colon"],
            number=match["number"],
            symbol=symbol,
            at={name: match.start(name) for name in match.re.groupindex},
            has_slash=bool(match["slash"]),
        )


@rule(
    "ND216",
    "no-number",
    N_("the number and symbol “Số: …/…” are missing; they stand under the organ's name"),
    source="Phụ lục I, phần I, mục II.3",
    bad="",
    good="Số: 05/KH-UBND",
    needs=(Role.NATIONAL_TITLE,),
)
def no_number(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A document without number and symbol (số, ký hiệu).

    A document issued together with another has none; contracts, minutes and open letters are
    not judged, nor is a text of which nothing shows that an organ issues it. There is no fix:
    the office that keeps the register gives the number.
    """
    if document.attached or document.type in _UNNUMBERED:
        return
    if document.having(Role.NUMBER, sure=0.0):
        return
    if is_issued(document):
        organ = document.one(Role.ORGAN)
        yield Finding(document.place if organ is None else organ.place)
    else:
        yield NotEvaluated(NOT_ISSUED)


@rule(
    "ND217",
    "number-looks",
    N_("the {component} is {actual}; it should be {expected}"),
    source=_SOURCE,
    bad="14 pt",
    good="13 pt",
    fixable=True,
)
def number_looks(document: Document, profile: Profile) -> Iterator[Finding]:
    """A number and symbol (số, ký hiệu) that are not upright, of 13 points, plain and centred.

    The alignment is not judged where a tab or a text box places them. The fix touches no word.
    """
    yield from looks(document, profile, document.having(Role.NUMBER))


@rule(
    "ND218",
    "number-label",
    N_("the number begins with “{actual}”, not “{expected}”"),
    source=_SOURCE,
    bad="Số 05/KH-UBND",
    good="Số: 05/KH-UBND",
    fixable=True,
)
def number_label(document: Document, profile: Profile) -> Iterator[Finding]:
    """The word “Số” in capitals, or without a colon right behind it.

    A number of the Party's form is not judged. The fix changes no letter.
    """
    for one in _read(document):
        actual = one.label + one.colon
        if actual == "Số:":
            continue
        values = {"actual": actual or one.number.strip(), "expected": "Số:"}
        yield Finding(one.member.place, values, one.edit("label", actual, "Số:") if actual else ())


@rule(
    "ND219",
    "number-without-zero",
    N_("the number is {actual}; below 10 it has a leading zero: {expected}"),
    source=_SOURCE,
    bad="Số: 5/KH-UBND",
    good="Số: 05/KH-UBND",
    fixable=True,
)
def number_without_zero(document: Document, profile: Profile) -> Iterator[Finding]:
    """A number below 10 without a leading zero (số nhỏ hơn 10 phải ghi thêm số 0 phía trước).

    The fix adds the zero, which leaves the number the same.
    """
    for one in _read(document):
        if one.has_slash and re.fullmatch("[1-9][a-zđ]?", one.digits):
            expected = one.number.replace(one.digits, f"0{one.digits}")
            values = {"actual": one.digits, "expected": f"0{one.digits}"}
            yield Finding(one.member.place, values, one.edit("number", one.number, expected))


@rule(
    "ND220",
    "number-separators",
    N_("“{actual}” has other separators than “/” and “-” without spaces: “{expected}”"),
    source=_SOURCE,
    bad="Số: 12 / KH – UBND",
    good="Số: 12/KH-UBND",
    fixable=True,
)
def number_separators(document: Document, profile: Profile) -> Iterator[Finding]:
    """Spaces or long dashes in number and symbol (số, ký hiệu).

    A slash stands between the number and the symbol, hyphens between the groups of the symbol;
    the room left for a number that is not given yet is no fault. The fix changes no letter.
    """
    for one in _read(document):
        if not one.has_slash:
            continue
        number = one.number.rstrip() if one.digits else one.number
        symbol = one.symbol.lstrip()
        pieces = [
            (len(one.symbol) - len(symbol) + m.start(), m[0], "/" if "/" in m[0] else "-")
            for m in _SEPARATOR.finditer(symbol)
        ]
        actual = f"{one.number}/{one.symbol}"
        expected = f"{number}/{_SEPARATOR.sub(lambda m: '/' if '/' in m[0] else '-', symbol)}"
        if actual == expected or expected.endswith(("/", "-")):
            continue
        slash = f"{one.number[len(number) :]}/{one.symbol[: len(one.symbol) - len(symbol)]}"
        edits = one.edit("slash", slash, "/", at=len(number) - len(one.number))
        for at, piece, text in pieces:
            edits += one.edit("symbol", piece, text, at=at)
        values = {"actual": actual.strip(), "expected": expected.strip()}
        yield Finding(one.member.place, values, edits)


@rule(
    "ND221",
    "type-code",
    N_("the symbol begins with {actual}; a document of the type {type} has {expected}"),
    source="Phụ lục III, mục I",
    bad="Tờ trình, Số: 12/TTR-UBND",
    good="Tờ trình, Số: 12/TTr-UBND",
    fixable=True,
)
def type_code(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A symbol with another code than that of the document's type (chữ viết tắt tên loại).

    Capitals count: TTr, CTr, QyĐ. Contracts are not judged, nor longer codes that begin so
    (KHLT). The fix writes the code that the type has; it is safe where only capitals change,
    else the letters should be looked at.
    """
    expected = _CODES.get(document.type)
    if expected is None or document.type in _OTHER_RULES or not document.having(Role.TYPE_NAME):
        return
    for one in _read(document):
        if not one.has_slash or not one.code:
            yield NotEvaluated(_UNREADABLE)
        elif one.code not in _COPIES and not one.code.startswith(expected):
            values = {"actual": one.code, "type": document.type, "expected": expected}
            is_code = one.code.casefold() in {code.casefold() for code in (*_CODES.values(), "UQ")}
            at_start = one.symbol.startswith(one.code)
            edits = one.edit("symbol", one.code, expected) if is_code and at_start else ()
            yield Finding(one.member.place, values, edits)


@rule(
    "ND222",
    "letter-with-type-code",
    N_("the symbol of a letter begins with {actual}; a letter has no code of a type"),
    source="Phụ lục I, phần I, mục II.3.b",
    bad="Số: 12/CV-UBND",
    good="Số: 12/UBND-VX",
    fixable=True,
)
def letter_with_type_code(document: Document, profile: Profile) -> Iterator[Finding]:
    """A letter (công văn) whose symbol has the code of a type, or CV.

    It begins with the code of the organ. Codes that organs have too are not judged. The fix
    takes CV away, where other letters follow; it is not safe, since it changes the symbol.
    """
    if document.type != "Công văn" or not document.having(Role.LETTER_SUBJECT):
        return
    for one in _read(document):
        if not one.has_slash:
            continue
        is_letter = one.code.upper() == "CV"
        if is_letter or not fits("Công văn", f"{one.digits or '1'}/{one.symbol}"):
            prefix = re.match(r"CV\s*[-/–]\s*(?=\w)", one.symbol, re.IGNORECASE)
            edits = one.edit("symbol", prefix[0], "") if prefix else ()
            yield Finding(one.member.place, {"actual": one.code}, edits)


@rule(
    "ND223",
    "year-in-number",
    N_("the symbol has the year {actual}, which only legislation has"),
    source="Phụ lục I, phần I, mục II.3.b",
    bad="Số: 12/2026/KH-UBND",
    good="Số: 12/KH-UBND",
    fixable=True,
)
def year_in_number(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A year between number and symbol, as in legislation (văn bản quy phạm pháp luật).

    Decisions and resolutions with a year may be legislation and are not judged, nor are
    contracts. The fix takes the year away; it is not safe, since it changes the symbol.
    """
    if document.type in _OTHER_RULES:
        return
    for one in _read(document):
        found = _YEAR.match(one.symbol)
        if found is None or not one.has_slash:
            continue
        if document.type in _LAWLIKE or not document.type:
            yield NotEvaluated(_LEGISLATION)
        else:
            edits = one.edit("symbol", found[0], "")
            yield Finding(one.member.place, {"actual": found[1]}, edits)


@rule(
    "ND224",
    "blank-number",
    N_("the number is left blank"),
    source="Phụ lục I, phần I, mục II.3",
    severity=Severity.NOTE,
    bad="Số:      /KH-UBND",
    good="Số: 05/KH-UBND",
)
def blank_number(document: Document, profile: Profile) -> Iterator[Finding]:
    """A document whose number (số) is not given yet, as before it is issued.

    There is no fix: the office that keeps the register gives the number.
    """
    for one in _read(document):
        if one.has_slash and not one.digits:
            yield Finding(one.member.place)
