"""ND5: what a template, a form or an earlier document left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.register import Finding, NotEvaluated, rule
from docgen.lint.wording import gathered
from docgen.model.problem import Severity
from docgen.vietnamese.messages import N_
from docgen.word.prose import RUNNING, SENTENCES, prose
from docgen.word.roles import Document, Role

_PLACES: Final = RUNNING | {Role.APPENDIX_TITLE, Role.APPENDIX_REFERENCE, Role.OTHER, Role.POST}
_FORMS: Final = frozenset(
    {
        "Giấy mời", "Giấy giới thiệu", "Giấy nghỉ phép", "Giấy ủy quyền", "Phiếu gửi",
        "Phiếu chuyển", "Phiếu báo", "Biên bản", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận",
    }
)  # fmt: skip
_A_FORM: Final = 8  # so many blanks are meant to be filled in by the reader

_DOTS: Final = re.compile(r"(?:\.{5,}|…{2,}|_{5,}|(?:\. ){4,}\.)(?!\s*\d*\s*$)", re.MULTILINE)
_DOT_NEAR: Final = (".....", "……", "_____", ". . . .")
_TOLD: Final = SENTENCES - {Role.TABLE_TEXT}
_MARKS: Final = re.compile(
    r"\[(?:…+|\.{3,}|\?+)\]|\[(?i:tên|họ và tên|chức vụ|đơn vị)\b[^\]\n]{0,40}\]"
    r"|(?<![\w./])(?:x{3,}|X{3,})(?![\w./])|\b20(?:xx|XX)\b|\?\?\?+"
)
_MARK_NEAR: Final = ("[", "xxx", "XXX", "20xx", "20XX", "???")
_ROMAN: Final = ("thứ", "khóa", "khoá", "kỳ", "chương", "phần", "mục", "kỷ", "điều", "lần")


@rule(
    "ND522",
    "placeholder",
    N_("“{actual}” stands where words are missing (places: {count})"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="giao phòng xxx tổng hợp, báo cáo trước ngày […]",
    good="giao Phòng Tổng hợp báo cáo trước ngày 15/11/2025",
)
def placeholder(document: Document, profile: Profile) -> Iterator[Finding]:
    """Marks for missing words: “[…]”, “xxx”, “20xx”, “???”.

    In quotation marks, where something is left out of a quotation, and as Roman numerals
    (“khóa XXX”) they are right. No fix: only a person knows the words.
    """
    found = (
        hit
        for hit in prose(document).find(_MARKS, *_MARK_NEAR, roles=_PLACES)
        if not hit.follows(*_ROMAN)
    )
    yield from gathered((hit, hit.text, None) for hit in found)


@rule(
    "ND523",
    "filler-dots",
    N_("a row of dots or underscores stands where words are missing: “{actual}”"),
    source="thông lệ",
    severity=Severity.WARNING,
    needs=(Role.NUMBER, Role.PLACE_AND_DATE),
    bad="Thời gian thực hiện: ......................",
    good="Thời gian thực hiện: từ tháng 3 đến tháng 11 năm 2025",
)
def filler_dots(document: Document, profile: Profile) -> Iterator[Finding | NotEvaluated]:
    """A row of dots (dòng chấm) in a document that is numbered and dated already.

    Drafts, forms and minutes, appendices and tables, contents with page numbers, and documents
    with many such rows are meant to have them. No fix: only a person knows the words.
    """
    number = document.one(Role.NUMBER)
    if document.dated is None or number is None or not re.search(r"\d\s*/", number.text):
        yield NotEvaluated(N_("the document has no number and date yet"))
        return
    rows = [
        hit
        for hit in prose(document).find(_DOTS, *_DOT_NEAR, roles=_TOLD)
        if not hit.member.appendix
    ]
    if document.type in _FORMS or len(rows) >= _A_FORM:
        return
    for hit in rows:
        words = hit.before(40).split()[-3:]
        yield Finding(hit.place, {"actual": " ".join((*words, hit.text[:5]))})


_TAG_NEAR: Final = ("{{", "{%", "«", "<<", "MERGEFIELD", "lick ", "orem ", "[")
_TAGS: Final = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|«[A-Za-z]\w{1,39}»|<<[A-Za-z_]\w{1,39}>>"
    r"|\bMERGEFIELD\b[^\n]{0,30}|\b(?i:click (?:or tap )?here to enter)[^\n.]{0,30}"
    r"|\b(?i:click or tap to enter)[^\n.]{0,30}|\b(?i:lorem ipsum)\b[^\n.]{0,20}"
    r"|\[(?i:thiếu): [^\]\n]{1,80}\]|\[(?i:nhập|điền|ghi rõ)[^\]\n]{0,60}\]"
)


@rule(
    "ND524",
    "template-tag",
    N_("“{actual}” was left by a template (places: {count})"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="Kế hoạch năm {{ nam }} của «TEN_DON_VI»",
    good="Kế hoạch năm 2025 của Sở Nội vụ",
)
def template_tag(document: Document, profile: Profile) -> Iterator[Finding]:
    """A tag, a merge field or a prompt of a template, or a mark of docgen for a missing value.

    In quotation marks, and words within «…» that are no name of a field, are let pass. No fix:
    only a person knows the words.
    """
    text = prose(document)
    found = (
        hit
        for hit in text.find(_TAGS, *_TAG_NEAR, roles=_PLACES, quoted=True)
        if hit.before(200).count("“") <= hit.before(200).count("”")
    )
    yield from gathered((hit, hit.text.strip(), None) for hit in found)


_BROKEN: Final = re.compile(
    r"(?:Error! (?:Reference source|Bookmark|No text of|Hyperlink|Unknown|Not a valid|Use the Home)"
    r"|Lỗi! (?:Không|Không tìm thấy|Dấu|Thẻ))[^\n.;,)]{0,40}"
)


@rule(
    "ND525",
    "broken-reference",
    N_("“{actual}”: a reference of Word points to nothing (places: {count})"),
    source="thông lệ",
    severity=Severity.WARNING,
    bad="theo Error! Reference source not found.",
    good="theo Biểu số 02",
)
def broken_reference(document: Document, profile: Profile) -> Iterator[Finding]:
    """What Word prints for a cross-reference or bookmark that is gone.

    No fix: only a person knows what it pointed to.
    """
    found = prose(document).find(_BROKEN, "Error!", "Lỗi!", roles=_PLACES, quoted=True)
    yield from gathered((hit, hit.text.strip(), None) for hit in found)
