"""What no rewording may touch: citations, quoted words, documents and programmes by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.vietnamese.citation import extents

__all__ = ["Span", "quoted", "spans"]

Span = tuple[int, int]

_DOCUMENT = (
    r"(?:kế hoạch|văn bản|nghị quyết|quyết định|chỉ thị|chương trình|đề án|dự án|kết luận|"
    r"quy định|quy chế|công văn|thông tri|chiến lược)"
)
_ORGAN = (
    r"(?:(?:Thường trực |Ban Thường vụ |Ban Chấp hành |Chủ tịch )*(?:Tỉnh ủy|Đảng bộ tỉnh"
    r"|(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)(?:, (?:UBND|HĐND))? tỉnh|tỉnh)"
    r"(?: [A-ZĐ]\w+){0,3})"
)
_BY_PROVINCE = rf"của {_ORGAN}(?!\w)"
# Documents of the province that are not cited by number: those in force, those to be followed.
_UNNUMBERED = re.compile(
    r"(?i:thực hiện|triển khai|theo|quán triệt|bám sát|căn cứ|tại|nêu tại)"
    rf"\s(?:[^.;:,]{{0,60}}?\s)?(?i:{_DOCUMENT})[^.;:,]{{0,120}}?\s{_BY_PROVINCE}"
    rf"|(?i:các {_DOCUMENT})(?:, (?i:{_DOCUMENT}))* (?:chỉ đạo )?{_BY_PROVINCE}"
    rf"(?=:? số \d| (?:đang )?còn (?:hiệu lực|trong)| đã ban hành|, gồm|:)"
    rf"|(?i:{_DOCUMENT})[^.;:]{{0,120}}?\s{_BY_PROVINCE} (?=giai đoạn \d|đến năm \d)"
    r"|(?i:quy định|nghị quyết|chính sách|cơ chế, chính sách) "
    rf"{_BY_PROVINCE}"
)
_CONGRESS = re.compile(r"Đại hội (?:đại biểu )?(?:Đảng bộ )?tỉnh[^,;.]*")
_NATIONAL = re.compile(r"Chương trình mục tiêu quốc gia[^,;.:]*")
_GUIDANCE = re.compile(  # of a department of the province, which guides its counterparts
    r"(?:hướng dẫn|hướng dẫn chuyên môn|chỉ đạo chuyên môn|tài liệu) của (?:các )?Sở [^,;.]*?"
    r"(?=[,;.]|$| (?:và|để|trong|trên|khi|tại|nhằm) )"
    r"|do Sở [^;.]{3,60}? (?:tổ chức|phát hành|cung cấp|biên soạn|triệu tập|ban hành)"
)
_INSTITUTION = re.compile(  # of the province, with a name of its own
    r"(?:Trường|Bệnh viện|Trung tâm|Bảo tàng|Thư viện|Cơ sở) (?!Hội nghị)[A-ZĐ]\w*"
    r"(?: [^\s,;.]+){0,9}?(?<!bàn)(?<!toàn)(?<!trong)(?<!của)(?<!cấp) tỉnh(?: [A-ZĐ]\w+){0,3}"
)
_MARKS = re.compile('[“”"]')


def spans(text: str, *, unnumbered: bool = True) -> list[Span]:
    """Where in ``text`` nothing may be reworded, as start and end, in order, without overlap.

    Without ``unnumbered`` a document of the province without number is no such place: a
    product “Kế hoạch của UBND tỉnh” is still to be made.
    """
    found = [*extents(text), *quoted(text)]
    patterns = [
        _CONGRESS,
        _NATIONAL,
        _GUIDANCE,
        _INSTITUTION,
        *([_UNNUMBERED] if unnumbered else []),
    ]
    for pattern in patterns:
        found += (one.span() for one in pattern.finditer(text))
    return _joined(found)


def quoted(text: str) -> Iterator[Span]:
    """The outermost quotations with their marks; one that never ends is none.

    >>> [text[a:b] for text in ["theo “một “hai” ba” và \\"bốn\\""] for a, b in quoted(text)]
    ['“một “hai” ba”', '"bốn"']
    """
    opened: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark = match[0]
        straight = mark == '"' and opened and opened[-1][0] == '"'
        if mark == "“" or (mark == '"' and not straight):
            opened.append((mark, match.start()))
        elif opened:
            _, start = opened.pop()
            if not opened:
                yield start, match.end()


def _joined(found: list[Span]) -> list[Span]:
    whole: list[Span] = []
    for start, end in sorted(found):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole
