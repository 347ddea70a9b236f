"""ND0: what kind of document it is, and whether the decree is for it at all."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.decree.profile import Profile
from docgen.lint.register import Finding, rule
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_
from docgen.word.roles import Document, Kind


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
    yield Finding(document.place)


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
