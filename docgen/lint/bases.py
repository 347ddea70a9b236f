"""ND3: what the document rests on (căn cứ ban hành)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.looks import MOST, at_first, ended, ending, main_size, restyled, sized, sizes
from docgen.lint.register import Finding, rule
from docgen.model.problem import Severity
from docgen.vietnamese.citation import TYPES, is_statute
from docgen.vietnamese.messages import N_, Expectation, Measure
from docgen.word.roles import Document, Member, Role

_SOURCE: Final = "Phụ lục I, phần I, mục II.6.a"

# Where “Căn cứ …” opens the text itself; only italic lines are legal bases there.
_LETTERS: Final = {
    "", "Công văn", "Công điện", "Báo cáo", "Tờ trình", "Thông báo", "Biên bản", "Giấy mời",
    "Giấy giới thiệu", "Giấy nghỉ phép", "Giấy ủy quyền", "Phiếu gửi", "Phiếu chuyển",
    "Phiếu báo", "Thư công", "Hợp đồng", "Bản ghi nhớ", "Bản thỏa thuận",
}  # fmt: skip
_SUBJECT = (
    r"(?:Sở|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Phòng|Trường|Ban|Bộ|Cục|Chi cục|Trung tâm|Văn phòng"
    r"|Công an|Bệnh viện|Viện|Công ty|Hội|Đoàn|Tổ|Chủ tịch|Giám đốc|Hiệu trưởng|Thủ trưởng)"
)
_VERB = (
    r"(?:ban hành|xây dựng|báo cáo|đề nghị|thông báo|yêu cầu|hướng dẫn|có ý kiến|trân trọng|kính"
    r"|tổ chức|triển khai|đã|giao|trình|quyết định|phê duyệt|mời|cử|xin|nhận thấy)"
)
_SENTENCE: Final = re.compile(rf"[,;]\s+{_SUBJECT}\b[^,;]{{0,90}}?\s{_VERB}\b|như sau\s*[:.]")
_SECOND: Final = re.compile(r"[;.]\s+(Căn cứ|Theo đề nghị)\s")
_KINDS: Final = "|".join(sorted(TYPES, reverse=True))
_CITED: Final = re.compile(rf"\s*Căn cứ\s+(?:vào\s+)?({_KINDS})\b(.*)", re.DOTALL)
_SYMBOL: Final = re.compile(r"\bsố\b[\s:.…_\d]*[^\s,;]*\s*[/-]|\d[^\s,;]*/\S")
_DATED: Final = re.compile(r"\bngày\b")
_ISSUER: Final = re.compile(rf"\bcủa\b|\b(?:Chính phủ|Thủ tướng|Quốc hội|Tỉnh ủy|{_SUBJECT})\b")
_ABOUT: Final = re.compile(
    r"\b(?:về|ban hành|quy định|phê duyệt|sửa đổi|hướng dẫn|giao|công bố|thông qua|bổ sung|điều"
    r"|triển khai|thực hiện|tổ chức|thành lập|kiện toàn|đề nghị|trình|kết luận|báo cáo|cho|đối với"
    r"|tiếp tục|tăng cường|đẩy mạnh|nâng cao|xử|bãi bỏ|thay thế|chuyển|phân|ủy quyền|công nhận"
    r"|v/v)\b"
)
_NUMBERED: Final = {"Nghị định", "Thông tư", "Quyết định", "Chỉ thị", "Kế hoạch", "Công văn"}


def _is_text(text: str) -> bool:
    """Whether a paragraph that begins with “Căn cứ” is a sentence of the text itself."""
    text = unicodedata.normalize("NFC", text).rstrip()
    return text.endswith(":") or bool(_SENTENCE.search(text))


def _bases(document: Document) -> tuple[Member, ...]:
    """The legal bases on lines of their own; none where they are part of the text."""
    every = [one for one in document.having(Role.LEGAL_BASIS) if not one.appendix]
    lines = tuple(one for one in every if not _is_text(one.text))
    italic = [one for one in lines if one.share("italic") >= MOST]
    if document.type in _LETTERS or len(lines) == 1:
        decides = document.type in {"Nghị quyết", "Quyết định"} or document.having(Role.RESOLUTION)
        if not decides and 2 * len(italic) <= len(lines):
            return ()
    return lines


def _are_last(document: Document, lines: tuple[Member, ...]) -> bool:
    """Whether the sentence ends with the last of the lines, or the text goes on from it."""
    every = [one for one in document.having(Role.LEGAL_BASIS) if not one.appendix]
    if every[-1] is not lines[-1]:
        return False
    ends = lines[-1].text.rstrip()
    return bool(document.having(Role.RESOLUTION)) or not ends.endswith(",")


@rule(
    "ND301",
    "upright-legal-basis",
    N_("the legal bases (căn cứ) are not italic (paragraphs: {count})"),
    source=_SOURCE,
    bad="Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    good="Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025; (chữ nghiêng)",
    fixable=True,
)
def upright_legal_basis(document: Document, profile: Profile) -> Iterator[Finding]:
    """A legal basis (căn cứ ban hành) that is not in italics.

    A sentence of the text that begins with “Căn cứ” is not judged. The fix only makes the
    letters italic.
    """
    lines = _bases(document)
    wrong = (one for one in lines if one.share("italic") < MOST)
    yield from at_first(
        (Finding(one.place, {}, (restyled(one, italic=True),)), "upright") for one in wrong
    )


@rule(
    "ND302",
    "legal-basis-of-other-size",
    N_("the legal bases (căn cứ) are {actual}, not {expected} (paragraphs: {count})"),
    source=_SOURCE,
    bad="Căn cứ Luật Tổ chức chính quyền địa phương (cỡ chữ 12)",
    good="Căn cứ Luật Tổ chức chính quyền địa phương (cỡ chữ 14)",
    fixable=True,
)
def legal_basis_of_other_size(document: Document, profile: Profile) -> Iterator[Finding]:
    """A legal basis (căn cứ ban hành) in letters of a size that the decree does not allow.

    A sentence of the text that begins with “Căn cứ” is not judged here. The fix only changes
    the size.
    """
    allowed = profile.role["legal-basis"].size_pt
    lines = _bases(document)
    yield from at_first(
        (
            Finding(
                one.place,
                {"actual": Measure(f"{main_size(one):g} pt"), "expected": sizes(allowed)},
                (restyled(one, size_pt=allowed.use),),
            ),
            main_size(one),
        )
        for one in lines
        if not sized(one, allowed)
    )


@rule(
    "ND303",
    "legal-bases-in-one-paragraph",
    N_("a second legal basis, “{actual} …”, stands in the same paragraph, not on its own line"),
    source=_SOURCE,
    bad="Căn cứ Luật A; Căn cứ Nghị định B;",
    good="Căn cứ Luật A; (xuống dòng) Căn cứ Nghị định B;",
)
def legal_bases_in_one_paragraph(document: Document, profile: Profile) -> Iterator[Finding]:
    """Two legal bases (căn cứ ban hành) in one paragraph; each begins a new line.

    A line break between them is enough. There is no fix: a paragraph is never cut in two.
    """
    lines = _bases(document)
    for one in lines:
        match = _SECOND.search(unicodedata.normalize("NFC", one.text))
        if match and "\n" not in match[0]:
            yield Finding(one.place, {"actual": match[1]})


@rule(
    "ND304",
    "legal-basis-without-semicolon",
    N_("the legal basis ends with “{actual}”, not with a semicolon"),
    source=_SOURCE,
    bad="Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006.",
    good="Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;",
    fixable=True,
)
def legal_basis_without_semicolon(document: Document, profile: Profile) -> Iterator[Finding]:
    """A legal basis (căn cứ ban hành) before the last that does not end with a semicolon.

    The fix changes the punctuation at the end of the line and no letter.
    """
    lines = _bases(document)
    for one in lines[:-1]:
        text = one.text.rstrip()
        if not text.endswith(";"):
            yield Finding(one.place, {"actual": ending(one)}, (ended(one, ";"),))


@rule(
    "ND305",
    "last-legal-basis-without-full-stop",
    N_("the last legal basis ends with “{actual}”, not with a full stop"),
    source=_SOURCE,
    bad="Theo đề nghị của Giám đốc Sở Nội vụ,",
    good="Theo đề nghị của Giám đốc Sở Nội vụ.",
    fixable=True,
)
def last_legal_basis_without_full_stop(document: Document, profile: Profile) -> Iterator[Finding]:
    """A last legal basis (căn cứ cuối cùng) that does not end with a full stop.

    Where the sentence goes on in the next paragraph after a comma, it is not judged. The fix
    changes the punctuation at the end of the line and no letter.
    """
    lines = _bases(document)
    if not lines or not _are_last(document, lines):
        return
    text = lines[-1].text.rstrip()
    if not text.endswith("."):
        yield Finding(lines[-1].place, {"actual": ending(lines[-1])}, (ended(lines[-1], "."),))


@rule(
    "ND306",
    "incomplete-legal-basis",
    N_("the legal basis does not say {missing}"),
    source=_SOURCE,
    severity=Severity.WARNING,
    bad="Căn cứ Nghị định số 30/2020/NĐ-CP;",
    good="Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác"
    " văn thư;",
)
def incomplete_legal_basis(document: Document, profile: Profile) -> Iterator[Finding]:
    """A legal basis (căn cứ ban hành) that lacks number, date, issuing organ or subject.

    Laws, codes, ordinances and the Constitution are named without number and organ; a basis
    that is no document (“Căn cứ tình hình thực tế”) is not judged. There is no fix: what is
    missing is never guessed.
    """
    lines = _bases(document)
    for one in lines:
        missing = tuple(_missing(unicodedata.normalize("NFC", one.text)))
        if missing:
            yield Finding(one.place, {"missing": missing})


def _missing(text: str) -> Iterator[Expectation]:
    match = _CITED.match(text)
    if match is None or is_statute(match[1]):
        return
    kind, rest = match.groups()
    symbol = _SYMBOL.search(rest)
    if symbol is None:
        if kind in _NUMBERED and " này" not in rest[:12]:
            yield Expectation(N_("its number"))
        return
    rest = rest[symbol.end() :]
    if not _DATED.search(rest):
        yield Expectation(N_("its date"))
    if not _ISSUER.search(rest):
        yield Expectation(N_("which organ issued it"))
    if not _ABOUT.search(rest):
        yield Expectation(N_("what it is about"))
