"""Citations of documents (viện dẫn): recognised, checked against their type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.vietnamese.names import key
from docgen.vietnamese.organs import ORGANS

__all__ = [
    "CODES",
    "TYPES",
    "Citation",
    "Cited",
    "citations",
    "cited",
    "code",
    "dated_spans",
    "extents",
    "fits",
    "is_statute",
    "tidy",
]

# Codes of types (bảng chữ viết tắt tên loại văn bản, NĐ 30/2020/NĐ-CP, Phụ lục III, mục I),
# with those of legislation and of the Party that plans cite.
CODES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "PL": "Pháp lệnh",
    "L": "Lệnh",
    "KL": "Kết luận",
}
TYPES = (*dict.fromkeys(CODES.values()), "Công văn", "Luật", "Bộ luật", "Hiến pháp")
_NAMED = {key(name) for name in CODES.values()}
_SHARED_CODES = {"qđ": {"quyết định", "quy định"}, "ct": {"chỉ thị", "chương trình"}}
_STATUTES = {key(name) for name in ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")}
_LETTER = key("Công văn")
# Codes that are organs' own abbreviations too: a letter of a Cục Thuế is 123/CT-TTHT.
_ORGAN_CODES = {"CT", "TT", "TC", "PL", "L", "HĐ", "DA"}
_RESOLUTION = key("Nghị quyết")

_STATE = re.compile(r"\d+[a-zđ]?/(?:\d{4}/)?([^\W\d_]+)\d*(?:-.+)?")
_PARTY = re.compile(r"\d+-([^\W\d_]+)/.+")
_ASSEMBLY = re.compile(r"\d+[a-z]?/\d{4}/(?:UBTV)?QH\d+")  # its resolutions have no code
_DRAFT_NUMBER = re.compile(r"^[\s.…]*(?=/)")
_SPACE = re.compile(r"\s*([-\u2010-\u2015/])\s*")
_TYPES = "|".join(sorted((re.escape(one) for one in (*CODES.values(), "Công văn")), reverse=True))
_CITED = re.compile(rf"\b({_TYPES}) số (\d+[a-zđ]?(?:\s*[/-]\s*[^\W_][\w.&]*)+)", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:số\s+)?\d{1,5}[^\s,;]{1,40}"
    r"(?:(?:(?<=-)\s+|(?<!-)\s+-\s*)[^\s,;]{1,40})?,?\s+ngày\s+\d{1,2}"
    r"(?:\s*/\s*\d{1,2}\s*/\s*|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}"
)
_GROUP = r"(?:[A-ZĐÐ]{2}|QyĐ|TrS)[\w&.]*"  # of a symbol: KH, UBND, TTg, QyĐ
_SYMBOL = re.compile(
    rf"(?P<symbol>\d\d{{0,4}}[a-zđ]?"  # a digit first, which is found fast
    rf"(?: ?/ ?(?:(?:19|20)\d\d ?/ ?)?{_GROUP}(?: ?[-–—] ?(?={_GROUP}))?"
    rf"|[-–—] ?{_GROUP} ?/ ?(?={_GROUP}))"
    rf"(?:{_GROUP})?(?:(?:[-–—/] ?| [-–—]){_GROUP})*)"
    r"(?P<dated>,? *\(?(?:ký )?ngày\b"
    r"(?: *(?P<day>\d{1,2}) *(?:[/.-]|tháng) *(?P<month>\d{1,2}) *(?:[/.-]|năm) *"
    r"(?P<year>\d{4}))?)?"
)
_GOES_ON = re.compile(r"[\w/.,-]")  # right before a number: it is the end of another
_KIND = re.compile(rf"(?<!\w)(?P<kind>{_TYPES})(?P<number>,? số:?)? *$", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"\bsố:? *$", re.IGNORECASE)
_TWO_SIGNS = re.compile(r"[-–—/].*[-–—/]")
_YEAR = re.compile(r"/((?:19|20)\d\d)/")

# What follows the number of a citation: more numbers, the issuer, the title.
_BEGINS = (  # words a title begins with
    "về|ban hành|phê duyệt|quy định|hướng dẫn|triển khai|thực hiện|sửa đổi|bổ sung|tổ chức|"
    "tăng cường|hỗ trợ|thành lập|kiện toàn|công bố|đẩy mạnh|nâng cao|phát triển|xây dựng|"
    "thông qua|phát động|Chiến lược|Đề án|Chương trình|Dự án|V/v|khắc phục|giao"
)
_ISSUER_STOPS = (
    "trên|tại|trong|để|nhằm|bảo đảm|đến|gồm|làm|và (?!Đ|[A-Z])|như|nêu|còn|đã|đang|do|cho"
)
_ORGANS = "|".join(sorted(map(re.escape, ORGANS), key=len, reverse=True))
_MORE_NUMBERS = re.compile(
    rf"(?:(?:,| và|;) (?:số )?{_SYMBOL.pattern.replace('?P<', '?P<more_')})+"
)
_ISSUER = re.compile(
    rf",? của (?:{_ORGANS}|(?!các )[^\W\d_])[^,;.:()“”\"]*?"
    rf"(?=\s+(?:{_BEGINS}|{_ISSUER_STOPS})\b|\s*[,;.:()“”\"]|\s*$)"
)
_TITLE = re.compile(rf"[ ,]*(?:\()?[“\"]?(?:{_BEGINS})\b")
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NOT_TITLE = (  # words of the sentence that goes on after a title
    "bảo đảm|đảm bảo|ưu tiên|đồng thời|góp phần|gắn với|nhất là|trong đó|trong năm|tập trung|"
    "báo cáo|gửi|trình|phù hợp|chú trọng|chủ động|định kỳ|cụ thể|gồm|các sở|các cơ quan|"
    "cơ quan|đơn vị|UBND|Ủy ban|HĐND|Sở|Phòng|Công an|Hội|Ban|đề nghị|yêu cầu|làm|tham mưu|"
    "từng bước|kịp thời|xây dựng kế hoạch|rà soát|tổng hợp|theo dõi|đặc biệt|nhằm|để|kết quả"
)
_TITLE_ENDS = re.compile(
    rf";|\.(?=\s|$)|:(?=\s|$)|\)|\s*$|,\s+(?:{_NOT_TITLE})\b"
    rf"|(?<=[\d”])\s+(?:tại|ở|để|nhằm|bảo đảm|gắn với|gửi|trình|báo cáo|và (?:báo|gửi|trình|các|tổ)"
    r"|cho|với|theo|đến các|trong)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A number of a document in a text, with what is said of it.

    ``kind`` is the type right before it, as typed, empty where something else stands there;
    ``worded`` whether the word "số" does.  ``symbol`` is as typed, from ``start`` on, and
    ``first`` is where the type begins.  ``dated`` is whether "ngày" follows, ``day`` the date,
    ``None`` where blank or impossible; ``end`` is where all of this ends.
    """

    kind: str
    worded: bool
    symbol: str
    first: int
    start: int
    end: int
    dated: bool
    day: date | None

    @property
    def year(self) -> int | None:
        """The year within the number, which only legislation has."""
        match = _YEAR.search(tidy(self.symbol))
        return int(match[1]) if match else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A document named in a text: its type and number as typed."""

    kind: str
    symbol: str


def is_statute(kind: str) -> bool:
    """Whether ``kind`` is cited by title, without number and issuer (Luật, Pháp lệnh)."""
    return any(key(kind) == one or key(kind).startswith(f"{one} ") for one in _STATUTES)


def tidy(symbol: str) -> str:
    """``symbol`` as it should be written: no spaces, plain hyphens.

    >>> tidy("192/KH- UBND")
    '192/KH-UBND'
    """
    return _SPACE.sub(lambda m: "/" if m[1] == "/" else "-", symbol.strip())


def fits(kind: str, symbol: str) -> bool:
    """Whether a number and symbol (số, ký hiệu) can be that of a document of this type.

    Types without a code of their own are not judged.

    >>> fits("Nghị quyết", "28/NQ-CP"), fits("Quyết định", "28/NQ-CP")
    (True, False)
    >>> fits("Công văn", "2950/LĐTBXH-BĐG"), fits("Kế hoạch", "86-KH/TU")
    (True, True)
    """
    wanted = key(kind)
    symbol = _DRAFT_NUMBER.sub("1", tidy(symbol))
    found = _PARTY.fullmatch(symbol) or _STATE.fullmatch(symbol)
    code = found[1] if found else ""
    types = _SHARED_CODES.get(code.casefold()) or {key(CODES[code])} if code in CODES else set()
    if wanted == _LETTER:
        return bool(found) and (not types or code in _ORGAN_CODES)
    if wanted == _RESOLUTION and _ASSEMBLY.fullmatch(symbol):
        return True
    if wanted not in _NAMED or is_statute(kind):
        return True
    return wanted in types


def cited(text: str) -> Iterator[Cited]:
    """The documents that ``text`` names by type and number.

    >>> [one.symbol for one in cited("theo Kế hoạch số 120/KH-UBND ngày 26/5/2021 của …")]
    ['120/KH-UBND']
    """
    for match in _CITED.finditer(text):
        if "/" in match[2]:  # else a plan “số 3 - Tuyên truyền”
            yield Cited(kind=match[1], symbol=match[2].rstrip("."))


def dated_spans(text: str) -> list[tuple[int, int]]:
    """Where in ``text`` numbers of documents with their dates stand, as start and end."""
    return [match.span() for match in _DATED.finditer(text)]


def code(symbol: str) -> str:
    """The code of a type within a number and symbol; empty where there is none that is known.

    >>> code("192/KH-UBND"), code("457-QĐ/TU"), code("2950/LĐTBXH-BĐG")
    ('KH', 'QĐ', '')
    """
    symbol = tidy(symbol)
    found = _PARTY.fullmatch(symbol) or _STATE.fullmatch(symbol)
    return found[1] if found and found[1] in CODES else ""


def citations(text: str) -> Iterator[Citation]:
    """Every number of a document in ``text``, be it spaced as it should be or not.

    >>> (found,) = citations("theo Kế hoạch 192/KH- UBND, ngày 21/11/2017 của UBND tỉnh")
    >>> found.kind, found.worded, found.symbol, found.day
    ('Kế hoạch', False, '192/KH- UBND', datetime.date(2017, 11, 21))
    """
    for match in _SYMBOL.finditer(text):
        if match.start() and _GOES_ON.match(text, match.start() - 1):
            continue
        before = text[max(match.start() - 40, 0) : match.start()].rpartition("\n")[2]
        named = _KIND.search(before)
        symbol = match["symbol"].rstrip(" .-–—/")
        worded = bool(named["number"] if named else _NUMBER_WORD.search(before))
        if not named and not worded and not _TWO_SIGNS.search(symbol):
            continue  # a share: 5/HTX
        yield Citation(
            kind=named["kind"] if named else "",
            worded=worded,
            symbol=symbol,
            first=match.start() - len(before) + named.start() if named else match.start(),
            start=match.start(),
            end=match.end(),
            dated=match["dated"] is not None,
            day=_day(match),
        )


def extents(text: str) -> list[tuple[int, int]]:
    """Where whole citations stand, from the type to the end of the title, as start and end.

    Numbers that follow one another (“số …, số …”) are one citation.

    >>> text = "theo Kế hoạch số 47/KH-UBND ngày 02/3/2022 của UBND tỉnh về truyền thông, bảo đảm"
    >>> [text[start:end] for start, end in extents(text)]
    ['Kế hoạch số 47/KH-UBND ngày 02/3/2022 của UBND tỉnh về truyền thông']
    >>> text = "Thực hiện Kế hoạch số 47/KH-UBND của UBND tỉnh trên địa bàn tỉnh"
    >>> [text[start:end] for start, end in extents(text)]
    ['Kế hoạch số 47/KH-UBND của UBND tỉnh']
    """
    found: list[tuple[int, int]] = []
    for one in citations(text):
        if found and one.first < found[-1][1]:
            continue  # cited within the title of the one before
        found.append((one.first, _title_end(text, _issuer_end(text, one.end))))
    return found


def _issuer_end(text: str, start: int) -> int:
    """Where “của …” after a number ends; ``start`` where no issuer follows."""
    start -= len(text[:start]) - len(text[:start].rstrip(" ,(-–—/."))
    more = _MORE_NUMBERS.match(text, start)
    start = more.end() if more else start
    found = _ISSUER.match(text, start)
    return found.end() if found else start


def _title_end(text: str, start: int) -> int:
    """Where a title that begins at ``start`` ends; ``start`` where none does."""
    if not _TITLE.match(text, start):
        return start
    position = start
    while position < len(text):
        quotation = _QUOTATION.match(text, position)
        if quotation:
            position = quotation.end()
        elif _TITLE_ENDS.match(text, position):
            break
        else:
            position += 1
    return position


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except (TypeError, ValueError):  # none given, or none that there is
        return None
