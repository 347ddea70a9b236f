"""ND0: what kind of document it is, and whether the decree is for it at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.register import Finding, rule
from docgen.model.problem import Severity
from docgen.vietnamese.dates import short_date
from docgen.vietnamese.messages import N_
from docgen.word.roles import Document, Kind, Member, Role

_EITHER: Final = {"Quyết định", "Nghị quyết"}  # legislation or not, as their number says


@rule(
    "ND001",
    "party-document",
    N_("this is a document of the Party, which follows the Party's own rules of layout"),
    source="Điều 2, khoản 2; Hướng dẫn 05-HD/VPTW",
    severity=Severity.NOTE,
    bad="ĐẢNG CỘNG SẢN VIỆT NAM",
    good="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    kinds=(Kind.PARTY,),
)
def party_document(document: Document, profile: Profile) -> Iterator[Finding]:
    """A document with the Party's heading (văn bản của Đảng).

    It is only noted; no other rule of the decree is applied to it.
    """
    yield Finding(document.place)


@rule(
    "ND002",
    "legislation",
    N_("this is a legal normative document, which follows the law on promulgating them"),
    source="Điều 1; Luật 64/2025/QH15",
    severity=Severity.NOTE,
    bad="Số: 12/2026/QĐ-UBND",
    good="Số: 12/QĐ-UBND",
    kinds=(Kind.LEGISLATION,),
)
def legislation(document: Document, profile: Profile) -> Iterator[Finding]:
    """A legal normative document (văn bản quy phạm pháp luật).

    It is only noted; no other rule of the decree is applied to it.
    """
    if _number(document) is None:
        yield Finding(document.place)


@rule(
    "ND005",
    "legislation-or-misnumbered",
    N_(
        "the number has a year, “{actual}”, which only legislation has; if this is no legislation,"
        " leave out the year; nothing else was checked"
    ),
    source="Điều 1; Phụ lục I, phần I, mục II.3.b; Luật 64/2025/QH15",
    severity=Severity.NOTE,
    bad="Số: 12/2026/QĐ-UBND (quyết định cá biệt)",
    good="Số: 12/QĐ-UBND",
    kinds=(Kind.LEGISLATION,),
)
def legislation_or_misnumbered(document: Document, profile: Profile) -> Iterator[Finding]:
    """A decision or resolution (quyết định, nghị quyết) with a year in its number.

    Only legislation (văn bản quy phạm pháp luật) has the year there; whether this is any cannot be
    told from the layout. It is only noted; no other rule of the decree is applied to it.
    """
    number = _number(document)
    if number is not None:
        yield Finding(number.place, {"actual": " ".join(number.text.split())})


def _number(document: Document) -> Member | None:
    """The number of a decision or resolution."""
    return document.one(Role.NUMBER) if document.type in _EITHER else None


@rule(
    "ND003",
    "no-administrative-document",
    N_("no heading of an administrative document was found; nothing else was checked"),
    source="Điều 8, khoản 2",
    severity=Severity.NOTE,
    bad="Danh sách đại biểu",
    good="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    kinds=(Kind.OTHER,),
)
def no_administrative_document(document: Document, profile: Profile) -> Iterator[Finding]:
    """A file with nothing that an administrative document (văn bản hành chính) begins with.

    It is only noted; no other rule of the decree is applied to it.
    """
    yield Finding(document.place)


@rule(
    "ND004",
    "tracked-changes",
    N_("the file holds tracked changes; it was checked as if all were accepted"),
    source="thông lệ",
    severity=Severity.NOTE,
    bad="Ủy ban nhân dân xã [xóa: đề nghị] [thêm: yêu cầu] các thôn …",
    good="Ủy ban nhân dân xã yêu cầu các thôn …",
    kinds=(Kind.ADMINISTRATIVE,),
)
def tracked_changes(document: Document, profile: Profile) -> Iterator[Finding]:
    """A file with insertions, deletions or new formatting that nobody has accepted yet.

    Every other rule looks at the document as it prints when all of them are accepted. There is
    no fix: whoever answers for the document accepts or rejects them, and only then can docgen
    fix mend the file.
    """
    if document.first and "tracked" in document.view.facts:
        yield Finding(document.place)


@rule(
    "ND006",
    "before-the-decree",
    N_("the document is dated {actual}, before the decree; its layout was not checked"),
    source="Điều 37",
    severity=Severity.NOTE,
    bad="Lạng Sơn, ngày 10 tháng 01 năm 2019",
    good="Lạng Sơn, ngày 05 tháng 3 năm 2020",
    since=date.min,
    until=date(2020, 3, 4),
)
def before_the_decree(document: Document, profile: Profile) -> Iterator[Finding]:
    """A document dated before 05/3/2020, when the decree came into force.

    It is only noted: the rules of its own time are not known here. There is no fix.
    """
    if document.dated is not None:
        yield Finding(document.place, {"actual": short_date(document.dated)})
