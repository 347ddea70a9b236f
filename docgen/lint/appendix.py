"""ND4: appendices (phụ lục), the drafter's initials, the address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import departure, legible, replaced
from docgen.lint.marks import arabic
from docgen.lint.register import Finding, rule
from docgen.lint.running import CLOSING, content
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_, Expectation
from docgen.vietnamese.names import key
from docgen.vietnamese.numbers import roman
from docgen.word.roles import Document, Member, Role

_LOOKS: Final = N_("{component}: {actual}; should be {expected}")
_HEAD: Final = re.compile(
    r"\s*(phụ\s+lục)(?:\s+(?:số\s*)?[:.]?\s*([ivxlc]+|\d+))?\b", re.IGNORECASE
)
_MENTION: Final = re.compile(r"\bphụ lục(?:\s+(?:số\s+)?([ivxlc]+|\d+))?\b", re.IGNORECASE)
_ATTACHED: Final = re.compile(
    r"\b(phụ lục(?:\s+(?:số\s+)?([ivxlc]+|\d+))?)\s+(?:ban hành\s+)?(?:đính\s+)?kèm(?: theo)?"
    r"(?:\s+[^\W\d_]+(?:\s+[^\W\d_]+)?\s+này|\s*[).;,])",
    re.IGNORECASE,
)
_TYPE: Final = re.compile(r"kèm theo\s+(?!số\b)[^\W\d_]")
_ALL: Final = re.compile(r"\b(kèm theo|đính kèm)\b")
_SECOND: Final = 2
_GOES_ON: Final = {Role.TABLE_TEXT, Role.BODY, Role.SECTION, Role.CLAUSE, Role.APPENDIX_TITLE}


def _heads(document: Document) -> tuple[Member, ...]:
    return document.having(Role.APPENDIX)


def _number(member: Member) -> str:
    """The number of an appendix as typed, empty without."""
    match = _HEAD.match(unicodedata.normalize("NFC", member.text))
    return (match[2] or "") if match else ""


def _looks(document: Document, profile: Profile, role: Role) -> Iterator[Finding]:
    for one in document.having(role):
        found = departure(one, profile.role[role])
        if found:
            yield found.finding()


@rule(
    "ND425",
    "plain-appendix",
    _LOOKS,
    source="Phụ lục I, phần I, mục III.1.b",
    bad="Phụ lục I (chữ thường, canh trái)",
    good="Phụ lục I (chữ đậm, cỡ 14, canh giữa)",
    fixable=True,
)
def plain_appendix(document: Document, profile: Profile) -> Iterator[Finding]:
    """The line “Phụ lục” not in bold upright letters of the decree's size, centred.

    The fix changes looks and alignment.
    """
    yield from _looks(document, profile, Role.APPENDIX)


@rule(
    "ND426",
    "appendix-in-capitals",
    N_("“{actual}” is in capitals, not “{expected}”"),
    source="Phụ lục I, phần I, mục III.1.b",
    bad="PHỤ LỤC I",
    good="Phụ lục I",
    fixable=True,
)
def appendix_in_capitals(document: Document, profile: Profile) -> Iterator[Finding]:
    """The word “Phụ lục” above an appendix in capitals.

    The fix changes capitals to small letters; letters stay the same.
    """
    for one in _heads(document):
        match = _HEAD.match(one.text)
        if match and match[1].isupper():
            edits = (replaced(one, match.start(1), match[1], "Phụ lục"),)
            yield Finding(one.place, {"actual": match[1], "expected": "Phụ lục"}, edits)


@rule(
    "ND427",
    "appendix-not-numbered",
    N_("“{actual}” is one of {count} appendices and should be “{expected}”"),
    source="Phụ lục I, phần I, mục III.1.a",
    bad="Phụ lục 1, Phụ lục 2",
    good="Phụ lục I, Phụ lục II",
    fixable=True,
)
def appendix_not_numbered(document: Document, profile: Profile) -> Iterator[Finding]:
    """One of several appendices (phụ lục) without a Roman numeral.

    The fix writes an Arabic number in Roman numerals; since references may have to follow, it is
    only done on demand. An appendix without any number is left for a person.
    """
    heads = _heads(document)
    if len(heads) < _SECOND:
        return
    for one in heads:
        number = _number(one)
        if number and not number.isdigit():
            continue
        value = arabic(number) if number else one.appendix
        expected = f"Phụ lục {roman(value or one.appendix)}"
        edits = (
            (replaced(one, one.text.index(number), number, roman(int(number))),) if number else ()
        )
        values = {"actual": one.text.strip(), "count": len(heads), "expected": expected}
        yield Finding(one.place, values, edits)


@rule(
    "ND428",
    "single-appendix-numbered",
    N_("“{actual}” is the only appendix and needs no number"),
    source="Phụ lục I, phần I, mục III.1.a",
    severity=Severity.WARNING,
    bad="Phụ lục I (chỉ có một phụ lục)",
    good="Phụ lục",
)
def single_appendix_numbered(document: Document, profile: Profile) -> Iterator[Finding]:
    """The only appendix (phụ lục) of a document with a number.

    Where the text speaks of another one, or its number is not the first, the others are in
    other files, and nothing is said. There is no fix: references may have to follow.
    """
    heads = _heads(document)
    if len(heads) != 1 or arabic(_number(heads[0]) or "0") != 1:
        return
    others = {arabic(one) for one in _mentioned(document)} - {1, None}
    if not others and "các phụ lục" not in key(_text(document)):
        yield Finding(heads[0].place, {"actual": heads[0].text.strip()})


@rule(
    "ND429",
    "plain-appendix-title",
    _LOOKS,
    source="Phụ lục I, phần I, mục III.1.b",
    bad="Chỉ tiêu năm 2026 (chữ thường)",
    good="CHỈ TIÊU NĂM 2026 (chữ in hoa, đậm)",
    fixable=True,
)
def plain_appendix_title(document: Document, profile: Profile) -> Iterator[Finding]:
    """The title of an appendix (tiêu đề phụ lục) not in bold upright capitals, centred.

    The fix changes looks and alignment; capitals are a format, so no letter is typed anew.
    """
    yield from _looks(document, profile, Role.APPENDIX_TITLE)


@rule(
    "ND430",
    "no-appendix-reference",
    N_("“{actual}” does not say which document it comes with: “{expected}”"),
    source="Phụ lục I, phần I, mục III.1.c",
    bad="Phụ lục I (không có dòng “Kèm theo …”)",
    good="(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã A)",
)
def no_appendix_reference(document: Document, profile: Profile) -> Iterator[Finding]:
    """An appendix (phụ lục) without the line “(Kèm theo …)” below its title.

    There is no fix: the line is not made up.
    """
    referring = {one.appendix for one in document.having(Role.APPENDIX_REFERENCE, sure=0.0)}
    for one in _heads(document):
        if one.appendix not in referring and "kèm theo" not in key(one.text):
            values = {"actual": one.text.strip(), "expected": "(Kèm theo …)"}
            yield Finding(one.place, values)


@rule(
    "ND431",
    "plain-appendix-reference",
    _LOOKS,
    source="Phụ lục I, phần I, mục III.1.c",
    bad="(Kèm theo Kế hoạch số …) (chữ đứng)",
    good="(Kèm theo Kế hoạch số …) (chữ nghiêng)",
    fixable=True,
)
def plain_appendix_reference(document: Document, profile: Profile) -> Iterator[Finding]:
    """The line “(Kèm theo …)” not in italics of the decree's size, centred, or bold.

    The fix changes looks and alignment.
    """
    yield from _looks(document, profile, Role.APPENDIX_REFERENCE)


@rule(
    "ND432",
    "incomplete-appendix-reference",
    N_("the line “(Kèm theo …)” does not say {missing}"),
    source="Phụ lục I, phần I, mục III.1.c",
    bad="(Kèm theo Kế hoạch của Ủy ban nhân dân xã A)",
    good="(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân xã A)",
)
def incomplete_appendix_reference(document: Document, profile: Profile) -> Iterator[Finding]:
    """A line “(Kèm theo …)” without type, number, date or organ of the document it comes with.

    Room left for number and date is right: it is filled in when the document is signed. There is
    no fix: what is missing is not guessed.
    """
    every = [one for one in document.having(Role.APPENDIX_REFERENCE) if legible(one)]
    for _, lines in groupby(every, key=lambda one: one.appendix):
        first, *rest = lines
        text = " ".join(key(one.text) for one in (first, *rest))
        missing = tuple(_missing(text))
        if missing:
            yield Finding(first.place, {"missing": missing})


def _missing(text: str) -> Iterator[Expectation]:
    if not _TYPE.search(text):
        yield Expectation(N_("its type"))
    if not re.search(r"\bsố\b", text):
        yield Expectation(N_("its number"))
    if not re.search(r"\bngày\b", text):
        yield Expectation(N_("its date"))
    if not re.search(r"\bcủa\b", text):
        yield Expectation(N_("which organ issued it"))


@rule(
    "ND433",
    "appendix-not-referred-to",
    N_("the text does not mention “{actual}”"),
    source="Phụ lục I, phần I, mục III.1.a",
    severity=Severity.WARNING,
    bad="Phụ lục II (lời văn chỉ nhắc Phụ lục I)",
    good="… theo Phụ lục I và Phụ lục II kèm theo",
)
def unmentioned_appendix(document: Document, profile: Profile) -> Iterator[Finding]:
    """An appendix (phụ lục) that the text never refers to.

    Words such as “các phụ lục”, “phụ lục kèm theo” or “bảng kèm theo” refer to all of them. There
    is no fix: where to mention it only the author knows.
    """
    if not _heads(document):
        return
    mentioned = _mentioned(document)
    refers_to_all = "" in mentioned or _ALL.search(key(_text(document)))
    if refers_to_all or not all(map(legible, content(document))):
        return
    values = {arabic(one) for one in mentioned}
    for one in _heads(document):
        if (arabic(_number(one)) or one.appendix) not in values:
            yield Finding(one.place, {"actual": one.text.strip()})


@rule(
    "ND434",
    "missing-appendix",
    N_("the text mentions “{actual}”, which is not in the file"),
    source="Phụ lục I, phần I, mục III.1.a",
    severity=Severity.WARNING,
    bad="(Phụ lục III kèm theo), nhưng tệp chỉ có hai phụ lục",
    good="(Phụ lục II kèm theo)",
)
def missing_appendix(document: Document, profile: Profile) -> Iterator[Finding]:
    """An appendix (phụ lục) that the text says is attached, but that the file does not have.

    Appendices of other documents are not meant; where the file has none at all, they are in
    another file, and nothing is said. There is no fix.
    """
    numbers = {arabic(_number(one)) or one.appendix for one in _heads(document)}
    for one in content(document) if numbers else ():
        for match in _ATTACHED.finditer(unicodedata.normalize("NFC", one.text)):
            if match[2] and arabic(match[2]) not in numbers:
                yield Finding(one.place, {"actual": f"Phụ lục {match[2]}"})


@rule(
    "ND439",
    "appendix-without-its-line",
    N_("the line “{expected}” is missing above “{actual}”, which the text calls an appendix"),
    source="Phụ lục I, phần I, mục III.1.b",
    severity=Severity.WARNING,
    bad="DANH SÁCH TỔ CÔNG TÁC (không có dòng “Phụ lục”, lời văn ghi “Phụ lục kèm theo”)",
    good="Phụ lục, DANH SÁCH TỔ CÔNG TÁC",
)
def appendix_without_its_line(document: Document, profile: Profile) -> Iterator[Finding]:
    """A list or table behind the signature without the line “Phụ lục” that the text speaks of.

    Where any appendix has that line, or the text says “danh sách kèm theo”, nothing is said. There
    is no fix: a line is not added.
    """
    title = document.one(Role.APPENDIX_TITLE)
    if title is None or document.having(Role.APPENDIX, sure=0.0) or not _attached(document):
        return
    actual = " ".join(title.text.split())
    yield Finding(title.place, {"actual": actual, "expected": "Phụ lục"})


@rule(
    "ND442",
    "appendix-in-another-file",
    N_("the text says that “{actual}” is attached; this file has no appendix"),
    source="Phụ lục I, phần I, mục III.1.a",
    severity=Severity.NOTE,
    bad="(Chi tiết tại Phụ lục kèm theo), nhưng tệp không có phụ lục",
    good="(Chi tiết tại Phụ lục kèm theo), phụ lục nằm sau chữ ký",
)
def appendix_in_another_file(document: Document, profile: Profile) -> Iterator[Finding]:
    """An appendix (phụ lục) that the text says is attached, in a file that ends with the signature.

    It may well be in another file, so that it is only noted. Appendices of other documents are
    not meant.
    """
    found = _attached(document)
    ends = document.having(*CLOSING)
    if not found or not ends or any(one.appendix for one in document.members):
        return
    last = document.members.index(ends[-1])
    if not any(one.role in _GOES_ON for one in document.members[last + 1 :]):
        member, actual = found[0]
        yield Finding(member.place, {"actual": actual})


def _attached(document: Document) -> list[tuple[Member, str]]:
    """Where the text says that an appendix of this document is attached, and in what words."""
    return [
        (one, " ".join(match[1].split()))
        for one in content(document)
        if legible(one)
        for match in _ATTACHED.finditer(one.text)
    ]


def _text(document: Document) -> str:
    return "\n".join(unicodedata.normalize("NFC", one.text) for one in content(document))


def _mentioned(document: Document) -> set[str]:
    """The numbers of appendices in the text; an empty one for “phụ lục” without a number."""
    return {match[1] or "" for match in _MENTION.finditer(_text(document))}


@rule(
    "ND435",
    "plain-drafter",
    _LOOKS,
    source="Phụ lục I, phần I, mục III.3",
    severity=Severity.WARNING,
    bad="PL.(300) (cỡ chữ 14)",
    good="PL.(300) (cỡ chữ 11)",
    fixable=True,
)
def plain_drafter(document: Document, profile: Profile) -> Iterator[Finding]:
    """The drafter's initials and the number of copies (ký hiệu người soạn thảo) of another look.

    The fix changes looks.
    """
    for one in document.having(Role.DRAFTER):
        found = departure(one, profile.role["drafter"], align=False)
        if found:
            yield found.finding()


@rule(
    "ND436",
    "plain-contact",
    _LOOKS,
    source="Phụ lục I, phần I, mục III.4",
    severity=Severity.WARNING,
    bad="Địa chỉ: … (cỡ chữ 14)",
    good="Địa chỉ: … (cỡ chữ 11)",
    fixable=True,
)
def plain_contact(document: Document, profile: Profile) -> Iterator[Finding]:
    """Address, telephone or e-mail of the organ (địa chỉ cơ quan) of another look.

    The fix changes looks.
    """
    for one in document.having(Role.CONTACT):
        found = departure(one, profile.role["contact"], align=False)
        if found:
            yield found.finding()
