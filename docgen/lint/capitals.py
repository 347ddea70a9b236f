"""ND5: capitals at the beginning of sentences and in names of places (viết hoa).

A capital is only ever judged where the words around it leave no doubt, and mended when a
person has looked at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.register import Finding, rule
from docgen.lint.wording import SEVERAL, any_of, recased, wrong
from docgen.model.edit import SetText
from docgen.model.problem import Severity
from docgen.vietnamese.letters import LOWER, UPPER
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import sentence_start
from docgen.vietnamese.places import MERGED, NAMED_AFTER, PROVINCES
from docgen.word.prose import RUNNING, SENTENCES, Hit, Prose, prose
from docgen.word.roles import Document, Role

# --- sentences --------------------------------------------------------------------------------

_AFTER_STOP: Final = re.compile(rf"[.?!] +(?P<word>[{LOWER}]{{2,}})(?= )")
_NEW_LINE: Final = re.compile(rf"\.”?\n+(?P<word>[{LOWER}]{{2,}})(?= )")
_VOWEL: Final = re.compile(
    "[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]"
)
_LAST_WORD: Final = re.compile(rf"(?:^|[ (“])([{UPPER}]?[{LOWER}]{{2,}})$")
_SYMBOL: Final = re.compile(rf"\d/(?:\d{{4}}/)?[{UPPER}][\w&/-]*-[\w&-]*[{UPPER}]$")
_SHORTENED: Final = frozenset({"vol", "no", "art", "al", "etc", "vs", "tel", "fax"})
_NO_WORD: Final = frozenset({"http", "https", "www", "com", "vn", "gov", "net", "org", "edu"})


@rule(
    "ND501",
    "small-letter-after-stop",
    N_("a sentence begins with “{actual}”, not “{expected}”"),
    source="Phụ lục II, mục I",
    severity=Severity.WARNING,
    bad="Hoàn thành trong quý I năm sau. các đơn vị báo cáo kết quả.",
    good="Hoàn thành trong quý I năm sau. Các đơn vị báo cáo kết quả.",
    fixable=True,
)
def small_letter_after_stop(document: Document, profile: Profile) -> Iterator[Finding]:
    """A sentence that begins with a small letter behind a full stop, or on a new line.

    Behind dots, abbreviations and numbers, but for the number of a cited document, in quotation
    marks and in lists nothing is judged.
    A person confirms the capital, since the full stop may be what is wrong.
    """
    text = prose(document)
    sentences = (hit for hit in text.find(_AFTER_STOP, roles=SENTENCES) if _ends_sentence(hit))
    lines = (hit for hit in _new_lines(text) if hit.member.role is Role.BODY)
    for hit in (*sentences, *lines):
        actual = hit.match["word"]
        expected = sentence_start(actual)
        start = hit.start("word")
        edit = SetText(place=hit.place, start=start, actual=actual, text=expected, sure=False)
        yield Finding(hit.place, {"actual": actual, "expected": expected}, (edit,))


def _new_lines(text: Prose) -> Iterator[Hit]:
    """Words in small letters that begin a paragraph or a line, behind a body text that ended."""
    for match in _NEW_LINE.finditer(text.text):
        hit = text.hit(match, "word")
        above = text.hit(match).member.role
        if above is Role.BODY and not hit.member.paragraph.label:
            yield hit


def _ends_sentence(hit: Hit) -> bool:
    """Whether the stop ends a sentence: a whole word stands before it, another behind it."""
    before = hit.before(60)
    last = _LAST_WORD.search(before)
    return _SYMBOL.search(before) is not None or (
        last is not None
        and last[1].lower() not in _SHORTENED
        and _VOWEL.search(last[1]) is not None
        and hit.match["word"] not in _NO_WORD
    )


# --- places -----------------------------------------------------------------------------------

_PLAIN_NAMES: Final = [one for one in (*PROVINCES, *MERGED) if one != "Hồ Chí Minh"]
_UNIT: Final = re.compile(rf"\b(Tỉnh|Thành [Pp]hố) (?:{any_of(_PLAIN_NAMES)})\b")
_NUMBERED: Final = re.compile(r"\b(quận|phường) [1-9]\d?(?=[;)\n]|[,.](?!\d)|$)", re.MULTILINE)
_NAMED: Final = re.compile(
    rf"\b(xã|phường|đặc khu|thị trấn|quận|huyện) (?:{any_of(NAMED_AFTER)})\b(?! [{UPPER}])"
)
_UNIT_WORDS: Final = ("xã ", "phường ", "đặc khu ", "thị trấn ", "quận ", "huyện ")
_TOLD: Final = RUNNING - {Role.TABLE_TEXT}
_COUNTED: Final = re.compile(r"(?:tỉnh|huyện|xã|quận|phường|thị trấn|thôn) \d+,? (?:và )?$")
_FIXED: Final = re.compile(r"\b(thành [Pp]hố Hồ Chí Minh|thủ đô Hà Nội)\b")
_TERRAINS: Final = ("Sông ", "Vịnh ", "Chợ ", "Đèo ", "Núi ", "Đảo ")
_TERRAIN: Final = re.compile(
    r"\b(Sông (?:Bạch Đằng|Cửu Long|Đồng Nai|Kỳ Cùng|Sài Gòn|Thái Bình|Thu Bồn|Vàm Cỏ)"
    r"|Vịnh (?:Bái Tử Long|Bắc Bộ|Cam Ranh|Hạ Long|Lan Hạ|Vân Phong|Xuân Đài)"
    r"|Chợ (?:Bến Thành|Đông Ba|Đông Kinh|Đồng Xuân|Kỳ Lừa)|Đèo (?:Hải Vân|Ô Quy Hồ|Khau Phạ)"
    r"|Núi (?:Bà Đen|Bài Thơ|Mẫu Sơn|Yên Tử)|Đảo (?:Cát Bà|Côn Đảo|Lý Sơn|Phú Quốc|Phú Quý))\b"
)


@rule(
    "ND502",
    "capital-unit",
    N_("“{actual}” within a sentence is spelled “{expected}” (places: {count})"),
    source="Phụ lục II, mục III.1.a",
    severity=Severity.WARNING,
    bad="trên địa bàn Tỉnh Nam Định",
    good="trên địa bàn tỉnh Nam Định",
    fixable=True,
)
def capital_unit(document: Document, profile: Profile) -> Iterator[Finding]:
    """“Tỉnh” or “Thành phố” with a capital before the name of a province, within a sentence.

    At the beginning of a sentence, a line or a table cell, without a name (“Tỉnh giao”), and
    in “Thành phố Hồ Chí Minh” the capital is right. A person confirms the fix.
    """
    found = (hit for hit in prose(document).find(_UNIT, "Tỉnh ", "Thành ") if hit.is_inside())
    yield from recased(
        wrong(hit, hit.text.replace(hit.match[1], hit.match[1].lower())) for hit in found
    )


@rule(
    "ND503",
    "small-unit-named-after",
    N_(
        "“{actual}” bears a number or the name of a person or an event:"
        " spelled “{expected}” (places: {count})"
    ),
    source="Phụ lục II, mục III.1.b",
    severity=Severity.WARNING,
    bad="phường Điện Biên Phủ",
    good="Phường Điện Biên Phủ",
    fixable=True,
)
def small_unit_named_after(document: Document, profile: Profile) -> Iterator[Finding]:
    """A unit named after a number, a person or an event, its type with a small letter.

    Only known names of persons and events are judged, and no counts (“mỗi phường 2”, “các
    phường 1, 3”). A person confirms the fix.
    """
    text = prose(document)
    named = (hit for hit in text.find(_NAMED, *_UNIT_WORDS) if not hit.follows(*SEVERAL))
    numbered = (
        hit
        for hit in text.find(_NUMBERED, "quận ", "phường ", roles=_TOLD)
        if not hit.follows(*SEVERAL)
        and not hit.before(30).rstrip()[-1:].isdigit()
        and not _COUNTED.search(hit.before(30))
    )
    yield from recased(wrong(hit, sentence_start(hit.text)) for hit in (*named, *numbered))


@rule(
    "ND504",
    "small-capital-city",
    N_("“{actual}” is always spelled “{expected}” (places: {count})"),
    source="Phụ lục II, mục III.1.c",
    severity=Severity.WARNING,
    bad="tại thành phố Hồ Chí Minh",
    good="tại Thành phố Hồ Chí Minh",
    fixable=True,
)
def small_capital_city(document: Document, profile: Profile) -> Iterator[Finding]:
    """“Thủ đô Hà Nội” or “Thành phố Hồ Chí Minh” with a small letter.

    Where several cities are named at once (“các thành phố Hồ Chí Minh, Đà Nẵng”) nothing is
    judged. A person confirms the fix.
    """
    cities = prose(document).find(_FIXED, "hố Hồ Chí Minh", "thủ đô Hà Nội")
    found = (hit for hit in cities if not hit.follows(*SEVERAL))
    yield from recased(wrong(hit, sentence_start(hit.text).replace("Phố", "phố")) for hit in found)


@rule(
    "ND505",
    "capital-terrain",
    N_("“{actual}” within a sentence is spelled “{expected}” (places: {count})"),
    source="Phụ lục II, mục III.1.đ",
    severity=Severity.WARNING,
    bad="hai bên bờ Sông Kỳ Cùng",
    good="hai bên bờ sông Kỳ Cùng",
    fixable=True,
)
def capital_terrain(document: Document, profile: Profile) -> Iterator[Finding]:
    """A river, bay, mountain or market with its noun in capitals (Sông, Vịnh) before a whole name.

    Only well-known names are judged; those of one syllable with the noun (Cửa Lò, Vũng Tàu)
    are right, and so are names of organs (Ban Quản lý Vịnh Hạ Long). A person confirms the fix.
    """
    found = (
        hit
        for hit in prose(document).find(_TERRAIN, *_TERRAINS)
        if hit.is_inside() and not hit.follows("lý", "tàng", "phường", "xã")
    )
    yield from recased(wrong(hit, hit.text[0].lower() + hit.text[1:]) for hit in found)
