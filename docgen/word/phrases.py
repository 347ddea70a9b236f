"""What a line of an official document says it is, by its words alone.

Patterns are for texts folded by :func:`docgen.vietnamese.names.key` where they are in small
letters, and for texts as typed where they are not.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from docgen.vietnamese.citation import CODES
from docgen.vietnamese.names import key
from docgen.word.roles import Role

__all__ = [
    "ADDRESSEES",
    "ADMINISTRATIVE_TYPES",
    "APPENDIX",
    "APPENDIX_TITLED",
    "ARTICLE",
    "AUTHORITY",
    "BASIS",
    "CAPTION",
    "CLAUSE",
    "CONTACT",
    "COPY",
    "DRAFTER",
    "FORM",
    "LETTER",
    "NOTE",
    "PARTY",
    "PERSONAL",
    "POINT",
    "RECIPIENTS",
    "REFERENCE",
    "RESOLUTION",
    "SECTION",
    "SIGNED",
    "TELEGRAM",
    "UNIT",
    "bare",
    "begins_organ",
    "completes_title",
    "date_likeness",
    "has_surname",
    "is_legislation",
    "is_name",
    "is_number",
    "is_post",
    "is_title_of_one",
    "legislation_symbol",
    "mark",
    "motto_likeness",
    "organ_level",
    "subdivision",
    "title_likeness",
    "type_of",
    "type_of_symbol",
]

PARTY: Final = "đảng cộng sản việt nam"

ADMINISTRATIVE_TYPES: Final = (  # Điều 7 of the decree
    "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo",
    "Hướng dẫn", "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo",
    "Biên bản", "Tờ trình", "Hợp đồng", "Công văn", "Công điện", "Bản ghi nhớ",
    "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu", "Giấy nghỉ phép",
    "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công",
)  # fmt: skip
_TYPES: Final = {key(one): one for one in ADMINISTRATIVE_TYPES}
_JOINED: Final = {one.replace(" ", ""): name for one, name in _TYPES.items()}
_LONGEST_FIRST: Final = sorted(_TYPES, key=len, reverse=True)
# Words that make a name of a type longer, as in BÁO CÁO TÓM TẮT; others belong to the subject.
_QUALIFIED = re.compile(
    r"(tóm tắt|tổng hợp|tổng kết|sơ kết|nhanh|giải trình|thẩm định|thẩm tra|liên ngành|liên tịch"
    r"|phối hợp|nội bộ|bổ sung|hội nghị|cuộc họp|họp|làm việc|kiểm tra|bàn giao|kết luận"
    r"|số|chuyên đề|đột xuất|tháng|quý|năm|tuần|định kỳ|khẩn|giao ban|công tác)\b"
)
_LEGISLATION = re.compile(
    r"(luật|bộ luật|pháp lệnh|nghị định|thông tư|thông tư liên tịch|hiến pháp)"
)
_LEGISLATION_SYMBOL = re.compile(
    r"/\s*(19|20)\d\d\s*/\s*((qđ|nq|tt|ttlt|nđ|ct|l|pl)\s*-\s*(hđnd|ubnd|ttg|cp|ctn|ubtvqh\d*|qh\d*"
    r"|nhnn|tandtc|vksndtc|ktnn|ttcp|vpcp|ubdt|b[a-zđ&]{1,8}|hđtp)\b|qh\d+|ubtvqh\d+|nđ\b|nđ-)"
)
_STATE_SYMBOL = re.compile(r"/([^\W\d_]+)-")

_TITLE: Final = "conghoaxahoichunghiavietnam"
_MOTTO: Final = "doclaptudohanhphuc"

_BLANK = r"[\s\d.…_x\[\]]*"  # a day or a month, or the room to fill it in
_DATE = re.compile(
    rf"\bngày\b{_BLANK}(tháng\b{_BLANK}(năm\b{_BLANK})?|[/-]{_BLANK}[/-]{_BLANK})?\W*$"
)
_DATED_PLACE = re.compile(
    r"[^,;:(]{0,45},\s*(ngày\b|\d{1,2}\s*[/-]\s*\d{1,2}\s*[/-]\s*\d{4}$)|ngày\b"
)
_UNDATED_PLACE = re.compile(r"[^,;:(\d]{2,35}\bngày\b[\s\d.…_]*tháng\b[\s\d.…_]*năm\b[\s\d.…_]*$")
_NUMBER = re.compile(
    r"s[ốôồo]\s*[:.;,]?\s*[\d.…_\s]*[a-zđ]?\s*[/-]\s*\D|s[ốô]\s*:[\s\d.…_/]*$"
    r"|s[ốôồo]\s*[:.;,]?[\s\d.…_]*/\s*(19|20)\d\d\s*/"
)
_SYMBOL = re.compile(r"[\d.…_\s]*[a-zđ]?\s*/\s*((19|20)\d\d\s*/\s*)?[a-zđ]{2,8}(-[\w&.]{1,14})+")
LETTER = re.compile(r"v\s*/\s*v\b|về việc\b|v/v")
_URGENCY = re.compile(r"\W*(hỏa tốc(\W* hẹn giờ.{0,30})?|thượng khẩn|khẩn|hỏa tốc hẹn giờ)\W*")
_SECRECY = re.compile(r"\W*((độ mật\s*:\s*)?(mật|tối mật|tuyệt mật)|tài liệu thu hồi.{0,20})\W*")
_CIRCULATION = re.compile(r"\W*(xem xong trả lại|lưu hành nội bộ|không phổ biến.{0,30})\W*")
_DRAFT = re.compile(
    r"\(?\s*(bản )?dự thảo\s*((lần|số|ngày|xin|trình|họp|lấy|gửi|phiên bản|bản|v)\b.{0,40}"
    r"|[\d(:.,].{0,40})?\)?"
)
COPY = re.compile(r"(bản )?(sao y|sao lục|trích sao)( bản chính)?\W*")
ADDRESSEES = re.compile(r"kính (gửi|trình)\b")
TELEGRAM = re.compile(r".{3,150}\bđiện\s*:$")
BASIS = re.compile(r"(căn cứ|theo đề nghị|xét đề nghị|xét|trên cơ sở|thực hiện|sau khi)\b")
RESOLUTION = re.compile(r"(nay )?(quyết định|quyết nghị|nghị quyết|chỉ thị)\s*:?")
REFERENCE = re.compile(r"\(?\s*(được )?(ban hành )?(kèm theo|đính kèm)\b")
APPENDIX = re.compile(
    r"phụ lục(\s*(số)?\s*[:.]?\s*([ivxlc]+|\d{1,2}|[a-h])([.\-/]\d{1,2})?)?\s*[:.]?"
)
APPENDIX_TITLED = re.compile(r"phụ lục\s*(số)?\s*([ivxlc]+\b|\d{1,2}\b)?\s*[-:.,]\s*\S")
FORM = re.compile(
    r"\(?(mẫu|biểu|biểu mẫu|mẫu biểu|bảng|mẫu phiếu)\s*(số)?\s*[:.]?\s*\d+[\w./-]*\W*"
)
RECIPIENTS = re.compile(r"nơi (nhận|gửi)\s*([:.;]|$)")
AUTHORITY = re.compile(
    r"(?i)(tm|kt|tl|tuq|q)\s*[./:]\s*\S|(t/m|k/t|t/l|tuq/)\s*\S|(ký thay|thừa lệnh|thay mặt)\s*:?\s"
)
DRAFTER = re.compile(
    r"([A-ZĐ][A-Za-zĐđ.]{0,9}[.,]?\s*\(\s*\d{1,4}\s*(b|bản)?\s*\)"
    r"|[A-ZĐ]{1,6}[.,]\s?\d{1,4}\s?b?)\.?"
)
NOTE = re.compile(r"\(?\s*((đã )?ký\b|chữ ký|ký tên|ký,|đóng dấu|ghi rõ|họ tên|họ và tên|ký số).*")
SIGNED = re.compile(  # what a program prints of a digital signature
    r"(người ký|ký (số )?bởi|được ký|(thời gian|ngày|giờ) ký|signature|digitally)\b"
    r"|(cơ quan|tổ chức|đơn vị|chức vụ|e-?mail)\s*:"
)
CONTACT = re.compile(
    r"(địa chỉ|trụ sở|điện thoại|đt|fax|e-?mail|thư điện tử|website|trang thông tin|tel)\b\s*[:.]"
    r"|số[:\s]\s*\d+[^/]*\b(đường|phố)\b"
)
ARTICLE = re.compile(r"điều\s+(\d{1,3}[a-zđ]?|[ivxlc]+)\s*([.:]|$)")
SECTION = re.compile(
    r"(?!V\s*/\s*[vV])(?=[IVXLC])(XC|XL|L?X{0,4})(IX|IV|V?I{0,3})\s*[.)/:-]\s*[^\W\d_]|[A-HĐ]\s*[.)/]\s*[^\W\d_]"
)
CLAUSE = re.compile(
    r"\d{1,3}(\.\d{1,2})*\s*(\.(?!\d)|[)/](?!\s*\d)|:)\s*\S|\d{1,2}(\.\d{1,2})+\s+[^\W\d_]"
)
POINT = re.compile(r"\(?[a-zđ]\s*[.)/](?![a-z]?/)\s*\S")
CAPTION = re.compile(
    r"(bảng|biểu|hình|biểu đồ|sơ đồ|đồ thị|ảnh)\s*(số)?\s*\d+[\d.]*\s*[:.-]|đơn vị( tính)?\s*:"
    r"|đvt\s*:|ghi chú\s*[:.]?|nguồn\s*:|lưu ý\s*:"
)
_PART = re.compile(
    r"(phần|chương)\s+(thứ\s+\w+|[ivxlcd]+|\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
    r"|mười)\b\s*(.*)"
)
_SUBDIVISION = re.compile(r"(mục|tiểu mục)\s+(\d{1,3}|[ivxlc]+)\b\s*(.*)")
PERSONAL = re.compile(
    r"(đơn|bản cam kết|bản tự|bản kiểm điểm|sơ yếu|tờ khai|giấy đề nghị|phiếu đề nghị|giấy cam"
    r"|thư mời|bản khai|lý lịch|giấy xác nhận|giấy biên nhận|bản cam đoan|giấy đăng ký"
    r"|phiếu đăng ký|phiếu khảo sát|phiếu đánh giá|bản thuyết minh|lời)\b"
)

# Words that begin the name of an organ; what stands above such a line is its parent.
_ORGAN = re.compile(
    r"(sở|phòng(?![,\s]+(chống|cháy|ngừa|thủ|dịch))|trường|văn phòng|cục|vụ|chi cục|trung tâm"
    r"|ban|viện"
    r"|tổng cục|học viện|bệnh viện|hội(?! nghị)|liên đoàn|liên hiệp|liên minh|đài|thanh tra|công an"
    r"|bộ|ủy ban|hội đồng|chủ tịch|thủ tướng|đoàn|quỹ|kho bạc|bảo hiểm|báo|thư viện|bảo tàng"
    r"|nhà hát|nhà văn hóa|nhà xuất bản|trạm|tổ|công ty|tổng công ty|tập đoàn|tòa án"
    r"|viện kiểm sát|ubnd|hđnd"
    r"|ngân hàng|hạt kiểm lâm|đội|cơ quan|chính phủ|quốc hội|văn phòng|mặt trận|đảng ủy|tỉnh ủy"
    r"|thuế|hải quan|thống kê|tiểu ban|đại học|khoa|xí nghiệp|nhà máy|khu quản lý|làng|cụm"
    r"|câu lạc bộ"
    r"|thường trực|giám đốc|bộ tư lệnh|bộ chỉ huy|lữ đoàn|sư đoàn|thi hành án|kiểm toán"
    r"|ttyt|thpt|hợp tác xã|htx|vườn|vnpt|điện lực|bưu điện)\b"
)
UNIT = re.compile(r"(tỉnh|thành phố|tp|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thôn)\b")
_TITLES_OF_ONE = re.compile(r"(chủ tịch|thủ tướng|giám đốc|hiệu trưởng|bộ trưởng|trưởng ban)\b")
_LEADERSHIP = re.compile(
    r"(quyền\s+|q\.\s*|nguyên\s+)?(phó\s+|quyền\s+)*(chủ tịch|giám đốc|tổng giám đốc|trưởng"
    r"|bộ trưởng"
    r"|thứ trưởng|chánh|cục trưởng|vụ trưởng|viện trưởng|tổng cục|hiệu trưởng|hiệu phó|chủ nhiệm"
    r"|thủ tướng|bí thư|chi cục|tổ trưởng|tổ phó|thư ký|chủ tọa|chủ trì|người|hạt trưởng"
    r"|đội trưởng|trạm trưởng"
    r"|phó|kế toán|thủ trưởng|đại diện|bên [ab]|thủ quỹ|thành viên|ủy viên|thủ kho|cán bộ"
    r"|chuyên viên"
    r"|tổng biên tập|tổng thư ký|chỉ huy|tư lệnh|chính ủy|đồn trưởng|thẩm phán|ghi chép|lãnh đạo"
    r"|ban giám|xác nhận|phê duyệt|duyệt|nơi|hội đồng|ủy ban|tổ chức|cơ quan|đơn vị|giáo viên"
    r"|chủ hộ)\b"
)
_DEGREES = re.compile(
    r"((GS|PGS|TSKH|TS|ThS|THS|BS|CK ?(?:I{1,2}|[12])|CN|KS|DS|LS|NGƯT|NGND|NSƯT|NSND|TTƯT|TTND"
    r"|BSCK[I1-2]*"
    r"|Thạc sĩ|Tiến sĩ|Bác sĩ|Giáo sư|Phó Giáo sư|Kỹ sư|Cử nhân|Thiếu úy|Trung úy|Thượng úy|Đại úy"
    r"|Thiếu tá|Trung tá|Thượng tá|Đại tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng"
    r"|Ông|Bà|Đ/c|Đồng chí)\s*[.,:]?\s*)+",
    re.IGNORECASE,
)
_SURNAMES: Final = frozenset((
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
    "hồ", "ngô", "dương", "lý", "đào", "đinh", "đoàn", "lương", "trịnh", "mai", "tô", "hà", "cao",
    "lâm", "tạ", "chu", "châu", "trương", "vương", "quách", "triệu", "lò", "vi", "nông", "hứa",
    "bế", "ma", "lộc", "phùng", "thái", "lưu", "tống", "giáp", "kiều", "từ", "văn", "thân", "la",
    "quàng", "cầm", "giàng", "sùng", "vàng", "thào", "hạ", "mùa", "y", "h",
))  # fmt: skip
_MARKS: Final = (
    (_URGENCY, Role.URGENCY),
    (_SECRECY, Role.SECRECY),
    (_CIRCULATION, Role.CIRCULATION),
    (COPY, Role.COPY_MARK),
)


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The letters of ``text`` without their marks, in small.

    >>> bare("Độc lập – Tự do")
    'doclaptudo'
    """
    folded = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(one for one in folded if "a" <= one <= "z")


def title_likeness(text: str) -> float:
    """How much a line is the Quốc hiệu: 1 where its letters are, 0 where it is something else."""
    return _likeness(text, _TITLE, "congho", "nghia")


def motto_likeness(text: str) -> float:
    """How much a line is the Tiêu ngữ, from 0 to 1."""
    return _likeness(text, _MOTTO, "doclap", "hanhphuc")


def _likeness(text: str, wanted: str, *parts: str) -> float:
    if not len(wanted) // 2 <= len(text) <= 3 * len(wanted):
        return 0.0
    letters = bare(text)
    if letters == wanted:
        return 1.0
    if abs(len(letters) - len(wanted)) > 7 or not any(part in letters for part in parts):
        return 0.0
    ratio = SequenceMatcher(None, letters, wanted, autojunk=False).ratio()
    return ratio if ratio >= 0.85 else 0.0


def completes_title(first: str, second: str) -> bool:
    """Whether two lines one below the other are the Quốc hiệu broken in two."""
    begin = bare(first)
    return 8 < len(begin) < len(_TITLE) and begin + bare(second) == _TITLE


def date_likeness(words: str) -> float:
    """How much a folded line is place and date of issue, from 0 to 1."""
    if len(words) > 90 or "kèm theo" in words or ("ngày" not in words and "," not in words):
        return 0.0
    if _DATED_PLACE.match(words) and (_DATE.search(words) or "ngày" not in words):
        return 0.95 if "ngày" in words else 0.8
    return 0.8 if _UNDATED_PLACE.match(words) else 0.0


def is_number(text: str, words: str) -> float:
    """How much a line is số, ký hiệu, from 0 to 1."""
    if len(words) > 70 or CONTACT.match(words):
        return 0.0
    if _NUMBER.match(words):
        return 1.0
    symbol = _SYMBOL.fullmatch(words)
    return 0.8 if symbol and text[-1:].isupper() and len(words) < 40 else 0.0


def mark(words: str) -> Role | None:
    """The role of a line that is a stamp, or the mark of a draft."""
    if len(words) > 60:
        return None
    if _DRAFT.fullmatch(words):
        return Role.DRAFT_MARK
    return next((role for pattern, role in _MARKS if pattern.fullmatch(words)), None)


def type_of(text: str, words: str) -> tuple[str, float]:
    """The administrative type that a line names, and how sure that is its only matter.

    >>> type_of("BÁO CÁO", "báo cáo"), type_of("BÁO CÁO TÓM TẮT", "báo cáo tóm tắt")
    (('Báo cáo', 1.0), ('Báo cáo', 0.9))
    """
    plain = words.strip(" :.*")
    if not text.lstrip(" *")[:1].isupper():
        return "", 0.0
    if plain in _TYPES:
        return _TYPES[plain], 1.0
    joined = _JOINED.get(plain.replace(" ", ""))
    if joined:
        return joined, 0.9
    if plain.startswith("dự thảo "):
        name, sure = type_of(text[len("dự thảo ") :], plain.removeprefix("dự thảo "))
        return name, min(sure, 0.6)
    if not text.isupper() or len(text) > 200:
        return "", 0.0
    begun = next((one for one in _LONGEST_FIRST if plain.startswith(f"{one} ")), None)
    if begun is None:
        return "", 0.0
    rest = plain[len(begun) + 1 :]
    is_short = _QUALIFIED.match(rest) and rest.count(" ") < 4
    return _TYPES[begun], 0.9 if is_short else 0.5


def is_legislation(text: str, words: str) -> bool:
    """Whether a line is the title of a law, decree or circular."""
    match = _LEGISLATION.match(words)
    return bool(match) and text.isupper() and len(text) < 200


def legislation_symbol(words: str) -> bool:
    """Whether số, ký hiệu has a year and is of an organ and type that may have one.

    >>> legislation_symbol("số: 12/2026/qđ-ubnd"), legislation_symbol("số: 12/2026/kh-ubnd")
    (True, False)
    """
    return _LEGISLATION_SYMBOL.search(words) is not None


def type_of_symbol(text: str) -> str:
    """The administrative type whose code số, ký hiệu has; empty where it has none."""
    match = _STATE_SYMBOL.search(text)
    name = CODES.get(match[1], "") if match else ""
    return name if name in ADMINISTRATIVE_TYPES else ""


def subdivision(words: str) -> tuple[Role, str] | None:
    """The role of a line like “Chương II” with what follows the number; ``None`` for another."""
    for pattern, role in ((_PART, Role.PART), (_SUBDIVISION, Role.SUBDIVISION)):
        match = pattern.fullmatch(words)
        if match:
            return role, match[3].strip(" .:-")
    return None


def begins_organ(words: str) -> bool:
    """Whether a line of the heading begins the name of an organ."""
    return _ORGAN.match(words) is not None


def organ_level(words: str) -> str:
    """The word that says what rank an organ has: two of the same rank have no parent in common."""
    match = _ORGAN.match(words)
    return match[1] if match else ""


def is_title_of_one(words: str) -> bool:
    """Whether a line is a title of the State (chức danh nhà nước) and no more."""
    match = _TITLES_OF_ONE.match(words)
    return bool(match) and len(words) < 24


def is_post(words: str) -> bool:
    """Whether a line of the closing begins like a post (chức vụ)."""
    return _LEADERSHIP.match(words) is not None


def is_name(text: str) -> bool:
    """Whether a line is the name of a person, a degree or rank before it or not.

    >>> is_name("TS. Nguyễn Thị Hồng"), is_name("Như trên;"), is_name("PHÓ CHỦ TỊCH")
    (True, False, False)
    """
    degrees = _DEGREES.match(text)
    plain = text[degrees.end() :] if degrees else text
    words = plain.split()
    if not 2 <= len(words) <= 6 or not all(map(_is_syllable, words)):
        return False
    folded = key(plain)
    if folded.startswith(("lưu v", "như ", "nơi ")):
        return False
    return not (_LEADERSHIP.match(folded) or _ORGAN.match(folded) or UNIT.match(folded))


def has_surname(text: str) -> bool:
    """Whether a name begins with one of the usual family names (họ), or a degree before it."""
    degrees = _DEGREES.match(text)
    return degrees is not None or key(text.split(maxsplit=1)[0]) in _SURNAMES


def _is_syllable(word: str) -> bool:
    if len(word) == 2 and word[1] == "." and word[0].isupper():
        return True
    pieces = re.split("['’-]", word)  # H’Bia, K'Tèo, Y-Nôn
    return pieces[0][:1].isupper() and all(
        one.isalpha() and (one.isupper() or one.istitle() or (n > 0 and one.islower()))
        for n, one in enumerate(pieces)
    )
