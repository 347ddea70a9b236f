"""ND5: capitals in names of organs, documents and days (viết hoa), and where tone marks stand.

A capital is only ever judged where the words around it leave no doubt, and mended when a
person has looked at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, product
from typing import Final

from docgen.decree.profile import Profile
from docgen.lint.register import Finding, rule
from docgen.lint.wording import SEVERAL, any_of, recased, wrong
from docgen.model.problem import Severity
from docgen.vietnamese.citation import CODES
from docgen.vietnamese.letters import LOWER, UPPER, spellings
from docgen.vietnamese.messages import N_
from docgen.vietnamese.names import key, sentence_start
from docgen.vietnamese.organs import ALSO, ORGANS, STATUTES
from docgen.word.prose import SENTENCES, Hit, prose
from docgen.word.roles import Document

# --- organs -----------------------------------------------------------------------------------


_OF_UNIT: Final = r"(?= (?:[tT]ỉnh|[tT]hành [pP]hố|[hH]uyện|[xX]ã|[pP]hường)\b)"


def _organs() -> str:
    """Every known name: its first letter a capital, the rest in whatever letters.

    A small first letter counts only where the rest is a name beyond doubt: “sở Nội Vụ”, and
    “ủy ban nhân dân tỉnh”, not “cán bộ y tế” or “bầu cử hội đồng nhân dân các cấp”.
    """
    by_word: dict[str, list[str]] = {}
    for one in (form for name in ORGANS for form in spellings(name)):
        word, _, rest = one.partition(" ")
        by_word.setdefault(word, []).append(re.escape(rest).replace(r"\-", "[-–]"))
    fields = (one.partition(" ")[2] for one in ORGANS if one.startswith("Sở "))
    branches = [
        rf"(?:[sS]ở|[bB]ộ) (?=[{UPPER}])(?i:{any_of(fields)})",
        rf"(?:ủy|uỷ) (?i:ban nhân dân){_OF_UNIT}",
        rf"hội (?i:đồng nhân dân){_OF_UNIT}",
    ]
    for word, those in by_word.items():
        ends = "|".join(sorted(those, key=len, reverse=True))
        branches.append(f"{word} (?i:{ends})")
    return "|".join(branches)


_ORGAN: Final = re.compile(rf"\b(?:{_organs()})\b")
_ORGAN_NEAR: Final = (
    *sorted({f"{form.partition(' ')[0]} " for one in ORGANS for form in spellings(one)}),
    *(one[0].lower() + one[1:] for one in ORGANS if one.startswith(("Bộ ", "Sở "))),
    *("sở ", "bộ ", "ủy ban ", "uỷ ban ", "hội đồng ", "ủy Ban ", "uỷ Ban ", "hội Đồng "),
)
_SPELLED: Final = {key(one): one for one in ORGANS}
_WORD_ENDS: Final = ("cán", "nội", "toàn", "cơ", "tiến", "đồng", "đại", "trụ", "chi", "đảng")


@rule(
    "ND506",
    "miscased-organ",
    N_("the name of the organ “{actual}” is spelled “{expected}” (places: {count})"),
    source="Phụ lục II, mục IV.1",
    severity=Severity.WARNING,
    bad="Ủy Ban Nhân Dân tỉnh giao Sở tài chính",
    good="Ủy ban nhân dân tỉnh giao Sở Tài chính",
    fixable=True,
)
def miscased_organ(document: Document, profile: Profile) -> Iterator[Finding]:
    """The name of an organ (cơ quan, tổ chức) with capitals in other places than its own.

    The words of its type and of its field begin with capitals. Only known names of ministries,
    departments and bodies are judged, not names printed in capitals throughout, and no words
    that only look like one (“cơ sở y tế”, “Sở xây dựng kế hoạch”). A person confirms the fix.
    """
    found = []
    for hit in prose(document).find(_ORGAN, *_ORGAN_NEAR):
        name = _SPELLED.get(key(hit.text), "")
        if len(name) != len(hit.text) or hit.text.isupper() or hit.follows(*_WORD_ENDS):
            continue
        if hit.text not in ALSO:
            found.append(wrong(hit, _cased_like(name, hit.text)))
    yield from recased(found)


def _cased_like(name: str, text: str) -> str:
    """``text`` with capitals where ``name`` has them."""
    pairs = zip(name, text, strict=True)
    return "".join(b.upper() if a.isupper() else b.lower() for a, b in pairs)


_PEOPLE: Final = re.compile(
    r"\b(?:tầng lớp|quần chúng|toàn thể|bà con|phục vụ|đời sống|nguyện vọng|Đảng, Nhà nước và"
    r"|Đảng bộ, chính quyền và|cấp ủy, chính quyền và|của|do|vì) (?P<word>nhân dân)\b"
    r"(?! (?:tệ|phục vụ|các nước|thế giới|địa phương các nước))"
)
_STATE: Final = re.compile(
    r"\b(?:Đảng(?:,| và)|chính sách của|pháp luật của|quy định của|tài sản của|thay mặt|lợi ích của"
    r"|vốn của|trách nhiệm của) (?P<word>nhà nước)\b"
    r"(?! (?:pháp quyền|xã hội|phong kiến|cổ|tư sản|dân chủ|khác|thành viên|cấp|có thẩm))"
)


@rule(
    "ND507",
    "small-people-or-state",
    N_("“{actual}” is spelled “{expected}” here (places: {count})"),
    source="Phụ lục II, mục V.1",
    severity=Severity.WARNING,
    bad="các tầng lớp nhân dân",
    good="các tầng lớp Nhân dân",
    fixable=True,
)
def small_people_or_state(document: Document, profile: Profile) -> Iterator[Finding]:
    """“Nhân dân” or “Nhà nước”, as nouns, with a small letter.

    Within other names (“Ủy ban nhân dân”, “Công an nhân dân”, “nhân dân tệ”) and where they
    say of what kind something is (“ngân sách nhà nước”) they are not judged. A person confirms
    the fix.
    """
    text = prose(document)
    found = chain(text.find(_PEOPLE, " nhân dân"), text.find(_STATE, " nhà nước"))
    yield from recased(wrong(hit, sentence_start(hit.match["word"]), "word") for hit in found)


# --- documents --------------------------------------------------------------------------------

_TYPE_WORDS: Final = sorted({*CODES.values(), "Công văn", "Công điện"}, key=len, reverse=True)
_MISSPELLED: Final = sorted(
    {wrong for one in _TYPE_WORDS for wrong in (one.lower(), one.title())} - {*_TYPE_WORDS},
    key=lambda one: (-len(one), one),
)
_TYPE: Final = re.compile(
    rf"(?<!\w)(?P<word>{'|'.join(_MISSPELLED)}) (?=số \d+[a-zđ]?(?:/(?:\d{{4}}/)?|-)[A-ZĐ])"
)
_KNOWN_TYPES: Final = {one.casefold(): one for one in _TYPE_WORDS}
_STATUTE: Final = re.compile(
    rf"\b(?P<word>Bộ [lL]uật|bộ luật) (?P<code>(?i:{any_of(STATUTES['Bộ luật'])}))\b"
    rf"|\b(?P<law>Luật) (?P<title>(?i:{any_of(STATUTES['Luật'])}))\b"
)


@rule(
    "ND508",
    "miscased-document",
    N_("the document “{actual}” is spelled “{expected}” (places: {count})"),
    source="Phụ lục II, mục V.6",
    severity=Severity.WARNING,
    bad="theo nghị định số 30/2020/NĐ-CP và Luật bình đẳng giới",
    good="theo Nghị định số 30/2020/NĐ-CP và Luật Bình đẳng giới",
    fixable=True,
)
def miscased_document(document: Document, profile: Profile) -> Iterator[Finding]:
    """A named document (văn bản cụ thể) without a capital on its type, a statute on its title.

    Several documents at once (“các nghị quyết số …”) and types without a number (“nghị quyết
    của Đảng”) are common nouns, and only known titles of statutes are judged. A person confirms
    the fix.
    """
    text = prose(document)
    typed = (
        wrong(hit, _KNOWN_TYPES[hit.match["word"].casefold()], "word")
        for hit in text.find(_TYPE, *(f"{one} số " for one in _MISSPELLED))
        if not hit.follows(*SEVERAL)
    )
    yield from recased(chain(typed, map(_statute, text.find(_STATUTE, "Luật ", "ộ luật "))))


def _statute(hit: Hit) -> tuple[Hit, int, str, str]:
    title = hit.match["title"] or hit.match["code"]
    right = "Luật" if hit.match["law"] else "Bộ luật"
    if title.isupper():
        return wrong(hit, hit.text)
    return wrong(hit, f"{right} {title[0].upper()}{title[1:]}")


_PART: Final = (
    r"(?:[đĐ]iểm [a-zđ]{1,2}\d?|[kK]hoản \d{1,2}[a-zđ]?|[đĐ]iều \d{1,3}[a-zđ]?"
    r"|[tT]iểu mục (?:[IVXLC]+|\d{1,2})|[mM]ục (?:[IVXLC]+|\d{1,2})|[cC]hương (?:[IVXLC]+|\d{1,2})"
    r"|[pP]hần (?:[IVXLC]+|\d{1,2}))(?![\w.])"
)
_PARTS: Final = re.compile(rf"\b{_PART}(?:,? {_PART})+")
_ONE_PART: Final = re.compile(
    r"\b(?:(?<=tại )|(?<=theo )|(?<=Theo ))điều \d{1,3}[a-zđ]?(?= (?:của )?"
    r"(?:Luật|Bộ luật|Nghị|Thông tư|Quyết định|Quy chế|Quy định|Kế hoạch|Pháp lệnh|Hiến pháp))"
    r"|(?<=[^\W\d_] )Khoản \d{1,2}[a-zđ]?(?= (?:của )?(?:Luật|Nghị|Thông|Quyết))"
)
_PART_WORD: Final = re.compile(r"[đĐ]iểm|[kK]hoản|[đĐ]iều|[tT]iểu mục|[mM]ục|[cC]hương|[pP]hần")
_PART_NEAR: Final = ("hoản ", "Điều ", "điều ", "Mục ", "Chương ", "chương I")
_COMPOUNDS: Final = ("tài", "điều", "danh", "hạng", "chuyên", "thành", "một", "các", "giao", "bản")
_SMALL_PARTS: Final = frozenset({"điểm", "khoản"})
_ORDER: Final = ("điểm", "khoản", "điều", "tiểu mục", "mục", "chương", "phần")


@rule(
    "ND509",
    "miscased-part",
    N_("the parts of a document “{actual}” are cited as “{expected}” (places: {count})"),
    source="Phụ lục II, mục V.7",
    severity=Severity.WARNING,
    bad="quy định tại Khoản 2 điều 5",
    good="quy định tại khoản 2 Điều 5",
    fixable=True,
)
def miscased_part(document: Document, profile: Profile) -> Iterator[Finding]:
    """Cited parts of a document whose words have the wrong first letter.

    Phần, Chương, Mục, Tiểu mục and Điều begin with a capital, khoản and điểm do not, unless
    they begin the sentence. One part alone is judged only where a named document follows. A
    person confirms the fix.
    """
    text = prose(document)
    parts = (
        wrong(hit, _right_parts(hit))
        for hit in text.find(_PARTS, *_PART_NEAR, roles=SENTENCES)
        if not hit.follows(*_COMPOUNDS)
    )
    single = (
        wrong(hit, _PART_WORD.sub(_right_part, hit.text))
        for hit in text.find(_ONE_PART, "điều ", "Khoản ", roles=SENTENCES)
        if not hit.follows(*_COMPOUNDS)
    )
    yield from recased(chain(parts, single))


def _right_parts(hit: Hit) -> str:
    first = hit.text[0]
    right = _PART_WORD.sub(_right_part, hit.text)
    return right if hit.is_inside() else first + right[1:]


def _right_part(match: re.Match[str]) -> str:
    word = match[0].lower()
    return word if word in _SMALL_PARTS else sentence_start(word)


@rule(
    "ND510",
    "parts-from-large-to-small",
    N_("“{actual}” names the parts of a document from large to small, not from small to large"),
    source="Phụ lục II, mục V.7",
    severity=Severity.WARNING,
    bad="quy định tại Điều 5, khoản 2, điểm a",
    good="quy định tại điểm a khoản 2 Điều 5",
)
def parts_from_large_to_small(document: Document, profile: Profile) -> Iterator[Finding]:
    """Cited parts of a document in the order Điều, khoản, điểm, each larger than the next.

    A list of several provisions (“Điều 5, khoản 2 Điều 7”) is right. No fix: the sentence has
    to be put together anew.
    """
    for hit in prose(document).find(_PARTS, *_PART_NEAR, roles=SENTENCES):
        if hit.follows(*_COMPOUNDS) or not hit.is_inside():
            continue
        ranks = [_ORDER.index(word.lower()) for word in _PART_WORD.findall(hit.text)]
        if ranks == sorted(set(ranks), reverse=True):
            yield Finding(hit.place, {"actual": hit.text})


@rule(
    "ND511",
    "small-own-type",
    N_("the document calls itself “{actual}”, not “{expected}” (places: {count})"),
    source="Phụ lục II, mục V.6",
    severity=Severity.WARNING,
    bad="tổ chức thực hiện kế hoạch này",
    good="tổ chức thực hiện Kế hoạch này",
    fixable=True,
)
def small_own_type(document: Document, profile: Profile) -> Iterator[Finding]:
    """The document's reference to itself (“Kế hoạch này”) with a small letter.

    Only its own type is judged, not other documents that it speaks of (“các kế hoạch này”). A
    person confirms the fix, since “kế hoạch này” may be another one.
    """
    if not document.type:
        return
    small = document.type[0].lower() + document.type[1:]
    pattern = re.compile(rf"\b{re.escape(small)} này\b(?! của)")
    found = (
        hit for hit in prose(document).find(pattern, f"{small} này") if not hit.follows(*SEVERAL)
    )
    yield from recased(wrong(hit, sentence_start(hit.text)) for hit in found)


# --- days, tone marks -------------------------------------------------------------------------

_NUMBERS: Final = ("hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_DAYS: Final = (
    *(f"hứ {one}" for one in _NUMBERS),
    *(f"háng {one}" for one in (*_NUMBERS, "giêng", "chạp")),
)
_DAY: Final = re.compile(
    r"\b(?P<day>[tT]hứ (?:hai|ba|tư|năm|sáu|bảy))"
    r"(?=,? \(?(?:ngày )?\d{1,2}/\d|,? ngày \d| hằng tuần| hàng tuần| (?:và|,) [cC]hủ nhật)"
    r"|(?:[sS]áng|[cC]hiều|[tT]ối) (?P<half>thứ (?:hai|ba|tư|năm|sáu|bảy))(?=,? \d)"
    r"|\b(?P<month>tháng (?:giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp))"
    r"(?= năm (?:19|20)\d\d)"
    r"|Cách mạng (?P<event>tháng (?:tám|mười))\b"
)


@rule(
    "ND512",
    "small-day-or-month",
    N_("the day or month “{actual}” is spelled “{expected}” (places: {count})"),
    source="Phụ lục II, mục V.8",
    severity=Severity.WARNING,
    bad="sáng thứ hai, ngày 05 tháng 8",
    good="sáng thứ Hai, ngày 05 tháng 8",
    fixable=True,
)
def small_day_or_month(document: Document, profile: Profile) -> Iterator[Finding]:
    """A day of the week or a month in words whose number has a small letter.

    “lần thứ hai” counts, and “ngày tháng năm” is no month: only words next to a date or “hằng
    tuần” are judged. A person confirms the fix.
    """
    found = []
    for hit in prose(document).find(_DAY, *_DAYS, roles=SENTENCES):
        group = hit.match.lastgroup or 0
        noun, _, number = hit.match[group].partition(" ")
        found.append(wrong(hit, f"{noun} {sentence_start(number)}", group))
    yield from recased(found)


_END: Final = rf"(?![{LOWER}{UPPER}])"
_TONES: Final = (  # on the first vowel, on the second
    (
        re.compile(rf"(?:[òóỏõọ][ae]|(?<![qQ])[ùúủũụ]y){_END}"),
        (*map("".join, product("òóỏõọ", "ae")), *map("".join, product("ùúủũụ", "y"))),
    ),
    (
        re.compile(rf"(?:o[àáảãạèéẻẽẹ]|(?<![qQ])u[ỳýỷỹỵ]){_END}"),
        (*map("".join, product("o", "àáảãạèéẻẽẹ")), *map("".join, product("u", "ỳýỷỹỵ"))),
    ),
)


@rule(
    "ND513",
    "mixed-tone-marks",
    N_("tone marks stand in two ways: “{actual}” (places: {count}), else as in “{expected}”"),
    source="thông lệ",
    severity=Severity.NOTE,
    bad="xã hội hóa, khoá XII",
    good="xã hội hóa, khóa XII",
)
def mixed_tone_marks(document: Document, profile: Profile) -> Iterator[Finding]:
    """Tone marks on the first vowel (hòa, ủy) and on the second (hoà, uỷ) in one document.

    The decree has both; a document should keep to one. Names of persons in the signature are
    left out. No fix: names may be spelled so on purpose.
    """
    first, second = (
        prose(document).find(pattern, *near, roles=SENTENCES, quoted=True)
        for pattern, near in _TONES
    )
    pairs = list(zip(first, second, strict=False))  # as many as there are of the rarer way
    if pairs:
        more_second = next(second, None) is not None
        few, many = pairs[0] if more_second else reversed(pairs[0])
        values = {"actual": _syllable(few), "expected": _syllable(many), "count": len(pairs)}
        yield Finding(few.place, values)


def _syllable(hit: Hit) -> str:
    before = re.search(rf"[{LOWER}{UPPER}]*$", hit.before(12))
    return f"{before[0] if before else ''}{hit.text}"
